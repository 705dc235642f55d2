import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { conceptId, DOUBTED, doubtfulViewerGraph } from "../viewer-graph.ts";
import { hasBrowser, launchBrowser, openPage, untilDrawn } from "./browser.ts";
import { details, heading, shown, useSample } from "./sample.ts";

const IMAGENET = conceptId("Dataset", "ImageNet");
const ACCURACY = conceptId("Metric", "accuracy");

const places = (page: Page): Promise<readonly (readonly [string, number, number])[]> =>
  page.evaluate(() => window.papergraph!.graph.mapNodes((id, { x, y }) => [id, x, y] as const));

describe.skipIf(!hasBrowser())("the state of the page", () => {
  const sample = useSample();

  test("at first hides concepts of one paper and dims hubs, says so, and one click shows each", async () => {
    const { page } = await sample.open();
    const status = page.locator(".status");
    expect(await status.textContent()).toContain("25 concepts of one paper hidden");
    expect(await status.textContent()).toContain("1 very common concept dimmed");
    expect(await status.textContent()).toContain("1 paper without a shown concept");
    expect(await shown(page, "Method")).toBe(5);
    const colour = (): Promise<string | undefined> =>
      page.evaluate((id) => window.papergraph!.sigma!.getNodeDisplayData(id)?.color, ACCURACY);
    const dimmed = await colour();
    await status.locator("li", { hasText: "dimmed" }).getByRole("button").click();
    await expect.poll(colour).not.toBe(dimmed);
    await status.locator("li", { hasText: "hidden" }).getByRole("button").click();
    await expect.poll(() => shown(page, "Method")).toBe(30);
    expect(await status.textContent()).not.toContain("hidden");
  });

  test("filters change what is shown and the counts that say so", async () => {
    const { page } = await sample.open();
    const filters = page.getByRole("group", { name: "Filters" });
    await filters.getByLabel(/^Tasks/u).uncheck();
    await expect.poll(() => shown(page, "Task")).toBe(0);
    expect(await filters.getByText("0 of 4").count()).toBe(1);
    await page.evaluate(() => window.papergraph!.filter({ years: [2016, 2016] }));
    await expect.poll(() => shown(page, "Paper")).toBe(3);
    expect(await page.locator(".status").textContent()).toContain("1 paper without a year hidden");
    await filters.getByRole("button", { name: "Reset filters" }).click();
    await expect.poll(() => shown(page, "Task")).toBe(4);
    await expect.poll(() => shown(page, "Paper")).toBe(26);
  });

  test("filter() takes conditions one by one, and refuses a type that there is not", async () => {
    const { page } = await sample.open();
    await page.evaluate(() => window.papergraph!.filter({ types: ["Paper", "Metric"] }));
    await page.evaluate(() => window.papergraph!.filter({ minConfidence: 0.85 }));
    const state = await page.evaluate(() => window.papergraph!.state());
    expect(state).toMatchObject({ types: ["Paper", "Metric"], minConfidence: 0.85 });
    const refused = page.evaluate(() => window.papergraph!.filter({ types: ["Cat"] }));
    await expect(refused).rejects.toThrow('There is no type "Cat". Known: Paper, Method, Dataset, Metric, Task.');
  });

  test("starts where it is sure enough, says what it hides, and a slider shows it at once", async () => {
    const doubtful = await sample.serve({ graph: doubtfulViewerGraph() });
    const { page, complaints } = await openPage(sample.browser(), doubtful.url);
    await untilDrawn(page);
    const status = page.locator(".status");
    const isHidden = (): Promise<boolean> =>
      page.evaluate((id) => window.papergraph!.graph.getNodeAttribute(id, "hidden"), DOUBTED);
    expect(await isHidden()).toBe(true);
    expect(await status.textContent()).toContain("2 links less sure than 50 % hidden");
    const before = await places(page);
    const slider = page.getByRole("group", { name: "Filters" }).getByRole("slider", { name: "Confidence" });
    expect(await slider.inputValue()).toBe("0.5");
    await slider.press("ArrowLeft");
    expect(await page.evaluate(() => window.papergraph!.state().minConfidence)).toBe(0.49);
    await expect.poll(isHidden).toBe(false);
    expect(await status.textContent()).not.toContain("less sure");
    expect(await places(page)).toEqual(before);
    await page.waitForFunction(() => location.hash.includes("confidence=0.49"));
    await slider.press("End");
    await expect.poll(() => shown(page, "Dataset")).toBe(0);
    expect(await status.textContent()).toMatch(/links less sure than 100 % hidden/u);
    await status.locator("li", { hasText: "less sure" }).getByRole("button").click();
    await expect.poll(() => shown(page, "Dataset")).toBe(3);
    expect(complaints).toEqual([]);
  });

  test("a panel hides what is not sure enough, says how much, and one click shows it", async () => {
    const doubtful = await sample.serve({ graph: doubtfulViewerGraph() });
    const { page } = await openPage(sample.browser(), `${doubtful.url}#select=paper-7`);
    await untilDrawn(page);
    await details(page).locator(".abstract").waitFor();
    const mentions = (): Promise<readonly string[]> => details(page).locator(".abstract .mention").allTextContents();
    expect(await mentions()).not.toContain("measured");
    expect(await details(page).locator(".result").count()).toBe(0);
    const note = details(page).getByText("1 concept and 1 result less sure than 50 % hidden");
    await note.getByRole("button", { name: "Show" }).click();
    await expect.poll(mentions).toContain("measured");
    expect(await details(page).locator(".result").count()).toBe(1);
    expect(await note.count()).toBe(0);
    // The nearest papers now share what is unsure, too.
    await expect
      .poll(() => details(page).locator("li", { hasText: "Own Method 3 for" }).locator(".number").textContent())
      .toBe("3");
    // The panel is not made anew, which would take the focus from the slider.
    const slider = page.getByRole("slider", { name: "Confidence" });
    const asked = page.waitForResponse((response) => response.url().includes("minConfidence=0.01"));
    await slider.press("ArrowRight");
    await asked;
    expect(await slider.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  test("the search and a concept's panel count papers that are sure enough", async () => {
    const doubtful = await sample.serve({ graph: doubtfulViewerGraph() });
    const { page } = await openPage(sample.browser(), doubtful.url);
    await untilDrawn(page);
    const box = page.getByRole("searchbox", { name: "Search" });
    await box.fill("measured");
    await page.getByText("Nothing at least 50 % sure is named “measured”.").waitFor();
    await page.evaluate((id) => window.papergraph!.select(id), DOUBTED);
    await details(page).getByText("2 papers less sure than 50 % hidden").waitFor();
    expect(await details(page).locator(".facts").textContent()).toContain("0 papers");
    await page.evaluate(() => window.papergraph!.filter({ minConfidence: 0 }));
    await expect.poll(() => details(page).locator(".facts").textContent()).toContain("2 papers · first in 2018");
    await box.fill("measured ");
    await page.getByRole("option", { name: "measured" }).waitFor();
  });

  test("an address restores filters and selection", async () => {
    const { page } = await sample.open();
    await page.evaluate((id) => {
      window.papergraph!.filter({ minPapers: 1, types: ["Paper", "Dataset"], text: "imagenet" });
      window.papergraph!.select(id);
    }, IMAGENET);
    await page.waitForFunction(() => location.hash.includes("select="));
    const state = await page.evaluate(() => window.papergraph!.state());
    const copy = await openPage(sample.browser(), page.url());
    await untilDrawn(copy.page);
    expect(await copy.page.evaluate(() => window.papergraph!.state())).toEqual(state);
    await details(copy.page).waitFor();
    expect(await heading(copy.page)).toBe("ImageNet");
  });

  test("a former id leads to the concept, and what is not there to a sentence", async () => {
    const { page } = await sample.open("#select=method:resnet");
    await details(page).getByText("Also written").waitFor();
    expect(await heading(page)).toBe("Residual Network");
    await page.evaluate(() => window.papergraph!.select("method:none"));
    await details(page).getByText('There is no concept "method:none".').waitFor();
  });

  test("former ids in an address lead to the concepts of today wherever they stand", async () => {
    const { page } = await sample.open(
      "#pin=method:resnet&select=method:resnet&select=paper-1&depth=1&around=method:resnet",
    );
    const today = conceptId("Method", "Residual Network");
    await expect
      .poll(() => page.evaluate(() => window.papergraph!.state()))
      .toMatchObject({ pinned: [today], select: today, also: ["paper-1"], focus: { around: [today], depth: 1 } });
  });

  test("the picture is the same at the next start", async () => {
    const first = await places((await sample.open()).page);
    const again = await sample.serve();
    const second = await openPage(sample.browser(), again.url);
    await untilDrawn(second.page);
    expect(await places(second.page)).toEqual(first);
  });

  test("Tab reaches the search first, and Esc closes the panel", async () => {
    const { page } = await sample.open("#select=paper-7");
    await details(page).waitFor();
    await page.keyboard.press("Escape");
    await expect.poll(() => details(page).count()).toBe(0);
    await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe("Search");
  });

  test.each([
    ["dark", { colorScheme: "dark" as const }],
    ["a narrow screen", { viewport: { width: 400, height: 800 } }],
  ])("works in %s", async (_, options) => {
    const { page, complaints } = await openPage(sample.browser(), `${sample.url()}#select=paper-7`, options);
    await untilDrawn(page);
    await details(page).locator(".abstract").waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    expect(complaints).toEqual([]);
  });

  test("an empty graph says what to do", async () => {
    const other = await sample.serve({ graph: { nodes: [], relationships: [] } });
    const { page, complaints } = await openPage(sample.browser(), other.url);
    await page.getByText("This graph holds no papers yet").waitFor();
    expect(complaints).toEqual([]);
  });

  test("what was left out of a large picture is said, found by the search, and drawn when it is chosen", async () => {
    const small = await sample.serve({ budget: 50 });
    const { page } = await openPage(sample.browser(), small.url);
    await untilDrawn(page);
    expect(await page.locator(".status").textContent()).toContain("25 concepts of fewer than 4 papers not drawn");
    const isDrawn = (): Promise<boolean> =>
      page.evaluate((id) => window.papergraph!.graph.hasNode(id), conceptId("Method", "Own Method 7"));
    expect(await isDrawn()).toBe(false);
    await page.getByRole("searchbox").fill("own method 7");
    await page.getByRole("option", { name: "Own Method 7", exact: false }).first().click();
    await expect.poll(() => heading(page)).toBe("Own Method 7");
    expect(await isDrawn()).toBe(true);
    expect(
      await page.evaluate((id) => window.papergraph!.graph.neighbors(id), conceptId("Method", "Own Method 7")),
    ).toEqual(["paper-7"]);
  });

  test("what was left out of a large picture is drawn and lit when a query's answer has it", async () => {
    const query = { query: "MATCH (m:Method) WHERE m.paperCount = 1 RETURN m", parameters: {} };
    const small = await sample.serve({ budget: 50, query });
    const { page, complaints } = await openPage(sample.browser(), small.url);
    await untilDrawn(page);
    await page.getByText(/^\d+ rows · \d+ nodes lit$/u).waitFor();
    const node = await page.evaluate(
      (id) => window.papergraph!.graph.getNodeAttributes(id),
      conceptId("Method", "Own Method 7"),
    );
    expect(node).toMatchObject({ type: "Method", label: "Own Method 7", hidden: false });
    expect(complaints).toEqual([]);
  });

  test("the order of the table is in the address", async () => {
    const { page } = await sample.open();
    const table = page.getByRole("table", { name: "Shown nodes" });
    await table.getByRole("button", { name: "Name" }).click();
    await page.waitForFunction(() => location.hash.includes("order=name"));
    const copy = await openPage(sample.browser(), page.url());
    await untilDrawn(copy.page);
    const head = copy.page.getByRole("columnheader", { name: "Name" });
    await expect.poll(() => head.getAttribute("aria-sort")).toBe("ascending");
    await page.goBack();
    await expect
      .poll(() => table.getByRole("columnheader", { name: "Links" }).getAttribute("aria-sort"))
      .toBe("descending");
  });

  test("a change from light to dark is followed at once", async () => {
    const { page } = await sample.open();
    const colour = (): Promise<string | undefined> =>
      page.evaluate((id) => window.papergraph!.sigma!.getNodeDisplayData(id)?.color, IMAGENET);
    const light = await colour();
    await page.emulateMedia({ colorScheme: "dark" });
    await expect.poll(colour).not.toBe(light);
  });

  test("without WebGL the page says so", async () => {
    const plain = await launchBrowser(["--disable-3d-apis"]);
    const { page } = await openPage(plain, sample.url());
    await page.getByText("This browser cannot draw the graph").waitFor();
    await plain.close();
  });

  test("a server that has gone away is told in the panel", async () => {
    const short = await sample.serve();
    const { page } = await openPage(sample.browser(), short.url);
    await untilDrawn(page);
    await short.close();
    await page.evaluate(() => window.papergraph!.select("paper-7"));
    await details(page).getByText("The server does not answer").waitFor();
  });
});
