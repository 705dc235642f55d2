/**
 * Draws joinings of names by lot, to be judged by hand.
 *   npx tsx bench/merge-sample.ts --workspace DIR [--drawn 200] [--seed "joinings 1"] > sample.jsonl
 * One line a joining other than by mere spelling: the lines of `merges.csv`, the concept's name, and what up to two papers say that
 * write the joined name, and up to two others that name the concept.
 */
import { join } from "node:path";
import { parseArgs } from "node:util";
import { isEvidenceType } from "../src/model/graph.ts";
import { readGraph } from "../src/pipeline/export.ts";
import { compareText } from "../src/text/fold.ts";
import { readMerges } from "../src/workspace/ledger.ts";
import { lot } from "./lot.ts";

const { values } = parseArgs({
  options: {
    workspace: { type: "string", default: "papergraph" },
    drawn: { type: "string", default: "200" },
    seed: { type: "string", default: "joinings 1" },
  },
});
const SHOWN = 2;

const merges = (await readMerges(join(values.workspace, "merges.csv")))
  .filter(({ reason }) => reason !== "spelling")
  .map((merge) => ({ merge, order: lot(values.seed, merge.type, merge.name, merge.concept) }))
  .toSorted((a, b) => compareText(a.order, b.order))
  .slice(0, Number(values.drawn))
  .map(({ merge }) => merge);

interface Saying {
  readonly paper: string;
  readonly texts: readonly unknown[];
  readonly sentence: unknown;
}

const names = new Map<string, unknown>();
const sayings = new Map<string, Saying[]>(merges.map(({ concept }) => [concept, []]));
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

for await (const { nodes, relationships } of readGraph(values.workspace)) {
  for (const { id, properties } of nodes) if (sayings.has(id)) names.set(id, properties["name"]);
  for (const { type, from, to, properties } of relationships) {
    if (!isEvidenceType(type)) continue;
    const texts = listOf(properties["texts"]);
    const wanted = merges.find(({ concept, name }) => concept === to && texts.includes(name));
    const place = wanted === undefined ? 0 : texts.indexOf(wanted.name);
    sayings
      .get(to)
      ?.push({ paper: from, texts: [...new Set(texts)], sentence: listOf(properties["sentences"])[place] });
  }
}

for (const merge of merges) {
  const all = sayings.get(merge.concept) ?? [];
  const isOfName = ({ texts }: Saying): boolean => texts.includes(merge.name);
  console.log(
    JSON.stringify({
      ...merge,
      conceptName: names.get(merge.concept),
      ofName: all.filter(isOfName).slice(0, SHOWN),
      others: all.filter((saying) => !isOfName(saying)).slice(0, SHOWN),
    }),
  );
}
