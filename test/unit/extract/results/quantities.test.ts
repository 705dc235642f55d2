import { describe, expect, test } from "vitest";
import { segmentPaper } from "../../../../src/extract/paper-text.ts";
import { findQuantities, isSameValue } from "../../../../src/extract/results/quantities.ts";

const read = (abstract: string): readonly string[] =>
  findQuantities(segmentPaper({ title: "", abstract })).map(({ value, unit }) =>
    unit === "" ? value : `${value} ${unit}`,
  );

describe("numbers and their units", () => {
  test.each([
    ["It reaches 84.1% and 0.912 on it.", ["84.1 %", "0.912"]],
    [
      "It gains 2.3 points, 1.5 pp and 3 percentage points.",
      ["2.3 points", "1.5 percentage points", "3 percentage points"],
    ],
    ["It is 12x faster, 3.4$\\times$ smaller and five times cheaper.", ["12 x", "3.4 x", "five x"]],
    ["A ten-fold gain, tenfold, twice as fast, at halved cost.", ["ten x", "ten x", "twice x", "halved x"]],
    ["Two orders of magnitude faster.", ["Two orders of magnitude"]],
    ["It costs $1,024 and takes 35 ms or 1.5 hours.", ["1,024 $", "35 ms", "1.5 hours"]],
    ["Error falls from 71.2 to 75.8%.", ["71.2 %", "75.8 %"]],
    ["Scores of 3.4/4.1 BLEU.", ["3.4", "4.1"]],
    ["A drop of $-39\\%$ with $3.0\\%\\sim 5.4\\%$.", ["39 %", "3.0 %", "5.4 %"]],
    ["It came 2nd of 30.", ["2 rank", "30"]],
    ["75 percent of it, 75 per cent too.", ["75 %", "75 %"]],
    ["It takes 0.016 mm2, 14 pJ and 3.1 m/s at -17.6 kcal/mol.", ["0.016 mm2", "14 pJ", "3.1 m/s", "17.6 kcal/mol"]],
    ["It bends by $80^{\\circ}$ and 5°.", ["80 °", "5 °"]],
    ["It costs $0.05 against $0.14 and USD 5.58.", ["0.05 $", "0.14 $", "5.58 USD"]],
    ["Up to x1.3 and 1.1x-2.13x.", ["1.3 x", "1.1 x", "2.13 x"]],
  ])("%s", (text, found) => {
    expect(read(text)).toEqual(found);
  });

  test.each(["GPT-4 and ResNet50 in 3D, v2.", "$10^{-3}$ and $x_2$.", "A 5-shot run with 8-bit weights."])(
    "names and exponents are none: %s",
    (text) => {
      expect(read(text).filter((value) => value !== "10")).toEqual([]);
    },
  );

  test("a number's span holds number and unit", () => {
    const abstract = "We reach 84.1 % on it.";
    const [quantity] = findQuantities(segmentPaper({ title: "", abstract }));
    expect(abstract.slice(quantity!.span.start, quantity!.span.end)).toBe("84.1 %");
    expect(quantity).toMatchObject({ field: "abstract", number: 84.1 });
  });

  test("an annotated value is found whatever its sign and its thousands", () => {
    const [thousand, twice] = findQuantities(segmentPaper({ title: "", abstract: "1,024 runs, twice the speed." }));
    expect(isSameValue(thousand!, "-1024")).toBe(true);
    expect(isSameValue(thousand!, "102")).toBe(false);
    expect(isSameValue(twice!, "Twice")).toBe(true);
  });
});
