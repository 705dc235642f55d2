import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { fetchers } from "../../src/fetch/index.ts";
import { readers } from "../../src/read/index.ts";

describe.each(fetchers.list())("$name", (fetcher) => {
  test("is described in docs/fetching.md, with its variables", async () => {
    const page = await readFile("docs/fetching.md", "utf8");
    expect(page).toContain(`\n## ${fetcher.name}\n\nIn one line: ${fetcher.summary}.\n`);
    expect(page).toContain(`\`${fetcher.addressVariable}\``);
    if (fetcher.keyVariable !== undefined) expect(page).toContain(`\`${fetcher.keyVariable}\``);
  });

  test("has answers that a reader reads, and an address of its own", () => {
    expect(readers.get(fetcher.reader).name).toBe(fetcher.reader);
    expect(new URL(fetcher.address).protocol).toBe("https:");
    expect(fetcher.interval).toBeGreaterThan(0);
  });

  test("asks the same way for the same, by query, by date and by more ids than go into one request", () => {
    const ids = Array.from({ length: 250 }, (_, at) => `arxiv:2401.${String(at).padStart(5, "0")}`);
    for (const search of [{ query: "graphs" }, { query: "graphs", since: "2024-05-01" }, { ids }]) {
      const questions = fetcher.questions(search);
      expect(questions).toEqual(fetcher.questions(search));
      expect(new Set(questions.map((question) => JSON.stringify(question))).size).toBe(questions.length);
      expect(questions.length > 1).toBe("ids" in search);
    }
  });

  test("refuses what is no page of answers", () => {
    for (const text of ["", "{}", "null", "<feed></feed>", "<html></html>", "[1"]) {
      expect(() => fetcher.contentsOf(text, { token: undefined, size: 10 })).toThrow(/^its answer /u);
    }
  });
});
