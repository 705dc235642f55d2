import { describe, expect, test } from "vitest";
import type { Concept } from "../../../src/model/concept.ts";
import type { Decision } from "../../../src/model/decision.ts";
import type { Entity } from "../../../src/model/extraction.ts";
import { loadKnowledge } from "../../../src/resolve/names/index.ts";
import { createResolver, type Resolution } from "../../../src/resolve/resolver.ts";
import { entity } from "../../builders.ts";

const knowledge = loadKnowledge();

function resolve(papers: readonly (readonly Entity[])[], decisions: readonly Decision[] = []): Resolution {
  const resolver = createResolver(knowledge);
  for (const [index, entities] of papers.entries()) resolver.add(entities, 2020 + index);
  return resolver.resolve(decisions);
}

const conceptOf = (resolution: Resolution, named: Entity): Concept | undefined => {
  const key = resolution.conceptOf(named, [named]);
  return resolution.concepts.find(({ id }) => id === key?.id);
};

const names = ({ concepts }: Resolution): readonly string[] => concepts.map(({ name }) => name);

/** Those of a concept that each of so many papers is so sure of. */
const confidences = (...papers: readonly number[]): readonly number[] =>
  resolve(papers.map((confidence) => [{ ...entity("Method", ["LeafNet"]), confidence }])).concepts.map(
    (concept) => concept.confidence,
  );

/** Two papers: one name as a method in the first, another as a data set in the second. */
const underTwoTypes = (a: string, b: string): readonly Entity[][] => [
  [entity("Method", [a])],
  [entity("Dataset", [b])],
];

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
    const defined = [entity("Method", ["Quick Zebra Network", "QZN"])];
    const papers = [defined, defined, [entity("Method", ["QZN"])]];
    const resolution = resolve(papers);
    expect(resolution.concepts).toMatchObject([
      { name: "Quick Zebra Network", aliases: ["QZN"], paperCount: 3, formerIds: ["method:qzn"] },
    ]);
    expect(resolution.merges).toEqual([
      {
        type: "Method",
        name: "QZN",
        into: "Quick Zebra Network",
        concept: "method:quick-zebra-network",
        reason: "acronym",
        papers: 3,
      },
    ]);
    expect(conceptOf(resolution, entity("Method", ["QZN"]))).toBe(resolution.concepts[0]);
  });

  test("leaves an acronym with two long forms on its own, but follows what a paper says itself", () => {
    const resolution = resolve([
      [entity("Metric", ["zebra quality", "ZQ"])],
      [entity("Metric", ["zoom quotient", "ZQ"])],
      [entity("Metric", ["ZQ"])],
    ]);
    expect(names(resolution)).toEqual(["zebra quality", "zoom quotient", "ZQ"]);
    expect(conceptOf(resolution, entity("Metric", ["ZQ"]))).toMatchObject({
      name: "ZQ",
      ambiguous: true,
      paperCount: 1,
    });
    expect(conceptOf(resolution, entity("Metric", ["ZQ", "zebra quality"]))?.name).toBe("zebra quality");
  });

  test("gives a name the type that most papers support", () => {
    const papers = ["Task", "Method", "Task"] as const;
    const resolution = resolve(papers.map((type) => [entity(type, ["clustering"])]));
    expect(resolution.concepts.map(({ id }) => id)).toEqual(["task:clustering"]);
    expect(resolution.merges).toMatchObject([{ type: "Method", name: "clustering", reason: "type", papers: 1 }]);
    expect(resolution.relationships).toEqual([]);
  });

  test("joins names whose words stand in another order, whatever short forms are within them", () => {
    const papers = ["federated continual learning", "continual federated learning"];
    expect(resolve(papers.map((name) => [entity("Method", [name])])).concepts).toHaveLength(1);
  });

  test("keeps an acronym of two types apart where few papers write it, and what has other capitals", () => {
    for (const [a, b] of [
      ["PDR", "PDR"],
      ["PAiR", "PAIRs"],
    ] as const) {
      const resolution = resolve(underTwoTypes(a, b));
      expect(resolution.concepts.map(({ type }) => type)).toEqual(["Dataset", "Method"]);
      expect(resolution.relationships).toMatchObject([{ type: "SAME_NAME_AS" }]);
    }
    expect(resolve(underTwoTypes("PointLeaf", "PointLeaf")).concepts).toHaveLength(1);
    expect(
      resolve([...underTwoTypes("PDR", "PDR"), ...underTwoTypes("PDR", "PDR").slice(0, 1), [entity("Method", ["PDR"])]])
        .concepts,
    ).toHaveLength(1);
  });

  test("keeps one name of two types apart where many papers support both", () => {
    const papers = ["Task", "Method", "Task", "Method", "Task", "Method", "Task"] as const;
    const resolution = resolve(papers.map((type) => [entity(type, ["clustering"])]));
    expect(resolution.concepts.map(({ id }) => id)).toEqual(["method:clustering", "task:clustering"]);
    expect(resolution.relationships).toEqual([
      { type: "SAME_NAME_AS", from: "method:clustering", to: "task:clustering", properties: {} },
    ]);
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
    expect(decided.merges).toMatchObject([{ name: "Adam", into: "adaptive moment estimation", reason: "user" }]);
    expect(conceptOf(decided, entity("Task", ["things"]))).toBeUndefined();
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
    const aliases = loadKnowledge([{ type: "Method", name: "Striped Zebra", alias: "ZORRO" }]);
    const resolver = createResolver(aliases);
    for (const name of ["Zorro", "striped zebra"]) resolver.add([entity("Method", [name])], 2020);
    expect(resolver.resolve().merges).toMatchObject([{ name: "Zorro", reason: "alias" }]);
    const forbid = { decision: "forbid", type: "Method", name: "Zorro", other: "striped zebra" } as const;
    expect(resolver.resolve([forbid]).merges).toEqual([]);
    expect(resolver.resolve().merges).toHaveLength(1);
  });

  test("ignores decisions about names that no paper uses", () => {
    const decision: Decision = { decision: "join", type: "Method", name: "x", other: "y" };
    expect(names(resolve([[entity("Method", ["Adam"])]], [decision]))).toEqual(["Adam"]);
  });

  test("makes no concept of a name that folds to nothing", () => {
    expect(resolve([[entity("Method", ["—"])]]).concepts).toEqual([]);
  });

  test("a chain of likeness does not melt versions into one, nor a name into its family", () => {
    const written = ["Zorro 2", "Zorro-2", "zorro model 2", "Zorro 3", "Zorro", "Zorro 2 turbo"];
    const { concepts, relationships } = resolve(written.map((name) => [entity("Method", [name])]));
    const ids = concepts.map(({ id }) => id);
    expect(ids).toEqual(
      expect.arrayContaining(["method:zorro", "method:zorro-2", "method:zorro-3", "method:zorro-2-turbo"]),
    );
    expect(relationships.filter(({ type }) => type === "VARIANT_OF").map(({ from, to }) => `${from} ${to}`)).toEqual(
      expect.arrayContaining([
        "method:zorro-2 method:zorro",
        "method:zorro-2-turbo method:zorro-2",
        "method:zorro-3 method:zorro",
      ]),
    );
  });

  test("a family that is no concept has no variants, nor is a hidden one", () => {
    const papers = ["Zorro 2", "Zorro 3"].map((name) => [entity("Method", [name])]);
    expect(resolve(papers).relationships).toEqual([]);
    const hide: Decision = { decision: "hide", type: "Method", name: "Zorro", other: "" };
    expect(resolve([...papers, [entity("Method", ["Zorro"])]], [hide]).relationships).toEqual([]);
  });
});
