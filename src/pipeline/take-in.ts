import { inBatches } from "../batches.ts";
import { throwIfStopped } from "../errors.ts";
import type { Columns } from "../read/columns.ts";
import { readSources } from "../read/index.ts";
import { createIntake, type IntakeCounts, type PaperExtractor } from "../workspace/intake.ts";
import type { Journal } from "../workspace/journal.ts";
import { writeReport, type IntakeReport, type Reading } from "./intake-report.ts";

/** Papers that are extracted before the journal is written: a build that is killed loses no more than their extraction. */
const PAPERS_AN_INTAKE = 512;

interface TakeInOptions {
  readonly sources: readonly string[];
  readonly reader?: string | undefined;
  readonly columns?: Columns | undefined;
  /** A file for the report. */
  readonly report?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly run: Pick<IntakeReport, "command" | "started">;
}

/**
 * The first step of a build: read → extract → journal, and the report of it on disk before the next step can fail; where the
 * reading fails, the report of what was read until then.
 */
export async function takeIn(
  options: TakeInOptions,
  work: { readonly journal: Journal; readonly extractors: PaperExtractor; readonly reading: Reading },
): Promise<{ readonly counts: IntakeCounts; readonly report: IntakeReport }> {
  const { listener } = work.reading;
  const records = readSources(options.sources, { reader: options.reader, columns: options.columns, listener });
  const intake = await createIntake(work.journal, work.extractors);
  const reportOf = (endedBy: string | null): IntakeReport =>
    work.reading.report(intake.flow, { ...options.run, endedBy });
  try {
    for await (const batch of inBatches(records, PAPERS_AN_INTAKE)) {
      throwIfStopped(options.signal);
      await intake.take(batch);
      listener({ kind: "papers-extracted", records: intake.counts().records, papers: intake.counts().extracted });
    }
  } catch (error) {
    const report = reportOf(error instanceof Error ? error.message : String(error));
    // A mistyped name is no reason to lose the report of the last build; what ended this one matters more than its report.
    if (options.report !== undefined && report.sources.length > 0) {
      await writeReport(options.report, report).catch(() => undefined);
    }
    throw error;
  }
  const report = reportOf(null);
  if (options.report !== undefined) await writeReport(options.report, report);
  return { counts: intake.counts(), report };
}
