import { describe, expect, test } from "vitest";
import { resampledInterval } from "../../../src/score/bootstrap.ts";
import { calibrateTypes } from "../../../src/score/calibration.ts";
import { calibrate } from "../../../src/score/index.ts";
import type { Outcome } from "../../../src/score/outcomes.ts";

/** So many predictions of one confidence, the first of them right. */
const outcomes = (confidence: number, right: number, count: number): readonly Outcome[] =>
  Array.from({ length: count }, (_, index) => ({ confidence, right: index < right }));

describe("a calibration", () => {
  test("of few predictions has one bin, which only their means tell apart", () => {
    // Mean confidence 0.6, two of three right; (0.4² + 0.1² + 0.7²) / 3 and 2/3 · 1/3.
    expect(calibrate([[...outcomes(0.6, 1, 1), ...outcomes(0.9, 1, 1)], outcomes(0.3, 0, 1)])).toMatchObject({
      predictions: 3,
      ece: 0.0667,
      brier: 0.0867,
      baseRateBrier: 0.2222,
      bins: [{ predictions: 3, confidence: 0.6, right: 0.6667 }],
    });
  });

  test("sums the errors of bins of equal size, whichever way they err", () => {
    // Two bins of 100: 0.2 where 40 % are right, 0.9 where 70 % are.
    const { bins, ece } = calibrate([outcomes(0.9, 70, 100), outcomes(0.2, 40, 100)]) ?? {};
    expect(bins).toEqual([
      { predictions: 100, confidence: 0.2, right: 0.4 },
      { predictions: 100, confidence: 0.9, right: 0.7 },
    ]);
    expect(ece).toBe(0.2);
  });

  test("shares predictions of one confidence out evenly among the bins that they are divided by", () => {
    // 150 of 0.5, of which 60 are right, and 50 of 1: the border of two bins divides the first.
    const { bins } = calibrate([outcomes(1, 50, 50), outcomes(0.5, 60, 150)]) ?? {};
    expect(bins).toEqual([
      { predictions: 100, confidence: 0.5, right: 0.4 },
      { predictions: 100, confidence: 0.75, right: 0.7 },
    ]);
  });

  test.each([
    [1, 1],
    [199, 1],
    [200, 2],
    [1499, 14],
    [1500, 15],
    [5000, 15],
  ])("of %i predictions has %i bins", (count, bins) => {
    const papers = Array.from({ length: count }, (_, index) => outcomes((index + 1) / (count + 1), 1, 1));
    const sizes = calibrate(papers)?.bins.map(({ predictions }) => predictions) ?? [];
    expect(sizes).toHaveLength(bins);
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
  });

  test("has an interval over papers: a point where all papers are alike", () => {
    const papers = Array.from({ length: 9 }, () => outcomes(0.8, 1, 2));
    expect(calibrate(papers)).toMatchObject({ ece: 0.3, interval95: [0.3, 0.3] });
    // One paper of two is right: of four resamples one holds it twice, one never.
    expect(calibrate([outcomes(0.8, 1, 1), outcomes(0.8, 0, 1)])).toMatchObject({ ece: 0.3, interval95: [0.2, 0.8] });
    expect(calibrate([[], outcomes(0.8, 0, 1)])?.interval95).toEqual([0, 0.8]);
  });

  test("is none without predictions", () => {
    expect(calibrate([[], []])).toBeUndefined();
    expect(calibrateTypes([[]])).toEqual({});
  });

  test("is kept by type", () => {
    const task = { type: "Task", confidence: 0.4, right: false } as const;
    const method = { type: "Method", confidence: 0.9, right: true } as const;
    const calibrations = calibrateTypes([[task], [method]]);
    expect(Object.keys(calibrations)).toEqual(["ALL", "Method", "Task"]);
    expect(calibrations).toMatchObject({ ALL: { predictions: 2 }, Method: { ece: 0.1 }, Task: { ece: 0.4 } });
  });
});

test("a resample draws as many papers as there are, all equally often in the long run", () => {
  const totals = new Float64Array(7);
  resampledInterval(7, (draws) => {
    for (const [paper, times] of draws.entries()) totals[paper]! += times;
    expect(draws.reduce((sum, times) => sum + times, 0)).toBe(7);
    return 0;
  });
  // 7,000 draws: 1,000 a paper, with a standard deviation of 29.
  for (const total of totals) expect(Math.abs(total - 1000)).toBeLessThan(120);
});
