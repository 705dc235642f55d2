import { ENTITY_TYPES } from "../model/extraction.ts";
import { roundProbability } from "../model/probability.ts";
import { type Interval, resampledInterval } from "./bootstrap.ts";
import type { Outcome, TypedOutcome } from "./outcomes.ts";
import type { ByType } from "./scores.ts";

/** Predictions of about the same confidence. */
export interface ReliabilityBin {
  readonly predictions: number;
  /** Their mean confidence, in [0, 1]. */
  readonly confidence: number;
  /** The share of them that is right, in [0, 1]. */
  readonly right: number;
}

/** How far confidences are probabilities; all but the number of predictions are in [0, 1], to four digits. */
export interface Calibration {
  readonly predictions: number;
  /** Expected calibration error (Naeini, Cooper and Hauskrecht 2015), over bins of equally many predictions. */
  readonly ece: number;
  /**
   * Its 95 % percentile bootstrap interval over papers. What is drawn twice is more uneven than what it is drawn from, so the
   * interval lies somewhat high, and may lie above the error of a well-calibrated model.
   */
  readonly interval95: Interval;
  /** The mean squared distance of confidence and outcome (Brier 1950). */
  readonly brier: number;
  /** The Brier score of who gives every prediction the share of all that is right. */
  readonly baseRateBrier: number;
  /** From the least to the most confident. */
  readonly bins: readonly ReliabilityBin[];
}

const MOST_BINS = 15;
const PREDICTIONS_A_BIN = 100;

/** Predictions in the order of their confidence, each with its paper's place. */
interface SortedOutcomes {
  readonly confidences: Float64Array;
  readonly right: Uint8Array;
  readonly papers: Uint32Array;
}

function sortOutcomes(papers: readonly (readonly Outcome[])[]): SortedOutcomes {
  const all = papers
    .flatMap((outcomes, paper) => outcomes.map(({ confidence, right }) => ({ confidence, right, paper })))
    .toSorted((a, b) => a.confidence - b.confidence);
  return {
    confidences: Float64Array.from(all, ({ confidence }) => confidence),
    right: Uint8Array.from(all, ({ right }) => Number(right)),
    papers: Uint32Array.from(all, ({ paper }) => paper),
  };
}

/**
 * Bins of equally many predictions, give or take one, where each paper counts as often as it was drawn. Predictions of one
 * confidence that a border divides are shared out evenly, right and wrong, so that the order of the papers changes nothing.
 */
function fillBins({ confidences, right, papers }: SortedOutcomes, draws: Uint32Array): readonly ReliabilityBin[] {
  const total = papers.reduce((sum, paper) => sum + draws[paper]!, 0);
  const count = Math.max(1, Math.min(MOST_BINS, Math.floor(total / PREDICTIONS_A_BIN)));
  const sums = Array.from({ length: count }, () => ({ predictions: 0, confidence: 0, right: 0 }));
  let bin = 0;
  let filled = 0;
  for (let start = 0, end = 0; start < papers.length; start = end) {
    const confidence = confidences[start]!;
    let [alike, alikeRight] = [0, 0];
    for (; end < papers.length && confidences[end] === confidence; end++) {
      const times = draws[papers[end]!]!;
      alike += times;
      alikeRight += times * right[end]!;
    }
    const rightShare = alike === 0 ? 0 : alikeRight / alike;
    for (let left = alike; left > 0;) {
      const border = Math.floor(((bin + 1) * total) / count);
      const taken = Math.min(left, border - filled);
      const sum = sums[bin]!;
      sum.predictions += taken;
      sum.confidence += taken * confidence;
      sum.right += taken * rightShare;
      left -= taken;
      filled += taken;
      if (filled === border) bin += 1;
    }
  }
  return sums.map((sum) => ({
    predictions: sum.predictions,
    confidence: sum.confidence / sum.predictions,
    right: sum.right / sum.predictions,
  }));
}

/** Nothing drawn is no error. */
function expectedError(bins: readonly ReliabilityBin[]): number {
  let [error, total] = [0, 0];
  for (const { predictions, confidence, right } of bins) {
    if (predictions === 0) continue;
    error += predictions * Math.abs(right - confidence);
    total += predictions;
  }
  return total === 0 ? 0 : error / total;
}

/**
 * Compares confidences with outcomes. `papers` holds the predictions of each paper; those of several runs, each on other
 * papers, may be pooled in one list. Undefined without predictions.
 */
export function calibrate(papers: readonly (readonly Outcome[])[]): Calibration | undefined {
  const sorted = sortOutcomes(papers);
  const predictions = sorted.papers.length;
  if (predictions === 0) return undefined;
  const bins = fillBins(sorted, new Uint32Array(papers.length).fill(1));
  const [low, high] = resampledInterval(papers.length, (draws) => expectedError(fillBins(sorted, draws)));
  const baseRate = sorted.right.reduce((sum, right) => sum + right, 0) / predictions;
  const brier = sorted.confidences.reduce(
    (sum, confidence, index) => sum + (confidence - sorted.right[index]!) ** 2,
    0,
  );
  return {
    predictions,
    ece: roundProbability(expectedError(bins)),
    interval95: [roundProbability(low), roundProbability(high)],
    brier: roundProbability(brier / predictions),
    baseRateBrier: roundProbability(baseRate * (1 - baseRate)),
    bins: bins.map(({ predictions: count, confidence, right }) => ({
      predictions: count,
      confidence: roundProbability(confidence),
      right: roundProbability(right),
    })),
  };
}

/** Calibrates all types together, and each type of which there are predictions; empty without any. */
export function calibrateTypes(papers: readonly (readonly TypedOutcome[])[]): Partial<ByType<Calibration>> {
  const entries = ["ALL" as const, ...ENTITY_TYPES].flatMap((key) => {
    const outcomes = key === "ALL" ? papers : papers.map((paper) => paper.filter(({ type }) => type === key));
    const calibration = calibrate(outcomes);
    return calibration === undefined ? [] : [[key, calibration] as const];
  });
  return Object.fromEntries(entries);
}
