import { Argument, Command, Option } from "commander";
import { DEFAULT_MIN_CONFIDENCE } from "../../model/confidence.ts";
import { openStore } from "../../pipeline.ts";
import { followFormerIds } from "../../store/former-ids.ts";
import { prepareQuery } from "../../pipeline/asked-query.ts";
import { explainNoRows, type NoRows } from "../../pipeline/no-rows.ts";
import { isQueryName, namedQueries } from "../../store/queries.ts";
import type { QueryLimits, QueryResult } from "../../store/store.ts";
import {
  formatOption,
  minConfidenceOption,
  parameterOption,
  storeOption,
  wholeNumber,
  workspaceOption,
} from "../arguments.ts";
import { offering } from "../completion/offers.ts";
import { amount } from "../progress.ts";
import type { Session } from "../session.ts";
import { FORMATS, type Format } from "../table.ts";

/** More rows than anybody reads. */
const ROWS_OF_A_TABLE = 1_000;

interface QueryFlags {
  readonly param: Readonly<Record<string, string>>;
  readonly minConfidence?: number;
  readonly format: Format;
  readonly maxRows?: number;
  readonly timeout: number;
  readonly workspace: string;
  readonly store?: string;
}

/** `papergraph query`: a named query or a statement in Cypher, read-only. */
export function queryCommand(session: Session): Command {
  return new Command("query")
    .summary("ask the graph, by a named query or in Cypher")
    .description(
      "Runs a named query or a statement in Cypher, read-only; without an argument it lists the named queries.",
    )
    .addArgument(
      offering(new Argument("[query]", "a name (letters, digits, dashes) or a statement"), () =>
        namedQueries().map(({ name }) => name),
      ),
    )
    .addOption(parameterOption())
    .addOption(minConfidenceOption("short for --param minConfidence=N: leave out what is less sure"))
    .addOption(formatOption())
    .addOption(
      new Option(
        "--max-rows <n>",
        `rows that are given at most; by default ${ROWS_OF_A_TABLE} in a table, all in JSON and CSV`,
      ).argParser(wholeNumber(1)),
    )
    .addOption(
      new Option("--timeout <seconds>", "a query that takes longer is ended").argParser(wholeNumber(1)).default(60),
    )
    .addOption(workspaceOption())
    .addOption(storeOption())
    .action(async (query: string | undefined, flags: QueryFlags) => {
      if (query === undefined) {
        await session.output.data(listQueries());
        return session.output.report({ dataIn: "stdout", lines: [], json: { queries: namedQueries().length } });
      }
      const given = givenBy(flags);
      const { text, parameters } = prepareQuery({ query, parameters: given });
      await using store = await openStore(flags.workspace, flags.store);
      const today = await followFormerIds(store, parameters);
      for (const [former, id] of today.followed) session.output.note(`"${former}" is now "${id}".`);
      const limits = { ...limitsOf(flags), signal: session.stopSignal() };
      const result = await store.query(text, today.parameters, limits);
      await session.output.data(FORMATS[flags.format](result));
      const hasFloor = isQueryName(query) && "minConfidence" in parameters && !("minConfidence" in given);
      const reasons =
        result.rows.length === 0
          ? describeNoRows(await explainNoRows(store, { query, parameters: today.parameters, limits }))
          : [];
      return session.output.report({
        dataIn: "stdout",
        lines: [
          ...describeRows(result, flags),
          ...(hasFloor ? [`From a confidence of ${DEFAULT_MIN_CONFIDENCE} on; --min-confidence 0 takes all.`] : []),
          ...reasons,
        ],
        json: {
          query,
          parameters: today.parameters,
          columns: result.columns,
          rows: result.rows.length,
          hasMore: result.hasMore,
        },
      });
    });
}

const limitsOf = ({ format, maxRows, timeout }: QueryFlags): QueryLimits => ({
  timeoutMs: timeout * 1_000,
  maxRows: maxRows ?? (format === "table" ? ROWS_OF_A_TABLE : Number.MAX_SAFE_INTEGER),
});

function describeRows({ rows, hasMore }: QueryResult, { format }: QueryFlags): readonly string[] {
  if (hasMore) return [`The first ${amount(rows.length, "row")}; there are more rows: ask for them with --max-rows.`];
  return format === "table" ? [amount(rows.length, "row")] : [];
}

function describeNoRows({ strangeNames, lessSure }: NoRows): readonly string[] {
  const names = strangeNames.map(({ name, wanted, like }) => {
    const known = like.map((other) => `"${other}"`).join(", ");
    return `No ${wanted} is called "${name}"${like.length === 0 ? "." : `; names like it: ${known}.`}`;
  });
  return lessSure === 0 ? names : [`With what is less sure: ${amount(lessSure, "row")}.`];
}

const givenBy = ({ param, minConfidence }: QueryFlags): QueryFlags["param"] =>
  minConfidence === undefined ? param : { ...param, minConfidence: String(minConfidence) };

function listQueries(): string {
  const lines = namedQueries().flatMap(({ name, summary, parameters }) => [
    `${name}: ${summary}`,
    ...parameters.map(
      (parameter) =>
        `    --param ${parameter.name}=… (default ${JSON.stringify(parameter.default)}): ${parameter.meaning}`,
    ),
  ]);
  return lines.join("\n");
}
