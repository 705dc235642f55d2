import type { Classifier } from "../classifier/classifier.ts";
import { describePair, mayBeOne, type PreparedName } from "./pair-features.ts";

/** Names that are known to be one thing. */
export interface NameGroup<Name> {
  readonly type: number;
  readonly members: readonly Name[];
}

/** Groups of which the names are, pair by pair, less likely than this in the mean to be one thing stay apart. */
const MIN_LIKENESS = 0.5;

/** Of a text that names more things of a type than abstracts do, each is compared with the nearest before it. */
const MOST_COMPARED = 60;

interface Cluster<Name> extends NameGroup<Name> {
  /** For each cluster that it may be one with, the sum over pairs of their names of the probability that they are one thing. */
  readonly likeness: Map<Cluster<Name>, number>;
}

const sumOfPairs = (isOne: Classifier, one: NameGroup<PreparedName>, other: NameGroup<PreparedName>): number => {
  let sum = 0;
  for (const a of one.members) {
    for (const b of other.members) if (mayBeOne(a, b)) sum += isOne(describePair(one.type, a, b))[1]!;
  }
  return sum;
};

/** The two clusters that are most alike, if any are alike enough; the first of equals. */
function mostAlike<Name>(clusters: Iterable<Cluster<Name>>): readonly [Cluster<Name>, Cluster<Name>] | undefined {
  let best: readonly [Cluster<Name>, Cluster<Name>] | undefined;
  let most = MIN_LIKENESS;
  for (const one of clusters) {
    for (const [other, sum] of one.likeness) {
      const mean = sum / (one.members.length * other.members.length);
      if (mean <= most) continue;
      most = mean;
      best = [one, other];
    }
  }
  return best;
}

function merge<Name>(clusters: Set<Cluster<Name>>, [one, other]: readonly [Cluster<Name>, Cluster<Name>]): void {
  const merged: Cluster<Name> = { type: one.type, members: [...one.members, ...other.members], likeness: new Map() };
  clusters.delete(one);
  clusters.delete(other);
  one.likeness.delete(other);
  other.likeness.delete(one);
  for (const third of new Set([...one.likeness.keys(), ...other.likeness.keys()])) {
    const sum = (one.likeness.get(third) ?? 0) + (other.likeness.get(third) ?? 0);
    third.likeness.delete(one);
    third.likeness.delete(other);
    third.likeness.set(merged, sum);
    merged.likeness.set(third, sum);
  }
  clusters.add(merged);
}

/**
 * Joins groups of one type whose names are likely one thing: the two most alike first, by the mean probability over pairs of
 * their names (average linkage, Sokal and Michener 1958). The classifier's classes are 0 two things, 1 one thing.
 */
export function joinGroups<Name extends PreparedName>(
  groups: readonly NameGroup<Name>[],
  isOne: Classifier,
): readonly NameGroup<Name>[] {
  const clusters = new Set<Cluster<Name>>();
  const byType = new Map<number, Cluster<Name>[]>();
  for (const group of groups) {
    const added: Cluster<Name> = { ...group, likeness: new Map() };
    const others = byType.get(group.type) ?? [];
    for (const other of others.slice(-MOST_COMPARED)) {
      const sum = sumOfPairs(isOne, other, group);
      if (sum === 0) continue;
      added.likeness.set(other, sum);
      other.likeness.set(added, sum);
    }
    byType.set(group.type, others);
    others.push(added);
    clusters.add(added);
  }
  for (let pair = mostAlike(clusters); pair !== undefined; pair = mostAlike(clusters)) merge(clusters, pair);
  return [...clusters];
}
