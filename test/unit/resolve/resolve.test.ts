import { describe, expect, test } from "vitest";
import type { Decision } from "../../../src/model/decision.ts";
import type { Entity } from "../../../src/model/extraction.ts";
import { createNameTable } from "../../../src/resolve/name-table.ts";
import { resolveNames, type Resolution } from "../../../src/resolve/resolve.ts";
import { entity } from "../../builders.ts";

function resolve(papers: readonly (readonly Entity[])[], decisions: readonly Decision[] = []): Resolution {
  const table = createNameTable();
  for (const [index, entities] of papers.entries()) table.add(entities, 2020 + index);
  return resolveNames(table, decisions);
}

const names = ({ concepts }: Resolution): readonly string[] => concepts.map(({ name }) => name);

/** Those of a concept that each of so many papers is so sure of. */
const confidences = (...papers: readonly number[]): readonly number[] =>
  resolve(papers.map((confidence) => [{ ...entity("Method", ["LeafNet"]), confidence }])).concepts.map(
    (concept) => concept.confidence,
  );

describe("resolving names", () => {
  test("joins spellings that fold to the same name, under the form that most papers write", () => {
    const spelled = ["graph neural networks", "Graph neural network", "graph neural networks"];
    const { concepts, merges } = resolve(spelled.map((name) => [entity("Method", [name])]));
    expect(concepts).toEqual([
      {
        id: "method:graph-neural-network",
        type: "Method",
        name: "graph neural networks",
        aliases: ["Graph neural network"],
        paperCount: 3,
        firstYear: 2020,
        confidence: 0.9369,
        ambiguous: false,
        formerIds: [],
      },
    ]);
    expect(merges).toEqual([
      {
        type: "Method",
        name: "Graph neural network",
        into: "graph neural networks",
        concept: "method:graph-neural-network",
        reason: "spelling",
        papers: 1,
      },
    ]);
  });

  test("is surer of what several papers name, by the surest paper and a little of each other", () => {
    expect(confidences(0.6)).toEqual([0.6]);
    expect(confidences(0.6, 0.9)).toEqual(confidences(0.9, 0.6));
    expect(confidences(0.9, 0.6)[0]).toBeGreaterThan(0.9);
    expect(confidences(0.9, 0.9, 0.9)[0]).toBeLessThan(0.95);
    expect(confidences(1, 1, 1)[0]).toBeLessThanOrEqual(1);
  });

  test("takes an acronym that a paper does not spell out for the long form that others give", () => {
    const papers = [[entity("Method", ["Vision Transformer", "ViT"])], [entity("Method", ["ViT"])]];
    const resolution = resolve(papers);
    expect(resolution.concepts).toMatchObject([
      { name: "Vision Transformer", aliases: ["ViT"], paperCount: 2, formerIds: ["method:vit"] },
    ]);
    expect(resolution.merges).toMatchObject([
      { name: "ViT", into: "Vision Transformer", concept: "method:vision-transformer", reason: "acronym" },
    ]);
    expect(resolution.conceptOf(entity("Method", ["ViT"]))).toBe(resolution.concepts[0]);
  });

  test("leaves an acronym with two long forms on its own, but follows what a paper says itself", () => {
    const resolution = resolve([
      [entity("Metric", ["average precision", "AP"])],
      [entity("Metric", ["access point", "AP"])],
      [entity("Metric", ["AP"])],
    ]);
    expect(names(resolution)).toEqual(["access point", "AP", "average precision"]);
    expect(resolution.conceptOf(entity("Metric", ["AP"]))).toMatchObject({
      name: "AP",
      ambiguous: true,
      paperCount: 1,
    });
    expect(resolution.conceptOf(entity("Metric", ["AP", "average precision"]))?.name).toBe("average precision");
  });

  test("keeps one name of two types apart", () => {
    const resolution = resolve([[entity("Method", ["clustering"]), entity("Task", ["clustering"])]]);
    expect(resolution.concepts.map(({ id }) => id)).toEqual(["method:clustering", "task:clustering"]);
  });

  test.each([
    ["GPT-2", "GPT-3"],
    ["CIFAR-10", "CIFAR-100"],
    ["C", "C++"],
    ["A", "A*"],
    ["BERT", "RoBERTa"],
    ["GPT-3", "GPT-3.5"],
  ])("keeps %s and %s apart", (a, b) => {
    expect(resolve([[entity("Method", [a])], [entity("Method", [b])]]).concepts).toHaveLength(2);
  });

  test("counts a paper once however many names it uses for a concept", () => {
    const { concepts } = resolve([
      [entity("Method", ["Vision Transformer", "ViT"])],
      [entity("Method", ["ViT"]), entity("Method", ["vision transformers"])],
    ]);
    expect(concepts.map(({ paperCount }) => paperCount)).toEqual([2]);
  });

  test("obeys decisions: join, split, hide", () => {
    const papers = [
      [entity("Method", ["Adam"]), entity("Method", ["adaptive moment estimation"])],
      [entity("Dataset", ["Common Objects in Context", "COCO"])],
      [entity("Dataset", ["COCO"])],
      [entity("Task", ["things"])],
    ];
    expect(names(resolve(papers))).toEqual([
      "Common Objects in Context",
      "Adam",
      "adaptive moment estimation",
      "things",
    ]);
    const decided = resolve(papers, [
      { decision: "join", type: "Method", name: "ADAM", other: "adaptive moment estimation" },
      { decision: "split", type: "Dataset", name: "COCO", other: "Common Objects in Context" },
      { decision: "hide", type: "Task", name: "things", other: "" },
    ]);
    expect(names(decided)).toEqual(["COCO", "Common Objects in Context", "adaptive moment estimation"]);
    expect(decided.merges).toMatchObject([{ name: "Adam", reason: "user" }]);
    expect(decided.conceptOf(entity("Task", ["things"]))).toBeUndefined();
  });

  test("keeps apart what a decision forbids, whatever papers say, and obeys the last decision about a pair", () => {
    const papers = [[entity("Dataset", ["Common Objects in Context", "COCO"])], [entity("Dataset", ["COCO"])]];
    const pair = { type: "Dataset", name: "coco", other: "common objects in context" } as const;
    const turned = { type: "Dataset", name: "Common Objects in Context", other: "COCO" } as const;
    const forbidden = resolve(papers, [{ decision: "forbid", ...pair }]);
    expect(names(forbidden)).toEqual(["COCO", "Common Objects in Context"]);
    const joined = resolve(papers, [
      { decision: "forbid", ...pair },
      { decision: "join", ...turned },
    ]);
    expect(names(joined)).toHaveLength(1);
    const split = resolve(papers, [
      { decision: "join", ...turned },
      { decision: "split", ...pair },
    ]);
    expect(names(split)).toHaveLength(2);
  });

  test("joins by the user's aliases, unless a decision stands against it", () => {
    const papers = [[entity("Method", ["Adam"])], [entity("Method", ["adaptive moment estimation"])]];
    const aliases = [{ type: "Method", name: "Adaptive Moment Estimation", alias: "ADAM" }] as const;
    const table = createNameTable();
    for (const entities of papers) table.add(entities, 2020);
    expect(resolveNames(table, [], aliases).merges).toMatchObject([{ name: "Adam", reason: "alias" }]);
    const forbid = { decision: "forbid", type: "Method", name: "Adam", other: "adaptive moment estimation" } as const;
    expect(resolveNames(table, [forbid], aliases).merges).toEqual([]);
  });

  test("ignores decisions about names that no paper uses", () => {
    const decision: Decision = { decision: "join", type: "Method", name: "x", other: "y" };
    expect(names(resolve([[entity("Method", ["Adam"])]], [decision]))).toEqual(["Adam"]);
  });

  test("makes no concept of a name that folds to nothing", () => {
    expect(resolve([[entity("Method", ["—"])]]).concepts).toEqual([]);
  });
});
