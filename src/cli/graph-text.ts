import { ENTITY_TYPES } from "../model/extraction.ts";
import type { WrittenCounts } from "../pipeline/write-graph.ts";
import { amount } from "./progress.ts";

/** What was written to a graph, and what it holds now. */
export function describeGraph(counts: WrittenCounts): readonly string[] {
  const concepts = ENTITY_TYPES.map((type) => amount(counts.concepts[type], type.toLowerCase())).join(", ");
  const total = ENTITY_TYPES.reduce((sum, type) => sum + counts.concepts[type], 0);
  return [
    describeWritten(counts),
    `The graph holds ${amount(counts.papers, "paper")}, ${amount(total, "concept")} (${concepts}), ${amount(counts.relationships, "relationship")} between them, and ${amount(counts.results, "result")}.`,
  ];
}

function describeWritten({ written, removed }: WrittenCounts): string {
  const wrote = amounts({ paper: written.papers, concept: written.concepts });
  const tookOut = amounts({ paper: removed.papers, concept: removed.concepts, author: removed.authors });
  if (wrote + tookOut === "") return "Wrote nothing: the graph was up to date.";
  if (tookOut === "") return `Wrote ${wrote} that are new or changed.`;
  return wrote === "" ? `Took out ${tookOut}.` : `Wrote ${wrote} that are new or changed, and took out ${tookOut}.`;
}

const amounts = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([word, count]) => amount(count, word))
    .join(" and ");
