/**
 * Draws the concepts of a graph that are judged by hand: so many by lot, and those of the most papers.
 *   npx tsx bench/concept-sample.ts --workspace DIR [--drawn 300] [--largest 200] [--seed "concepts 1"] > sample.jsonl
 * One line a concept: group, id, type, name, aliases, papers, confidence, and what up to three of its papers say (the surest
 * relationships first, with the words found).
 */
import { parseArgs } from "node:util";
import { isEvidenceType, type GraphNode, type GraphRelationship } from "../src/model/graph.ts";
import { readGraph } from "../src/pipeline/export.ts";
import { compareText } from "../src/text/fold.ts";
import { lot } from "./lot.ts";

const { values } = parseArgs({
  options: {
    workspace: { type: "string", default: "papergraph" },
    drawn: { type: "string", default: "300" },
    largest: { type: "string", default: "200" },
    seed: { type: "string", default: "concepts 1" },
  },
});
const SHOWN_PAPERS = 3;

interface Seen {
  readonly node: GraphNode;
  papers: number;
  best: GraphRelationship[];
}

const confidenceOf = ({ properties }: GraphRelationship): number => Number(properties["confidence"]);
const bySurest = (a: GraphRelationship, b: GraphRelationship): number =>
  confidenceOf(b) - confidenceOf(a) || compareText(a.from, b.from);

const concepts = new Map<string, Seen>();
for await (const { nodes, relationships } of readGraph(values.workspace)) {
  for (const node of nodes)
    if (node.properties["aliases"] !== undefined) concepts.set(node.id, { node, papers: 0, best: [] });
  for (const relationship of relationships) {
    const seen = isEvidenceType(relationship.type) ? concepts.get(relationship.to) : undefined;
    if (seen === undefined) continue;
    seen.papers++;
    seen.best = [...seen.best, relationship].toSorted(bySurest).slice(0, SHOWN_PAPERS);
  }
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

function print(group: string, seen: readonly Seen[]): void {
  for (const { node, papers, best } of seen) {
    const { name, aliases } = node.properties;
    const evidence = best.map(({ type, from, properties }) => ({
      paper: from,
      relation: type,
      texts: listOf(properties["texts"]),
      sentence: listOf(properties["sentences"])[0],
    }));
    const confidence = Math.max(...best.map(confidenceOf));
    console.log(JSON.stringify({ group, id: node.id, type: node.label, name, aliases, papers, confidence, evidence }));
  }
}

const all = [...concepts.values()].map((seen) => ({ seen, order: lot(values.seed, seen.node.id) }));
const drawn = all.toSorted((a, b) => compareText(a.order, b.order)).map(({ seen }) => seen);
print("drawn", drawn.slice(0, Number(values.drawn)));
const largest = [...concepts.values()].toSorted((a, b) => b.papers - a.papers || compareText(a.node.id, b.node.id));
print("most papers", largest.slice(0, Number(values.largest)));
