import { describe, expect, inject, onTestFinished, test } from "vitest";
import { conceptDetail } from "../../src/serve/concept-detail.ts";
import { edgeDetail } from "../../src/serve/edge-detail.ts";
import { readNames } from "../../src/serve/names.ts";
import { type Asked, paperDetail } from "../../src/serve/paper-detail.ts";
import { loadGraph } from "../../src/serve/picture.ts";
import { readPage } from "../../src/serve/read-page.ts";
import { neo4j } from "../../src/store/neo4j.ts";
import type { GraphStore } from "../../src/store/store.ts";
import { compareText } from "../../src/text/fold.ts";
import { doubtfulViewerGraph, openViewerStore } from "../viewer-graph.ts";

const uri = inject("neo4jUri");

const names = async (store: GraphStore): Promise<readonly unknown[]> =>
  (await readNames(store))
    .map((entry) => ({ ...entry, confidences: entry.confidences?.toSorted((a, b) => a - b) }))
    .toSorted((a, b) => compareText(a.id, b.id));

describe.skipIf(uri === "")("the viewer over a real Neo4j", () => {
  test("shows what it shows over the embedded engine", { timeout: 60_000 }, async () => {
    const doubtful = doubtfulViewerGraph();
    await using embedded = await openViewerStore(doubtful);
    const served = await neo4j.openForWriting({ url: uri, workspace: "tests" });
    onTestFinished(async () => {
      await served.retain(new Set());
      await served[Symbol.asyncDispose]();
    });
    await served.write(doubtful);

    const graph = await loadGraph(embedded);
    expect(await loadGraph(served)).toEqual(graph);
    for (const { id, type } of graph.nodes.filter((_, place) => place % 5 === 0)) {
      const detail = (store: GraphStore, asked: Asked): Promise<unknown> =>
        type === "Paper" ? paperDetail(store, asked) : conceptDetail(store, asked, new Map());
      for (const minConfidence of [0, 0.5]) {
        const asked = { id, minConfidence };
        expect(await detail(served, asked)).toEqual(await detail(embedded, asked));
      }
    }
    expect(await names(served)).toEqual(await names(embedded));
    const papers = graph.nodes.filter(({ type }) => type === "Paper").map(({ id }) => id);
    expect(await readPage(served, papers, new Map())).toEqual(await readPage(embedded, papers, new Map()));
    for (const ends of graph.edges.slice(0, 8)) {
      expect(await edgeDetail(served, ends)).toEqual(await edgeDetail(embedded, ends));
    }
    expect(await conceptDetail(served, { id: "method:resnet", minConfidence: 0 }, new Map())).toMatchObject({
      aliases: ["ResNet"],
    });
  });
});
