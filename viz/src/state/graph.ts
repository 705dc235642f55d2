import { MultiDirectedGraph } from "graphology";
import type { ConceptDetail, NodeType, PaperDetail, Picture, Relation } from "../../../src/serve/api.ts";

// Aliases, not interfaces: graphology asks for attributes with an index signature.
export type NodeAttributes = {
  readonly type: NodeType;
  readonly label: string;
  /** Papers that name a concept; 1 for a paper. */
  readonly papers: number;
  readonly year: number | null;
  readonly x: number;
  readonly y: number;
  /** Set by the controller as the filters say; nothing is ever taken out of the graph. */
  hidden: boolean;
};

export type EdgeAttributes = {
  readonly type: Relation;
  readonly confidence: number;
  /** As with nodes. */
  hidden: boolean;
};

/** Edges go from papers to concepts; their keys are `edgeKey`. */
export type PaperGraph = MultiDirectedGraph<NodeAttributes, EdgeAttributes>;

/** In the order of the legend. */
export const NODE_TYPES: readonly NodeType[] = ["Paper", "Method", "Dataset", "Metric", "Task"];

/** In the order in which panels and filters list them. */
export const RELATIONS: readonly Relation[] = [
  "PROPOSES",
  "INTRODUCES",
  "USES",
  "COMPARES_WITH",
  "EVALUATES_ON",
  "REPORTS",
  "ADDRESSES",
  "MENTIONS",
];

/** How a paper's panel speaks of its concepts. */
export const RELATION_LABELS: Readonly<Record<Relation, string>> = {
  PROPOSES: "proposes",
  INTRODUCES: "introduces",
  USES: "uses",
  COMPARES_WITH: "compares with",
  EVALUATES_ON: "evaluates on",
  REPORTS: "reports",
  ADDRESSES: "addresses",
  MENTIONS: "mentions",
};

export const TYPE_LABELS: Readonly<Record<NodeType, { readonly one: string; readonly many: string }>> = {
  Paper: { one: "Paper", many: "Papers" },
  Method: { one: "Method", many: "Methods" },
  Dataset: { one: "Dataset", many: "Datasets" },
  Metric: { one: "Metric", many: "Metrics" },
  Task: { one: "Task", many: "Tasks" },
};

export const edgeKey = (paper: string, relation: Relation, concept: string): string =>
  `${paper}\n${relation}\n${concept}`;

/** All columns of a picture are of one length; the fallback is never used and keeps the types honest. */
const at = <Cell>(column: readonly Cell[], place: number, fallback: Cell): Cell => column[place] ?? fallback;

/** The graph of a picture, everything shown. */
export function graphOf({ nodes, edges }: Picture): PaperGraph {
  const graph: PaperGraph = new MultiDirectedGraph<NodeAttributes, EdgeAttributes>();
  for (const [place, id] of nodes.id.entries()) {
    graph.addNode(id, {
      type: at(nodes.type, place, "Paper"),
      label: at(nodes.label, place, id),
      papers: at(nodes.papers, place, 1),
      year: at(nodes.year, place, null),
      x: at(nodes.x, place, 0),
      y: at(nodes.y, place, 0),
      hidden: false,
    });
  }
  for (const [place, type] of edges.relation.entries()) {
    const paper = at(nodes.id, at(edges.paper, place, -1), "");
    const concept = at(nodes.id, at(edges.concept, place, -1), "");
    const attributes = { type, confidence: at(edges.confidence, place, 0), hidden: false };
    graph.addEdgeWithKey(edgeKey(paper, type, concept), paper, concept, attributes);
  }
  return graph;
}

/** What does not change while one looks at a picture. */
export interface Facts {
  readonly papers: number;
  readonly types: ReadonlyMap<NodeType, number>;
  readonly relations: ReadonlyMap<Relation, number>;
  /** Papers by year. */
  readonly years: ReadonlyMap<number, number>;
  /** The first and the last year of a paper. */
  readonly yearRange: readonly [number, number] | null;
  readonly mostPapers: number;
  /** Concepts that so many papers name that they say little of each. */
  readonly hubs: ReadonlySet<string>;
  /** How many concepts each number of papers name, counting what is sure enough for the first picture. */
  readonly conceptsByPapers: ReadonlyMap<number, number>;
}

