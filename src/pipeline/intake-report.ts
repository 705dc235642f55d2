import { access, constants, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { z } from "zod";
import { PaperGraphError } from "../errors.ts";
import type { Listener } from "../events.ts";
import { packageVersion } from "../version.ts";
import type { Flow } from "../workspace/flow.ts";
import { replaceFile } from "../workspace/workspace.ts";

/** A record that was left out. */
export interface Skip {
  /** Where it is in its source: `line 12`; `the whole file` where nothing in it can be read. */
  readonly position: string;
  /** Why, as a clause. */
  readonly reason: string;
}

/** What became of one source: `seen` = `read` + `skipped`. */
export interface SourceReport {
  /** The file, its name within an archive, or `-`. */
  readonly source: string;
  /** Name of the reader; null where none knows the format. */
  readonly reader: string | null;
  readonly seen: number;
  readonly read: number;
  /** Of those read, records of papers that another record of this build had brought already. */
  readonly joined: number;
  /** Of those read, records that tell no abstract; they are papers all the same. */
  readonly withoutAbstract: number;
  readonly skipped: number;
  /** Each record that was skipped, in order. */
  readonly skips: readonly Skip[];
}

/**
 * From records to papers, in the words of a PRISMA flow. `identified` = `skipped` + `duplicatesRemoved` + `included`. A record
 * that shows two papers to be one removes both as duplicates of it, so `duplicatesRemoved` may exceed what sources `joined`.
 */
export interface IntakeReport {
  /** Version of papergraph. */
  readonly version: string;
  readonly command: string;
  /** ISO 8601. */
  readonly started: string;
  /** The error that ended the reading, as a sentence: the report is of what was read until then. Null where all was read. */
  readonly endedBy: string | null;
  /** Records that the sources list. */
  readonly identified: number;
  /** Records that could not be read. */
  readonly skipped: number;
  readonly duplicatesRemoved: number;
  /** Papers that are in the graph by these sources. */
  readonly included: number;
  /** Of the included papers, those of which no source tells an abstract: nothing but the title is searched for concepts. */
  readonly withoutAbstract: number;
  /** Of the included papers, those whose text is not in English: they are searched for concepts only where that is asked for. */
  readonly notEnglish: number;
  /** Of the included papers, those that the workspace held before this build. */
  readonly knownBefore: number;
  readonly sources: readonly SourceReport[];
}

const count = z.int().nonnegative();

/** What `build --report FILE` writes. */
export const intakeReportSchema: z.ZodType<IntakeReport> = z.object({
  version: z.string(),
  command: z.string(),
  started: z.string(),
  endedBy: z.string().nullable(),
  identified: count,
  skipped: count,
  duplicatesRemoved: count,
  included: count,
  withoutAbstract: count,
  notEnglish: count,
  knownBefore: count,
  sources: z
    .array(
      z.object({
        source: z.string(),
        reader: z.string().nullable(),
        seen: count,
        read: count,
        joined: count,
        withoutAbstract: count,
        skipped: count,
        skips: z.array(z.object({ position: z.string(), reason: z.string() })).readonly(),
      }),
    )
    .readonly(),
});

/** Sources as their readers tell of them. */
export interface Reading {
  /** Hears of them, and passes all on. */
  readonly listener: Listener;
  report(flow: Flow, run: Pick<IntakeReport, "command" | "started" | "endedBy">): IntakeReport;
}

interface ToldSource {
  reader: string | null;
  readonly skips: Skip[];
}

export function watchReading(listener: Listener = () => undefined): Reading {
  const told = new Map<string, ToldSource>();
  const toldOf = (source: string): ToldSource => {
    const known = told.get(source) ?? { reader: null, skips: [] };
    told.set(source, known);
    return known;
  };
  return {
    listener(event) {
      if (event.kind === "source-opened") toldOf(event.source).reader = event.reader;
      if (event.kind === "record-skipped") {
        toldOf(event.source).skips.push({ position: event.position, reason: event.reason });
      }
      listener(event);
    },
    report(flow, run) {
      const sources = [...told].map(([source, { reader, skips }]): SourceReport => {
        const { read, joined, withoutAbstract } = flow.sources().get(source) ?? {
          read: 0,
          joined: 0,
          withoutAbstract: 0,
        };
        const skipped = skips.length;
        return { source, reader, seen: read + skipped, read, joined, withoutAbstract, skipped, skips };
      });
      const sum = (field: "seen" | "read" | "skipped"): number =>
        sources.reduce((total, source) => total + source[field], 0);
      const papers = flow.papers();
      return {
        version: packageVersion(),
        ...run,
        identified: sum("seen"),
        skipped: sum("skipped"),
        duplicatesRemoved: sum("read") - papers.included,
        ...papers,
        sources,
      };
    },
  };
}

/** Throws `WRITE_FAILED` where a report could not be written: before hours of work, not after them. */
export async function checkReportPath(path: string): Promise<void> {
  try {
    await access(dirname(resolve(path)), constants.W_OK);
  } catch (cause) {
    throw unwritable(path, cause);
  }
  const status = await stat(path).catch(() => undefined);
  if (status?.isDirectory() === true) throw unwritable(path, undefined);
}

/** Replaces the file in one step. Throws `WRITE_FAILED`. */
export async function writeReport(path: string, report: IntakeReport): Promise<void> {
  try {
    await replaceFile(path, `${JSON.stringify(report, null, 2)}\n`);
  } catch (cause) {
    throw unwritable(path, cause);
  }
}

const unwritable = (path: string, cause: unknown): PaperGraphError =>
  new PaperGraphError("WRITE_FAILED", `The report cannot be written to ${path}.`, {
    hint: "Check that --report names a file in a folder that is there and can be written.",
    cause,
  });
