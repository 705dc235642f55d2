import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import type { GraphBatch } from "../../src/model/graph.ts";
import { type RunningViewer, type ServeOptions, serveViewer } from "../../src/serve/server.ts";
import { stores } from "../../src/store/index.ts";
import type { Papergraph } from "../../viz/src/expose.ts";
import { viewerGraph } from "../viewer-graph.ts";
import { launchBrowser, type OpenPage, openPage, untilDrawn } from "./browser.ts";

declare global {
  interface Window {
    papergraph?: Papergraph;
    /** Set by markup that was run although it is text. */
    hacked?: number;
  }
}

/** The sample graph, served, and a browser to look at it. */
export interface Sample {
  browser(): Browser;
  url(): string;
  /** Another server, over the same graph unless another is given. */
  serve(options?: { readonly graph?: GraphBatch } & Pick<ServeOptions, "budget" | "query">): Promise<RunningViewer>;
  /** A page with the graph drawn. */
  open(hash?: string): Promise<OpenPage>;
}

/** Serves the sample for all tests of the suite that it is called in. */
export function useSample(): Sample {
  const closing: (() => Promise<void>)[] = [];
  let browser: Browser;
  let viewer: RunningViewer;
  let folder: string;
  const serve: Sample["serve"] = async ({ graph = viewerGraph(), ...options } = {}) => {
    const store = await stores.get("grafeo").openForWriting({ url: folder, workspace: "sample" });
    await store.write(graph);
    const started = await serveViewer({ store, folder, workspace: "sample", port: 0, minConfidence: 0.5, ...options });
    closing.push(async () => {
      await started.close();
      await store[Symbol.asyncDispose]();
    });
    return started;
  };
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "papergraph-view-"));
    browser = await launchBrowser();
    viewer = await serve();
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    for (const close of closing) await close();
    await rm(folder, { recursive: true });
  });
  return {
    browser: () => browser,
    url: () => viewer.url,
    serve,
    async open(hash = "") {
      const opened = await openPage(browser, viewer.url + hash);
      await untilDrawn(opened.page);
      return opened;
    },
  };
}

/** The panel of what is selected. */
export const details = (page: Page): Locator => page.getByRole("complementary", { name: "Details" });

export const heading = (page: Page): Promise<string | null> =>
  details(page).getByRole("heading", { level: 2 }).textContent();

/** Where a node is on the screen. */
export async function placeOf(page: Page, id: string): Promise<{ readonly x: number; readonly y: number }> {
  return page.evaluate((node) => {
    const { graph } = window.papergraph!;
    const sigma = window.papergraph!.sigma!;
    const { x, y } = graph.getNodeAttributes(node);
    const at = sigma.graphToViewport({ x, y });
    const stage = sigma.getContainer().getBoundingClientRect();
    return { x: stage.x + at.x, y: stage.y + at.y };
  }, id);
}

/** How many nodes of a type are shown. */
export const shown = (page: Page, type: string): Promise<number> =>
  page.evaluate(
    (wanted) => window.papergraph!.graph.filterNodes((_, node) => node.type === wanted && !node.hidden).length,
    type,
  );
