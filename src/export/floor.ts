import {
  type GraphBatch,
  type GraphNode,
  type GraphRelationship,
  isConceptRelationType,
  isEvidenceType,
  isReferenceType,
} from "../model/graph.ts";
import { isConcept } from "./graph-parts.ts";

/** What is less sure than was asked for. */
export interface LeftOut {
  /** Paper → Concept. */
  readonly relationships: number;
  readonly results: number;
  /** Concepts that nothing is left of. */
  readonly concepts: number;
}

export interface SureGraph {
  /** Every paper and author; a concept's `paperCount` and `firstYear` are those of the relationships that are left. */
  readonly graph: AsyncIterable<GraphBatch>;
  readonly leftOut: LeftOut;
}

/** What is left of a concept. */
interface Support {
  papers: number;
  firstYear?: number;
}

/**
 * The part of a graph that is at least this sure; papers stay all. Reads the graph twice, since concepts come before the
 * papers that name them: keeps a count a concept between the two. A concept to which only results still refer has
 * `paperCount` 0.
 */
export async function sureGraph(read: () => AsyncIterable<GraphBatch>, minConfidence: number): Promise<SureGraph> {
  const support = new Map<string, Support>();
  const leftOut = { relationships: 0, results: 0, concepts: 0 };
  let concepts = 0;
  for await (const batch of read()) {
    const sure = surePart(batch, minConfidence);
    leftOut.relationships +=
      batch.relationships.filter(isEvidence).length - sure.relationships.filter(isEvidence).length;
    leftOut.results += batch.nodes.length - sure.nodes.length;
    concepts += batch.nodes.filter(isConcept).length;
    addSupport(support, sure);
  }
  return {
    leftOut: { ...leftOut, concepts: concepts - support.size },
    graph: withSupport(read(), { support, minConfidence }),
  };
}

async function* withSupport(
  graph: AsyncIterable<GraphBatch>,
  { support, minConfidence }: { readonly support: ReadonlyMap<string, Support>; readonly minConfidence: number },
): AsyncGenerator<GraphBatch> {
  for await (const batch of graph) {
    const { nodes, relationships } = surePart(batch, minConfidence);
    yield {
      nodes: nodes.flatMap((node) => (isConcept(node) ? supportedConcept(node, support.get(node.id)) : [node])),
      relationships: relationships.filter(
        ({ type, from, to }) => !isConceptRelationType(type) || (support.has(from) && support.has(to)),
      ),
    };
  }
}

const isEvidence = ({ type }: GraphRelationship): boolean => isEvidenceType(type);

/** A batch without results and relationships that are less sure; concepts stay. */
function surePart({ nodes, relationships }: GraphBatch, minConfidence: number): GraphBatch {
  const isSure = ({ properties }: GraphNode | GraphRelationship): boolean =>
    Number(properties["confidence"]) >= minConfidence;
  const unsure = new Set(nodes.flatMap((node) => (node.label === "Result" && !isSure(node) ? [node.id] : [])));
  return {
    nodes: nodes.filter(({ id }) => !unsure.has(id)),
    relationships: relationships.filter((relationship) =>
      isEvidence(relationship) ? isSure(relationship) : !unsure.has(relationship.from) && !unsure.has(relationship.to),
    ),
  };
}

function addSupport(support: Map<string, Support>, { nodes, relationships }: GraphBatch): void {
  const years = new Map(
    nodes.flatMap(({ label, id, properties }) => (label === "Paper" ? [[id, properties["year"]] as const] : [])),
  );
  for (const { type, from, to } of relationships) {
    if (!isEvidenceType(type) && !isReferenceType(type)) continue;
    const concept = support.get(to) ?? { papers: 0 };
    support.set(to, concept);
    if (isReferenceType(type)) continue;
    concept.papers += 1;
    const year = years.get(from);
    if (typeof year === "number") concept.firstYear = Math.min(year, concept.firstYear ?? year);
  }
}

function supportedConcept(node: GraphNode, support: Support | undefined): readonly GraphNode[] {
  if (support === undefined) return [];
  const { firstYear: _year, ...properties } = node.properties;
  const { papers: paperCount, ...year } = support;
  return [{ ...node, properties: { ...properties, paperCount, ...year } }];
}
