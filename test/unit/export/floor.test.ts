import { describe, expect, test } from "vitest";
import { type SureGraph, sureGraph } from "../../../src/export/floor.ts";
import type { GraphBatch, GraphNode, GraphRelationship } from "../../../src/model/graph.ts";

const concept = (id: string, paperCount: number): GraphNode => ({
  label: "Dataset",
  id,
  properties: { name: id, paperCount, firstYear: 2018, confidence: 0.9 },
});

const paper = (id: string, year: number): GraphNode => ({ label: "Paper", id, properties: { title: id, year } });

const link = (from: string, type: GraphRelationship["type"], to: string): GraphRelationship => ({
  type,
  from,
  to,
  properties: {},
});

const found = (from: string, to: string, confidence: number): GraphRelationship => ({
  type: "EVALUATES_ON",
  from,
  to,
  properties: { confidence },
});

const result = (id: string, confidence: number): GraphNode => ({ label: "Result", id, properties: { confidence } });

/** Concepts first, then papers, as a graph is read. */
const batches: readonly GraphBatch[] = [
  {
    nodes: [
      concept("dataset:sure", 1),
      concept("dataset:mixed", 3),
      concept("dataset:unsure", 1),
      concept("dataset:told", 1),
    ],
    relationships: [],
  },
  {
    nodes: [],
    relationships: [
      link("dataset:mixed", "VARIANT_OF", "dataset:sure"),
      link("dataset:unsure", "SAME_NAME_AS", "dataset:sure"),
    ],
  },
  {
    nodes: [paper("p1", 2018), paper("p2", 2020), { label: "Author", id: "ada", properties: { name: "Ada" } }],
    relationships: [
      link("ada", "WROTE", "p1"),
      found("p1", "dataset:sure", 0.5),
      found("p1", "dataset:mixed", 0.4),
      found("p2", "dataset:mixed", 0.9),
    ],
  },
  {
    nodes: [paper("p3", 2019), result("p3#r1", 0.8), result("p3#r2", 0.2)],
    relationships: [
      found("p3", "dataset:mixed", 0.6),
      found("p3", "dataset:unsure", 0.1),
      found("p3", "dataset:told", 0.3),
      link("p3", "HAS_RESULT", "p3#r1"),
      link("p3#r1", "ON_DATASET", "dataset:told"),
      link("p3", "HAS_RESULT", "p3#r2"),
      link("p3#r2", "ON_DATASET", "dataset:unsure"),
    ],
  },
];

async function* read(): AsyncGenerator<GraphBatch> {
  yield* batches;
}

interface Left {
  readonly leftOut: SureGraph["leftOut"];
  readonly nodes: readonly GraphNode[];
  readonly relationships: readonly GraphRelationship[];
}

async function leftAt(minConfidence: number): Promise<Left> {
  const { graph, leftOut } = await sureGraph(read, minConfidence);
  const nodes: GraphNode[] = [];
  const relationships: GraphRelationship[] = [];
  for await (const batch of graph) {
    nodes.push(...batch.nodes);
    relationships.push(...batch.relationships);
  }
  return { leftOut, nodes, relationships };
}

describe("the part of a graph that is sure enough", () => {
  test("has no relationship, result or concept below the confidence, every paper and author, and says what is missing", async () => {
    const { leftOut, nodes, relationships } = await leftAt(0.5);
    expect(leftOut).toEqual({ relationships: 3, results: 1, concepts: 1 });
    expect(nodes.map(({ id }) => id)).toEqual([
      "dataset:sure",
      "dataset:mixed",
      "dataset:told",
      "p1",
      "p2",
      "ada",
      "p3",
      "p3#r1",
    ]);
    expect(relationships.map(({ from, type, to }) => `${from} ${type} ${to}`)).toEqual([
      "dataset:mixed VARIANT_OF dataset:sure",
      "ada WROTE p1",
      "p1 EVALUATES_ON dataset:sure",
      "p2 EVALUATES_ON dataset:mixed",
      "p3 EVALUATES_ON dataset:mixed",
      "p3 HAS_RESULT p3#r1",
      "p3#r1 ON_DATASET dataset:told",
    ]);
  });

  test("counts the papers of a concept that are left, from the first of them on", async () => {
    const { nodes } = await leftAt(0.5);
    const facts = nodes
      .filter(({ label }) => label === "Dataset")
      .map(({ id, properties: { paperCount, firstYear } }) => [id, paperCount, firstYear]);
    expect(facts).toEqual([
      ["dataset:sure", 1, 2018],
      ["dataset:mixed", 2, 2019],
      // Only a result still refers to it.
      ["dataset:told", 0, undefined],
    ]);
  });

  test("at 0 is everything", async () => {
    const { leftOut, nodes, relationships } = await leftAt(0);
    expect(leftOut).toEqual({ relationships: 0, results: 0, concepts: 0 });
    expect(nodes).toHaveLength(batches.flatMap((batch) => batch.nodes).length);
    expect(relationships).toEqual(batches.flatMap((batch) => batch.relationships));
  });
});
