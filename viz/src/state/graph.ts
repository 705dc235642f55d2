import { MultiDirectedGraph } from "graphology";
import type { ConceptDetail, NodeType, PaperDetail, Picture, Relation, Undrawn } from "../../../src/serve/api.ts";
import type { ConceptRelationType } from "../../../src/model/graph.ts";

/** What the data say of two nodes: how a paper speaks of a concept, or how two concepts are related. */
export type Link = Relation | ConceptRelationType;

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
  /** `SHARES` joins two nodes of a kind by what they share, while the picture is projected so. */
  readonly type: Link | "SHARES";
  /** 1 where nothing was guessed. */
  readonly confidence: number;
  /** How many nodes of the other kind two nodes share; 0 for an edge of another type. */
  readonly shared: number;
  /** Its ends, since asking the graph for them costs more than all else that is done with an edge. */
  readonly from: string;
  readonly to: string;
  /** As with nodes. */
  hidden: boolean;
};

/** Edges go from papers to concepts, some between concepts; their keys are `edgeKey`. */
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

/** All that the filters can switch on and off. */
export const LINKS: readonly Link[] = [...RELATIONS, "VARIANT_OF", "SAME_NAME_AS"];

const EVIDENCE: ReadonlySet<string> = new Set(RELATIONS);
/** Whether an edge says that a paper names a concept. */
export const isEvidence = (type: EdgeAttributes["type"]): type is Relation => EVIDENCE.has(type);

/** How a paper's panel speaks of its concepts, and a concept's of its kin. */
export const RELATION_LABELS: Readonly<Record<Link, string>> = {
  PROPOSES: "proposes",
  INTRODUCES: "introduces",
  USES: "uses",
  COMPARES_WITH: "compares with",
  EVALUATES_ON: "evaluates on",
  REPORTS: "reports",
  ADDRESSES: "addresses",
  MENTIONS: "mentions",
  VARIANT_OF: "is a variant of",
  SAME_NAME_AS: "has the same name as",
};

export const TYPE_LABELS: Readonly<Record<NodeType, { readonly one: string; readonly many: string }>> = {
  Paper: { one: "Paper", many: "Papers" },
  Method: { one: "Method", many: "Methods" },
  Dataset: { one: "Dataset", many: "Datasets" },
  Metric: { one: "Metric", many: "Metrics" },
  Task: { one: "Task", many: "Tasks" },
};

export const edgeKey = (from: string, type: EdgeAttributes["type"], to: string): string => `${from}\n${type}\n${to}`;

/** All columns of a picture are of one length; the fallback is never used and keeps the types honest. */
const at = <Cell>(column: readonly Cell[], place: number, fallback: Cell): Cell => column[place] ?? fallback;

/** Adds an edge that is not there yet, shown. */
export function addLink(graph: PaperGraph, link: Omit<EdgeAttributes, "hidden">): void {
  graph.addEdgeWithKey(edgeKey(link.from, link.type, link.to), link.from, link.to, { ...link, hidden: false });
}

/** The graph of a picture, everything shown. */
export function graphOf({ nodes, edges, kin }: Picture): PaperGraph {
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
    addLink(graph, { type, confidence: at(edges.confidence, place, 0), shared: 0, from: paper, to: concept });
  }
  for (const [place, type] of kin.relation.entries()) {
    const from = at(nodes.id, at(kin.from, place, -1), "");
    const to = at(nodes.id, at(kin.to, place, -1), "");
    addLink(graph, { type, confidence: 1, shared: 0, from, to });
  }
  return graph;
}

/** A paper or concept that was asked for, as a node that is not drawn yet. */
function undrawnOf(detail: PaperDetail | ConceptDetail): Undrawn {
  const { id } = detail;
  if (detail.kind === "paper") {
    const edges = detail.concepts.map((concept) => ({ ...concept, paper: id, concept: concept.id }));
    return { nodes: [{ id, type: "Paper", label: detail.title, papers: 1, year: detail.year }], edges };
  }
  const { type, name, papers, firstYear, namedBy } = detail;
  const edges = namedBy.map((paper) => ({ ...paper, paper: paper.id, concept: id }));
  return { nodes: [{ id, type, label: name, papers, year: firstYear }], edges };
}

/** Of a full turn, what leaves the most room between points on a spiral (Vogel 1979). */
const GOLDEN_TURN = Math.PI * (3 - Math.sqrt(5));
/** Between two of them, in the layout's units. */
const APART = 12;

/** The middle of these nodes, and, of several nodes that are put there, each a little farther away. */
function placeAmid(graph: PaperGraph, others: readonly string[], count: number): Pick<NodeAttributes, "x" | "y"> {
  const middle = (axis: "x" | "y"): number =>
    others.reduce((sum, other) => sum + graph.getNodeAttribute(other, axis), 0) / Math.max(1, others.length);
  const away = APART * Math.sqrt(count);
  return {
    x: middle("x") + away * Math.cos(count * GOLDEN_TURN),
    y: middle("y") + away * Math.sin(count * GOLDEN_TURN),
  };
}

/** What each node is joined to. */
function neighboursIn(edges: Undrawn["edges"]): ReadonlyMap<string, readonly string[]> {
  const neighbours = new Map<string, string[]>();
  for (const { paper, concept } of edges) {
    neighbours.set(paper, [...(neighbours.get(paper) ?? []), concept]);
    neighbours.set(concept, [...(neighbours.get(concept) ?? []), paper]);
  }
  return neighbours;
}

/** Adds nodes that were left out of the picture, each amid what it is joined to. Returns how many were not there already. */
export function admitAll(graph: PaperGraph, { nodes, edges }: Undrawn): number {
  const missing = nodes.filter(({ id }) => !graph.hasNode(id));
  const neighbours = neighboursIn(edges);
  const counts = new Map<string, number>();
  for (const { id, ...attributes } of missing) {
    const others = (neighbours.get(id) ?? []).filter((other) => graph.hasNode(other));
    const around = others.join("\n");
    const count = (counts.get(around) ?? 0) + 1;
    counts.set(around, count);
    graph.addNode(id, { ...attributes, ...placeAmid(graph, others, count), hidden: false });
  }
  for (const { paper, concept, relation, confidence } of edges) {
    if (!graph.hasNode(paper) || !graph.hasNode(concept)) continue;
    if (graph.hasEdge(edgeKey(paper, relation, concept))) continue;
    addLink(graph, { type: relation, confidence, shared: 0, from: paper, to: concept });
  }
  return missing.length;
}

/** Adds a node that was left out of the picture. False when it is there already. */
export const admit = (graph: PaperGraph, detail: PaperDetail | ConceptDetail): boolean =>
  admitAll(graph, undrawnOf(detail)) > 0;
