import { type GraphBatch, isEvidenceType, isReferenceType } from "../model/graph.ts";
import { isConcept } from "./graph-parts.ts";

/**
 * A graph of some papers without what does not hang on them: concepts that no paper or result in it names, and
 * relationships of which an end is not there. Reads the graph twice, since concepts come before the papers that name them,
 * and keeps the ids of its nodes.
 */
export async function* namedPart(read: () => AsyncIterable<GraphBatch>): AsyncGenerator<GraphBatch> {
  const kept = new Set<string>();
  for await (const { nodes, relationships } of read()) {
    for (const node of nodes) if (!isConcept(node)) kept.add(node.id);
    for (const { type, to } of relationships) if (isEvidenceType(type) || isReferenceType(type)) kept.add(to);
  }
  for await (const { nodes, relationships } of read()) {
    yield {
      nodes: nodes.filter(({ id }) => kept.has(id)),
      relationships: relationships.filter(({ from, to }) => kept.has(from) && kept.has(to)),
    };
  }
}
