import { describe, expect, test } from "vitest";
import type { EntityType } from "../../../src/model/extraction.ts";
import type { GoldEntity } from "../../../src/model/gold.ts";
import { countConcepts, matchConcepts, scoredForm } from "../../../src/score/concepts.ts";
import { entity } from "../../builders.ts";

const gold = (type: EntityType, mentions: readonly string[], fields: Partial<GoldEntity> = {}): GoldEntity => ({
  type,
  name: mentions[0] ?? "",
  mentions,
  role: "used",
  ...fields,
});

const pairsOf = (...given: Parameters<typeof matchConcepts>): readonly (readonly [string, string])[] =>
  matchConcepts(...given).pairs.map((pair) => [pair.gold.name, pair.predicted.name]);

describe("a form as scores compare it", () => {
  test.each([
    ["Vision Transformers", "vision transformer"],
    ["F1-score", "f1 score"],
    ["Poincaré balls", "poincare ball"],
    ["cross-entropy loss", "cross entropy loss"],
    ["GPUs", "gpu"],
    ["C++", "c"],
    ["its", "its"],
  ])("%s is compared as %s", (name, form) => {
    expect(scoredForm(name)).toBe(form);
  });
});

describe("matching concepts", () => {
  test("takes any shared form for the same concept, within a type", () => {
    const wanted = [gold("Method", ["Vision Transformer", "ViT"])];
    expect(pairsOf(wanted, [entity("Method", ["ViTs"])])).toEqual([["Vision Transformer", "ViTs"]]);
    expect(pairsOf(wanted, [entity("Task", ["ViT"])])).toEqual([]);
    expect(pairsOf(wanted, [entity("Method", ["vision"])])).toEqual([]);
  });

  test("prefers the entity that shares most forms, and gives each away once", () => {
    const wanted = [gold("Method", ["BERT", "Bert-base"]), gold("Method", ["BERT", "encoder"], { name: "second" })];
    const given = [entity("Method", ["BERT"]), entity("Method", ["Bert-base", "BERT"])];
    expect(pairsOf(wanted, given)).toEqual([
      ["BERT", "Bert-base"],
      ["second", "BERT"],
    ]);
  });

  test("lets optional entities choose last, and never counts what answers to them", () => {
    const matching = matchConcepts(
      [
        gold("Method", ["deep learning"], { optional: true }),
        gold("Method", ["neural networks"], { optional: true }),
        gold("Method", ["deep learning", "DL"], { role: "proposed" }),
      ],
      [
        entity("Method", ["deep learning"]),
        entity("Method", ["neural network"]),
        entity("Method", ["Neural Networks"]),
      ],
    );
    expect(matching.pairs.map((pair) => pair.gold.optional)).toEqual([undefined, true]);
    expect(matching.missed).toEqual([]);
    expect(matching.spurious).toEqual([]);
    const { concepts, withRole } = countConcepts(matching);
    expect(concepts.Method).toEqual({ correct: 1, predicted: 1, found: 1, gold: 1 });
    expect(withRole.Method).toEqual({ correct: 0, predicted: 1, found: 0, gold: 1 });
  });
});

test("concept counts are kept by type, and a role counts when its concept does", () => {
  const matching = matchConcepts(
    [
      gold("Method", ["ViT"], { role: "proposed" }),
      gold("Method", ["CNN"]),
      gold("Dataset", ["ImageNet"], { role: "evaluated" }),
    ],
    [
      entity("Method", ["ViT"], { role: "proposed" }),
      entity("Dataset", ["ImageNet"], { role: "mentioned" }),
      entity("Task", ["classification"]),
    ],
  );
  expect(matching.missed.map(({ name }) => name)).toEqual(["CNN"]);
  expect(matching.spurious.map(({ name }) => name)).toEqual(["classification"]);
  expect(countConcepts(matching)).toEqual({
    concepts: {
      Method: { correct: 1, predicted: 1, found: 1, gold: 2 },
      Dataset: { correct: 1, predicted: 1, found: 1, gold: 1 },
      Metric: { correct: 0, predicted: 0, found: 0, gold: 0 },
      Task: { correct: 0, predicted: 1, found: 0, gold: 0 },
    },
    withRole: {
      Method: { correct: 1, predicted: 1, found: 1, gold: 2 },
      Dataset: { correct: 0, predicted: 1, found: 0, gold: 1 },
      Metric: { correct: 0, predicted: 0, found: 0, gold: 0 },
      Task: { correct: 0, predicted: 1, found: 0, gold: 0 },
    },
  });
});
