import { describe, expect, test } from "vitest";
import type { Result } from "../../../src/model/extraction.ts";
import { matchConcepts } from "../../../src/score/concepts.ts";
import { type ByMeasure, countResults, matchResults, type ResultKind } from "../../../src/score/results.ts";
import type { Counts } from "../../../src/score/counts.ts";
import { countDetails } from "../../../src/score/value-details.ts";
import { entity, result } from "../../builders.ts";

const noNames = matchConcepts([], []);

type Results = readonly Partial<Result>[];

const match = (gold: Results, predicted: Results, matching = noNames): ReturnType<typeof matchResults> =>
  matchResults(gold.map(result), predicted.map(result), matching);

const count = (gold: Results, predicted: Results, kind?: ResultKind): ByMeasure<Counts> =>
  countResults(match(gold, predicted), kind);

/** How many pairs agree in value, in dataset and metric too, and in method too. */
function pairs(gold: Results, predicted: Results, matching = noNames): readonly number[] {
  const { value, triple, full } = countResults(match(gold, predicted, matching));
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
    const { full } = count([{}], [{}, { value: "3" }]);
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

  test("of one kind take each side by its own kind", () => {
    const gold = [
      { value: "1", relative: true },
      { value: "2", relative: true },
      { value: "3", relative: false, metric: "F1" },
    ];
    const found = [
      { value: "1", relative: true },
      { value: "2", relative: false },
      { value: "3", relative: false },
      { value: "4", relative: true },
    ];
    // The second is an improvement found as a level: right value, other kind.
    expect(count(gold, found, "relative").value).toEqual({ correct: 1, predicted: 2, found: 2, gold: 2 });
    expect(count(gold, found, "absolute").value).toEqual({ correct: 2, predicted: 2, found: 1, gold: 1 });
    expect(count(gold, found, "absolute").triple).toEqual({ correct: 1, predicted: 2, found: 0, gold: 1 });
  });
});

/** Of one pair: whether unit, kind and sign agree, and whether the sign is asked for. */
function details(gold: Partial<Result>, found: Partial<Result>): readonly number[] {
  const { unit, relative, sign } = countDetails(match([gold], [found]).pairs);
  return [unit.correct, relative.correct, sign.correct, sign.predicted];
}

describe("details of the values found", () => {
  test.each([
    ["%", "\\%", 1],
    ["percent", "%", 1],
    ["%p", "percentage points", 1],
    ["pp", "percentage points", 1],
    ["times", "x", 1],
    ["X", "x", 1],
    ["seconds", "s", 1],
    ["tokens", "token", 1],
    ["points", "percentage points", 0],
    ["s", "ms", 0],
    ["MB", "Mb", 0],
    ["", "%", 0],
  ])("take the units %j and %j for one: %i", (wanted, given, agreeing) => {
    expect(details({ unit: wanted }, { unit: given })[0]).toBe(agreeing);
  });

  test("compare kinds, and signs where one is annotated", () => {
    expect(details({ relative: true }, { relative: false })).toEqual([1, 0, 0, 0]);
    expect(details({ value: "79.7" }, { value: "-79.7" })).toEqual([1, 1, 0, 0]);
    expect(details({ value: "−79.7" }, { value: "-79.7" })).toEqual([1, 1, 1, 1]);
    expect(details({ value: "+79.7" }, { value: "79.7" })).toEqual([1, 1, 0, 1]);
  });

  test("are asked of the values found alone", () => {
    expect(countDetails(match([{ value: "1" }], [{ value: "2" }]).pairs).unit.predicted).toBe(0);
  });
});