const HUB_SHARE = 0.15;
const HUB_PAPERS = 10;

const countIn = <Key>(counts: Map<Key, number>, key: Key): Map<Key, number> =>
  counts.set(key, (counts.get(key) ?? 0) + 1);

/** How many edges of each concept are less sure: so many of its papers fall away. */
export function lessSureEdges(graph: PaperGraph, minConfidence: number): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  graph.forEachEdge((edge, { confidence }) => {
    if (confidence < minConfidence) countIn(counts, graph.target(edge));
  });
  return counts;
}

export function factsOf(graph: PaperGraph, minConfidence: number): Facts {
  const types = new Map<NodeType, number>();
  const years = new Map<number, number>();
  const relations = new Map<Relation, number>();
  graph.forEachNode((_, { type, year }) => {
    countIn(types, type);
    if (type === "Paper" && year !== null) countIn(years, year);
  });
  graph.forEachEdge((_, { type }) => countIn(relations, type));
  const papers = types.get("Paper") ?? 0;
  const concepts = graph
    .mapNodes((id, { type, papers: named }) => ({ id, type, named }))
    .filter(({ type }) => type !== "Paper");
  const conceptsByPapers = new Map<number, number>();
  const lessSure = lessSureEdges(graph, minConfidence);
  for (const { id, named } of concepts) countIn(conceptsByPapers, named - (lessSure.get(id) ?? 0));
  const hubPapers = Math.max(HUB_PAPERS, papers * HUB_SHARE);
  const ordered = [...years.keys()].toSorted((a, b) => a - b);
  const [first] = ordered;
  const last = ordered.at(-1);
  return {
    papers,
    types,
    relations,
    years,
    yearRange: first === undefined || last === undefined ? null : [first, last],
    mostPapers: concepts.reduce((most, { named }) => Math.max(most, named), 1),
    hubs: new Set(concepts.filter(({ named }) => named > hubPapers).map(({ id }) => id)),
    conceptsByPapers,
  };
}

interface Admitted {
  readonly attributes: Omit<NodeAttributes, "x" | "y" | "hidden">;
  readonly edges: readonly { readonly other: string; readonly relation: Relation; readonly confidence: number }[];
}

function admittedOf(detail: PaperDetail | ConceptDetail): Admitted {
  if (detail.kind === "paper") {
    const { title, year, concepts } = detail;
    return {
      attributes: { type: "Paper", label: title, papers: 1, year },
      edges: concepts.map(({ id, relation, confidence }) => ({ other: id, relation, confidence })),
    };
  }
  const { type, name, papers, firstYear, namedBy } = detail;
  return {
    attributes: { type, label: name, papers, year: firstYear },
    edges: namedBy.map(({ id, relation, confidence }) => ({ other: id, relation, confidence })),
  };
}

/** Adds a node that was left out of the picture amid what it is joined to. False when it is there already. */
export function admit(graph: PaperGraph, detail: PaperDetail | ConceptDetail): boolean {
  if (graph.hasNode(detail.id)) return false;
  const { attributes, edges } = admittedOf(detail);
  const known = edges.filter(({ other }) => graph.hasNode(other));
  const middle = (axis: "x" | "y"): number =>
    known.reduce((sum, { other }) => sum + graph.getNodeAttribute(other, axis), 0) / Math.max(1, known.length);
  graph.addNode(detail.id, { ...attributes, x: middle("x") + 1, y: middle("y") + 1, hidden: false });
  for (const { other, relation, confidence } of known) {
    const [paper, concept] = detail.kind === "paper" ? [detail.id, other] : [other, detail.id];
    graph.mergeEdgeWithKey(edgeKey(paper, relation, concept), paper, concept, {
      type: relation,
      confidence,
      hidden: false,
    });
  }
  return true;
}
