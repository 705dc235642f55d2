/**
 * Which share of papers looks foreign to the extractor, by field, from files of JSON lines `{title, abstract}`. A paper's
 * field is its `field`; else its arXiv `categories` tell whether it is computer science; else it has none.
 *   npx tsx bench/foreign.ts papers.jsonl… > bench/results/foreign.json
 */
import { basename } from "node:path";
import { z } from "zod";
import { looksForeign } from "../src/extract/foreign.ts";
import { readFastWeights } from "../src/extract/model/load.ts";
import { segmentPaper } from "../src/extract/paper-text.ts";
import { createDescriber } from "../src/extract/tagger/attributes.ts";
import { openSource } from "../src/read/source.ts";
import { describeMachine } from "./machine.ts";
import { shareOf } from "./share.ts";

const paperSchema = z.object({
  title: z.string(),
  abstract: z.string(),
  field: z.string().optional(),
  categories: z.array(z.string()).optional(),
});

function fieldOf({ field, categories }: z.infer<typeof paperSchema>): string {
  if (field !== undefined) return field;
  if (categories === undefined) return "all";
  if (categories.some((name) => name.startsWith("cs.") || name === "stat.ML")) return "computer science";
  return categories[0]?.split(".")[0] ?? "no category";
}

const weights = await readFastWeights();
const describe = createDescriber(weights.decode().lexicon);
const files: Record<string, object> = {};
for (const path of process.argv.slice(2)) {
  const marks = new Map<string, boolean[]>();
  await using source = await openSource(path);
  for await (const { text } of source.lines()) {
    if (text === "") continue;
    const paper = paperSchema.parse(JSON.parse(text));
    const field = fieldOf(paper);
    const isForeign = looksForeign(segmentPaper(paper), { describe });
    const list = marks.get(field);
    if (list === undefined) marks.set(field, [isForeign]);
    else list.push(isForeign);
  }
  const shares = [...marks].map(([field, list]) => [field, shareOf(list.filter(Boolean).length, list.length)] as const);
  files[basename(path)] = Object.fromEntries(shares);
}
console.log(JSON.stringify({ machine: describeMachine(), weights: weights.hash, foreign: files }, null, 2));
