import { describe, expect, test } from "vitest";
import { conceptId } from "../viewer-graph.ts";
import { hasBrowser, openPage, untilDrawn } from "./browser.ts";
import { details, heading, useSample } from "./sample.ts";

const OWN_METHOD = conceptId("Method", "Own Method 7");

describe.skipIf(!hasBrowser())("asking the database", () => {
  const sample = useSample();

  test("the answer is a table, and its nodes are lit and shown whatever the filters say", async () => {
    const { page, complaints } = await sample.open();
    await page.getByRole("button", { name: "Query" }).click();
    await page
      .getByRole("textbox", { name: "Query: a name or Cypher" })
      .fill(`MATCH (p:Paper {id: 'paper-7'})-[r:PROPOSES]->(m:Method) RETURN p, m, r.confidence AS sure`);
    await page.getByRole("button", { name: "Run" }).click();
    const answer = page.getByRole("table", { name: "Answer" });
    await answer.getByRole("button", { name: "Own Method 7", exact: true }).waitFor();
    await page.getByText("1 row · 2 nodes lit").waitFor();
    const look = (id: string): Promise<{ readonly hidden: boolean; readonly color: string | undefined }> =>
      page.evaluate((node) => {
        const { graph, sigma } = window.papergraph!;
        return { hidden: graph.getNodeAttribute(node, "hidden"), color: sigma!.getNodeDisplayData(node)?.color };
      }, id);
    expect((await look(OWN_METHOD)).hidden).toBe(false);
    await expect.poll(async () => (await look("paper-3")).color).not.toBe((await look("paper-7")).color);
    await page.waitForFunction(() => location.hash.includes("query="));
    const copy = await openPage(sample.browser(), page.url());
    await untilDrawn(copy.page);
    await copy.page.getByText("1 row · 2 nodes lit").waitFor();
    await answer.getByRole("button", { name: "Own Method 7", exact: true }).click();
    await expect.poll(() => heading(page)).toBe("Own Method 7");
    await page.getByRole("button", { name: "All queries" }).click();
    await expect.poll(() => page.evaluate(() => window.papergraph!.state().query)).toBeNull();
    expect(complaints).toEqual([]);
  });

  test("named queries are listed with their parameters, and their names lead to nodes", async () => {
    const { page } = await sample.open("#drawer=query");
    await page
      .getByRole("list", { name: "Named queries" })
      .getByRole("button", { name: /^methods-for-task /u })
      .click();
    await page.getByRole("textbox", { name: /^task/u }).fill("machine translation");
    await page.getByRole("textbox", { name: /^minConfidence/u }).fill("0");
    await page.getByRole("button", { name: "Run" }).click();
    const answer = page.getByRole("table", { name: "Answer" });
    await answer.getByRole("button", { name: "machine translation" }).first().click();
    await expect.poll(() => heading(page)).toBe("machine translation");
    expect(await page.evaluate(() => window.papergraph!.state().query)).toEqual({
      query: "methods-for-task",
      parameters: { task: "machine translation", minConfidence: "0" },
    });
  });

  test.each([
    ["CREATE (n:Paper {id: 'x'}) RETURN n", "A query may not contain CREATE."],
    ["no-such-query", 'There is no query "no-such-query".'],
  ])("%s is refused in a sentence", async (query, sentence) => {
    const { page } = await sample.open("#drawer=query");
    await page.getByRole("textbox", { name: "Query: a name or Cypher" }).fill(query);
    await page.getByRole("button", { name: "Run" }).click();
    await page.getByRole("alert").getByText(sentence).waitFor();
  });

  test("the answer that the server was started with is lit at first, and can be put out", async () => {
    const started = await sample.serve({ query: { query: "MATCH (d:Dataset) RETURN d", parameters: {} } });
    const { page } = await openPage(sample.browser(), started.url);
    await untilDrawn(page);
    await page.getByText("3 rows · 3 nodes lit").waitFor();
    await page.getByRole("button", { name: "All queries" }).click();
    await page.getByRole("list", { name: "Named queries" }).waitFor();
    await page.waitForFunction(() => location.hash === "#query=");
  });

  test("a concept tells its kin, its company and its papers, which can be sorted", async () => {
    const { page } = await sample.open(`#select=${encodeURIComponent(conceptId("Dataset", "ImageNet"))}`);
    const papers = details(page).getByRole("table", { name: "Papers" });
    await papers.waitFor();
    expect(await details(page).textContent()).toContain("Methods around it");
    const years = (): Promise<readonly string[]> => papers.locator("td:nth-child(2)").allTextContents();
    expect(await years()).toEqual((await years()).toSorted().toReversed());
    await papers.getByRole("button", { name: "Year" }).click();
    expect(await years()).toEqual((await years()).toSorted());
    await details(page).locator("section", { hasText: "Tasks around it" }).locator(".why").first().click();
    await expect.poll(() => heading(page)).toBe("2 nodes selected");
  });
});
