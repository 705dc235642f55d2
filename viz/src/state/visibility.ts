import type { NodeType } from "../../../src/serve/api.ts";
import { foldTitle } from "../../../src/text/fold.ts";
import { lessSureEdges } from "./facts.ts";
import type { Filters } from "./filters.ts";
import { edgeKey, isEvidence, type Link, type NodeAttributes, type PaperGraph } from "./graph.ts";
import { nearNodes } from "./nearness.ts";
import { type Share, sharesOf } from "./shares.ts";
import type { View } from "./view.ts";

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

interface Matching {
  readonly named: number;
  /** What has the words in its name, and what is joined to it. */
  readonly nodes: ReadonlySet<string>;
}

interface Tests {
  readonly filters: Filters;
  readonly types: ReadonlySet<NodeType>;
  readonly links: ReadonlySet<string>;
  readonly matching: Matching | undefined;
  readonly revealed: ReadonlySet<string>;
}

function matchingNodes(graph: PaperGraph, text: string): Matching | undefined {
  const wanted = foldTitle(text);
  if (wanted === "") return undefined;
  const named = graph.filterNodes((_, { label }) => foldTitle(label).includes(wanted));
  const nodes = new Set(named);
  for (const id of named) {
    graph.forEachEdge(id, (_, { type }, ...[source, target]) => {
      if (isEvidence(type)) nodes.add(source === id ? target : source);
    });
  }
  return { named: named.length, nodes };
}

const isInYears = (year: number | null, years: Filters["years"]): boolean =>
  years === null || (year !== null && year >= years[0] && year <= years[1]);

function paperPasses(id: string, paper: NodeAttributes, { filters, matching, revealed }: Tests): boolean {
  return revealed.has(id) || (isInYears(paper.year, filters.years) && matching?.nodes.has(id) !== false);
}

interface PassingEdge {
  readonly key: string;
  readonly link: Link;
  readonly from: string;
  readonly to: string;
}

interface Passing {
  /** Links of papers that pass, sure enough and of a relation that is asked for. */
  readonly edges: readonly PassingEdge[];
  /** Concepts at the end of an edge that passes. */
  readonly concepts: ReadonlySet<string>;
  readonly lessSure: number;
}

/** Whether a concept would be shown if every edge were sure enough. */
function isWanted(id: string, { type, papers }: NodeAttributes, { filters, types, matching }: Tests): boolean {
  return types.has("Paper") && types.has(type) && papers >= filters.minPapers && matching?.nodes.has(id) !== false;
}

