/**
 * Which share of what was judged by hand is right, from a table with tabs: a row a thing judged, `verdict` (`right`, or
 * what is wrong), and where there are such columns `group`, `confidence` in [0, 1] and `roleVerdict` (`right`, `wrong` or
 * empty). `--by` names columns to count apart, several joined by commas; it can be given more than once.
 *   npx tsx bench/judged.ts bench/judged/other-fields.tsv --by group --by group,foreign > bench/results/other-fields.json
 */
import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { parse } from "csv-parse/sync";
import { z } from "zod";
import { DEFAULT_MIN_CONFIDENCE } from "../src/model/confidence.ts";
import { type Share, shareOf } from "./share.ts";

const rowsSchema = z.array(
  z
    .object({ verdict: z.string().min(1), confidence: z.coerce.number().min(0).max(1), roleVerdict: z.string() })
    .partial({ confidence: true, roleVerdict: true })
    .catchall(z.string()),
);
type Row = z.infer<typeof rowsSchema>[number];

interface Precision {
  readonly right: Share;
  /** Right, and in the right role. */
  readonly withRole?: Share;
}

function precisionOf(rows: readonly Row[]): Precision {
  const count = (isRight: (row: Row) => boolean): Share => shareOf(rows.filter(isRight).length, rows.length);
  const hasRoles = rows.some(({ roleVerdict }) => roleVerdict !== undefined);
  return {
    right: count(({ verdict }) => verdict === "right"),
    ...(hasRoles ? { withRole: count(({ roleVerdict }) => roleVerdict === "right") } : {}),
  };
}

function countVerdicts(rows: readonly Row[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { verdict } of rows) counts[verdict] = (counts[verdict] ?? 0) + 1;
  return counts;
}

function reportOn(rows: readonly Row[]): object {
  const sure = rows.filter(({ confidence = 0 }) => confidence >= DEFAULT_MIN_CONFIDENCE);
  const hasConfidence = rows.some(({ confidence }) => confidence !== undefined);
  return {
    ...precisionOf(rows),
    verdicts: countVerdicts(rows),
    ...(hasConfidence ? { atDefaultConfidence: precisionOf(sure) } : {}),
  };
}

function reportBy(rows: readonly Row[], columns: readonly string[]): Readonly<Record<string, object>> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const name = columns.map((column) => row[column] ?? "all").join(", ");
    groups.set(name, [...(groups.get(name) ?? []), row]);
  }
  return Object.fromEntries([...groups].map(([name, members]) => [name, reportOn(members)]));
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { by: { type: "string", multiple: true, default: ["group"] } },
});
const [path = "/dev/stdin"] = positionals;
const rows = rowsSchema.parse(parse(await readFile(path, "utf8"), { columns: true, delimiter: "\t", quote: null }));
const by = Object.fromEntries(values.by.map((columns) => [columns, reportBy(rows, columns.split(","))]));
console.log(JSON.stringify({ judged: path, minConfidence: DEFAULT_MIN_CONFIDENCE, by }, null, 2));
