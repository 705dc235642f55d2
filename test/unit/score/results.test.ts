import { describe, expect, test } from "vitest";
import type { Result } from "../../../src/model/extraction.ts";
import { matchConcepts } from "../../../src/score/concepts.ts";
import { countResults } from "../../../src/score/results.ts";
import { entity, result } from "../../builders.ts";

const noNames = matchConcepts([], []);

/** How many pairs agree in value, in dataset and metric too, and in method too. */
function pairs(
  gold: readonly Partial<Result>[],
  predicted: readonly Partial<Result>[],
  matching = noNames,
): readonly number[] {
  const { value, triple, full } = countResults(gold.map(result), predicted.map(result), matching);
  return [value.correct, triple.correct, full.correct];
}

describe("result counts", () => {
  test("rise with what agrees: the value, dataset and metric, the method", () => {
    const gold = { method: "ViT", dataset: "ImageNet", metric: "accuracy" };
    expect(pairs([gold], [{ ...gold, value: "1" }])).toEqual([0, 0, 0]);
    expect(pairs([gold], [{ ...gold, dataset: "CIFAR" }])).toEqual([1, 0, 0]);
    expect(pairs([gold], [{ ...gold, metric: null }])).toEqual([1, 0, 0]);
    expect(pairs([gold], [{ ...gold, method: "CNN" }])).toEqual([1, 1, 0]);
    expect(pairs([gold], [gold])).toEqual([1, 1, 1]);
    expect(pairs([{}], [{}])).toEqual([1, 1, 1]);
  });

  test("say how many there are on both sides", () => {
    const { full } = countResults([result()], [result(), result({ value: "3" })], noNames);
    expect(full).toEqual({ correct: 1, predicted: 2, found: 1, gold: 1 });
  });

  test.each([
    ["1,024", "1024", 1],
    ["-3.1%", "3.1", 1],
    ["3.1x", "3.10", 1],
    ["Two-fold", "two-fold", 1],
    ["two-fold", "2", 0],
  ])("take %s and %s for one value: %i", (wanted, given, agreeing) => {
    expect(pairs([{ value: wanted }], [{ value: given }])[0]).toBe(agreeing);
  });

  test("pair a value with the result that agrees best, metric before dataset before method", () => {
    const gold = { method: "ViT", dataset: "ImageNet", metric: "accuracy" };
    const metricOnly = { ...gold, dataset: "CIFAR", method: "CNN" };
    const allButMetric = { ...gold, metric: "F1" };
    // The first takes the exact one wherever it stands; the second is left with the better of the others.
    expect(pairs([gold, gold], [allButMetric, gold])).toEqual([2, 1, 1]);
    expect(pairs([gold, { ...allButMetric, metric: null }], [allButMetric, metricOnly])).toEqual([2, 0, 0]);
    expect(pairs([gold, allButMetric], [allButMetric, metricOnly])).toEqual([2, 1, 1]);
  });

  test("know a concept by the name under which it was found", () => {
    const matching = matchConcepts(
      [{ type: "Method", name: "Vision Transformer", mentions: ["ViT"], role: "used" }],
      [entity("Method", ["ViT"])],
    );
    expect(pairs([{ method: "Vision Transformer" }], [{ method: "ViT" }], matching)).toEqual([1, 1, 1]);
    expect(pairs([{ method: "Vision Transformer" }], [{ method: "ViT" }])).toEqual([1, 1, 0]);
  });
});
