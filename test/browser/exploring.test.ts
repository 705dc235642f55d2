import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { conceptId } from "../viewer-graph.ts";
import { hasBrowser, openPage, untilDrawn } from "./browser.ts";
import { details, heading, placeOf, shown, useSample } from "./sample.ts";

const IMAGENET = conceptId("Dataset", "ImageNet");
const SQUAD = conceptId("Dataset", "SQuAD");
const OWN_METHOD = conceptId("Method", "Own Method 7");

const edgesOf = (page: Page, type: string): Promise<number> =>
  page.evaluate(
    (wanted) => window.papergraph!.graph.filterEdges((_, edge) => edge.type === wanted && !edge.hidden).length,
    type,
  );

const hidden = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => window.papergraph!.graph.filterNodes((_, node) => node.hidden));

const table = (page: Page): ReturnType<Page["getByRole"]> => page.getByRole("table", { name: "Shown nodes" });
const rows = (page: Page): ReturnType<Page["getByRole"]> => table(page).locator("tbody tr:not(.gap)");

describe.skipIf(!hasBrowser())("exploring a graph", () => {
  const sample = useSample();

  test("projections join concepts by papers and papers by concepts, and nothing moves", async () => {
    const { page, complaints } = await sample.open();
    const places = (): Promise<unknown> =>
      page.evaluate(() => window.papergraph!.graph.mapNodes((id, { x, y }) => [id, x, y]));
    const before = await places();
    await page.getByRole("radio", { name: "Concepts" }).check();
    await expect.poll(() => shown(page, "Paper")).toBe(0);
    expect(await edgesOf(page, "SHARES")).toBeGreaterThan(5);
    expect(await edgesOf(page, "USES")).toBe(0);
    await page.getByRole("radio", { name: "Papers" }).check();
    await expect.poll(() => shown(page, "Method")).toBe(0);
    expect(await shown(page, "Paper")).toBe(26);
    expect(await edgesOf(page, "SHARES")).toBeGreaterThan(5);
    await page.waitForFunction(() => location.hash.includes("projection=papers"));
    await page.getByRole("radio", { name: "Both" }).check();
    await expect.poll(() => edgesOf(page, "SHARES")).toBe(0);
    expect(await places()).toEqual(before);
    expect(complaints).toEqual([]);
  });

  test("Shift selects several nodes, and the panel tells what they share and why", async () => {
    const { page } = await sample.open();
    const [one, other] = [await placeOf(page, IMAGENET), await placeOf(page, conceptId("Metric", "accuracy"))];
    await page.mouse.click(one.x, one.y);
    await details(page).waitFor();
    await page.waitForTimeout(400);
    await page.keyboard.down("Shift");
    await page.mouse.click(other.x, other.y);
    await page.keyboard.up("Shift");
    await expect.poll(() => heading(page)).toBe("2 nodes selected");
    const panel = details(page);
    expect(await panel.textContent()).toContain("Papers in common8");
    await panel.getByRole("link", { name: "why" }).first().click();
    await panel.locator("blockquote").first().waitFor();
    await page.goBack();
    await expect.poll(() => heading(page)).toBe("2 nodes selected");
    const takeOut = panel.getByRole("button", { name: "Take accuracy out of the selection" });
    await takeOut.click();
    await expect.poll(() => heading(page)).toBe("ImageNet");
  });

  test("the neighbourhood of a node is shown to three depths, and left again", async () => {
    const { page } = await sample.open(`#select=${encodeURIComponent(SQUAD)}`);
    await details(page).waitFor();
    const nodes = (): Promise<number> =>
      page.evaluate(() => window.papergraph!.graph.filterNodes((_, node) => !node.hidden).length);
    const all = await nodes();
    await page.getByRole("button", { name: "Show only what is within 1 step" }).click();
    await expect.poll(nodes).toBe(9);
    await page.keyboard.press("2");
    await expect.poll(nodes).toBeGreaterThan(9);
    expect(await page.locator(".status").textContent()).toContain("Only what is within 2 steps");
    await page.waitForFunction(() => location.hash.includes("depth=2"));
    await page.getByRole("button", { name: "Leave the neighbourhood" }).click();
    await expect.poll(nodes).toBe(all);
  });

  test("a node is expanded and collapsed, pinned and hidden, and each can be undone", async () => {
    const { page } = await sample.open(`#select=${encodeURIComponent(SQUAD)}`);
    await details(page).waitFor();
    const isHidden = (id: string): Promise<boolean> =>
      page.evaluate((node) => window.papergraph!.graph.getNodeAttribute(node, "hidden"), id);
    await page.evaluate(() => window.papergraph!.select("paper-7"));
    await expect.poll(() => isHidden(OWN_METHOD)).toBe(false);
    await page.getByRole("button", { name: "Expand" }).click();
    await page.evaluate(() => window.papergraph!.select(null));
    await expect.poll(() => details(page).count()).toBe(0);
    expect(await isHidden(OWN_METHOD)).toBe(false);
    await page.evaluate(() => window.papergraph!.select("paper-7"));
    await page.getByRole("button", { name: "Collapse" }).click();
    await page.evaluate((id) => window.papergraph!.select(id), OWN_METHOD);
    await page.keyboard.press("p");
    await page.evaluate(() => window.papergraph!.select(null));
    await expect.poll(() => details(page).count()).toBe(0);
    expect(await isHidden(OWN_METHOD)).toBe(false);
    await page.evaluate((id) => window.papergraph!.select(id), SQUAD);
    await page.getByRole("button", { name: "Hide" }).click();
    await expect.poll(() => isHidden(SQUAD)).toBe(true);
    const notice = page.locator(".status li", { hasText: "1 node hidden by you" });
    await notice.getByRole("button", { name: "Show" }).click();
    await expect.poll(() => isHidden(SQUAD)).toBe(false);
  });

  test("the table holds what is shown, sorts, and follows the picture as the picture follows it", async () => {
    const { page } = await sample.open();
    const all = await page.evaluate(() => window.papergraph!.graph.filterNodes((_, node) => !node.hidden).length);
    expect(await table(page).getAttribute("aria-rowcount")).toBe(String(all + 1));
    expect(await rows(page).first().textContent()).toContain("accuracy");
    await table(page).getByRole("button", { name: "Name" }).click();
    expect(await table(page).getByRole("columnheader", { name: "Name" }).getAttribute("aria-sort")).toBe("ascending");
    await expect.poll(() => rows(page).first().textContent()).toContain("A Bare Paper");
    await rows(page).getByRole("button", { name: "Café Pooling" }).click();
    await expect.poll(() => heading(page)).toBe("Café Pooling");
    await page.evaluate((id) => window.papergraph!.select(id), SQUAD);
    await expect.poll(() => table(page).locator("tr.selected").textContent()).toContain("SQuAD");
    await page.evaluate(() => window.papergraph!.filter({ types: ["Task"] }));
    await expect.poll(() => table(page).getAttribute("aria-rowcount")).toBe("6");
  });

  test("the table counts the papers of a concept that are sure enough, as the panel does", async () => {
    const { page } = await sample.open(`#select=${encodeURIComponent(SQUAD)}`);
    const counts = async (): Promise<readonly unknown[]> => [
      await rows(page).filter({ hasText: "SQuAD" }).locator("td.papers").textContent(),
      /(\d+) papers?/u.exec((await details(page).textContent()) ?? "")?.[1],
    ];
    const before = await counts();
    expect(before[0]).toBe(before[1]);
    await page.evaluate(() => window.papergraph!.filter({ minConfidence: 0.85 }));
    await expect.poll(async () => (await counts())[0]).not.toBe(before[0]);
    const after = await counts();
    expect(after[0]).toBe(after[1]);
  });

  test("the boxes of the table select several nodes by keyboard", async () => {
    const { page } = await sample.open();
    await table(page).getByRole("checkbox", { name: "Select ImageNet" }).press("Space");
    await expect.poll(() => heading(page)).toBe("ImageNet");
    await table(page).getByRole("checkbox", { name: "Select SQuAD" }).press("Space");
    await expect.poll(() => heading(page)).toBe("2 nodes selected");
    expect(await page.evaluate(() => window.papergraph!.state())).toMatchObject({ select: IMAGENET, also: [SQUAD] });
  });

  test.each([
    ["CSV", "papergraph-nodes.csv", "id,name,type,year,papers,links"],
    ["JSON", "papergraph-nodes.json", '"name": "ImageNet"'],
  ])("the table is exported as %s", async (format, name, words) => {
    const { page } = await sample.open();
    await page.getByRole("radio", { name: format }).check();
    const downloading = page.waitForEvent("download");
    await page.getByRole("button", { name: "Export" }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe(name);
    expect(await readFile(await download.path(), "utf8")).toContain(words);
  });

  test("years are brushed on the histogram, and each filter says how much it leaves", async () => {
    const { page } = await sample.open();
    const filters = page.getByRole("group", { name: "Filters" });
    const brush = await filters.locator(".brush").boundingBox();
    const at = (share: number): number => brush!.x + brush!.width * share;
    const middle = brush!.y + brush!.height / 2;
    // 2015 to 2022: an eighth of the width a year.
    await page.mouse.move(at(0.19), middle);
    await page.mouse.down();
    await page.mouse.move(at(0.31), middle, { steps: 4 });
    await page.mouse.move(at(0.44), middle, { steps: 4 });
    await page.mouse.up();
    expect(await page.evaluate(() => window.papergraph!.state().years)).toEqual([2016, 2018]);
    await filters.getByText("leaves 9 papers").waitFor();
    await expect.poll(() => shown(page, "Paper")).toBe(9);
    for (const words of [/^leaves \d+ links$/u, /^leaves \d+ concepts$/u])
      expect(await filters.getByText(words).count()).toBe(1);
    await filters.getByRole("textbox").fill("imagenet");
    await filters.getByText("1 node named so").waitFor();
    await filters.getByRole("button", { name: "Reset filters" }).click();
    await expect.poll(() => shown(page, "Paper")).toBe(26);
  });

  test("the link that is copied shows the same picture, with all that was done to it", async () => {
    const { page } = await sample.open();
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.evaluate((id) => {
      window.papergraph!.filter({ minPapers: 1, years: [2015, 2020] });
      window.papergraph!.select(id);
    }, IMAGENET);
    await page.getByRole("button", { name: "Pin" }).click();
    await page.getByRole("radio", { name: "year" }).check();
    await page.getByRole("searchbox").fill("squad");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Zoom in" }).click();
    await page.getByRole("button", { name: "Copy link" }).click();
    await page.getByText("The link to this picture is copied.").waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    const state = await page.evaluate(() => window.papergraph!.state());
    expect(state).toMatchObject({ pinned: [IMAGENET], colours: "year", search: "squad" });
    expect(state.camera).not.toBeNull();
    const copy = await openPage(sample.browser(), link);
    await untilDrawn(copy.page);
    await expect.poll(() => copy.page.evaluate(() => window.papergraph!.state())).toEqual(state);
    expect(await hidden(copy.page)).toEqual(await hidden(page));
    expect(await copy.page.getByRole("searchbox").inputValue()).toBe("squad");
    expect(await copy.page.getByRole("listbox").count()).toBe(0);
  });

  test("back leads through selections, not through every move of the camera", async () => {
    const { page } = await sample.open();
    for (const id of [IMAGENET, SQUAD]) {
      await page.evaluate((node) => window.papergraph!.select(node), id);
      await page.waitForFunction((node) => new URLSearchParams(location.hash.slice(1)).get("select") === node, id);
    }
    await page.getByRole("button", { name: "Zoom in" }).click();
    await page.getByRole("button", { name: "Zoom in" }).click();
    await page.waitForTimeout(400);
    await page.goBack();
    await expect.poll(() => heading(page)).toBe("ImageNet");
  });

  test("the Cypher of the shown nodes is copied", async () => {
    const { page } = await sample.open();
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.evaluate(() => window.papergraph!.filter({ types: ["Task"] }));
    await expect.poll(() => table(page).getAttribute("aria-rowcount")).toBe("5");
    await page.getByRole("button", { name: "Copy Cypher" }).click();
    await page.getByText("The Cypher that gives the 4 shown nodes is copied.").waitFor();
    const cypher = await page.evaluate(() => navigator.clipboard.readText());
    expect(cypher).toContain("'task:machine-translation'");
    await page.getByRole("button", { name: "Query" }).click();
    await page.getByRole("textbox", { name: "Query: a name or Cypher" }).fill(cypher);
    await page.getByRole("button", { name: "Run" }).click();
    await page.getByText("4 rows").waitFor();
  });
});
