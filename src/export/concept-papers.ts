import { type GraphBatch, type GraphNode, isEvidenceType } from "../model/graph.ts";
import { compareText } from "../text/fold.ts";
import type { ConceptLimits } from "./exporter.ts";
import { isConcept } from "./graph-parts.ts";

/** What wants to know which papers name which concepts. */
export interface ConceptPapersVisitor {
  /** Called once, first. Concepts of most papers come first. */
  concepts(concepts: readonly GraphNode[]): Promise<void> | void;
  /** `named` are the places of the paper's concepts, rising, each once. */
  paper(id: string, named: readonly number[]): Promise<void> | void;
}

const papersOf = ({ properties }: GraphNode): number => Number(properties["paperCount"]);

const byPapers = (a: GraphNode, b: GraphNode): number => papersOf(b) - papersOf(a) || compareText(a.id, b.id);

/** Reads a graph, in which concepts come before papers, once; papers that name none of the concepts are told too. */
export async function visitConceptPapers(
  graph: AsyncIterable<GraphBatch>,
  { maxConcepts, onLeftOut }: ConceptLimits,
  visitor: ConceptPapersVisitor,
): Promise<void> {
  const found: GraphNode[] = [];
  let places: ReadonlyMap<string, number> | undefined;
  const choose = async (): Promise<ReadonlyMap<string, number>> => {
    const named = found.filter((concept) => papersOf(concept) > 0).toSorted(byPapers);
    const chosen = named.slice(0, maxConcepts);
    if (named.length > chosen.length) onLeftOut(named.length - chosen.length);
    await visitor.concepts(chosen);
    return new Map(chosen.map(({ id }, place) => [id, place]));
  };
  for await (const batch of graph) {
    if (places === undefined) found.push(...batch.nodes.filter(isConcept));
    const papers = batch.nodes.filter(({ label }) => label === "Paper");
    if (papers.length === 0) continue;
    places ??= await choose();
    const named = namedBy(batch, places);
    for (const { id } of papers)
      await visitor.paper(
        id,
        [...(named.get(id) ?? [])].toSorted((a, b) => a - b),
      );
  }
  if (places === undefined) await choose();
}

function namedBy(
  { relationships }: GraphBatch,
  places: ReadonlyMap<string, number>,
): ReadonlyMap<string, ReadonlySet<number>> {
  const named = new Map<string, Set<number>>();
  for (const { type, from, to } of relationships) {
    const place = isEvidenceType(type) ? places.get(to) : undefined;
    if (place !== undefined) named.set(from, (named.get(from) ?? new Set()).add(place));
  }
  return named;
}
