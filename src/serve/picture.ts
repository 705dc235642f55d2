import { z } from "zod";
import type { GraphStore } from "../store/store.ts";
import { compareText } from "../text/fold.ts";
import { type ConceptRelationType, isConceptRelationType } from "../model/graph.ts";
import type { LeftOut, NodeType, Picture, Relation } from "./api.ts";
import type { Point } from "./layout.ts";
import * as rows from "./rows.ts";
import { CONCEPTS, COUNT_CONCEPTS, EDGES, KIN, PAPERS } from "./statements.ts";

export interface DrawnNode {
  readonly id: string;
  readonly type: NodeType;
  readonly label: string;
  readonly papers: number;
  readonly year: number | null;
}

export interface DrawnEdge {
  readonly paper: string;
  readonly concept: string;
  readonly relation: Relation;
  readonly confidence: number;
}

/** What joins two concepts. */
export interface DrawnKin {
  readonly source: string;
  readonly target: string;
  readonly relation: ConceptRelationType;
}

/** What is drawn, sorted by id, so that the same graph gives the same picture whichever store it comes from. */
export interface DrawnGraph {
  readonly nodes: readonly DrawnNode[];
  readonly edges: readonly DrawnEdge[];
  readonly kin: readonly DrawnKin[];
  readonly leftOut: LeftOut;
}

/** Nodes that a browser draws and moves without stutter. */
export const NODE_BUDGET = 20_000;
/** The least share of the budget that concepts get, however many papers there are. */
const CONCEPT_SHARE = 0.25;

const conceptCounts: rows.Question<{ readonly papers: number; readonly concepts: number }> = {
  cypher: COUNT_CONCEPTS,
  row: z.object({ papers: rows.count, concepts: rows.count }),
};

interface PaperRow extends rows.Listed {
  readonly venue: string | null;
}

/** Every paper, without its abstract. */
export const allPapers: rows.Question<PaperRow> = {
  cypher: PAPERS,
  row: z.object({ ...rows.listed, venue: rows.text }),
};

interface ConceptRow {
  readonly id: string;
  readonly name: string;
  readonly labels: Exclude<NodeType, "Paper">;
  readonly papers: number;
  readonly year: number | null;
}

/** A concept as it is drawn. */
export const conceptRow: z.ZodType<ConceptRow> = z.object({
  id: z.string(),
  name: z.string(),
  labels: rows.typeOfLabels,
  papers: rows.count,
  year: rows.year,
});

/** What joins a paper and a concept, without its evidence. */
export const edgeRow: z.ZodType<DrawnEdge> = z.object({
  paper: z.string(),
  concept: z.string(),
  relation: rows.relation,
  confidence: rows.confidence,
});

export const paperNode = ({ id, title, year }: rows.Listed): DrawnNode => {
  return { id, type: "Paper", label: title, papers: 1, year };
};

export const conceptNode = ({ id, labels, name, papers, year }: ConceptRow): DrawnNode => {
  return { id, type: labels, label: name, papers, year };
};

/** Concepts of at least `$minPapers` papers. */
const conceptsOfPapers: rows.Question<ConceptRow> = { cypher: CONCEPTS, row: conceptRow };

const edgesOfConcepts: rows.Question<DrawnEdge> = { cypher: EDGES, row: edgeRow };

const kinOfConcepts: rows.Question<DrawnKin> = {
  cypher: KIN,
  row: z.object({ source: z.string(), target: z.string(), relation: z.string().refine(isConceptRelationType) }),
};

/** The least number of papers a concept must have so that at most `room` concepts are drawn; 1 when all fit. */
export function leastPapers(
  counts: readonly { readonly papers: number; readonly concepts: number }[],
  room: number,
): number {
  let drawn = 0;
  let least = Number.POSITIVE_INFINITY;
  for (const { papers, concepts } of counts.toSorted((a, b) => b.papers - a.papers)) {
    drawn += concepts;
    if (drawn > room) return Number.isFinite(least) ? least : papers + 1;
    least = papers;
  }
  return 1;
}

const byId = (a: { readonly id: string }, b: { readonly id: string }): number => compareText(a.id, b.id);
const edgeKey = (edge: DrawnEdge): string => `${edge.paper}\n${edge.concept}\n${edge.relation}`;
const kinKey = (kin: DrawnKin): string => `${kin.source}\n${kin.target}\n${kin.relation}`;

