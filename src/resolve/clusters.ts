/** Disjoint sets over `0 … size-1`; the smallest member stands for its set, so the outcome does not depend on the order of joining. */
export interface Clusters {
  rootOf(member: number): number;
  join(a: number, b: number): void;
}

/** Union–find with path halving (Tarjan and van Leeuwen 1984). */
export function createClusters(size: number): Clusters {
  const parent = Int32Array.from({ length: size }, (_, index) => index);
  const parentOf = (member: number): number => parent[member] ?? member;

  const rootOf = (member: number): number => {
    let current = member;
    while (parentOf(current) !== current) {
      parent[current] = parentOf(parentOf(current));
      current = parentOf(current);
    }
    return current;
  };

  return {
    rootOf,
    join(a, b) {
      const [low, high] = [rootOf(a), rootOf(b)].toSorted((x, y) => x - y);
      if (low !== undefined && high !== undefined) parent[high] = low;
    },
  };
}
