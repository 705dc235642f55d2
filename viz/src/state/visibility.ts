import type { NodeType } from "../../../src/serve/api.ts";
import { type Columns, columnsOf } from "./columns.ts";
import { fatesOf, passingLinks, type Tests } from "./fates.ts";
import type { Filters } from "./filters.ts";
import { edgeKey, isEvidence, type Link, type PaperGraph } from "./graph.ts";
import { nearNodes } from "./nearness.ts";
import { type Share, sharesOf } from "./shares.ts";
import type { View } from "./view.ts";
import { matchingNodes } from "./words.ts";

/** What the filters and the view leave. */
export interface Visibility {
  readonly nodes: ReadonlySet<string>;
  readonly edges: ReadonlySet<string>;
  readonly counts: ReadonlyMap<NodeType, number>;
  /** Shown links of each kind. */
  readonly links: ReadonlyMap<Link, number>;
  /** What the projection draws in the place of links; none where it does not. */
  readonly shares: readonly Share[];
  /** Edges that only `minConfidence` hides. */
  readonly lessSure: number;
  /** Concepts that only `minPapers` hides. */
  readonly belowMinPapers: number;
  /** Shown papers without a shown concept. */
  readonly lonely: number;
  /** Papers without a year that the range of years hides. */
  readonly undated: number;
  /** By row of the columns: papers of a concept that fall away because they are not sure enough of it. */
  readonly unsure: Uint32Array;
  /** What has the words in its name that the text filter asks for; null when it asks for none. */
  readonly named: number | null;
  /** Nodes outside the focus. */
  readonly unfocused: number;
}

/** What is shown whatever the filters say, and what is looked at how. */
export interface Looked {
  readonly view: Pick<View, "projection" | "hidden" | "pinned" | "expanded" | "focus">;
  readonly selected: readonly string[];
  /** Nodes of a query's answer. */
  readonly lit: readonly string[];
  /** Concepts that join nearly everything: no way leads through them while they are dimmed. */
  readonly hubs: ReadonlySet<string>;
}

/** What is joined to a node by evidence that is sure enough, and of a type that is shown. */
function sureNeighbours(graph: PaperGraph, id: string, { types, minConfidence }: Filters): readonly string[] {
  const neighbours: string[] = [];
  graph.forEachEdge(id, (_, { type, confidence }, ...[source, target]) => {
    const other = source === id ? target : source;
    if (!isEvidence(type) || confidence < minConfidence) return;
    if (types.includes(graph.getNodeAttribute(other, "type"))) neighbours.push(other);
  });
  return neighbours;
}

/** Ids of what is shown whatever the filters say: what is selected, pinned or lit, a selected paper's concepts, and what was expanded. */
function revealedBy(graph: PaperGraph, { view, selected, lit }: Looked, filters: Filters): ReadonlySet<string> {
  const revealed = new Set([...selected, ...view.pinned, ...lit, ...view.expanded].filter((id) => graph.hasNode(id)));
  const papers = selected.filter((id) => graph.hasNode(id) && graph.getNodeAttribute(id, "type") === "Paper");
  for (const id of [...papers, ...view.expanded]) {
    if (!graph.hasNode(id)) continue;
    for (const neighbour of sureNeighbours(graph, id, filters)) revealed.add(neighbour);
  }
  return revealed;
}

/** By row: 1 for these nodes. */
function rowsOfNodes({ places, ids }: Columns, nodes: Iterable<string>): Uint8Array {
  const rows = new Uint8Array(ids.length);
  for (const id of nodes) {
    const place = places.get(id);
    if (place !== undefined) rows[place] = 1;
  }
  return rows;
}

/** The cells of a column at these rows. */
function* cellsAt<Cell>(column: readonly Cell[], rows: Iterable<number>): Generator<Cell> {
  for (const row of rows) {
    const cell = column[row];
    if (cell !== undefined) yield cell;
  }
}

function* rowsIn(flags: Uint8Array): Generator<number> {
  for (const [row, flag] of flags.entries()) if (flag === 1) yield row;
}

/** Of these links, those between two of the nodes. */
function linksBetween({ from, to }: Columns, nodes: Uint8Array, links: readonly number[]): readonly number[] {
  return links.filter((row) => nodes[from[row] ?? -1] === 1 && nodes[to[row] ?? -1] === 1);
}

/** What is shown before the projection: nodes, and rows of the links between them. */
interface Plain {
  readonly nodes: ReadonlySet<string>;
  readonly links: readonly number[];
}

