import type { Classifier } from "../classifier/classifier.ts";
import { describePair, type PreparedName } from "./pair-features.ts";

/** Names that are known to be one thing. */
export interface NameGroup<Name> {
  readonly type: number;
  readonly members: readonly Name[];
}

/** Groups of which the names are, pair by pair, less likely than this in the mean to be one thing stay apart. */
const MIN_LIKENESS = 0.5;

interface Likeness {
  readonly pairs: number;
  /** Sum over the pairs of names, one of each group, of the probability that they are one thing. */
  readonly sum: number;
}

interface Cluster<Name> {
  readonly type: number;
  readonly members: readonly Name[];
  readonly likeness: Map<Cluster<Name>, Likeness>;
}

const mean = ({ sum, pairs }: Likeness): number => sum / pairs;

function compare(classify: Classifier, one: NameGroup<PreparedName>, other: NameGroup<PreparedName>): Likeness {
  let sum = 0;
  for (const a of one.members) for (const b of other.members) sum += classify(describePair(one.type, a, b))[1]!;
  return { sum, pairs: one.members.length * other.members.length };
}

/** The two clusters that are most alike, if any are alike enough; the first of equals. */
function mostAlike<Name>(clusters: Iterable<Cluster<Name>>): readonly [Cluster<Name>, Cluster<Name>] | undefined {
  let best: readonly [Cluster<Name>, Cluster<Name>] | undefined;
  let most = MIN_LIKENESS;
  for (const one of clusters) {
    for (const [other, likeness] of one.likeness) {
      if (mean(likeness) <= most) continue;
      most = mean(likeness);
      best = [one, other];
    }
  }
  return best;
}

function merge<Name>(clusters: Set<Cluster<Name>>, [one, other]: readonly [Cluster<Name>, Cluster<Name>]): void {
  const merged: Cluster<Name> = { type: one.type, members: [...one.members, ...other.members], likeness: new Map() };
  clusters.delete(one);
  clusters.delete(other);
  for (const third of clusters) {
    const [first, second] = [third.likeness.get(one), third.likeness.get(other)];
    third.likeness.delete(one);
    third.likeness.delete(other);
    if (first === undefined || second === undefined) continue;
    const likeness = { sum: first.sum + second.sum, pairs: first.pairs + second.pairs };
    third.likeness.set(merged, likeness);
    merged.likeness.set(third, likeness);
  }
  clusters.add(merged);
}

/**
 * Joins groups of one type whose names are likely one thing: the two most alike first, by the mean probability over pairs of
 * their names (average linkage, Sokal and Michener 1958). The classifier's classes are 0 two things, 1 one thing.
 */
export function joinGroups<Name extends PreparedName>(
  groups: readonly NameGroup<Name>[],
  classify: Classifier,
): readonly NameGroup<Name>[] {
  const clusters = new Set<Cluster<Name>>();
  for (const group of groups) {
    const added: Cluster<Name> = { ...group, likeness: new Map() };
    for (const other of clusters) {
      if (other.type !== group.type) continue;
      const likeness = compare(classify, other, group);
      added.likeness.set(other, likeness);
      other.likeness.set(added, likeness);
    }
    clusters.add(added);
  }
  for (let pair = mostAlike(clusters); pair !== undefined; pair = mostAlike(clusters)) merge(clusters, pair);
  return [...clusters];
}
