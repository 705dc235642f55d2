import { type GraphBatch, isConceptRelationType, isEvidenceType, isReferenceType } from "../model/graph.ts";
import { isConcept } from "./graph-parts.ts";

/**
 * The part of a graph that hangs on its papers: of concepts those that a paper or a result names, of relationships those whose
 * papers are both there. Reads the graph twice, since concepts come before the papers that name them.
 */
export async function* namedPart(read: () => AsyncIterable<GraphBatch>): AsyncGenerator<GraphBatch> {
  const named = new Set<string>();
  for await (const { relationships } of read()) {
    for (const { type, to } of relationships) if (isEvidenceType(type) || isReferenceType(type)) named.add(to);
  }
  for await (const { nodes, relationships } of read()) {
    yield {
      nodes: nodes.filter((node) => !isConcept(node) || named.has(node.id)),
      relationships: relationships.filter(
        ({ type, from, to }) => !isConceptRelationType(type) || (named.has(from) && named.has(to)),
      ),
    };
  }
}
