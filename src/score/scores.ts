import { ENTITY_TYPES, type EntityType } from "../model/extraction.ts";
import { bootstrapInterval, type Interval } from "./bootstrap.ts";
import { type Counts, type CountsByType, percent, type Prf, prfOf, sumCounts, sumTypes } from "./counts.ts";

/** A measure over all papers; percentages, rounded to a tenth. */
export interface Score extends Prf {
  /** The 95 % bootstrap interval of F1 over papers. */
  readonly interval95: Interval;
  readonly gold: number;
  readonly predicted: number;
}

/** `ALL` and the types of which there is anything. */
export type ByType<Item> = Readonly<{ ALL: Item } & Partial<Record<EntityType, Item>>>;

/** Of the `found` things, the percentage that is right, with its 95 % bootstrap interval; null where none was found. */
export interface Share {
  readonly right: number | null;
  readonly found: number;
  readonly interval95: Interval;
}

/** `papers` holds the counts of each paper. */
export function score(papers: readonly Counts[]): Score {
  const sum = sumCounts(papers);
  return { ...prfOf(sum), interval95: bootstrapInterval(papers), gold: sum.gold, predicted: sum.predicted };
}

/** `papers` holds the counts of each paper, as `shareCounts` makes them. */
export function share(papers: readonly Counts[]): Share {
  const { correct, predicted } = sumCounts(papers);
  return {
    right: predicted === 0 ? null : percent(correct / predicted),
    found: predicted,
    interval95: bootstrapInterval(papers),
  };
}

/** Measures all types together, and each type of which a paper has anything. */
export function byType<Item>(
  papers: readonly CountsByType[],
  measure: (papers: readonly Counts[]) => Item,
): ByType<Item> {
  const types = ENTITY_TYPES.filter((type) => papers.some((counts) => counts[type].gold + counts[type].predicted > 0));
  return {
    ALL: measure(papers.map(sumTypes)),
    ...Object.fromEntries(types.map((type) => [type, measure(papers.map((counts) => counts[type]))])),
  };
}
