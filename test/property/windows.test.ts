import { fc } from "@fast-check/vitest";
import { expect, test } from "vitest";
import { windowsOf } from "../../src/extract/encoder/windows.ts";

test("windows take every piece once, in order, and know what stands around it", () => {
  fc.assert(
    fc.property(fc.nat(5_000), fc.integer({ min: 14, max: 600 }), (length, size) => {
      const windows = windowsOf(length, size);
      expect(windows.flatMap(({ takenStart, takenEnd }) => [takenStart, takenEnd])).toEqual([
        0,
        ...windows.slice(1).flatMap(({ takenStart }) => [takenStart, takenStart]),
        length,
      ]);
      for (const { start, end, takenStart, takenEnd } of windows) {
        expect(end - start).toBeLessThanOrEqual(size);
        expect(start).toBeLessThanOrEqual(takenStart);
        expect(takenEnd).toBeLessThanOrEqual(end);
        // Inside the text, an eighth of a window (less rounding) is read on either side of what is taken.
        if (start > 0) expect(takenStart - start).toBeGreaterThanOrEqual(Math.floor(size / 8) - 1);
        if (end < length) expect(end - takenEnd).toBeGreaterThanOrEqual(Math.floor(size / 8) - 1);
      }
    }),
  );
});
