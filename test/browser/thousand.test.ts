import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { conceptId, viewerGraph } from "../viewer-graph.ts";
import { hasBrowser, type OpenPage, openPage, untilDrawn } from "./browser.ts";
import { details, heading, shown, useSample } from "./sample.ts";

const PAPERS = 1_000;

const rowCount = (page: Page): Promise<string | null> =>
  page.getByRole("table", { name: "Shown nodes" }).getAttribute("aria-rowcount");

describe.skipIf(!hasBrowser())("a graph of a thousand papers", () => {
  const sample = useSample();
  let url: string;

  beforeAll(async () => {
    ({ url } = await sample.serve({ graph: viewerGraph(PAPERS) }));
  }, 60_000);

  const open = async (hash = ""): Promise<OpenPage> => {
    const opened = await openPage(sample.browser(), url + hash);
    await untilDrawn(opened.page);
    return opened;
  };
  test("shows all concepts on one click, and the table draws only the rows within sight", async () => {
    const { page, complaints } = await open();
    expect(await shown(page, "Paper")).toBe(PAPERS + 2);
    const notice = page.locator(".status li", { hasText: "of one paper hidden" });
    await notice.getByRole("button", { name: "Show" }).click();
    await expect.poll(() => shown(page, "Method")).toBe(PAPERS + 6);
    await expect.poll(() => rowCount(page)).toBe(String(2 * PAPERS + 17));
    const rows = page.getByRole("table", { name: "Shown nodes" }).locator("tbody tr");
    expect(await rows.count()).toBeLessThan(60);
    await page.getByRole("region", { name: "Table of shown nodes" }).press("End");
    await expect.poll(() => rows.nth(1).getAttribute("aria-rowindex").then(Number)).toBeGreaterThan(2 * PAPERS - 60);
    expect(complaints).toEqual([]);
  });

  test("search, a hub's panel, the way through neighbours and a query answer", async () => {
    const { page, complaints } = await open();
    await page.getByRole("searchbox", { name: "Search" }).fill("own method 777");
    await page
      .getByRole("option", { name: /^Own Method 777\b/u })
      .first()
      .click();
    await expect.poll(() => heading(page)).toBe("Own Method 777");
    await page.evaluate((id) => window.papergraph!.select(id), conceptId("Metric", "accuracy"));
    await details(page)
      .getByText(`${(PAPERS + 1).toLocaleString("en")} papers`)
      .first()
      .waitFor();
    await page.evaluate((id) => window.papergraph!.select(id), conceptId("Dataset", "SQuAD"));
    await page.getByRole("button", { name: "Show only what is within 1 step" }).click();
    await expect.poll(() => shown(page, "Paper")).toBe(334);
    await page.getByRole("button", { name: "Query" }).click();
    await page.getByRole("textbox", { name: "Query: a name or Cypher" }).fill("MATCH (d:Dataset) RETURN d");
    await page.getByRole("button", { name: "Run" }).click();
    await page.getByText("3 rows · 3 nodes lit").waitFor();
    expect(complaints).toEqual([]);
  });

  test("projections draw the strongest lines only", async () => {
    const { page } = await open("#projection=papers");
    await expect.poll(() => shown(page, "Method")).toBe(0);
    const lines = await page.evaluate(() => window.papergraph!.graph.filterEdges((_, edge) => !edge.hidden).length);
    expect(lines).toBeGreaterThan(PAPERS);
    expect(lines).toBeLessThan(20_000);
  });
});
