import { ENTITY_TYPES, type EntityType } from "../model/extraction.ts";

/** What a comparison of predicted with gold items counts; where items match one to one, `correct` and `found` are equal. */
export interface Counts {
  /** Predicted items that are right. */
  readonly correct: number;
  readonly predicted: number;
  /** Gold items that were found. */
  readonly found: number;
  readonly gold: number;
}

export type CountsByType = Readonly<Record<EntityType, Counts>>;

/** Precision, recall and F1 in percent, rounded to a tenth; 0 where there is nothing to divide by. */
export interface Prf {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

export const NO_COUNTS: Counts = { correct: 0, predicted: 0, found: 0, gold: 0 };

/** Counts of items that match one to one. */
export const pairedCounts = (pairs: number, predicted: number, gold: number): Counts => ({
  correct: pairs,
  predicted,
  found: pairs,
  gold,
});

/** So many of a number of things that are asked about, as counts of which F1 is the share. */
export const shareCounts = (right: number, of: number): Counts => pairedCounts(right, of, of);

export const countByType = (count: (type: EntityType) => Counts): CountsByType => ({
  Method: count("Method"),
  Dataset: count("Dataset"),
  Metric: count("Metric"),
  Task: count("Task"),
});

export function sumCounts(items: Iterable<Counts>): Counts {
  let { correct, predicted, found, gold } = NO_COUNTS;
  for (const item of items) {
    correct += item.correct;
    predicted += item.predicted;
    found += item.found;
    gold += item.gold;
  }
  return { correct, predicted, found, gold };
}

export const sumTypes = (counts: CountsByType): Counts => sumCounts(ENTITY_TYPES.map((type) => counts[type]));

/** A share in [0, 1] as percentage, rounded to a tenth. */
export const percent = (share: number): number => Math.round(share * 1000) / 10;

/** F1 is made of the shares before they are rounded. */
export function prfOf({ correct, predicted, found, gold }: Counts): Prf {
  const precision = predicted === 0 ? 0 : correct / predicted;
  const recall = gold === 0 ? 0 : found / gold;
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { precision: percent(precision), recall: percent(recall), f1: percent(f1) };
}
