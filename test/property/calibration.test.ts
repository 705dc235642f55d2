import { fc, test } from "@fast-check/vitest";
import { expect } from "vitest";
import { ACCURATE_CALIBRATIONS, calibrate, FAST_CALIBRATIONS } from "../../src/extract/calibration.ts";

const SHIPPED = [FAST_CALIBRATIONS, ACCURATE_CALIBRATIONS].flatMap((all) => Object.values(all));
const score = fc.double({ min: 0, max: 1, noNaN: true });

test.prop([score, score])("a shipped calibration rises with the score and gives probabilities", (a, b) => {
  const [low, high] = a < b ? [a, b] : [b, a];
  for (const calibration of SHIPPED) {
    const [less, more] = [calibrate(low, calibration), calibrate(high, calibration)];
    expect(less).toBeLessThanOrEqual(more);
    expect(less).toBeGreaterThanOrEqual(0);
    expect(more).toBeLessThanOrEqual(1);
  }
});
