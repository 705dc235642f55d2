import { onTestFinished } from "vitest";
import type { Merge } from "../../../src/model/concept.ts";
import type { GraphBatch } from "../../../src/model/graph.ts";
import type { Asset } from "../../../src/serve/assets.ts";
import { nodeFinder } from "../../../src/serve/answer.ts";
import { createApp } from "../../../src/serve/app.ts";
import { joinedNames } from "../../../src/serve/concept-detail.ts";
import { loadGraph, pictureOf } from "../../../src/serve/picture.ts";
import { createSearch } from "../../../src/serve/search.ts";
import type { GraphStore } from "../../../src/store/store.ts";
import { conceptId, openViewerStore, viewerGraph } from "../../viewer-graph.ts";

export const PORT = 4747;
/** All of the sample is at least this sure. */
export const FLOOR = 0.5;
export const page: Asset = {
  body: new TextEncoder().encode("<!doctype html>"),
  contentType: "text/html; charset=utf-8",
};

const MERGES: readonly Merge[] = [
  {
    type: "Method",
    name: "ResNet",
    into: "Residual Network",
    concept: conceptId("Method", "Residual Network"),
    reason: "acronym",
    papers: 3,
  },
];

async function appOf(store: GraphStore, budget?: number): Promise<ReturnType<typeof createApp>> {
  const graph = await loadGraph(store, budget);
  const entries = (await loadGraph(store)).nodes.map((node) => ({ ...node, aliases: [], confidences: null }));
  return createApp({
    store,
    assets: new Map([["/", page]]),
    picture: Promise.resolve(
      pictureOf(
        graph,
        graph.nodes.map(() => ({ x: 1.234, y: 2 })),
        { workspace: "viewer", minConfidence: FLOOR, answer: null },
      ),
    ),
    search: createSearch(entries, () => Promise.resolve()),
    findNode: Promise.resolve(nodeFinder(entries)),
    joined: joinedNames(MERGES),
    minConfidence: FLOOR,
    port: () => PORT,
  });
}

export type Ask = (
  path: string,
  request?: { method?: string; host?: string; headers?: Readonly<Record<string, string>> },
) => Promise<Response>;

export async function openApp(graph: GraphBatch = viewerGraph(), budget?: number): Promise<Ask> {
  const store = await openViewerStore(graph);
  onTestFinished(() => store[Symbol.asyncDispose]());
  const app = await appOf(store, budget);
  return async (path, { method = "GET", host = `127.0.0.1:${PORT}`, headers = {} } = {}) =>
    app.request(path, { method, headers: { host, ...headers } });
}

/** The server's own types say what it answers; the tests say whether that is true. */
export async function answerOf<Body>(response: Response | Promise<Response>): Promise<Body> {
  return JSON.parse(await (await response).text());
}

export const query = (path: string, parameters: Record<string, string>): string =>
  `${path}?${new URLSearchParams(parameters).toString()}`;
