import { isEvidence, type Link, type NodeAttributes, type PaperGraph } from "./graph.ts";

/** Nodes and links of a graph as rows of one length: a filter goes through all of them, several times faster than by id. */
export interface Columns {
  readonly ids: readonly string[];
  readonly nodes: readonly NodeAttributes[];
  /** Row of a node. */
  readonly places: ReadonlyMap<string, number>;
  readonly keys: readonly string[];
  readonly links: readonly Link[];
  /** 1 for a link that says that a paper names a concept. */
  readonly evidence: Uint8Array;
  readonly confidences: Float64Array;
  /** Rows of the ends of a link. */
  readonly from: Int32Array;
  readonly to: Int32Array;
}

function readColumns(graph: PaperGraph): Columns {
  const ids: string[] = [];
  const nodes: NodeAttributes[] = [];
  const places = new Map<string, number>();
  graph.forEachNode((id, node) => {
    places.set(id, ids.push(id) - 1);
    nodes.push(node);
  });
  const rows: { readonly key: string; readonly link: Link; readonly confidence: number; ends: [number, number] }[] = [];
  graph.forEachEdge((key, { type, confidence, from, to }) => {
    if (type === "SHARES") return;
    rows.push({ key, link: type, confidence, ends: [places.get(from) ?? -1, places.get(to) ?? -1] });
  });
  return {
    ids,
    nodes,
    places,
    keys: rows.map(({ key }) => key),
    links: rows.map(({ link }) => link),
    evidence: Uint8Array.from(rows, ({ link }) => Number(isEvidence(link))),
    confidences: Float64Array.from(rows, ({ confidence }) => confidence),
    from: Int32Array.from(rows, ({ ends }) => ends[0]),
    to: Int32Array.from(rows, ({ ends }) => ends[1]),
  };
}

const read = new WeakMap<PaperGraph, Columns>();

/** The columns of a graph, read once: links never change, and a graph has other ones only when it has more nodes. */
export function columnsOf(graph: PaperGraph): Columns {
  const known = read.get(graph);
  if (known !== undefined && known.ids.length === graph.order) return known;
  const columns = readColumns(graph);
  read.set(graph, columns);
  return columns;
}

/** By row: how many links of each concept are less sure. */
export function unsureLinks({ ids, confidences, to }: Columns, minConfidence: number): Uint32Array {
  const counts = new Uint32Array(ids.length);
  for (const [row, concept] of to.entries()) {
    if ((confidences[row] ?? 0) < minConfidence) counts[concept] = (counts[concept] ?? 0) + 1;
  }
  return counts;
}
