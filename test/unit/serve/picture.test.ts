import { describe, expect, onTestFinished, test } from "vitest";
import { leastPapers, loadGraph } from "../../../src/serve/picture.ts";
import { openViewerStore } from "../../viewer-graph.ts";

describe("what is drawn", () => {
  test("is everything while it fits", async () => {
    await using store = await openViewerStore();
    const graph = await loadGraph(store);
    expect(graph.nodes).toHaveLength(64);
    expect(graph.leftOut).toEqual({ papers: 0, concepts: 0, minPapers: 1 });
  });

  test("leaves out the concepts of fewest papers beyond the budget, and counts them", async () => {
    await using store = await openViewerStore();
    const graph = await loadGraph(store, 50);
    expect(graph.leftOut).toEqual({ papers: 0, concepts: 25, minPapers: 4 });
    expect(graph.nodes.every(({ type, papers }) => type === "Paper" || papers >= 4)).toBe(true);
    expect(graph.edges).toHaveLength(24 * 4 + 1);
  });

  test("leaves out papers only when they alone are beyond it, the least connected first", async () => {
    await using store = await openViewerStore();
    const graph = await loadGraph(store, 24);
    const papers = graph.nodes.filter(({ type }) => type === "Paper").map(({ id }) => id);
    expect(graph.nodes.length).toBeLessThanOrEqual(24);
    expect(graph.leftOut.papers).toBe(26 - papers.length);
    expect(papers).not.toContain("paper-bare");
    const drawn = new Set(graph.nodes.map(({ id }) => id));
    expect(graph.edges.every(({ paper, concept }) => drawn.has(paper) && drawn.has(concept))).toBe(true);
  });

  test("of an empty graph is empty", async () => {
    const store = await openViewerStore({ nodes: [], relationships: [] });
    onTestFinished(() => store[Symbol.asyncDispose]());
    expect(await loadGraph(store)).toEqual({
      nodes: [],
      edges: [],
      kin: [],
      leftOut: { papers: 0, concepts: 0, minPapers: 1 },
    });
  });
});

describe("the least number of papers", () => {
  const counts = [
    { papers: 1, concepts: 100 },
    { papers: 9, concepts: 2 },
    { papers: 3, concepts: 10 },
  ];

  test.each([
    [112, 1],
    [111, 3],
    [12, 3],
    [11, 9],
    [1, 10],
  ])("for room for %i concepts is %i", (room, least) => {
    expect(leastPapers(counts, room)).toBe(least);
  });
});
