import { percent } from "./counts.ts";
import type { Judged, Outcome } from "./outcomes.ts";

/** What is left when predictions below a confidence are dropped; shares in percent, rounded to a tenth. */
export interface CurvePoint {
  readonly threshold: number;
  /** Null where no prediction is that sure. */
  readonly precision: number | null;
  readonly recall: number;
  readonly predicted: number;
}

export interface Curve {
  readonly points: readonly CurvePoint[];
  /** The lowest confidence from which on 85 % of the predictions are right; null where there is none. */
  readonly confidenceAt85: number | null;
}

/** Thresholds are 0, 0.05 … 1. */
const STEPS = 20;
const WANTED_PRECISION = 0.85;

/**
 * Precision and recall at thresholds of confidence, over all papers together. Predictions keep the gold items that they are
 * paired with when all are there: one that would answer to another item, were a surer one not there, is not paired anew.
 */
export function precisionRecallCurve(papers: readonly Judged[]): Curve {
  const outcomes = papers.flatMap((paper) => paper.outcomes);
  const found = papers.flatMap((paper) => paper.found);
  const gold = papers.reduce((sum, paper) => sum + paper.gold, 0);
  const points = Array.from({ length: STEPS + 1 }, (_, step): CurvePoint => {
    const threshold = step / STEPS;
    const kept = outcomes.filter(({ confidence }) => confidence >= threshold);
    const right = kept.filter((outcome) => outcome.right).length;
    const recalled = found.filter((confidence) => confidence >= threshold).length;
    return {
      threshold,
      precision: kept.length === 0 ? null : percent(right / kept.length),
      recall: gold === 0 ? 0 : percent(recalled / gold),
      predicted: kept.length,
    };
  });
  return { points, confidenceAt85: confidenceForPrecision(outcomes, WANTED_PRECISION) ?? null };
}

/**
 * The lowest confidence of a prediction at which the predictions that are at least as sure are right in at least `precision`
 * (a share in [0, 1]) of the cases; undefined where there is none.
 */
export function confidenceForPrecision(outcomes: readonly Outcome[], precision: number): number | undefined {
  const surestFirst = outcomes.toSorted((a, b) => b.confidence - a.confidence);
  let lowest: number | undefined;
  let right = 0;
  for (const [index, outcome] of surestFirst.entries()) {
    right += Number(outcome.right);
    const isLastOfEquals = surestFirst[index + 1]?.confidence !== outcome.confidence;
    if (isLastOfEquals && right >= precision * (index + 1)) lowest = outcome.confidence;
  }
  return lowest;
}
