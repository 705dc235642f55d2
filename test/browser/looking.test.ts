import { describe, expect, test } from "vitest";
import { BARE_PAPER, conceptId, HOSTILE_PAPER, HOSTILE_TITLE } from "../viewer-graph.ts";
import { hasBrowser } from "./browser.ts";
import { details, heading, placeOf, useSample } from "./sample.ts";

const IMAGENET = conceptId("Dataset", "ImageNet");
const OWN_METHOD = conceptId("Method", "Own Method 7");

describe.skipIf(!hasBrowser())("looking at a graph", () => {
  const sample = useSample();

  test("draws without errors, under its content policy, asking no other host", async () => {
    const { page, complaints } = await sample.open();
    await page.getByRole("status").first().waitFor();
    expect(await page.locator("canvas").count()).toBeGreaterThan(0);
    const drawn = await page.evaluate(() => {
      const sigma = window.papergraph!.sigma!;
      sigma.refresh();
      const canvas = sigma.getCanvases().nodes;
      const gl = canvas?.getContext("webgl2");
      if (!canvas || !gl) return 0;
      const pixels = new Uint8Array(canvas.width * canvas.height * 4);
      gl.readPixels(0, 0, canvas.width, canvas.height, gl.RGBA, gl.UNSIGNED_BYTE, pixels);
      return pixels.filter((value, place) => place % 4 === 3 && value > 0).length;
    });
    expect(drawn).toBeGreaterThan(500);
    expect(complaints).toEqual([]);
  });

  test("window.papergraph holds the graph by node ids, with type, label and papers", async () => {
    const { page } = await sample.open();
    const node = await page.evaluate((id) => window.papergraph!.graph.getNodeAttributes(id), IMAGENET);
    expect(node).toMatchObject({ type: "Dataset", label: "ImageNet", papers: 8 });
    const state = await page.evaluate(() => window.papergraph!.state());
    expect(state).toMatchObject({ select: null, minPapers: 2, hubs: "dimmed", minConfidence: 0.5 });
    const program = await page.evaluate((id) => window.papergraph!.sigma!.getNodeDisplayData(id)?.type, IMAGENET);
    expect(program).toBe("circle");
  });

  test("search finds as one types, by keyboard alone, and flies to what is chosen", async () => {
    const { page } = await sample.open();
    await page.keyboard.press("/");
    await page.keyboard.type("cafe");
    const results = page.getByRole("listbox", { name: "Results" });
    await results.getByRole("option", { name: "Café Pooling" }).waitFor();
    const before = await page.evaluate(() => window.papergraph!.sigma!.getCamera().getState());
    await page.keyboard.press("Enter");
    await details(page).waitFor();
    expect(await heading(page)).toBe("Café Pooling");
    expect(await page.evaluate(() => window.papergraph!.sigma!.getCamera().getState())).not.toEqual(before);
    expect(await results.count()).toBe(0);
  });

  test("search steps through groups with the arrows and closes with Esc", async () => {
    const { page } = await sample.open();
    const box = page.getByRole("searchbox", { name: "Search" });
    await box.fill("own method 1");
    const options = page.getByRole("option");
    await options.first().waitFor();
    expect(await options.first().getAttribute("aria-selected")).toBe("true");
    await box.press("ArrowDown");
    await expect.poll(() => options.nth(1).getAttribute("aria-selected")).toBe("true");
    expect(await box.getAttribute("aria-activedescendant")).toBe(await options.nth(1).getAttribute("id"));
    await box.press("Escape");
    expect(await options.count()).toBe(0);
    await box.fill("nothing like it");
    await page.getByText("Nothing at least 50 % sure is named “nothing like it”.").waitFor();
  });

  test("a click on a node opens its panel, a click on the empty stage closes it", async () => {
    const { page } = await sample.open();
    const at = await placeOf(page, IMAGENET);
    await page.mouse.click(at.x, at.y);
    await details(page).waitFor();
    expect(await heading(page)).toBe("ImageNet");
    expect(await details(page).textContent()).toContain("8 papers");
    // Two clicks in 300 ms are a double click to Sigma, wherever they are.
    await page.waitForTimeout(400);
    await page.mouse.click(290, 12);
    await expect.poll(() => details(page).count()).toBe(0);
  });

  test("hovering lights the neighbours and dims the rest", async () => {
    const { page } = await sample.open();
    const colours = (): Promise<readonly (string | undefined)[]> =>
      page.evaluate(
        (ids) => ids.map((id) => window.papergraph!.sigma!.getNodeDisplayData(id)?.color),
        ["paper-3", "paper-4"],
      );
    const [plain] = await colours();
    const at = await placeOf(page, IMAGENET);
    await page.mouse.move(at.x, at.y);
    await expect.poll(async () => (await colours())[1]).not.toBe(plain);
    expect((await colours())[0]).toBe(plain);
  });

  test("a paper shows its abstract with every mention marked, and each leads to its concept", async () => {
    const { page } = await sample.open("#select=paper-7");
    await details(page).locator(".abstract").waitFor();
    const mentions = await details(page).locator(".abstract .mention").allTextContents();
    expect(mentions).toEqual(["Dropout", "machine translation", "SQuAD", "accuracy", "Own Method 7", "accuracy"]);
    await details(page).locator(".abstract .mention", { hasText: "SQuAD" }).click();
    await expect.poll(() => heading(page)).toBe("SQuAD");
    await page.goBack();
    await expect.poll(() => heading(page)).toBe("Own Method 7 for machine translation");
    await page.goForward();
    await expect.poll(() => heading(page)).toBe("SQuAD");
  });

  test("a paper shows its results, and each leads to what it is a number of", async () => {
    const { page } = await sample.open("#select=paper-1");
    const result = details(page).locator(".result").first();
    await result.waitFor();
    expect(await result.textContent()).toContain("84.1 % on ImageNet");
    await result.getByRole("link", { name: "ImageNet" }).click();
    await expect.poll(() => heading(page)).toBe("ImageNet");
  });

  test("a selected paper shows its own concepts too, although they are hidden at first", async () => {
    const { page } = await sample.open();
    const isHidden = (): Promise<boolean> =>
      page.evaluate((id) => window.papergraph!.graph.getNodeAttribute(id, "hidden"), OWN_METHOD);
    expect(await isHidden()).toBe(true);
    await page.evaluate(() => window.papergraph!.select("paper-7"));
    await expect.poll(isHidden).toBe(false);
    await page.evaluate(() => window.papergraph!.select(null));
    await expect.poll(isHidden).toBe(true);
  });

  test("a click on an edge shows the sentences with the words marked, and links to both ends", async () => {
    const { page } = await sample.open();
    await page.evaluate(() => window.papergraph!.filter({ text: "own method 7", types: ["Paper", "Dataset"] }));
    const [paper, dataset] = [await placeOf(page, "paper-7"), await placeOf(page, conceptId("Dataset", "SQuAD"))];
    await page.waitForTimeout(100);
    await page.mouse.click(paper.x * 0.55 + dataset.x * 0.45, paper.y * 0.55 + dataset.y * 0.45);
    await details(page).waitFor();
    expect(await details(page).textContent()).toContain("evaluates on");
    expect(await details(page).locator("mark").allTextContents()).toEqual(["SQuAD"]);
    expect(await details(page).locator("blockquote p").allTextContents()).toEqual(["On SQuAD the accuracy improves."]);
    await details(page).getByRole("link", { name: "Own Method 7" }).click();
    await expect.poll(() => heading(page)).toBe("Own Method 7 for machine translation");
  });

  test("markup in titles, abstracts and names is text everywhere", async () => {
    const { page } = await sample.open(`#select=${HOSTILE_PAPER}`);
    await details(page).locator(".abstract").waitFor();
    expect(await heading(page)).toBe(HOSTILE_TITLE);
    expect(await details(page).locator(".abstract").textContent()).toContain("<script>window.hacked=1</script>");
    await page.getByRole("searchbox").fill("wild");
    await page.getByRole("option", { name: HOSTILE_TITLE }).waitFor();
    await page.evaluate((id) => window.papergraph!.select(id), conceptId("Method", "<b>bold</b> nets"));
    await expect.poll(() => heading(page)).toBe("<b>bold</b> nets");
    expect(await page.locator("#app img, #app script, #app b").count()).toBe(0);
    expect(await page.evaluate(() => window.hacked)).toBeUndefined();
  });

  test("a paper that looks foreign to the extractor says what that means, another says nothing of it", async () => {
    const { page } = await sample.open(`#select=${HOSTILE_PAPER}`);
    const sentence = details(page).getByText(/unlike the computer-science abstracts .* about 3 of 4 are right/u);
    await sentence.waitFor();
    await page.evaluate((id) => window.papergraph!.select(id), BARE_PAPER);
    await details(page).getByText("This paper has no abstract.").waitFor();
    expect(await sentence.count()).toBe(0);
  });

  test("a paper without text says so", async () => {
    const { page } = await sample.open(`#select=${BARE_PAPER}`);
    await details(page).getByText("This paper has no abstract.").waitFor();
    await details(page).getByText("No concept was found in it.").waitFor();
  });
});
