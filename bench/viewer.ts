/**
 * How the viewer draws: time of a frame while panning, beside a bare Sigma that draws the same nodes, edges and labels with the same
 * settings and edge events; time until a filter is answered; time from the address to the first picture; size of the script.
 *   npm run build && npx tsx bench/viewer.ts [--workspace papergraph-demo] > bench/results/viewer.json
 * Rendering may be in software: of frames, only the ratio counts.
 */
import { createServer, type Server } from "node:http";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";
import { getRequestListener } from "@hono/node-server";
import { chromium, type Page } from "playwright-core";
import { openStore } from "../src/pipeline.ts";
import type { NodeType, Picture } from "../src/serve/api.ts";
import { createApp } from "../src/serve/app.ts";
import { loadAssets } from "../src/serve/assets.ts";
import { layOut } from "../src/serve/layout.ts";
import { type DrawnEdge, type DrawnNode, inOrder, pictureOf } from "../src/serve/picture.ts";
import { serveViewer } from "../src/serve/server.ts";
import type { GraphStore } from "../src/store/store.ts";
import { describeMachine } from "./machine.ts";

const { values } = parseArgs({ options: { workspace: { type: "string" } } });
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--enable-unsafe-swiftshader",
  // Frames as fast as they are drawn.
  "--disable-frame-rate-limit",
  "--disable-gpu-vsync",
];
const WINDOW = { width: 640, height: 480 };
const CONCEPT_TYPES: readonly NodeType[] = ["Method", "Dataset", "Metric", "Task"];

/** A linear congruential generator (Numerical Recipes' constants): the same graph each time. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

/** So many nodes and edges; half of the nodes are papers, and some concepts are in very many of them. */
async function makePicture(nodes: number, edges: number): Promise<Picture> {
  const random = createRandom(7);
  const papers = Math.round(nodes / 2);
  const concepts = nodes - papers;
  const made = new Map<string, DrawnEdge>();
  while (made.size < edges) {
    const paper = `paper-${Math.floor(random() * papers)}`;
    const concept = `method:${Math.floor(random() ** 2.5 * concepts)}`;
    made.set(`${paper} ${concept}`, { paper, concept, relation: "USES", confidence: 0.5 + random() / 2 });
  }
  const named = new Map<string, number>();
  for (const { concept } of made.values()) named.set(concept, (named.get(concept) ?? 0) + 1);
  const drawn: readonly DrawnNode[] = [
    ...Array.from({ length: papers }, (_, place) => ({
      id: `paper-${place}`,
      type: "Paper" as const,
      label: `A paper on graphs, number ${place}`,
      papers: 1,
      year: 2000 + (place % 25),
    })),
    ...Array.from({ length: concepts }, (_, place) => ({
      id: `method:${place}`,
      type: CONCEPT_TYPES[place % CONCEPT_TYPES.length] ?? "Method",
      label: `concept ${place}`,
      papers: named.get(`method:${place}`) ?? 1,
      year: 2000,
    })),
  ];
  const graph = inOrder({
    nodes: drawn,
    edges: [...made.values()],
    kin: [],
    leftOut: { papers: 0, concepts: 0, minPapers: 1 },
  });
  const points = await layOut(graph, () => Promise.resolve());
  return pictureOf(graph, points, { workspace: "bench", minConfidence: 0, answer: null });
}

/** Nobody asks it anything: nothing is selected. */
const noStore: GraphStore = {
  query: () => Promise.reject(new TypeError("nothing is asked while frames are counted")),
  [Symbol.asyncDispose]: () => Promise.resolve(),
};

interface Served {
  readonly url: string;
  readonly server: Server;
}

async function servePicture(picture: Picture): Promise<Served> {
  let port = 0;
  const app = createApp({
    store: noStore,
    assets: await loadAssets(),
    picture: Promise.resolve(picture),
    search: Promise.resolve(() => []),
    findNode: Promise.resolve(() => undefined),
    joined: new Map(),
    minConfidence: 0,
    port: () => port,
  });
  const server = createServer(getRequestListener(app.fetch));
  await new Promise<void>((resolve) => {
    server.listen({ host: "127.0.0.1", port: 0 }, resolve);
  });
  const address = server.address();
  if (typeof address === "object" && address !== null) port = address.port;
  return { url: `http://127.0.0.1:${port}/`, server };
}

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });

/** What `viewer-in-page.mjs` gives the page. */
const untilDrawn = (page: Page): Promise<unknown> => page.waitForFunction(() => "papergraph" in globalThis);
const measurePanning = (page: Page): Promise<unknown> => page.evaluate("measurePanning()");
const measureFilters = (page: Page): Promise<unknown> => page.evaluate("measureFilters()");

async function open(url: string): Promise<Page> {
  const context = await browser.newContext({ viewport: WINDOW, reducedMotion: "reduce" });
  const page = await context.newPage();
  await page.addInitScript({ path: fileURLToPath(new URL("viewer-in-page.mjs", import.meta.url)) });
  await page.goto(url);
  await untilDrawn(page);
  return page;
}

async function withPicture<Result>(
  [nodes, edges]: readonly [number, number],
  measure: (page: Page) => Promise<Result>,
): Promise<Result> {
  const { url, server } = await servePicture(await makePicture(nodes, edges));
  const page = await open(`${url}#drawer=closed`);
  const result = await measure(page);
  await page.context().close();
  server.close();
  console.error(`${nodes} nodes, ${edges} edges: ${JSON.stringify(result)}`);
  return result;
}

/** From the address to the first frame of a workspace whose layout is kept, in milliseconds; the fastest of three. */
async function firstPicture(workspace: string): Promise<number> {
  await using store = await openStore(workspace);
  const viewer = await serveViewer({ store, folder: workspace, workspace: "bench", port: 0 });
  const times: number[] = [];
  for (let round = 0; round < 3; round++) {
    const start = performance.now();
    const page = await open(viewer.url);
    times.push(performance.now() - start);
    await page.context().close();
  }
  await viewer.close();
  return Math.round(Math.min(...times));
}

const scripts = [...(await loadAssets())].filter(([path]) => path.endsWith(".js"));
const small = await withPicture([1_000, 3_000], measurePanning);
const large = await withPicture([5_000, 20_000], measurePanning);
const filters = await withPicture([20_000, 60_000], measureFilters);
const measured = {
  machine: describeMachine(),
  panning: { "1k nodes, 3k edges": small, "5k nodes, 20k edges": large },
  "filter at 20k nodes, 60k edges (ms)": filters,
  ...(values.workspace === undefined ? {} : { "first picture (ms)": await firstPicture(values.workspace) }),
  "script (bytes, gzipped)": scripts.reduce((sum, [, { body }]) => sum + gzipSync(body).length, 0),
};
await browser.close();
console.log(JSON.stringify(measured, null, 2));
