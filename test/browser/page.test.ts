import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { AskedQuery } from "../../src/serve/api.ts";
import { writePage } from "../../src/serve/page.ts";
import { stores } from "../../src/store/index.ts";
import { HOSTILE_PAPER, HOSTILE_TITLE, conceptId, viewerGraph } from "../viewer-graph.ts";
import { hasBrowser, openPage, untilDrawn } from "./browser.ts";
import { details, heading, useSample } from "./sample.ts";

const IMAGENET = conceptId("Dataset", "ImageNet");

describe.skipIf(!hasBrowser())("an exported page", () => {
  const sample = useSample();
  let folder: string;
  let address: string;

  const write = async (name: string, query?: AskedQuery): Promise<string> => {
    const store = await stores
      .get("grafeo")
      .openForWriting({ url: join(folder, `${name}.graph`), workspace: "sample" });
    await store.write(viewerGraph());
    const out = join(folder, `${name}.html`);
    await writePage({ store, out, workspace: "sample", minConfidence: 0.5, query });
    await store[Symbol.asyncDispose]();
    return pathToFileURL(out).href;
  };
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "papergraph-page-"));
    address = await write("sample");
  }, 60_000);
  afterAll(() => rm(folder, { recursive: true }));

  test("opens from a file with the network off, and keeps search, panels, filters and table", async () => {
    const { page, complaints } = await openPage(sample.browser(), address, { offline: true });
    await untilDrawn(page);
    await page.getByRole("searchbox", { name: "Search" }).fill("cafe");
    await page.getByRole("listbox", { name: "Results" }).getByRole("option", { name: "Café Pooling" }).click();
    await expect.poll(() => heading(page)).toBe("Café Pooling");
    await page.evaluate(() => window.papergraph!.select("paper-7"));
    await details(page).locator(".abstract .mention", { hasText: "SQuAD" }).click();
    await expect.poll(() => heading(page)).toBe("SQuAD");
    await details(page).locator(".papers-of .why").first().click();
    await expect.poll(() => details(page).locator("mark").first().textContent()).toBe("SQuAD");
    await page.evaluate(() => window.papergraph!.filter({ types: ["Task"] }));
    const table = page.getByRole("table", { name: "Shown nodes" });
    await expect.poll(() => table.getAttribute("aria-rowcount")).toMatch(/^[67]$/u);
    expect(await page.getByRole("button", { name: "Query" }).count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  test("its address restores the picture", async () => {
    const { page } = await openPage(sample.browser(), `${address}#select=${encodeURIComponent(IMAGENET)}&papers=1`);
    await untilDrawn(page);
    await expect.poll(() => heading(page)).toBe("ImageNet");
    expect(await page.evaluate(() => window.papergraph!.state())).toMatchObject({ select: IMAGENET, minPapers: 1 });
  });

  test("is small, has the places baked in, and shows markup as text", async () => {
    expect((await stat(join(folder, "sample.html"))).size).toBeLessThan(3_000_000);
    const places = (): Promise<unknown> =>
      page.evaluate(() => window.papergraph!.graph.mapNodes((id, { x, y }) => [id, x, y]));
    const { page, complaints } = await openPage(sample.browser(), `${address}#select=${HOSTILE_PAPER}`);
    await untilDrawn(page);
    await expect.poll(() => heading(page)).toBe(HOSTILE_TITLE);
    expect(await page.locator("#app img, #app script, #app b").count()).toBe(0);
    expect(await page.evaluate(() => window.hacked)).toBeUndefined();
    const first = await places();
    await page.reload();
    await untilDrawn(page);
    expect(await places()).toEqual(first);
    expect(complaints).toEqual([]);
  });

  test("of a query shows its answer, lit", async () => {
    const query = { query: "MATCH (d:Dataset {name: 'ImageNet'}) RETURN d", parameters: {} };
    const { page, complaints } = await openPage(sample.browser(), await write("query", query));
    await untilDrawn(page);
    await page.getByText("1 row · 1 node lit").waitFor();
    await page.getByRole("table", { name: "Answer" }).getByRole("button", { name: "ImageNet" }).click();
    await expect.poll(() => heading(page)).toBe("ImageNet");
    expect(complaints).toEqual([]);
  });
});
