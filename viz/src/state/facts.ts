import type { NodeType } from "../../../src/serve/api.ts";
import { columnsOf, unsureLinks } from "./columns.ts";
import type { Link, PaperGraph } from "./graph.ts";

/** What does not change while one looks at a picture. */
export interface Facts {
  readonly papers: number;
  readonly types: ReadonlyMap<NodeType, number>;
  readonly links: ReadonlyMap<Link, number>;
  /** Of the links between papers and concepts, ascending. */
  readonly confidences: Float64Array;
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

export function factsOf(graph: PaperGraph, minConfidence: number): Facts {
  const types = new Map<NodeType, number>();
  const years = new Map<number, number>();
  const links = new Map<Link, number>();
  const columns = columnsOf(graph);
  for (const { type, year } of columns.nodes) {
    countIn(types, type);
    if (type === "Paper" && year !== null) countIn(years, year);
  }
  for (const link of columns.links) countIn(links, link);
  const papers = types.get("Paper") ?? 0;
  const unsure = unsureLinks(columns, minConfidence);
  const concepts = columns.nodes
    .map(({ type, papers: named }, row) => ({ id: columns.ids[row] ?? "", type, named, unsure: unsure[row] ?? 0 }))
    .filter(({ type }) => type !== "Paper");
  const conceptsByPapers = new Map<number, number>();
  for (const concept of concepts) countIn(conceptsByPapers, concept.named - concept.unsure);
  const hubPapers = Math.max(HUB_PAPERS, papers * HUB_SHARE);
  const ordered = [...years.keys()].toSorted((a, b) => a - b);
  const [first] = ordered;
  const last = ordered.at(-1);
  return {
    papers,
    types,
    links,
    confidences: columns.confidences.filter((_, row) => columns.evidence[row] === 1).toSorted(),
    years,
    yearRange: first === undefined || last === undefined ? null : [first, last],
    mostPapers: concepts.reduce((most, { named }) => Math.max(most, named), 1),
    hubs: new Set(concepts.filter(({ named }) => named > hubPapers).map(({ id }) => id)),
    conceptsByPapers,
  };
}

/** Links that are at least so sure. */
export function linksFrom({ confidences }: Facts, minConfidence: number): number {
  let [low, high] = [0, confidences.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((confidences[middle] ?? 0) < minConfidence) low = middle + 1;
    else high = middle;
  }
  return confidences.length - low;
}

/** Papers of these years; all when none are given. */
export function papersIn({ papers, years }: Facts, range: readonly [number, number] | null): number {
  if (range === null) return papers;
  return [...years].reduce((sum, [year, count]) => (year >= range[0] && year <= range[1] ? sum + count : sum), 0);
}
