import { describe, expect, test } from "vitest";
import { calibrate, UNCALIBRATED } from "../../../src/extract/calibration.ts";

describe("a calibration", () => {
  test("turns log odds as it says", () => {
    expect(calibrate(0.5, { rise: 1, fall: 1, offset: Math.log(3) })).toBeCloseTo(0.75, 10);
    expect(calibrate(0.8, { rise: 2, fall: 2, offset: 0 })).toBeCloseTo(16 / 17, 10);
    expect(calibrate(0.3, UNCALIBRATED.mention)).toBeCloseTo(0.3, 10);
  });

  test("takes no score for certain", () => {
    expect(calibrate(1, UNCALIBRATED.role)).toBeLessThan(1);
    expect(calibrate(0, UNCALIBRATED.role)).toBeGreaterThan(0);
  });
});
