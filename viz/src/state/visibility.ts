import type { NodeType } from "../../../src/serve/api.ts";
import { foldTitle } from "../../../src/text/fold.ts";
import type { Filters } from "./filters.ts";
import { lessSureEdges, type NodeAttributes, type PaperGraph } from "./graph.ts";

/** What the filters leave. */
export interface Visibility {
  readonly nodes: ReadonlySet<string>;
  readonly edges: ReadonlySet<string>;
  readonly counts: ReadonlyMap<NodeType, number>;
  /** Edges that only `minConfidence` hides. */
  readonly lessSure: number;
  /** Concepts that only `minPapers` hides. */
  readonly belowMinPapers: number;
  /** Shown papers without a shown concept. */
  readonly lonely: number;
  /** Papers without a year that the range of years hides. */
  readonly undated: number;
}

interface Tests {
  readonly filters: Filters;
  /** Undefined when no text is asked for. */
  readonly matching: ReadonlySet<string> | undefined;
  /** By concept. */
  readonly lessSureEdges: ReadonlyMap<string, number>;
}

/** What has the words in its name, and what is joined to it. */
function matchingNodes(graph: PaperGraph, text: string): ReadonlySet<string> | undefined {
  const wanted = foldTitle(text);
  if (wanted === "") return undefined;
  const named = graph.filterNodes((_, { label }) => foldTitle(label).includes(wanted));
  const matching = new Set(named);
  for (const id of named) graph.forEachNeighbor(id, (neighbour) => matching.add(neighbour));
  return matching;
}

const isInYears = (year: number | null, years: Filters["years"]): boolean =>
  years === null || (year !== null && year >= years[0] && year <= years[1]);

function paperPasses(id: string, paper: NodeAttributes, { filters, matching }: Tests): boolean {
  return isInYears(paper.year, filters.years) && matching?.has(id) !== false;
}

interface Passing {
  readonly edges: ReadonlySet<string>;
  /** Concepts at the end of an edge that passes. */
  readonly concepts: ReadonlySet<string>;
  readonly lessSure: number;
}

/** Whether a concept would be shown if every edge were sure enough. */
function isWanted(id: string, { type, papers }: NodeAttributes, { filters, matching }: Tests): boolean {
  const isOfShownType = filters.types.includes("Paper") && filters.types.includes(type);
  return isOfShownType && papers >= filters.minPapers && matching?.has(id) !== false;
}

/** Edges whose relation, confidence and paper pass, whether or not their ends are of a shown type. */
function passingEdges(graph: PaperGraph, tests: Tests): Passing {
  const { filters } = tests;
  const relations = new Set(filters.relations);
  const edges = new Set<string>();
  const concepts = new Set<string>();
  let lessSure = 0;
  graph.forEachEdge((edge, { type, confidence }, paper) => {
    if (!relations.has(type) || !paperPasses(paper, graph.getNodeAttributes(paper), tests)) return;
    const concept = graph.target(edge);
    if (confidence >= filters.minConfidence) {
      edges.add(edge);
      concepts.add(concept);
    } else if (isWanted(concept, graph.getNodeAttributes(concept), tests)) lessSure += 1;
  });
  return { edges, concepts, lessSure };
}

/** A selected node is shown whatever the filters say; a selected paper with all its concepts of shown types that are sure enough. */
function revealedBy(graph: PaperGraph, selected: readonly string[], filters: Filters): ReadonlySet<string> {
  const revealed = new Set<string>();
  for (const id of selected) {
    if (!graph.hasNode(id)) continue;
    revealed.add(id);
    if (graph.getNodeAttribute(id, "type") !== "Paper") continue;
    graph.forEachOutEdge(id, (edge, { confidence }) => {
      const concept = graph.target(edge);
      const { type } = graph.getNodeAttributes(concept);
      if (filters.types.includes(type) && confidence >= filters.minConfidence) revealed.add(concept);
    });
  }
  return revealed;
}

type Fate = "shown" | "filtered" | "few papers" | "undated";

function fateOfPaper(id: string, paper: NodeAttributes, tests: Tests): Fate {
  if (!tests.filters.types.includes("Paper")) return "filtered";
  if (paper.year === null && tests.filters.years !== null) return "undated";
  return paperPasses(id, paper, tests) ? "shown" : "filtered";
}

function fateOfConcept(
  id: string,
  concept: NodeAttributes,
  { tests, passing }: { tests: Tests; passing: Passing },
): Fate {
  const { filters, matching } = tests;
  if (!filters.types.includes(concept.type) || !passing.concepts.has(id)) return "filtered";
  if (matching?.has(id) === false) return "filtered";
  const papers = concept.papers - (tests.lessSureEdges.get(id) ?? 0);
  return papers < filters.minPapers ? "few papers" : "shown";
}

/** Shown edges have both ends shown; returned with the papers they start from. */
function edgesBetween(
  graph: PaperGraph,
  passing: Passing,
  nodes: ReadonlySet<string>,
): {
  readonly edges: ReadonlySet<string>;
  readonly papers: ReadonlySet<string>;
} {
  const edges = new Set<string>();
  const papers = new Set<string>();
  for (const edge of passing.edges) {
    const [paper, concept] = graph.extremities(edge);
    if (!nodes.has(paper) || !nodes.has(concept)) continue;
    edges.add(edge);
    papers.add(paper);
  }
  return { edges, papers };
}

/** Which nodes and edges the filters leave, in one pass over each. */
export function visibilityOf(graph: PaperGraph, filters: Filters, selected: readonly string[]): Visibility {
  const tests: Tests = {
    filters,
    matching: matchingNodes(graph, filters.text),
    lessSureEdges: lessSureEdges(graph, filters.minConfidence),
  };
  const passing = passingEdges(graph, tests);
  const revealed = revealedBy(graph, selected, filters);
  const nodes = new Set<string>();
  const counts = new Map<NodeType, number>();
  const fates = new Map<Fate, number>();
  graph.forEachNode((id, node) => {
    const own = node.type === "Paper" ? fateOfPaper(id, node, tests) : fateOfConcept(id, node, { tests, passing });
    const fate = revealed.has(id) ? "shown" : own;
    fates.set(fate, (fates.get(fate) ?? 0) + 1);
    if (fate !== "shown") return;
    nodes.add(id);
    counts.set(node.type, (counts.get(node.type) ?? 0) + 1);
  });
  const { edges, papers } = edgesBetween(graph, passing, nodes);
  return {
    nodes,
    edges,
    counts,
    lessSure: passing.lessSure,
    belowMinPapers: fates.get("few papers") ?? 0,
    undated: fates.get("undated") ?? 0,
    lonely: (counts.get("Paper") ?? 0) - papers.size,
  };
}
