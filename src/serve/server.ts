import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setImmediate as nextTurn } from "node:timers/promises";
import { getRequestListener } from "@hono/node-server";
import { PaperGraphError } from "../errors.ts";
import type { Listener } from "../events.ts";
import { DEFAULT_MIN_CONFIDENCE } from "../model/confidence.ts";
import type { GraphStore } from "../store/store.ts";
import type { Merge } from "../model/concept.ts";
import { answerQuery, nodeFinder } from "./answer.ts";
import type { Answer, AskedQuery } from "./api.ts";
import { createApp } from "./app.ts";
import { loadAssets } from "./assets.ts";
import { cachedPoints } from "./layout-cache.ts";
import { joinedNames } from "./concept-detail.ts";
import { readNames } from "./names.ts";
import { type DrawnGraph, loadGraph, pictureOf } from "./picture.ts";
import { createSearch } from "./search.ts";

export const DEFAULT_PORT = 4747;
const HOST = "127.0.0.1";

export interface ServeOptions {
  readonly store: GraphStore;
  /** The workspace's folder, where the layout is kept. */
  readonly folder: string;
  /** Name that the page shows. */
  readonly workspace: string;
  /** 0 takes any that is free. Left out, it is `DEFAULT_PORT`, or any free one where that is taken. */
  readonly port?: number | undefined;
  /** The page starts with what is at least this sure; in [0, 1]. */
  readonly minConfidence?: number;
  /** Why names were joined, for the panels of concepts. */
  readonly merges?: readonly Merge[];
  /** Its answer is lit when the page opens. */
  readonly query?: AskedQuery | undefined;
  readonly listener?: Listener;
  /** Nodes that are drawn at most; `NODE_BUDGET` when left out. */
  readonly budget?: number;
  /** Folder of the built page; by default that of the package. */
  readonly page?: string;
}

export interface RunningViewer {
  readonly url: string;
  close(): Promise<void>;
}

const pause = (): Promise<void> => nextTurn();

function noteSize(graph: DrawnGraph, listener: Listener | undefined): void {
  const { papers, concepts, minPapers } = graph.leftOut;
  if (papers + concepts === 0) return;
  const left = papers === 0 ? "" : ` and ${papers.toLocaleString("en")} papers with the fewest concepts`;
  listener?.({
    kind: "note",
    text: `The picture leaves out ${concepts.toLocaleString("en")} concepts of fewer than ${minPapers} papers${left}; the search finds them.`,
  });
}

/** Throws `PORT_IN_USE`. Only this machine can reach it. */
function listen(server: Server, port: number): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const taken = error.code === "EADDRINUSE" || error.code === "EACCES";
      if (!taken) return reject(error);
      return reject(
        new PaperGraphError("PORT_IN_USE", `Port ${port} of ${HOST} is taken.`, {
          hint: "Name another one with --port, or --port 0 for any that is free.",
          cause: error,
        }),
      );
    });
    server.listen({ host: HOST, port }, () => {
      const address = server.address();
      if (address === null || typeof address === "string") reject(new TypeError("listening on no port"));
      else resolve(address);
    });
  });
}

/** A port that was asked for must be free; the usual one is only a wish, so that two viewers can be open. */
async function listenOn(server: Server, port: number | undefined): Promise<AddressInfo> {
  try {
    return await listen(server, port ?? DEFAULT_PORT);
  } catch (cause) {
    const isTaken = cause instanceof PaperGraphError && cause.code === "PORT_IN_USE";
    if (port !== undefined || !isTaken) throw cause;
    return listen(server, 0);
  }
}

async function firstAnswer(store: GraphStore, graph: DrawnGraph, query: AskedQuery): Promise<Answer> {
  const drawn = new Set(graph.nodes.map(({ id }) => id));
  const findNode = nodeFinder(await readNames(store));
  return answerQuery({ store, findNode, isDrawn: (id) => drawn.has(id) }, query);
}

/**
 * Serves the viewer on 127.0.0.1 until `close`. The graph is read before it listens, so that a store that cannot be read is
 * told at once, and so is a query that fails; layout and search index are made while the page loads. The store stays the
 * caller's to close. Throws `VIEWER_MISSING`, `PORT_IN_USE` and whatever the store throws.
 */
export async function serveViewer(options: ServeOptions): Promise<RunningViewer> {
  const { store, folder, workspace, query, minConfidence = DEFAULT_MIN_CONFIDENCE, listener } = options;
  const assets = await loadAssets(options.page);
  const graph = await loadGraph(store, options.budget);
  noteSize(graph, listener);
  const answer = query === undefined ? null : await firstAnswer(store, graph, query);
  let port = 0;
  const picture = cachedPoints(graph, {
    folder,
    pause,
    onUnkept: (text) => listener?.({ kind: "note", text }),
  }).then((points) => pictureOf(graph, points, { workspace, minConfidence, answer }));
  const names = picture.then(() => readNames(store));
  const search = names.then((entries) => createSearch(entries, pause));
  const findNode = names.then(nodeFinder);
  // A failure is told to the request that asks; without a handler it would end the process before that.
  for (const promise of [search, findNode]) promise.catch(() => undefined);
  const joined = joinedNames(options.merges ?? []);
  const app = createApp({ store, assets, picture, search, findNode, joined, minConfidence, port: () => port });
  const server = createServer(getRequestListener(app.fetch));
  ({ port } = await listenOn(server, options.port));
  return {
    url: `http://${HOST}:${port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
