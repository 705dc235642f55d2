import type { MergeReason } from "../model/concept.ts";
import type { BlockFacts } from "./decide-block.ts";
import { compareNames, type NameKnowledge, type PreparedName } from "./names/index.ts";

interface Why {
  readonly reason: MergeReason;
  readonly score?: number;
}

/** Names of a block as they are joined, step by step. */
export interface Clustering {
  /** Joins the clusters of two names; false when something stands against it. */
  join(a: number, b: number, why: Why): boolean;
  isJoined(a: number, b: number): boolean;
  /** The first name of a cluster. */
  rootOf(place: number): number;
  membersOf(place: number): readonly number[];
  /** All clusters, by their first names. */
  clusters(): readonly (readonly number[])[];
  /** How each other name of its cluster came to this one: the last joining on the way. */
  joiningsFrom(place: number): ReadonlyMap<number, Why & { readonly into: number }>;
}

/** Numbers that tell versions apart. */
const numbersIn = ({ normal }: PreparedName): string => (normal.match(/\d+(?:\.\d+)*/gu) ?? []).join(" ");

/** Tells whether two names of a block can never be one concept, whatever links them. */
function createGuard(names: BlockFacts["names"], knowledge: NameKnowledge): (a: number, b: number) => boolean {
  const verdicts = new Map<number, boolean>();
  const judge = (a: number, b: number): boolean => {
    const [nameOfA, nameOfB] = [names[a]!, names[b]!];
    const { verdict } = compareNames(nameOfA.prepared, nameOfB.prepared, knowledge);
    if (verdict !== "different") return verdict === "variant";
    // A short form may have a number for a repeated letter: H2O is the heavy-hitter oracle.
    if (nameOfA.row.isShort !== nameOfB.row.isShort) return false;
    return numbersIn(nameOfA.prepared) !== numbersIn(nameOfB.prepared);
  };
  return (a, b) => {
    if (names[a]!.prepared.canonical === names[b]!.prepared.canonical) return false;
    const key = a * names.length + b;
    const verdict = verdicts.get(key) ?? judge(a, b);
    verdicts.set(key, verdict);
    return verdict;
  };
}

export function createClustering({ names, apart }: BlockFacts, knowledge: NameKnowledge): Clustering {
  const roots = names.map((_, place) => place);
  const members = names.map((_, place): readonly number[] => [place]);
  const joinings: (readonly [a: number, b: number, why: Why])[] = [];
  const areOthers = createGuard(names, knowledge);
  const rootOf = (place: number): number => roots[place] ?? place;
  const membersOf = (place: number): readonly number[] => members[rootOf(place)] ?? [];

  const areKeptApart = (a: number, b: number): boolean =>
    apart.some(([x, y]) => (rootOf(x) === a && rootOf(y) === b) || (rootOf(x) === b && rootOf(y) === a));
  const holdOthers = (a: number, b: number): boolean =>
    membersOf(a).some((one) => membersOf(b).some((other) => areOthers(one, other)));

  return {
    rootOf,
    membersOf,
    isJoined: (a, b) => rootOf(a) === rootOf(b),
    clusters: () => members.filter((places) => places.length > 0),
    join(a, b, why) {
      const root = Math.min(rootOf(a), rootOf(b));
      const other = Math.max(rootOf(a), rootOf(b));
      if (root === other) return true;
      if (areKeptApart(root, other) || (why.reason !== "user" && holdOthers(root, other))) return false;
      const moved = membersOf(other);
      members[root] = [...membersOf(root), ...moved];
      members[other] = [];
      for (const place of moved) roots[place] = root;
      joinings.push([a, b, why]);
      return true;
    },
    joiningsFrom: (place) => waysTo(place, joinings),
  };
}

/** Joinings make a tree: from its root, each name is reached in one way. */
function waysTo(
  root: number,
  joinings: readonly (readonly [a: number, b: number, why: Why])[],
): ReturnType<Clustering["joiningsFrom"]> {
  const neighbours = new Map<number, (readonly [number, Why])[]>();
  const note = (from: number, to: number, why: Why): void => {
    const known = neighbours.get(from);
    if (known === undefined) neighbours.set(from, [[to, why]]);
    else known.push([to, why]);
  };
  for (const [a, b, why] of joinings) {
    note(a, b, why);
    note(b, a, why);
  }
  const ways = new Map<number, Why & { readonly into: number }>();
  const reached = [root];
  for (const into of reached) {
    for (const [place, why] of neighbours.get(into) ?? []) {
      if (place === root || ways.has(place)) continue;
      ways.set(place, { into, ...why });
      reached.push(place);
    }
  }
  return ways;
}