/** Edges whose relation, confidence and paper pass, whether or not their ends are of a shown type. */
function passingEdges(graph: PaperGraph, tests: Tests): Passing {
  const edges: PassingEdge[] = [];
  const concepts = new Set<string>();
  let lessSure = 0;
  graph.forEachEdge((key, { type: link, confidence, from, to }, ...[, , source, target]) => {
    if (link === "SHARES" || !tests.links.has(link)) return;
    if (!isEvidence(link)) {
      edges.push({ key, link, from, to });
      return;
    }
    if (!paperPasses(from, source, tests)) return;
    if (confidence >= tests.filters.minConfidence) {
      edges.push({ key, link, from, to });
      concepts.add(to);
    } else if (isWanted(to, target, tests)) lessSure += 1;
  });
  return { edges, concepts, lessSure };
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

/** Shown whatever the filters say: what is selected, pinned or lit, a selected paper's concepts, and what was expanded. */
function revealedBy(graph: PaperGraph, { view, selected, lit }: Looked, filters: Filters): ReadonlySet<string> {
  const revealed = new Set([...selected, ...view.pinned, ...lit, ...view.expanded].filter((id) => graph.hasNode(id)));
  const papers = selected.filter((id) => graph.hasNode(id) && graph.getNodeAttribute(id, "type") === "Paper");
  for (const id of [...papers, ...view.expanded]) {
    if (!graph.hasNode(id)) continue;
    for (const neighbour of sureNeighbours(graph, id, filters)) revealed.add(neighbour);
  }
  return revealed;
}

type Fate = "shown" | "filtered" | "few papers" | "undated" | "unfocused";

function fateOfPaper(id: string, paper: NodeAttributes, tests: Tests): Fate {
  if (!tests.types.has("Paper")) return "filtered";
  if (paper.year === null && tests.filters.years !== null) return "undated";
  return paperPasses(id, paper, tests) ? "shown" : "filtered";
}

interface ConceptTests {
  readonly tests: Tests;
  readonly passing: Passing;
  /** By concept. */
  readonly lessSure: ReadonlyMap<string, number>;
}

function fateOfConcept(id: string, concept: NodeAttributes, { tests, passing, lessSure }: ConceptTests): Fate {
  const { filters, types, matching } = tests;
  if (!types.has(concept.type) || !passing.concepts.has(id)) return "filtered";
  if (matching?.nodes.has(id) === false) return "filtered";
  const papers = concept.papers - (lessSure.get(id) ?? 0);
  return papers < filters.minPapers ? "few papers" : "shown";
}

interface Fates {
  readonly shown: ReadonlySet<string>;
  readonly counts: ReadonlyMap<Fate, number>;
}

/** What the filters leave, before focus and projection. */
function fatesOf(graph: PaperGraph, all: ConceptTests, hidden: ReadonlySet<string>): Fates {
  const shown = new Set<string>();
  const counts = new Map<Fate, number>();
  graph.forEachNode((id, node) => {
    if (hidden.has(id)) return;
    const { tests } = all;
    const own = node.type === "Paper" ? fateOfPaper(id, node, tests) : fateOfConcept(id, node, all);
    const fate = tests.revealed.has(id) ? "shown" : own;
    counts.set(fate, (counts.get(fate) ?? 0) + 1);
    if (fate === "shown") shown.add(id);
  });
  return { shown, counts };
}

function countOf<Key>(keys: Iterable<Key>): ReadonlyMap<Key, number> {
  const counts = new Map<Key, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

/** Shown papers without a shown concept. */
function lonelyPapers(graph: PaperGraph, { nodes, edges }: Plain): number {
  const joined = new Set(edges.filter(({ link }) => isEvidence(link)).map(({ from }) => from));
  let lonely = 0;
  for (const id of nodes) if (!joined.has(id) && graph.getNodeAttribute(id, "type") === "Paper") lonely += 1;
  return lonely;
}

interface Projected {
  readonly nodes: ReadonlySet<string>;
  readonly edges: ReadonlySet<string>;
  readonly shares: readonly Share[];
}

/** What is shown before the projection. */
interface Plain {
  readonly nodes: ReadonlySet<string>;
  readonly edges: readonly PassingEdge[];
}

/** The nodes of one kind with what they share in the place of links; what is selected, pinned or lit of the other kind stays. */
function projected(graph: PaperGraph, { nodes, edges }: Plain, { view, selected, lit }: Looked): Projected {
  const { projection } = view;
  const keys = new Set(edges.map(({ key }) => key));
  if (projection === "both") return { nodes, edges: keys, shares: [] };
  const isOfKind = (id: string): boolean =>
    (graph.getNodeAttribute(id, "type") === "Paper") === (projection === "papers");
  const kept = new Set([...selected, ...view.pinned, ...lit].filter((id) => nodes.has(id) && !isOfKind(id)));
  const shown = new Set([...nodes].filter((id) => isOfKind(id) || kept.has(id)));
  const shares = sharesOf(graph, projection, (edge) => keys.has(edge));
  const links = edges.filter(({ from, to }) => shown.has(from) && shown.has(to)).map(({ key }) => key);
  return {
    nodes: shown,
    edges: new Set([...links, ...shares.map(({ one, other }) => edgeKey(one, "SHARES", other))]),
    shares,
  };
}

interface Focused {
  readonly looked: Looked;
  readonly filters: Filters;
  readonly shown: ReadonlySet<string>;
}

/** What is near enough to the focus, of what is shown; undefined where there is no focus. */
function focused(
  graph: PaperGraph,
  { edges }: Passing,
  { looked, filters, shown }: Focused,
): ReadonlySet<string> | undefined {
  const { focus } = looked.view;
  if (focus === null) return undefined;
  const passing = new Set(edges.map(({ key }) => key));
  return nearNodes(graph, focus, {
    passes: (edge) => passing.has(edge),
    isShown: (id) => shown.has(id),
    isThrough: (id) => filters.hubs === "shown" || !looked.hubs.has(id),
  });
}

/** Which nodes and edges filters and view leave. */
export function visibilityOf(graph: PaperGraph, filters: Filters, looked: Looked): Visibility {
  const { view } = looked;
  const tests: Tests = {
    filters,
    types: new Set(filters.types),
    links: new Set(filters.relations),
    matching: matchingNodes(graph, filters.text),
    revealed: revealedBy(graph, looked, filters),
  };
  const passing = passingEdges(graph, tests);
  const all = { tests, passing, lessSure: lessSureEdges(graph, filters.minConfidence) };
  const { shown, counts } = fatesOf(graph, all, new Set(view.hidden));
  const reached = focused(graph, passing, { looked, filters, shown });
  const nodes =
    reached === undefined ? shown : new Set([...shown].filter((id) => reached.has(id) || tests.revealed.has(id)));
  const edges = passing.edges.filter(({ from, to }) => nodes.has(from) && nodes.has(to));
  const drawn = projected(graph, { nodes, edges }, looked);
  return {
    ...drawn,
    counts: countOf(Array.from(drawn.nodes, (id) => graph.getNodeAttribute(id, "type"))),
    links: countOf(edges.map(({ link }) => link)),
    lessSure: passing.lessSure,
    belowMinPapers: counts.get("few papers") ?? 0,
    undated: counts.get("undated") ?? 0,
    lonely: view.projection === "concepts" ? 0 : lonelyPapers(graph, { nodes, edges }),
    named: tests.matching?.named ?? null,
    unfocused: shown.size - nodes.size,
  };
}
