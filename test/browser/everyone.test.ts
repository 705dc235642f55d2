import { describe, expect, test } from "vitest";
import { conceptId } from "../viewer-graph.ts";
import { hasBrowser, launchBrowser, openPage, untilDrawn } from "./browser.ts";
import { details, heading, shown, useSample } from "./sample.ts";

describe.skipIf(!hasBrowser())("the page for everyone", () => {
  const sample = useSample();

  test("help opens with ? and closes with Esc, and keys do nothing under it", async () => {
    const { page } = await sample.open("#select=paper-7");
    await details(page).waitFor();
    await page.keyboard.press("?");
    const help = page.getByRole("dialog", { name: "Help" });
    await help.getByText("show only what is so many steps from the selection").waitFor();
    await page.keyboard.press("h");
    await page.keyboard.press("Escape");
    await expect.poll(() => help.count()).toBe(0);
    expect(await heading(page)).toBe("Own Method 7 for machine translation");
    expect(await page.evaluate(() => window.papergraph!.state().hidden)).toEqual([]);
  });

  test("letters that are typed into a field are no shortcuts", async () => {
    const { page } = await sample.open("#select=paper-7");
    await details(page).waitFor();
    await page.getByRole("searchbox").pressSequentially("hep1?");
    expect(await page.getByRole("searchbox").inputValue()).toBe("hep1?");
    expect(await page.evaluate(() => window.papergraph!.state())).toMatchObject({
      hidden: [],
      pinned: [],
      focus: null,
    });
  });

  test("T opens and closes the table, + and 0 move the camera", async () => {
    const { page } = await sample.open();
    const table = page.getByRole("table", { name: "Shown nodes" });
    await table.waitFor();
    await page.keyboard.press("t");
    await expect.poll(() => table.count()).toBe(0);
    await page.waitForFunction(() => location.hash === "#drawer=closed");
    await page.keyboard.press("+");
    await expect.poll(() => page.evaluate(() => window.papergraph!.state().camera?.ratio)).toBeLessThan(1);
    await page.keyboard.press("0");
    await expect.poll(() => page.evaluate(() => window.papergraph!.state().camera)).toBeNull();
  });

  test("without WebGL all but the picture works", async () => {
    const plain = await launchBrowser(["--disable-3d-apis"]);
    const { page } = await openPage(plain, sample.url());
    await page.getByRole("alert").getByText("WebGL is missing or switched off").waitFor();
    await page.getByRole("table", { name: "Shown nodes" }).getByRole("button", { name: "ImageNet" }).click();
    await expect.poll(() => heading(page)).toBe("ImageNet");
    await page.getByRole("radio", { name: "Concepts" }).check();
    await page.getByText("0 papers · 13 concepts").waitFor();
    await plain.close();
  });

  test("a picture that the browser takes away is said, and drawn again on request", async () => {
    const { page } = await sample.open();
    await page.evaluate(() => {
      const context = window.papergraph!.sigma!.getCanvases().nodes?.getContext("webgl2");
      context?.getExtension("WEBGL_lose_context")?.loseContext();
    });
    await page.getByRole("alert").getByText("The picture is gone").waitFor();
    await page.getByRole("button", { name: "Draw it again" }).click();
    await expect.poll(() => page.getByRole("alert").count()).toBe(0);
    await page.evaluate((id) => window.papergraph!.select(id), conceptId("Dataset", "ImageNet"));
    await expect.poll(() => heading(page)).toBe("ImageNet");
    expect(await page.evaluate(() => window.papergraph!.sigma!.getGraph().order)).toBe(64);
  });

  test("a narrow screen has the picture first, and the table on request", async () => {
    const options = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
    const { page, complaints } = await openPage(sample.browser(), sample.url(), options);
    await untilDrawn(page);
    const table = page.getByRole("table", { name: "Shown nodes" });
    expect(await table.count()).toBe(0);
    const stage = await page.locator(".stage").boundingBox();
    expect(stage!.height).toBeGreaterThan(300);
    await page.getByRole("button", { name: /^Table/u }).tap();
    await table.getByRole("button", { name: "ImageNet" }).tap();
    await expect.poll(() => heading(page)).toBe("ImageNet");
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    expect(complaints).toEqual([]);
  });

  test("at 200 % zoom nothing is cut off", async () => {
    const { page } = await openPage(sample.browser(), sample.url(), { viewport: { width: 720, height: 450 } });
    await untilDrawn(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await page.getByRole("searchbox").fill("squad");
    await page.getByRole("option", { name: "SQuAD" }).click();
    await expect.poll(() => heading(page)).toBe("SQuAD");
  });

  test("types are switched and hubs shown by keyboard alone", async () => {
    const { page } = await sample.open();
    await page
      .getByRole("group", { name: "Filters" })
      .getByLabel(/^Tasks/u)
      .focus();
    await page.keyboard.press("Space");
    await expect.poll(() => shown(page, "Task")).toBe(0);
  });
});
