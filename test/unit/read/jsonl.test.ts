import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { PaperRecord } from "../../../src/model/paper.ts";
import { sharedPath } from "../../shared.ts";
import { readAll, readText, type Reading } from "../../sources.ts";
import { temporaryFolder } from "../../temporary.ts";

const readLines = (lines: readonly unknown[]): Promise<Reading> =>
  readText(lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line))).join("\n"));

async function readOne(fields: unknown): Promise<Partial<PaperRecord>> {
  const { records } = await readLines([fields]);
  const { source: _source, ...record } = records[0] ?? {};
  return record;
}

test("title and abstract stay letter for letter, the given id too", async () => {
  const fields = { id: "seed-000", title: " Two  spaces\n", abstract: "\tA tab and\r\na line." };
  expect(await readOne(fields)).toEqual(fields);
});

test("the usual other names of fields are understood", async () => {
  expect(
    await readOne({
      paper_id: 17,
      Title: "A title",
      summary: "An abstract.",
      author: "Zhang, Huiliang and Wu, Di",
      published: "8 Dec 2022",
      journal: "A journal",
      link: "https://example.org/a",
      DOI: "10.1000/ABC",
      arxiv_id: "2210.12590v2",
      keywords: "graphs; text",
      citationCount: "12",
    }),
  ).toEqual({
    id: "17",
    title: "A title",
    abstract: "An abstract.",
    authors: ["Zhang, Huiliang", "Wu, Di"],
    date: "2022-12-08",
    year: 2022,
    venue: "A journal",
    url: "https://example.org/a",
    ids: ["doi:10.1000/abc", "arxiv:2210.12590"],
    keywords: ["graphs", "text"],
    citations: 12,
  });
});

test("authors may be objects with a name", async () => {
  expect(await readOne({ id: "1", title: "A", authors: [{ name: "Di Wu" }, { name: "" }] })).toMatchObject({
    authors: ["Di Wu"],
  });
});

test("odd values of other fields are left out, the paper stays", async () => {
  const odd = {
    id: "1",
    title: "A",
    abstract: 7,
    authors: 5,
    year: "soon",
    date: {},
    url: "",
    citations: -1,
    keywords: [],
  };
  expect(await readOne(odd)).toEqual({ id: "1", title: "A", abstract: "" });
});

test("a paper without an id gets that of its DOI, else one of its title", async () => {
  expect(await readOne({ title: "A", doi: "10.1000/X" })).toMatchObject({ id: "doi:10.1000/x" });
  expect((await readOne({ title: "A" })).id).toMatch(/^title:/u);
});

test("an arXiv id gives the year that the record does not tell", async () => {
  expect(await readOne({ id: "arxiv:2210.12590", title: "A" })).toMatchObject({ year: 2022 });
  expect(await readOne({ id: "arxiv:2210.12590", title: "A", year: 2024 })).toMatchObject({ year: 2024 });
});

test("lines that hold no paper are told with their line, those around them are read", async () => {
  const { records, skipped } = await readLines([
    { title: "A" },
    '{"title": "B',
    [1],
    { title: " " },
    { abstract: "C" },
    "",
    { title: "D" },
  ]);
  expect(records.map((record) => record.title)).toEqual(["A", "D"]);
  expect(skipped).toEqual([
    "line 2: it is no JSON object",
    "line 3: it is no JSON object",
    "line 4: it has no title",
    "line 5: it has no title",
  ]);
});

test("what read prints is read back as it was", async () => {
  const { records } = await readLines([
    {
      id: "x-1",
      title: "A",
      abstract: "B.",
      authors: ["C D"],
      authorCount: 3,
      organisation: "E",
      date: "2022-12",
      url: "f",
    },
    { title: "G", ids: ["pmid:7", "local:a.csv:9"] },
  ]);
  const folder = await temporaryFolder();
  const path = join(folder, "again.jsonl");
  await writeFile(path, records.map((record) => JSON.stringify(record)).join("\n"));
  expect((await readAll([path])).records).toEqual(records.map((record) => ({ ...record, source: path })));
});

test.skipIf(sharedPath("gold") === undefined)("gold files are read with their ids", async () => {
  const { records, skipped, readers } = await readAll([
    sharedPath("gold", "seeds.dev.jsonl") ?? "",
    sharedPath("gold", "arxiv.train.jsonl") ?? "",
  ]);
  expect(readers).toEqual(["jsonl", "jsonl"]);
  expect(records).toHaveLength(60 + 1153);
  expect(records[0]?.id).toBe("seed-000");
  expect(records[60]?.id).toMatch(/^arxiv:/u);
  expect(skipped).toEqual([]);
});