/** A graph in the order of its ids, with what joins two of its nodes. */
export function inOrder({ nodes, edges, kin, leftOut }: DrawnGraph): DrawnGraph {
  const drawn = new Set(nodes.map((node) => node.id));
  return {
    nodes: nodes.toSorted(byId),
    // A build that writes into the same database meanwhile may add an edge to a paper that was not there a moment ago.
    edges: edges
      .filter((edge) => drawn.has(edge.paper) && drawn.has(edge.concept))
      .toSorted((a, b) => compareText(edgeKey(a), edgeKey(b))),
    kin: kin
      .filter(({ source, target }) => drawn.has(source) && drawn.has(target))
      .toSorted((a, b) => compareText(kinKey(a), kinKey(b))),
    leftOut,
  };
}

/** The `room` papers with the most edges; of equals the one with the smaller id. */
function mostConnected(papers: readonly PaperRow[], edges: readonly DrawnEdge[], room: number): readonly PaperRow[] {
  const degrees = new Map<string, number>();
  for (const { paper } of edges) degrees.set(paper, (degrees.get(paper) ?? 0) + 1);
  const degreeOf = (paper: PaperRow): number => degrees.get(paper.id) ?? 0;
  return papers.toSorted((a, b) => degreeOf(b) - degreeOf(a) || byId(a, b)).slice(0, room);
}

/** Reads what is drawn: all of it while it fits in `budget` nodes, else the concepts of most papers, saying what is left out. */
export async function loadGraph(store: GraphStore, budget: number = NODE_BUDGET): Promise<DrawnGraph> {
  const counts = await rows.ask(store, conceptCounts);
  const listed = await rows.ask(store, allPapers);
  const room = Math.max(budget - listed.length, Math.floor(budget * CONCEPT_SHARE));
  const minPapers = leastPapers(counts, room);
  const concepts = await rows.ask(store, conceptsOfPapers, { minPapers });
  const read = await rows.ask(store, edgesOfConcepts, { minPapers });
  const drawnPapers = mostConnected(listed, read, budget - concepts.length);
  const nodes: readonly DrawnNode[] = [...drawnPapers.map(paperNode), ...concepts.map(conceptNode)];
  const allConcepts = counts.reduce((sum, { concepts: some }) => sum + some, 0);
  return inOrder({
    nodes,
    edges: read,
    kin: await readKin(store),
    leftOut: { papers: listed.length - drawnPapers.length, concepts: allConcepts - concepts.length, minPapers },
  });
}

/** All that joins concepts to one another. */
export const readKin = (store: GraphStore): Promise<readonly DrawnKin[]> => rows.ask(store, kinOfConcepts);

const rounded = (value: number, decimals: number): number => Number(value.toFixed(decimals));

/** The columns that are sent to the page; `points` go with `graph.nodes`. */
export function pictureOf(
  graph: DrawnGraph,
  points: readonly Point[],
  page: Pick<Picture, "workspace" | "minConfidence" | "answer">,
): Picture {
  const { nodes, edges, kin, leftOut } = graph;
  const places = new Map(nodes.map((node, place) => [node.id, place]));
  const placeOf = (id: string): number => places.get(id) ?? -1;
  return {
    ...page,
    nodes: {
      id: nodes.map((node) => node.id),
      type: nodes.map((node) => node.type),
      label: nodes.map((node) => node.label),
      papers: nodes.map((node) => node.papers),
      year: nodes.map((node) => node.year),
      x: points.map((point) => rounded(point.x, 1)),
      y: points.map((point) => rounded(point.y, 1)),
    },
    edges: {
      paper: edges.map((edge) => placeOf(edge.paper)),
      concept: edges.map((edge) => placeOf(edge.concept)),
      relation: edges.map((edge) => edge.relation),
      confidence: edges.map((edge) => edge.confidence),
    },
    kin: {
      from: kin.map(({ source }) => placeOf(source)),
      to: kin.map(({ target }) => placeOf(target)),
      relation: kin.map(({ relation }) => relation),
    },
    leftOut,
  };
}
