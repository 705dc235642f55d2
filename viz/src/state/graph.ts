import { MultiDirectedGraph } from "graphology";
import type { ConceptDetail, NodeType, PaperDetail, Picture, Relation } from "../../../src/serve/api.ts";
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
    const [from, to] = detail.kind === "paper" ? [detail.id, other] : [other, detail.id];
    addLink(graph, { type: relation, confidence, shared: 0, from, to });
  }
  return true;
}
