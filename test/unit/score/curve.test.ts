import { describe, expect, test } from "vitest";
import { precisionRecallCurve } from "../../../src/score/curve.ts";
import { confidenceForPrecision } from "../../../src/score/index.ts";

const outcome = (confidence: number, right: boolean) => ({ type: "Method", confidence, right }) as const;

test("a curve has precision and recall of what is left at each threshold", () => {
  const { points, confidenceAt85 } = precisionRecallCurve([
    { outcomes: [outcome(0.95, true), outcome(0.5, false)], found: [0.95, 0.95], gold: 3 },
    { outcomes: [outcome(0.7, true)], found: [0.7], gold: 1 },
  ]);
  expect(points).toHaveLength(21);
  expect(points.map(({ threshold }) => threshold).slice(0, 4)).toEqual([0, 0.05, 0.1, 0.15]);
  expect(points[0]).toEqual({ threshold: 0, precision: 66.7, recall: 75, predicted: 3 });
  expect(points[10]).toEqual({ threshold: 0.5, precision: 66.7, recall: 75, predicted: 3 });
  expect(points[11]).toEqual({ threshold: 0.55, precision: 100, recall: 75, predicted: 2 });
  expect(points[15]).toEqual({ threshold: 0.75, precision: 100, recall: 50, predicted: 1 });
  expect(points[20]).toEqual({ threshold: 1, precision: null, recall: 0, predicted: 0 });
  expect(confidenceAt85).toBe(0.7);
});

test("a curve of nothing has no precision", () => {
  const { points, confidenceAt85 } = precisionRecallCurve([{ outcomes: [], found: [], gold: 0 }]);
  expect(points[0]).toEqual({ threshold: 0, precision: null, recall: 0, predicted: 0 });
  expect(confidenceAt85).toBeNull();
});

describe("the lowest confidence of a precision", () => {
  const steps = [outcome(0.9, true), outcome(0.8, false), outcome(0.7, true), outcome(0.6, true), outcome(0.5, false)];

  test("counts all that is at least as sure, and may lie below a worse stretch", () => {
    expect(confidenceForPrecision(steps, 1)).toBe(0.9);
    // At 0.8 one of two is right, at 0.6 three of four.
    expect(confidenceForPrecision(steps, 0.75)).toBe(0.6);
    expect(confidenceForPrecision(steps, 0.6)).toBe(0.5);
  });

  test("takes predictions of one confidence together", () => {
    const equals = [outcome(0.9, true), outcome(0.9, false)];
    expect(confidenceForPrecision(equals, 0.85)).toBeUndefined();
    expect(confidenceForPrecision(equals, 0.5)).toBe(0.9);
  });

  test("is none where nothing is that often right", () => {
    expect(confidenceForPrecision([outcome(0.9, false)], 0.1)).toBeUndefined();
    expect(confidenceForPrecision([], 0)).toBeUndefined();
  });
});
