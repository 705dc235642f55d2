import { Command, Option } from "commander";
import { type ExtractorPool, openExtractorPool, type PaperInput } from "../../extract/index.ts";
import type { Extraction } from "../../model/extraction.ts";
import { openSource } from "../../read/source.ts";
import {
  commonErrors,
  comparePapers,
  readGold,
  reportScores,
  type Score,
  type ScoreErrors,
  type ScoreReport,
} from "../../score/index.ts";
import type { Row } from "../../store/store.ts";
import { modelOption, threadsOption, wholeNumber } from "../arguments.ts";
import { amount, createProgress, type Progress } from "../progress.ts";
import type { Session } from "../session.ts";
import { formatTable } from "../table.ts";

/** Papers that the threads share out among them between two notes of progress. */
const PAPERS_A_BATCH = 128;

interface ScoreFlags {
  readonly model?: string;
  readonly threads?: number;
  readonly format: keyof typeof FORMATS;
  readonly errors?: number;
}

/** What `--format json` prints. */
interface Scored extends ScoreReport {
  /** The gold file as given. */
  readonly file: string;
  readonly model: string;
  readonly version: string;
  readonly errors?: ScoreErrors;
}

const FORMATS = {
  table: formatScored,
  json: (scored: Scored): string => JSON.stringify(scored, null, 2),
} as const;

/** `papergraph score`: how well a model finds what people have annotated. */
export function scoreCommand(session: Session): Command {
  return new Command("score")
    .summary("measure a model on annotated papers")
    .description(
      "Extracts annotated papers and compares what is found with the annotations: precision, recall and F1 in percent, with 95 % bootstrap intervals over papers.",
    )
    .argument("<gold>", "file of annotated papers as JSON lines, or - for stdin; gzip is recognised")
    .addOption(modelOption())
    .addOption(threadsOption())
    .addOption(
      new Option("--format <format>", "how to print the scores").choices(Object.keys(FORMATS)).default("table"),
    )
    .addOption(
      new Option("--errors <n>", "also list the n commonest missed and the n commonest spurious concepts").argParser(
        wholeNumber(1),
      ),
    )
    .action(async (file: string, flags: ScoreFlags) => {
      await using source = await openSource(file);
      const papers = await readGold(source);
      const progress = createProgress(session);
      await using extractors = await openExtractorPool({ ...flags, listener: progress.listener });
      const comparisons = comparePapers(papers, await extractAll(extractors, papers, progress));
      const scored: Scored = {
        file,
        model: extractors.model,
        version: extractors.version,
        ...reportScores(comparisons),
        ...(flags.errors === undefined ? {} : { errors: commonErrors(comparisons, flags.errors) }),
      };
      if (flags.errors !== undefined && scored.concepts === undefined) {
        session.output.note(`${file} annotates no concepts, so --errors has none to list.`);
      }
      await session.output.data(FORMATS[flags.format](scored));
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

function formatScored(scored: Scored): string {
  const rows = [
    ...rowsOf("mentions, strict", scored.mentions.strict),
    ...rowsOf("mentions, relaxed", scored.mentions.relaxed),
    ...rowsOf("concepts", scored.concepts ?? {}),
    ...(scored.conceptsWithRole === undefined ? [] : [rowOf("concepts with role", "ALL", scored.conceptsWithRole)]),
    ...rowsOf("results", scored.results ?? {}),
  ];
  return [
    `${amount(scored.papers, "paper")} of ${scored.file}, ${scored.model} model`,
    formatTable({ columns: ["measure", "of", "F1", "95 % interval", "P", "R", "gold", "predicted"], rows }),
    ...formatRoles(scored.roles),
    ...formatErrors("missed", scored.errors?.missed),
    ...formatErrors("spurious", scored.errors?.spurious),
  ].join("\n");
}

const rowsOf = (measure: string, scores: Readonly<Record<string, Score>>): readonly Row[] =>
  Object.entries(scores).map(([of, score]) => rowOf(measure, of, score));

const rowOf = (measure: string, of: string, { f1, interval95, precision, recall, gold, predicted }: Score): Row => ({
  measure,
  of,
  F1: tenths(f1),
  "95 % interval": `[${interval95.map((end) => end.toFixed(1)).join(", ")}]`,
  P: tenths(precision),
  R: tenths(recall),
  gold,
  predicted,
});

/** As wide for 9.5 as for 100: points stand below each other. */
const tenths = (number: number): string => number.toFixed(1).padStart(5);

function formatRoles(roles: ScoreReport["roles"]): readonly string[] {
  if (roles === undefined || roles.right === null) return [];
  return [`Of ${amount(roles.found, "concept")} found, ${roles.right.toFixed(1)} % have the right role.`];
}

const formatErrors = (kind: keyof ScoreErrors, concepts: ScoreErrors[keyof ScoreErrors] = []): readonly string[] =>
  concepts.length === 0
    ? []
    : [`${kind}:`, ...concepts.map(({ type, name, count }) => `  ${count} × ${type}: ${name}`)];
