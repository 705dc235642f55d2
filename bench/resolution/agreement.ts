import { resampledInterval, type Interval } from "../../src/score/bootstrap.ts";
import type { Item } from "./gold.ts";

/** Percentages with the 95 % interval of F1 over papers. */
interface Score {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly interval95: Interval;
  /** 100 − F1. */
  readonly errors: number;
}

export interface Agreement {
  readonly items: number;
  readonly bCubed: Score;
  readonly pairwise: Score & { readonly wrongPairs: number; readonly missingPairs: number };
}

/** What one item adds: its shares of the clusters that are right, and pairs, of which each item has half. */
interface Counts {
  readonly paper: number;
  readonly precision: number;
  readonly recall: number;
  readonly both: number;
  readonly predicted: number;
  readonly gold: number;
}

const sizesOf = (keys: readonly string[]): ReadonlyMap<string, number> => {
  const sizes = new Map<string, number>();
  for (const key of keys) sizes.set(key, (sizes.get(key) ?? 0) + 1);
  return sizes;
};

/**
 * How far clusters agree with those of gold, over the items of which either has another one: B³ (Bagga and Baldwin 1998) and pairs.
 * With `withinTypes`, items of two types are neither right nor wrong to be together: whether "clustering" is a method in one paper
 * and a task in another is a question of types.
 */
export function agreementOf(items: readonly Item[], predicted: readonly string[], withinTypes: boolean): Agreement {
  const clusters = items.map(({ type }, place) => (withinTypes ? `${type} ${predicted[place]}` : predicted[place]!));
  const gold = sizesOf(items.map((item) => item.gold));
  const found = sizesOf(clusters);
  const both = sizesOf(items.map((item, place) => `${item.gold}\n${clusters[place]}`));
  const counts = items.flatMap((item, place): readonly Counts[] => {
    const sizes = {
      gold: gold.get(item.gold)!,
      found: found.get(clusters[place]!)!,
      both: both.get(`${item.gold}\n${clusters[place]}`)!,
    };
    if (sizes.gold === 1 && sizes.found === 1) return [];
    return [
      {
        paper: item.paper,
        precision: sizes.both / sizes.found,
        recall: sizes.both / sizes.gold,
        both: (sizes.both - 1) / 2,
        predicted: (sizes.found - 1) / 2,
        gold: (sizes.gold - 1) / 2,
      },
    ];
  });
  const papers = Math.max(...items.map(({ paper }) => paper)) + 1;
  const everyOnce = new Uint32Array(papers).fill(1);
  const pairs = sumOf(counts, everyOnce);
  return {
    items: counts.length,
    bCubed: scored(bCubedOf, counts, papers),
    pairwise: {
      ...scored(pairwiseOf, counts, papers),
      wrongPairs: Math.round(pairs.predicted - pairs.both),
      missingPairs: Math.round(pairs.gold - pairs.both),
    },
  };
}

type Shares = readonly [precision: number, recall: number];

function sumOf(counts: readonly Counts[], draws: Uint32Array): Counts & { readonly items: number } {
  const sum = { paper: 0, items: 0, precision: 0, recall: 0, both: 0, predicted: 0, gold: 0 };
  for (const count of counts) {
    const times = draws[count.paper]!;
    sum.items += times;
    sum.precision += times * count.precision;
    sum.recall += times * count.recall;
    sum.both += times * count.both;
    sum.predicted += times * count.predicted;
    sum.gold += times * count.gold;
  }
  return sum;
}

const bCubedOf = (sum: ReturnType<typeof sumOf>): Shares => [sum.precision / sum.items, sum.recall / sum.items];
const pairwiseOf = (sum: ReturnType<typeof sumOf>): Shares => [sum.both / sum.predicted, sum.both / sum.gold];

const percent = (share: number): number => Math.round(share * 10_000) / 100;
const f1Of = ([precision, recall]: Shares): number => (2 * precision * recall) / (precision + recall);

function scored(measure: (sum: ReturnType<typeof sumOf>) => Shares, counts: readonly Counts[], papers: number): Score {
  const shares = measure(sumOf(counts, new Uint32Array(papers).fill(1)));
  const [low, high] = resampledInterval(papers, (draws) => f1Of(measure(sumOf(counts, draws))));
  return {
    precision: percent(shares[0]),
    recall: percent(shares[1]),
    f1: percent(f1Of(shares)),
    interval95: [percent(low), percent(high)],
    errors: percent(1 - f1Of(shares)),
  };
}

/** Names that are together though gold has them apart, or apart though it has them together, with how many pairs of papers. */
export function disagreements(
  items: readonly Item[],
  predicted: readonly string[],
): Readonly<Record<"wrong" | "missing", readonly string[]>> {
  const wrong = countPairs(items, predicted, (place) => items[place]!.gold);
  const missing = countPairs(
    items,
    items.map(({ gold }) => gold),
    (place) => predicted[place]!,
  );
  return { wrong, missing };
}

function countPairs(
  items: readonly Item[],
  clusters: readonly string[],
  otherOf: (place: number) => string,
): readonly string[] {
  const members = new Map<string, Map<string, { name: string; papers: number }>>();
  for (const [place, cluster] of clusters.entries()) {
    const parts = members.get(cluster) ?? new Map<string, { name: string; papers: number }>();
    members.set(cluster, parts);
    const part = parts.get(otherOf(place)) ?? { name: `${items[place]!.type} ${items[place]!.name}`, papers: 0 };
    part.papers += 1;
    parts.set(otherOf(place), part);
  }
  return [...members.values()]
    .filter((parts) => parts.size > 1)
    .map((parts) => [...parts.values()].toSorted((a, b) => b.papers - a.papers))
    .toSorted((a, b) => (b[1]?.papers ?? 0) * (b[0]?.papers ?? 0) - (a[1]?.papers ?? 0) * (a[0]?.papers ?? 0))
    .map((parts) => parts.map(({ name, papers }) => `${name} (${papers})`).join(" | "));
}
