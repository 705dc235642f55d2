/**
 * Fits the calibrations of both models to what they find in annotated papers that they have not learned from, and says how
 * far off the probabilities are before and after. Those after come from calibrations fitted to the other papers (5 parts).
 *   npx tsx bench/calibrate.ts --folds train/work/folds --held train/work/held.jsonl --fast train/work/fast.bin
 * `--folds` holds one folder a fold, as bench/folds.ts leaves them.
 */
import { parseArgs } from "node:util";
import { createAccurateExtractor } from "../src/extract/accurate.ts";
import {
  boundScore,
  calibrate,
  type Calibration,
  type Calibrations,
  UNCALIBRATED,
} from "../src/extract/calibration.ts";
import { findEncoder, readCard } from "../src/extract/encoder/load.ts";
import { startEncoder } from "../src/extract/encoder/runtime.ts";
import { extractEach } from "../src/extract/extractor.ts";
import { createFastExtractor } from "../src/extract/fast.ts";
import { readFastWeights } from "../src/extract/model/load.ts";
import { calibrate as judgeCalibration, comparePapers } from "../src/score/index.ts";
import { judgeConcepts, judgeMentions, type Outcome, resultOutcomes, roleOutcomes } from "../src/score/outcomes.ts";
import { openFolds, readPapers } from "./folds-folder.ts";
import type { PaperComparison } from "../src/score/compare.ts";

const { values } = parseArgs({
  options: {
    folds: { type: "string", default: "train/work/folds" },
    held: { type: "string", default: "train/work/held.jsonl" },
    fast: { type: "string", default: "train/work/fast.bin" },
  },
});

const ROUNDS = 200;
const RIDGE = 1e-3;

/** Beta calibration by Newton's method on the logistic loss; a slope that would be negative is 0 (as its authors do). */
function fit(outcomes: readonly Outcome[]): Calibration {
  const rows = outcomes.map(({ confidence, right }) => {
    const p = boundScore(confidence);
    return { x: [Math.log(p), -Math.log(1 - p), 1], y: right ? 1 : 0 };
  });
  const solve = (used: readonly number[]): number[] => {
    const weights = [1, 1, 0].map((start, place) => (used.includes(place) ? start : 0));
    for (let round = 0; round < ROUNDS; round++) {
      const gradient = used.map(() => 0);
      const hessian = used.map((_, row) => used.map((__, column) => (row === column ? RIDGE : 0)));
      for (const { x, y } of rows) {
        const p = 1 / (1 + Math.exp(-x.reduce((sum, value, place) => sum + value * weights[place]!, 0)));
        used.forEach((row, i) => {
          gradient[i]! += (y - p) * x[row]!;
          used.forEach((column, j) => (hessian[i]![j]! += p * (1 - p) * x[row]! * x[column]!));
        });
      }
      solveLinear(hessian, gradient).forEach((step, i) => (weights[used[i]!]! += step));
    }
    return weights;
  };
  let weights = solve([0, 1, 2]);
  if (weights[0]! < 0) weights = solve([1, 2]);
  else if (weights[1]! < 0) weights = solve([0, 2]);
  const [rise, fall, offset] = weights.map((weight) => Math.round(weight * 1000) / 1000);
  return { rise: rise!, fall: fall!, offset: offset! };
}

/** Gaussian elimination; `matrix` is positive definite. */
function solveLinear(matrix: readonly (readonly number[])[], right: readonly number[]): readonly number[] {
  const rows = matrix.map((row, place) => [...row, right[place]!]);
  for (let pivot = 0; pivot < rows.length; pivot++) {
    for (let row = 0; row < rows.length; row++) {
      if (row === pivot) continue;
      const factor = rows[row]![pivot]! / rows[pivot]![pivot]!;
      rows[row] = rows[row]!.map((value, column) => value - factor * rows[pivot]![column]!);
    }
  }
  return rows.map((row, place) => row.at(-1)! / row[place]!);
}

const KINDS: Readonly<Record<keyof Calibrations, (paper: PaperComparison) => readonly Outcome[]>> = {
  mention: (paper) => judgeMentions(paper, "strict").outcomes,
  entity: (paper) => judgeConcepts(paper, "concept").outcomes,
  role: roleOutcomes,
  result: (paper) => resultOutcomes(paper).full,
};
const PARTS = 5;

function report(model: string, comparisons: readonly PaperComparison[]): void {
  for (const [kind, outcomesOf] of Object.entries(KINDS)) {
    const papers = comparisons.map(outcomesOf);
    const after = papers.map((): readonly Outcome[] => []);
    for (let part = 0; part < PARTS; part++) {
      const fitted = fit(papers.filter((_, place) => place % PARTS !== part).flat());
      papers.forEach((outcomes, place) => {
        if (place % PARTS !== part) return;
        after[place] = outcomes.map((one) => ({ ...one, confidence: calibrate(one.confidence, fitted) }));
      });
    }
    const [before, then] = [judgeCalibration(papers), judgeCalibration(after)];
    const error = (one: typeof before): object => ({ ece: one?.ece, brier: one?.brier, base: one?.baseRateBrier });
    console.log(
      JSON.stringify({
        model,
        kind,
        n: papers.flat().length,
        fitted: fit(papers.flat()),
        before: error(before),
        after: error(then),
      }),
    );
  }
}

const folds: PaperComparison[] = [];
for await (const { fast, papers } of openFolds(values.folds)) {
  folds.push(...comparePapers(papers, await extractEach(createFastExtractor(fast, UNCALIBRATED), papers)));
}
report("fast", folds);

const held = await readPapers(values.held);
const folder = findEncoder();
const [card, weights, run] = await Promise.all([readCard(folder), readFastWeights(values.fast), startEncoder(folder)]);
const accurate = createAccurateExtractor({ card, run, fast: weights.decode() }, UNCALIBRATED);
report("accurate", comparePapers(held, await extractEach(accurate, held)));
