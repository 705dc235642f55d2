import { describe, expect, inject, onTestFinished, test } from "vitest";
import { conceptDetail, edgeDetail, paperDetail } from "../../src/serve/details.ts";
import { loadGraph } from "../../src/serve/picture.ts";
import * as rows from "../../src/serve/rows.ts";
import { namesOfConcepts } from "../../src/serve/search.ts";
import { neo4j } from "../../src/store/neo4j.ts";
import type { GraphStore } from "../../src/store/store.ts";
import { compareText } from "../../src/text/fold.ts";
import { doubtfulViewerGraph, openViewerStore } from "../viewer-graph.ts";

const uri = inject("neo4jUri");

const names = async (store: GraphStore): Promise<readonly unknown[]> =>
  (await rows.ask(store, namesOfConcepts))
    .map((concept) => ({ ...concept, confidences: concept.confidences.toSorted((a, b) => a - b) }))
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
      const detail = type === "Paper" ? paperDetail : conceptDetail;
      for (const minConfidence of [0, 0.5]) {
        const asked = { id, minConfidence };
        expect(await detail(served, asked)).toEqual(await detail(embedded, asked));
      }
    }
    expect(await names(served)).toEqual(await names(embedded));
    for (const ends of graph.edges.slice(0, 8)) {
      expect(await edgeDetail(served, ends)).toEqual(await edgeDetail(embedded, ends));
    }
    expect(await conceptDetail(served, { id: "method:resnet", minConfidence: 0 })).toMatchObject({
      aliases: ["ResNet"],
    });
  });
});
