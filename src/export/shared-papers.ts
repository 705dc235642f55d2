import type { GraphBatch, GraphNode } from "../model/graph.ts";
import { visitConceptPapers } from "./concept-papers.ts";
import type { ConceptLimits } from "./exporter.ts";

/** How many papers name two concepts, or one. */
export interface SharedPapers {
  /** Those of most papers first. */
  readonly concepts: readonly GraphNode[];
  /** Papers that name both concepts, by their places; of a place with itself, those that name the one. */
  readonly between: (a: number, b: number) => number;
}

/** Keeps a number for each pair of concepts that some paper names together. */
export async function countSharedPapers(
  graph: AsyncIterable<GraphBatch>,
  limits: ConceptLimits,
): Promise<SharedPapers> {
  let concepts: readonly GraphNode[] = [];
  const counts = new Map<number, number>();
  const keyOf = (a: number, b: number): number => Math.min(a, b) * concepts.length + Math.max(a, b);
  await visitConceptPapers(graph, limits, {
    concepts(chosen) {
      concepts = chosen;
    },
    paper(_id, named) {
      for (const [at, a] of named.entries()) {
        for (const b of named.slice(at)) counts.set(keyOf(a, b), (counts.get(keyOf(a, b)) ?? 0) + 1);
      }
    },
  });
  return { concepts, between: (a, b) => counts.get(keyOf(a, b)) ?? 0 };
}