/** Shown papers without a shown concept. */
function lonelyPapers({ ids, nodes: attributes, evidence, from }: Columns, { nodes, links }: Plain): number {
  const joined = new Uint8Array(ids.length);
  for (const row of links) if (evidence[row] === 1) joined[from[row] ?? -1] = 1;
  return ids.filter((id, row) => joined[row] === 0 && attributes[row]?.type === "Paper" && nodes.has(id)).length;
}

function countOf<Key>(keys: Iterable<Key>): ReadonlyMap<Key, number> {
  const counts = new Map<Key, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

type Projected = Pick<Visibility, "nodes" | "edges" | "shares">;

/** The nodes of one kind with what they share in the place of links; what is selected, pinned or lit of the other kind stays. */
function projected(graph: PaperGraph, { nodes, links }: Plain, { view, selected, lit }: Looked): Projected {
  const { projection } = view;
  const columns = columnsOf(graph);
  const keys = new Set(cellsAt(columns.keys, links));
  if (projection === "both") return { nodes, edges: keys, shares: [] };
  const isOfKind = (id: string): boolean =>
    (graph.getNodeAttribute(id, "type") === "Paper") === (projection === "papers");
  const kept = new Set([...selected, ...view.pinned, ...lit].filter((id) => nodes.has(id) && !isOfKind(id)));
  const shown = new Set([...nodes].filter((id) => isOfKind(id) || kept.has(id)));
  const shares = sharesOf(graph, projection, (edge) => keys.has(edge));
  const between = linksBetween(columns, rowsOfNodes(columns, shown), links);
  const shareKeys = shares.map(({ one, other }) => edgeKey(one, "SHARES", other));
  return { nodes: shown, edges: new Set([...cellsAt(columns.keys, between), ...shareKeys]), shares };
}

interface Focused {
  readonly looked: Looked;
  readonly filters: Filters;
  /** What may be gone through and along: nodes by row, and rows of links. */
  readonly shown: Uint8Array;
  readonly links: readonly number[];
}

/** By row: what is near enough to the focus, of what is shown. All of it where there is no focus. */
function focused(graph: PaperGraph, { looked, filters, shown, links }: Focused): Uint8Array {
  const { focus } = looked.view;
  if (focus === null) return shown;
  const columns = columnsOf(graph);
  const passing = new Set(cellsAt(columns.keys, links));
  const reached = nearNodes(graph, focus, {
    passes: (edge) => passing.has(edge),
    isShown: (id) => shown[columns.places.get(id) ?? -1] === 1,
    isThrough: (id) => filters.hubs === "shown" || !looked.hubs.has(id),
  });
  return rowsOfNodes(columns, reached);
}

function testsOf(graph: PaperGraph, filters: Filters, looked: Looked): Tests {
  const columns = columnsOf(graph);
  return {
    filters,
    types: new Set(filters.types),
    links: new Set(filters.relations),
    matching: matchingNodes(columns, filters.text),
    revealed: rowsOfNodes(columns, revealedBy(graph, looked, filters)),
    hidden: rowsOfNodes(columns, looked.view.hidden),
  };
}

/** Which nodes and edges filters and view leave. */
export function visibilityOf(graph: PaperGraph, filters: Filters, looked: Looked): Visibility {
  const columns = columnsOf(graph);
  const tests = testsOf(graph, filters, looked);
  const passing = passingLinks(columns, tests);
  const { shown, belowMinPapers, undated, unsure } = fatesOf(columns, tests, passing);
  const near = focused(graph, { looked, filters, shown, links: passing.links });
  const left = shown.map((flag, row) => (near[row] === 1 || tests.revealed[row] === 1 ? flag : 0));
  const nodes = new Set(cellsAt(columns.ids, rowsIn(left)));
  const links = linksBetween(columns, left, passing.links);
  const drawn = projected(graph, { nodes, links }, looked);
  return {
    ...drawn,
    counts: countOf(Array.from(drawn.nodes, (id) => graph.getNodeAttribute(id, "type"))),
    links: countOf(cellsAt(columns.links, links)),
    lessSure: passing.lessSure,
    belowMinPapers,
    undated,
    unsure,
    lonely: looked.view.projection === "concepts" ? 0 : lonelyPapers(columns, { nodes, links }),
    named: tests.matching?.named ?? null,
    unfocused: shown.reduce((sum, flag) => sum + flag, 0) - nodes.size,
  };
}
