import { expect, test } from "vitest";
import type { Concept } from "../../../src/model/concept.ts";
import { settleFormerIds } from "../../../src/resolve/former-ids.ts";

const concept = (id: string, paperCount: number, formerIds: readonly string[] = []): Concept => ({
  id,
  type: "Metric",
  name: id,
  aliases: [],
  paperCount,
  confidence: 0.9,
  ambiguous: false,
  formerIds,
});

const formerIds = (...concepts: readonly Concept[]): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(settleFormerIds(concepts).map((settled) => [settled.id, settled.formerIds]));

test("an id that two concepts had stays with that of more papers, of equals with the smaller id", () => {
  const shared = ["metric:ap"];
  const [point, precision] = [
    concept("metric:access-point", 2, shared),
    concept("metric:average-precision", 5, shared),
  ];
  expect(formerIds(point, precision)).toEqual({ "metric:access-point": [], "metric:average-precision": shared });
  const equals = [concept("metric:b", 2, shared), concept("metric:a", 2, shared)];
  expect(formerIds(...equals)).toEqual({ "metric:a": shared, "metric:b": [] });
  expect(formerIds(...equals.toReversed())).toEqual({ "metric:a": shared, "metric:b": [] });
});

test("an id that is a concept's own today is nobody's former one; all else stays as it is", () => {
  const kept = concept("metric:f1", 3, ["metric:f1-score"]);
  const settled = settleFormerIds([
    concept("metric:ap", 1),
    concept("metric:average-precision", 5, ["metric:ap"]),
    kept,
  ]);
  expect(settled.map((one) => one.formerIds)).toEqual([[], [], ["metric:f1-score"]]);
  expect(settled[2]).toBe(kept);
});
