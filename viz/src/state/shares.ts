import { addLink, isEvidence, type PaperGraph } from "./graph.ts";
import type { Projection } from "./view.ts";

/** Two nodes of a kind and how many nodes of the other kind they share. */
export interface Share {
  readonly one: string;
  readonly other: string;
  readonly shared: number;
}

/** Pairs that are looked at: about a fifth of a second. Rare nodes come first, since they say most. */
const MOST_PAIRS = 600_000;
/** Of each node, the strongest are drawn: with all of them, nothing would be seen. */
const STRONGEST = 6;
/** Of all, too: more lines are neither seen nor moved without stutter. */
const MOST_SHARES = 20_000;

/** For each node in the middle, the nodes that it joins; only what passes. */
function groupsOf(graph: PaperGraph, projection: Projection, passes: (edge: string) => boolean): readonly string[][] {
  const groups = new Map<string, string[]>();
  graph.forEachEdge((edge, { type }, ...[paper, concept]) => {
    if (!isEvidence(type) || !passes(edge)) return;
    const [middle, end] = projection === "concepts" ? [paper, concept] : [concept, paper];
    const group = groups.get(middle);
    if (group === undefined) groups.set(middle, [end]);
    else if (group.at(-1) !== end) group.push(end);
  });
  return [...groups.values()].toSorted((a, b) => a.length - b.length);
}

interface Pair {
  readonly one: string;
  readonly other: string;
  shared: number;
  /** Something rare in common says more than something common. */
  weight: number;
}

function pairsOf(groups: readonly string[][]): readonly Pair[] {
  const pairs = new Map<string, Map<string, Pair>>();
  let left = MOST_PAIRS;
  for (const group of groups) {
    const count = (group.length * (group.length - 1)) / 2;
    if (count > left) break;
    left -= count;
    const ends = group.toSorted();
    for (const [place, one] of ends.entries()) {
      const ofOne = pairs.get(one) ?? new Map<string, Pair>();
      pairs.set(one, ofOne);
      for (const other of ends.slice(place + 1)) {
        const pair = ofOne.get(other) ?? { one, other, shared: 0, weight: 0 };
        ofOne.set(other, pair);
        pair.shared += 1;
        pair.weight += 1 / group.length;
      }
    }
  }
  return [...pairs.values()].flatMap((ofOne) => [...ofOne.values()]);
}

/** What joins papers by their concepts, or concepts by their papers: the strongest pairs of each node. */
export function sharesOf(
  graph: PaperGraph,
  projection: Projection,
  passes: (edge: string) => boolean,
): readonly Share[] {
  if (projection === "both") return [];
  const taken = new Map<string, number>();
  const takenOf = (id: string): number => taken.get(id) ?? 0;
  const strongest = pairsOf(groupsOf(graph, projection, passes))
    .filter(({ one, other }) => one !== other)
    .toSorted((a, b) => b.weight - a.weight || b.shared - a.shared || (a.one + a.other < b.one + b.other ? -1 : 1));
  return strongest
    .filter(({ one, other }) => {
      if (takenOf(one) >= STRONGEST && takenOf(other) >= STRONGEST) return false;
      taken.set(one, takenOf(one) + 1);
      taken.set(other, takenOf(other) + 1);
      return true;
    })
    .slice(0, MOST_SHARES)
    .map(({ one, other, shared }) => ({ one, other, shared }));
}

export function areSame(shares: readonly Share[], others: readonly Share[]): boolean {
  if (shares.length !== others.length) return false;
  return shares.every(({ one, other, shared }, place) => {
    const before = others[place];
    return before?.one === one && before.other === other && before.shared === shared;
  });
}

/** Takes the edges of the last projection out of the graph and puts these in. */
export function drawShares(graph: PaperGraph, shares: readonly Share[]): void {
  for (const edge of graph.filterEdges((_, { type }) => type === "SHARES")) graph.dropEdge(edge);
  for (const { one, other, shared } of shares) {
    addLink(graph, { type: "SHARES", confidence: 1, shared, from: one, to: other });
  }
}
