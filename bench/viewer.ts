/**
 * How the viewer draws: time of a frame while panning, beside a bare Sigma that draws the same nodes, edges and labels with the same
 * settings and edge events; time until each filter is answered; time from the address to the first picture; size of the script; time of
 * searches among 100,000 entries with names made of real ones.
 *   npm run build && npx tsx bench/viewer.ts [--workspace papergraph-demo] [--gold ../shared/gold] > bench/results/viewer.json
 * Rendering may be in software: of frames, only the ratio counts.
 */
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";
import { chromium, type Page } from "playwright-core";
import { openStore } from "../src/pipeline.ts";
import { loadAssets } from "../src/serve/assets.ts";
import { serveViewer } from "../src/serve/server.ts";
import { describeMachine } from "./machine.ts";
import { makePicture, servePicture } from "./viewer-picture.ts";
import { measureSearch } from "./viewer-search.ts";

const { values } = parseArgs({
  options: {
    workspace: { type: "string" },
    gold: { type: "string", default: "../shared/gold" },
  },
});
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--enable-unsafe-swiftshader",
  // Frames as fast as they are drawn.
  "--disable-frame-rate-limit",
  "--disable-gpu-vsync",
];
const WINDOW = { width: 640, height: 480 };

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
  "search (ms)": await measureSearch(values.gold),
  "script (bytes, gzipped)": scripts.reduce((sum, [, { body }]) => sum + gzipSync(body).length, 0),
};
await browser.close();
console.log(JSON.stringify(measured, null, 2));
