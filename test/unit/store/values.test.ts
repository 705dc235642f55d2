import neo4j from "neo4j-driver";
import { describe, expect, test } from "vitest";
import { fromGrafeo } from "../../../src/store/grafeo-values.ts";
import { fromNeo4j, toNeo4j } from "../../../src/store/neo4j-values.ts";

describe("values of the embedded engine", () => {
  const node = { _id: 0, _labels: ["Paper"], id: "p" };
  const other = { _id: 7, _labels: ["Concept", "Task"], id: "c" };
  const relationship = { _id: 0, _source: 0, _target: 7, _type: "ADDRESSES", confidence: 1 };

  test("the keys that the engine adds go, all others stay", () => {
    expect(fromGrafeo(node)).toEqual({ labels: ["Paper"], id: "p" });
    expect(fromGrafeo(relationship)).toEqual({ type: "ADDRESSES", confidence: 1 });
    expect(fromGrafeo({ _id: 1, x: undefined })).toEqual({ _id: 1, x: null });
  });

  test("a path is its nodes and relationships in turn, in either direction", () => {
    const steps = [
      { labels: ["Paper"], id: "p" },
      { type: "ADDRESSES", confidence: 1 },
      { labels: ["Concept", "Task"], id: "c" },
    ];
    expect(fromGrafeo({ nodes: [node, other], edges: [relationship] })).toEqual(steps);
    expect(fromGrafeo({ nodes: [other, node], edges: [relationship] })).toEqual(steps.toReversed());
  });

  test("a map that only looks like a path stays a map", () => {
    for (const map of [
      { nodes: [], edges: [] },
      { nodes: [1], edges: [] },
      { nodes: [node, node], edges: [relationship] },
      { nodes: [node, other], edges: [relationship], more: 1 },
      { nodes: [node], edges: [relationship] },
    ]) {
      expect(Object.keys(Object(fromGrafeo(map)))).toEqual(Object.keys(map));
    }
  });

  test("whole numbers beyond JSON's are rounded, moments are ISO texts", () => {
    expect(fromGrafeo([2n ** 60n, new Date(0), -0.5])).toEqual([2 ** 60, "1970-01-01T00:00:00.000Z", -0.5]);
  });
});

describe("values of Neo4j", () => {
  test("times, durations and points are texts", () => {
    const moment = new neo4j.types.DateTime(2024, 1, 2, 3, 4, 5, 0, 0);
    const values = [
      new neo4j.types.Date(2024, 1, 2),
      moment,
      new neo4j.types.Duration(0, 1, 2, 0),
      new neo4j.types.Point(neo4j.int(7203), 1, 2),
    ];
    expect(fromNeo4j(values)).toEqual([
      "2024-01-02",
      "2024-01-02T03:04:05Z",
      "P1DT2S",
      "Point{srid=7203, x=1.0, y=2.0}",
    ]);
  });

  test("whole numbers go in as integers, others as they are, however deep", () => {
    expect(toNeo4j({ rows: [{ year: 2024, confidence: 0.5, name: "x", none: null }] })).toEqual({
      rows: [{ year: neo4j.int(2024), confidence: 0.5, name: "x", none: null }],
    });
  });
});
