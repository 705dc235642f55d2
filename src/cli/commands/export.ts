import { Argument, Command, Option } from "commander";
import { PaperGraphError } from "../../errors.ts";
import type { Exporter } from "../../export/exporter.ts";
import type { LeftOut } from "../../export/floor.ts";
import { exporters } from "../../export/index.ts";
import { DEFAULT_MIN_CONFIDENCE } from "../../model/confidence.ts";
import { exportGraph, MOST_CONCEPTS } from "../../pipeline/export.ts";
import { namedQueries } from "../../store/queries.ts";
import { minConfidenceOption, parameterOption, storeOption, wholeNumber, workspaceOption } from "../arguments.ts";
import { offering } from "../completion/offers.ts";
import { amount, createProgress } from "../progress.ts";
import type { Session } from "../session.ts";

interface ExportFlags {
  readonly out: string;
  readonly workspace: string;
  readonly query?: string;
  readonly param: Readonly<Record<string, string>>;
  readonly store?: string;
  readonly minConfidence?: number;
  readonly maxConcepts?: number;
}

/** `papergraph export`: papers or the graph as files. */
export function exportCommand(session: Session): Command {
  const formats = exporters.list().map(({ name, summary }) => `${name} (${summary})`);
  return new Command("export")
    .summary("write papers or the graph to files")
    .addArgument(offering(new Argument("<format>", formats.join(", ")), () => exporters.list().map(({ name }) => name)))
    .requiredOption("--out <path>", "where to write")
    .addOption(
      offering(
        new Option(
          "--query <query>",
          "only the papers in the answer to a named query or a statement in Cypher, in its order, with all that hangs on them",
        ),
        () => namedQueries().map(({ name }) => name),
      ),
    )
    .addOption(parameterOption())
    .addOption(
      minConfidenceOption(
        `leave out relationships and results that are less sure; without it ${DEFAULT_MIN_CONFIDENCE}, or 0 for the files of a store`,
      ),
    )
    .addOption(
      new Option(
        "--max-concepts <n>",
        `concepts of a matrix or a map at most, those of most papers; without it ${MOST_CONCEPTS}`,
      ).argParser(wholeNumber(1)),
    )
    .addOption(workspaceOption())
    .addOption(storeOption())
    .action((format: string, flags: ExportFlags) => writeFiles(session, exporters.get(format), flags));
}

interface Refusal {
  readonly isDue: boolean;
  readonly message: string;
  readonly hint: string;
}

/** Options that a format has no use for. */
function unfitFor({ name, holds }: Exporter, flags: ExportFlags): readonly Refusal[] {
  const isSure = (flags.minConfidence ?? 0) > 0;
  return [
    {
      isDue: isSure && holds === "store",
      message: `${name} takes no --min-confidence: a store holds everything.`,
      hint: "Queries and the viewer leave out what is unsure when they read the store.",
    },
    {
      isDue: isSure && holds === "papers",
      message: `${name} takes no --min-confidence: it holds papers, not what was found in them.`,
      hint: "For a query's, write --param minConfidence=N.",
    },
    {
      isDue: flags.maxConcepts !== undefined && holds !== "concepts",
      message: `${name} takes no --max-concepts: it is neither a matrix nor a map.`,
      hint: "Leave it out.",
    },
    {
      isDue: flags.query !== undefined && holds === "store",
      message: `${name} takes no --query: a store holds everything.`,
      hint: "Write another format, or build a workspace of the papers alone.",
    },
  ];
}

/** Options that only mean something beside `--query`. */
const meantForQuery = ({ query, param, store }: ExportFlags): readonly Refusal[] => [
  {
    isDue: query === undefined && Object.keys(param).length > 0,
    message: "--param is for a query, and none is named.",
    hint: "Name one with --query.",
  },
  {
    isDue: query === undefined && store !== undefined,
    message: "--store is what answers a query, and none is named.",
    hint: "Leave it out: without --query all comes from the workspace.",
  },
];

function checkFlags(exporter: Exporter, flags: ExportFlags): void {
  const refusal = [...unfitFor(exporter, flags), ...meantForQuery(flags)].find(({ isDue }) => isDue);
  if (refusal !== undefined) throw new PaperGraphError("USAGE", refusal.message, { hint: refusal.hint });
}

async function writeFiles(session: Session, exporter: Exporter, flags: ExportFlags): Promise<void> {
  checkFlags(exporter, flags);
  const { name: format, holds } = exporter;
  const { out, workspace, query, param, store, maxConcepts } = flags;
  const isWhole = holds === "store" || holds === "papers";
  const { minConfidence = isWhole ? 0 : DEFAULT_MIN_CONFIDENCE } = flags;
  const progress = createProgress(session);
  let leftOut: LeftOut = { relationships: 0, results: 0, concepts: 0 };
  const rows = await exportGraph(exporter, {
    out,
    workspace,
    store,
    query: query === undefined ? undefined : { query, parameters: param },
    minConfidence,
    maxConcepts,
    listener(event) {
      if (event.kind === "left-out") leftOut = partsOf(event);
      progress.listener(event);
    },
  });
  const next = exporter.nextSteps?.(out) ?? [];
  const parts = Object.entries(rows).flatMap(([table, count]) =>
    holds === "store" && count === 0 ? [] : [`${table}: ${amount(count, "row")}`],
  );
  await session.output.report({
    dataIn: "files",
    lines: [`Wrote ${out} (${parts.join(", ")}).`, ...next],
    json: { format, out, workspace, minConfidence, rows, leftOut, next },
  });
}

const partsOf = ({ relationships, results, concepts }: LeftOut): LeftOut => ({ relationships, results, concepts });
