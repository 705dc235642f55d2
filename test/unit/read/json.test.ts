import { describe, expect, test } from "vitest";
import { completeJson, JsonCutter } from "../../../src/read/json/values.ts";
import { readText, type Reading } from "../../sources.ts";

const titles = ({ records }: Reading): readonly string[] => records.map(({ title }) => title);
const readJson = (value: unknown): Promise<Reading> => readText(JSON.stringify(value));

describe("where papers lie in a JSON text", () => {
  const papers = [{ title: "A" }, { title: "B", data: [{ title: "no paper" }] }];
  test.each([
    ["a list", papers],
    ["a list in an object", { count: 2, papers, more: { title: "no paper" } }],
    ["a list in an object in an object", { status: "ok", message: { facets: { title: "x" }, items: papers } }],
    ["an object with a list behind it", { results: papers, group_by: [{ title: "no paper" }] }],
  ])("%s", async (_, value) => {
    for (const text of [JSON.stringify(value), JSON.stringify(value, null, 2)]) {
      const reading = await readText(text);
      expect(reading.readers).toEqual(["json"]);
      expect(titles(reading)).toEqual(["A", "B"]);
    }
  });

  test("a lone object, over several lines or on one", async () => {
    const paper = { title: "A", items: ["not papers"] };
    for (const text of [JSON.stringify(paper), JSON.stringify(paper, null, 2)]) {
      expect(titles(await readText(text))).toEqual(["A"]);
    }
  });

  test("pages of results, one a line", async () => {
    const pages = [1, 2].map((page) =>
      JSON.stringify({ page, results: [{ title: `A${page}` }, { title: `B${page}` }] }),
    );
    expect(titles(await readText(pages.join("\n")))).toEqual(["A1", "B1", "A2", "B2"]);
  });

  test("objects over several lines, one after another", async () => {
    expect(titles(await readText(papers.map((paper) => JSON.stringify(paper, null, 1)).join("\n")))).toEqual([
      "A",
      "B",
    ]);
  });

  test("lines of which the first is longer than what is looked at", async () => {
    const lines = [{ title: "A", abstract: "long ".repeat(30_000) }, { title: "B" }];
    expect(titles(await readText(lines.map((line) => JSON.stringify(line)).join("\n")))).toEqual(["A", "B"]);
  });

  test("a list of which the first object is longer than what is looked at", async () => {
    const list = [
      {
        id: "https://openalex.org/W1",
        title: "A",
        abstract_inverted_index: { long: Array.from({ length: 40_000 }, (_, place) => place) },
      },
    ];
    const { readers, records } = await readJson({ meta: {}, results: list });
    expect(readers).toEqual(["openalex"]);
    expect(records).toHaveLength(1);
  });
});

describe("what is broken", () => {
  test("costs only itself, and is told with line and place", async () => {
    const { records, skipped } = await readText(
      '[\n{"title": "A"},\n{"title": "B" "x"},\n7, {"name": "C"},\n{"title": "D"}]',
    );
    expect(records.map(({ title }) => title)).toEqual(["A", "D"]);
    expect(skipped).toEqual([
      "line 3, record 2: it is no JSON object",
      "line 4, record 3: it is no JSON object",
      "line 4, record 4: it has no title",
    ]);
  });

  test.each([0, 1, 2])(
    "costs only itself too where a bracket or a quote is missing, with lists indented by %d",
    async (space) => {
      const papers = ["A", "B", "C", "D", "E"].map((title) => ({ title, authors: [{ name: "Emmy Noether" }] }));
      const text = JSON.stringify({ count: 5, papers, next: { title: "none" } }, null, " ".repeat(space + 1))
        .replace('"B",', '"B,')
        .replace(/("D"[^]*?)\]/u, "$1");
      const { records, skipped } = await readText(text);
      expect(records.map(({ title }) => title)).toEqual(["A", "C", "E"]);
      expect(skipped).toEqual(["line 12, record 2: it is no JSON object", "line 28, record 4: it is no JSON object"]);
    },
  );

  test("a source that ends within a record tells so", async () => {
    const { records, skipped } = await readText('{"results": [{"title": "A"}, {"title": "B", "abstr');
    expect(records.map(({ title }) => title)).toEqual(["A"]);
    expect(skipped).toEqual(["line 1, record 2: the source ends within it"]);
  });
});

test("values are found wherever the text is cut into pieces", () => {
  const text = '{"status": "o\\"k",\r\n "items": [{"a": "]}\\\\"},\r\n {"b": [1, {}]} , 12.5,null]}\r\n{"c": 1}';
  for (let size = 1; size < text.length; size += 1) {
    const cutter = new JsonCutter();
    const found = [];
    for (let start = 0; start < text.length; start += size) found.push(...cutter.push(text.slice(start, start + size)));
    found.push(...cutter.end());
    expect(found.map((value) => [value.text, value.line])).toEqual([
      ['{"a": "]}\\\\"}', 2],
      ['{"b": [1, {}]}', 3],
      ["12.5", 3],
      ["null", 3],
      ['{"c": 1}', 4],
    ]);
  }
});

test.each([
  ['{"a": 1, "b": {"c": [1, 2', { a: 1, b: { c: [1] } }],
  ['{"a": "x, y", "b": "z', { a: "x, y" }],
  ['{"a": [1, 2], "b', { a: [1, 2] }],
])("the beginning of an object, %s, is made whole", (text, value) => {
  expect(JSON.parse(completeJson(text))).toEqual(value);
});

describe("names of fields", () => {
  test.each([
    [{ "Article Title": "A", "Abstract (English)": "B" }],
    [{ headline: "A", summary: "B", "Journal Title": "J" }],
    [{ itemType: "journalArticle", title: "A", abstractNote: "B", publicationTitle: "J" }],
    [{ title: ["A"], abstract: ["B"], shortTitle: "S" }],
    [{ paper_title: "A", "paper-abstract": "B", originalTitle: "O" }],
  ])("are guessed in %j", async (paper) => {
    expect((await readJson([paper])).records).toMatchObject([{ title: "A", abstract: "B" }]);
  });

  test("programs' own forms of authors and keywords are understood", async () => {
    const authors = [
      { name: "Emmy Noether" },
      { firstName: "Ada", lastName: "Lovelace", creatorType: "author" },
      { firstName: "An", lastName: "Editor", creatorType: "editor" },
    ];
    expect(
      (await readJson([{ title: "A", creators: authors.slice(1), tags: [{ tag: "graphs" }] }])).records,
    ).toMatchObject([{ authors: ["Ada Lovelace"], keywords: ["graphs"] }]);
    expect((await readJson([{ title: "A", authors: authors.slice(0, 2) }])).records).toMatchObject([
      { authors: ["Emmy Noether", "Ada Lovelace"] },
    ]);
  });
});
