/**
 * Draws the abstracts that are judged by hand, so many of each field, from JSON lines
 * `{id, title, abstract, source, record, field}`; the order of the lines does not matter.
 *   npx tsx bench/other-fields.ts pool.jsonl > drawn.jsonl
 */
import { readFile } from "node:fs/promises";
import { z } from "zod";
import { lot } from "./lot.ts";

/** Fifty of other fields, and ten to compare them with. */
const PAPERS_OF: Readonly<Record<string, number>> = {
  astronomy: 5,
  biology: 6,
  chemistry: 6,
  "computer science": 10,
  "earth science": 3,
  mathematics: 5,
  medicine: 6,
  neuroscience: 4,
  physics: 6,
  psychology: 4,
  "social science and humanities": 5,
};
const SEED = "other fields 1";

const recordSchema = z.looseObject({ source: z.string(), record: z.int(), field: z.string() });
type PoolRecord = z.infer<typeof recordSchema>;

const lotOf = ({ source, record }: PoolRecord): string => lot(SEED, source, record);

const [path = "/dev/stdin"] = process.argv.slice(2);
const lines = (await readFile(path, "utf8")).trim().split("\n");
const pool = lines.map((line) => recordSchema.parse(JSON.parse(line)));
for (const [field, count] of Object.entries(PAPERS_OF)) {
  const drawn = pool.filter((record) => record.field === field).toSorted((a, b) => (lotOf(a) < lotOf(b) ? -1 : 1));
  for (const record of drawn.slice(0, count)) console.log(JSON.stringify(record));
}
