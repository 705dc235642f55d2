import { describe, expect, test } from "vitest";
import { collectFeatures } from "../../../../src/extract/classifier/feature-set.ts";

const featureOf = (seed: number, ...values: readonly (string | number)[]): readonly number[] =>
  collectFeatures(seed, (emit) => emit(...values));

describe("collected features", () => {
  test("are distinct, in the order of their first emission, however many", () => {
    const numbers = Array.from({ length: 3000 }, (_, place) => place);
    const once = collectFeatures(1, (emit) => numbers.forEach((number) => emit("number", number)));
    const twice = collectFeatures(1, (emit) => [...numbers, ...numbers].forEach((number) => emit("number", number)));
    expect(new Set(once).size).toBe(numbers.length);
    expect(twice).toEqual(once);
  });

  test("know nothing of those that were collected before", () => {
    expect(featureOf(7, "word", "and", 2)).toEqual(featureOf(7, "word", "and", 2));
    expect(featureOf(7, "word", "and", 2)).toHaveLength(1);
  });

  test("hang on the seed and on the order of the values", () => {
    expect(featureOf(1, "a", "b")).not.toEqual(featureOf(2, "a", "b"));
    expect(featureOf(1, "a", "b")).not.toEqual(featureOf(1, "b", "a"));
  });
});
