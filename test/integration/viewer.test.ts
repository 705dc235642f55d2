import { describe, expect, inject, onTestFinished, test } from "vitest";
import { conceptDetail, edgeDetail, paperDetail } from "../../src/serve/details.ts";
import { loadGraph } from "../../src/serve/picture.ts";
import { neo4j } from "../../src/store/neo4j.ts";
import { openViewerStore, viewerGraph } from "../viewer-graph.ts";

const uri = inject("neo4jUri");

describe.skipIf(uri === "")("the viewer over a real Neo4j", () => {
  test("shows what it shows over the embedded engine", { timeout: 60_000 }, async () => {
    await using embedded = await openViewerStore();
    const served = await neo4j.openForWriting({ url: uri, workspace: "tests" });
    onTestFinished(async () => {
      await served.retain(new Set());
      await served[Symbol.asyncDispose]();
    });
    await served.write(viewerGraph());

    const graph = await loadGraph(embedded);
    expect(await loadGraph(served)).toEqual(graph);
    for (const { id, type } of graph.nodes.filter((_, place) => place % 5 === 0)) {
      const detail = type === "Paper" ? paperDetail : conceptDetail;
      expect(await detail(served, id)).toEqual(await detail(embedded, id));
    }
    for (const ends of graph.edges.slice(0, 8)) {
      expect(await edgeDetail(served, ends)).toEqual(await edgeDetail(embedded, ends));
    }
    expect(await conceptDetail(served, "method:resnet")).toMatchObject({ aliases: ["ResNet"] });
  });
});
