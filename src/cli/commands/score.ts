import { Command, Option } from "commander";
import { type ExtractorPool, openExtractorPool, type PaperInput } from "../../extract/index.ts";
import type { Extraction } from "../../model/extraction.ts";
import { openSource } from "../../read/source.ts";
import { createResolver } from "../../resolve/resolver.ts";
import {
  type CanonicalName,
  commonMistakes,
  comparePapers,
  type PaperComparison,
  readCanonical,
  reportScores,
  type ResolutionReport,
  scoreResolution,
} from "../../score/index.ts";
import { modelOption, threadsOption, wholeNumber } from "../arguments.ts";
import { readAnnotatedPapers } from "../gold.ts";
import { createProgress, type Progress } from "../progress.ts";
import { formatScored, type Scored } from "../score-report.ts";
import type { Session } from "../session.ts";

/** Papers that the threads share out among them between two notes of progress. */
const PAPERS_A_BATCH = 128;

interface ScoreFlags {
  readonly model?: string;
  readonly threads?: number;
  readonly format: "table" | "json";
  readonly canonical?: string;
  /** How many of each kind; true for all. */
  readonly errors?: number | true;
}

/** `papergraph score`: how well a model finds what people have annotated. */
export function scoreCommand(session: Session): Command {
  return new Command("score")
    .summary("measure a model on annotated papers")
    .description(
      "Extracts annotated papers and compares what is found with the annotations: precision, recall and F1 in percent, with 95 % bootstrap intervals over papers, and how far confidences are probabilities.",
    )
    .argument(
      "<gold...>",
      "annotated papers: files of JSON lines (papergraph, SciERC or DyGIE++), brat files or folders of them, or - for stdin; gzip is recognised",
    )
    .addOption(modelOption())
    .addOption(threadsOption())
    .addOption(new Option("--format <format>", "how to print the scores").choices(["table", "json"]).default("table"))
    .addOption(
      new Option(
        "--canonical <file>",
        "also measure resolution across papers: a table type, name, canonical, paper ids (TSV) of which names are one concept",
      ),
    )
    .addOption(
      new Option(
        "--errors [n]",
        "also list what was missed, made up or given a wrong role, the commonest first, with a sentence each; all, or n of each kind",
      ).argParser(wholeNumber(1)),
    )
    .action(async (files: readonly string[], flags: ScoreFlags) => {
      const scored = await scoreModel(session, files, flags);
      const text =
        flags.format === "json"
          ? JSON.stringify(scored, null, 2)
          : formatScored(scored, (words) => session.output.mark(words));
      await session.output.report({ dataIn: "report", lines: [text], json: scored });
    });
}

async function scoreModel(session: Session, files: readonly string[], flags: ScoreFlags): Promise<Scored> {
  const papers = await readAnnotatedPapers(files, (text) => session.output.note(text));
  const canonical = flags.canonical === undefined ? undefined : await openCanonical(flags.canonical);
  const progress = createProgress(session);
  // Whoever annotates papers of another language asks how well they are read.
  await using extractors = await openExtractorPool({ ...flags, anyLanguage: true, listener: progress.listener });
  const extractions = await extractAll(extractors, papers, progress);
  const comparisons = comparePapers(papers, extractions);
  return {
    file: files.join(", "),
    model: extractors.model,
    version: extractors.version,
    ...reportScores(comparisons),
    ...(canonical === undefined ? {} : { resolution: resolveAndScore(comparisons, extractions, canonical) }),
    ...(flags.errors === undefined
      ? {}
      : { errors: commonMistakes(comparisons, flags.errors === true ? Infinity : flags.errors) }),
  };
}

async function openCanonical(file: string): Promise<CanonicalName> {
  await using source = await openSource(file);
  return await readCanonical(source);
}

/** Resolves the names of all papers as `build` does, without a user's decisions. */
function resolveAndScore(
  comparisons: readonly PaperComparison[],
  extractions: readonly Extraction[],
  canonical: CanonicalName,
): ResolutionReport {
  const resolver = createResolver();
  for (const { entities } of extractions) resolver.add(entities, undefined);
  const { conceptOf } = resolver.resolve();
  return scoreResolution(comparisons, {
    canonical,
    conceptOf: (entity, paper) => conceptOf(entity, extractions[paper]?.entities ?? [])?.id,
  });
}

async function extractAll(
  extractors: ExtractorPool,
  papers: readonly PaperInput[],
  progress: Progress,
): Promise<readonly Extraction[]> {
  const extractions: Extraction[] = [];
  for (let from = 0; from < papers.length; from += PAPERS_A_BATCH) {
    extractions.push(...(await extractors.extract(papers.slice(from, from + PAPERS_A_BATCH))));
    progress.listener({ kind: "papers-extracted", records: papers.length, papers: extractions.length });
  }
  progress.finish();
  return extractions;
}
