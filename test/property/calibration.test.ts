import { fc, test } from "@fast-check/vitest";
import { expect } from "vitest";
import { calibrate, confidenceForPrecision } from "../../src/score/index.ts";
import type { Outcome } from "../../src/score/outcomes.ts";

const outcome = fc.record({ confidence: fc.integer({ min: 0, max: 20 }).map((n) => n / 20), right: fc.boolean() });
const papers = fc.array(fc.array(outcome, { maxLength: 60 }), { minLength: 1, maxLength: 8 });

const precisionFrom = (outcomes: readonly Outcome[], confidence: number): number => {
  const kept = outcomes.filter((one) => one.confidence >= confidence);
  return kept.filter(({ right }) => right).length / kept.length;
};

test.prop([papers])("every figure of a calibration is a share, and its bins hold all predictions", (given) => {
  const calibration = calibrate(given);
  if (calibration === undefined) return;
  const { predictions, ece, interval95, brier, baseRateBrier, bins } = calibration;
  for (const share of [ece, ...interval95, brier, baseRateBrier]) {
    expect(share).toBeGreaterThanOrEqual(0);
    expect(share).toBeLessThanOrEqual(1);
  }
  expect(baseRateBrier).toBeLessThanOrEqual(0.25);
  expect(bins.reduce((sum, bin) => sum + bin.predictions, 0)).toBe(predictions);
  expect(bins.map(({ confidence }) => confidence)).toEqual(
    bins.map(({ confidence }) => confidence).toSorted((a, b) => a - b),
  );
});

test.prop([papers])("the order of the papers moves a calibration's interval only", (given) => {
  const { interval95: _forwards, ...some } = calibrate(given) ?? {};
  const { interval95: _backwards, ...others } = calibrate(given.map((one) => one.toReversed()).toReversed()) ?? {};
  expect(others).toEqual(some);
});

test.prop([fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 1, maxLength: 40 })])(
  "what is right as often as it is confident has no error",
  (tenths) => {
    const exact = tenths.map((n) =>
      Array.from({ length: 10 }, (_, index) => ({ confidence: n / 10, right: index < n })),
    );
    expect(calibrate(exact)?.ece).toBeCloseTo(0, 10);
  },
);

test.prop([fc.array(outcome, { maxLength: 40 }), fc.double({ min: 0.05, max: 1, noNaN: true })])(
  "the lowest confidence of a precision has it, and no lower one does",
  (outcomes, precision) => {
    const lowest = confidenceForPrecision(outcomes, precision) ?? Infinity;
    for (const { confidence } of outcomes) {
      if (confidence === lowest) expect(precisionFrom(outcomes, confidence)).toBeGreaterThanOrEqual(precision - 1e-9);
      if (confidence < lowest) expect(precisionFrom(outcomes, confidence)).toBeLessThan(precision);
    }
  },
);

test.prop([fc.array(outcome, { maxLength: 40 })])("more precision asks for no less confidence", (outcomes) => {
  const asked = [0.5, 0.7, 0.85, 0.95].map((precision) => confidenceForPrecision(outcomes, precision) ?? Infinity);
  expect(asked).toEqual(asked.toSorted((a, b) => a - b));
});
