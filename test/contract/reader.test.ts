import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { paperRecordSchema } from "../../src/model/paper.ts";
import { readers } from "../../src/read/index.ts";
import { openSource } from "../../src/read/source.ts";
import { readAll } from "../sources.ts";
import { temporaryFolder } from "../temporary.ts";

interface Fixture {
  readonly file: string;
  /** What is told of the one broken record in it. */
  readonly broken: string;
}

/** Every reader has a fixture with the same two papers in its format, and something broken between them. */
const FIXTURES: Readonly<Record<string, Fixture>> = {
  listing: { file: "listing.txt", broken: "line 21: no title stands above these lines" },
  openalex: { file: "openalex.json", broken: "line 5, record 2: it is no JSON object" },
  crossref: { file: "crossref.json", broken: "line 8, record 2: it has no title" },
  "semantic-scholar": { file: "semantic-scholar.json", broken: "line 6, record 2: it has no title" },
  "daily-papers": { file: "daily-papers.json", broken: "line 3, record 2: it has no title" },
  arxiv: { file: "arxiv.jsonl", broken: "line 2: it is no JSON object" },
  "csl-json": { file: "csl-json.json", broken: "line 3, record 2: it is no JSON object" },
  jsonl: { file: "jsonl.jsonl", broken: "line 2: it is no JSON object" },
  json: { file: "json.json", broken: "line 3, record 2: it is no JSON object" },
  "pubmed-xml": { file: "pubmed-xml.xml", broken: "line 9: <ArticleTitle> in it has no end tag" },
  "arxiv-atom": { file: "arxiv-atom.xml", broken: "line 14: <title> in it has no end tag" },
  "oai-pmh": { file: "oai-pmh.xml", broken: "line 11: its repository says that it is deleted" },
  html: { file: "html.html", broken: "paper 2 of the page: it has no title" },
  "web-of-science": { file: "web-of-science.txt", broken: "line 15: it has no title" },
  nbib: { file: "nbib.txt", broken: "line 11: it has no title" },
  endnote: { file: "endnote.enw", broken: "line 9: it has no title" },
  ris: { file: "ris.ris", broken: "line 9: it has no title" },
  bibtex: { file: "bibtex.bib", broken: 'line 12, entry "broken2022": it is never closed' },
  csv: { file: "csv.csv", broken: "line 3: it has 4 cells where the heading has 3" },
};

/** A letter as Latin-1 has it, as UTF-8 where that has none: what comes of files joined without a thought for charsets. */
const asLatin1 = (letter: string): Buffer => Buffer.from(letter, letter > "\u00FF" ? "utf8" : "latin1");

/** A line before the first paper moves what is broken one line down. */
const nextLine = (broken: string): string =>
  broken.replace(/^line (\d+)/u, (_, line: string) => `line ${Number(line) + 1}`);

const PAPERS = [
  {
    title: 'Reading Papers With "Graphs": A Study in Münster',
    abstract: "We read papers, and draw graphs of what they name. Reading is 3.5% faster with R@1.",
    date: "2022-12-08",
    year: 2022,
  },
  { title: "Graphs All the Way Down?", abstract: "This work shows that graphs are made of graphs." },
];

const pathOf = (name: string): string => fileURLToPath(new URL(`../fixtures/read/${name}`, import.meta.url));

test("every reader has a fixture, and every fixture a reader", () => {
  expect(Object.keys(FIXTURES).toSorted()).toEqual(
    readers
      .list()
      .map((reader) => reader.name)
      .toSorted(),
  );
});

describe.each(readers.list())("$name", (reader) => {
  const { file = "", broken = "" } = FIXTURES[reader.name] ?? {};
  const path = pathOf(file);

  test("knows its format, before any other reader does", async () => {
    await using source = await openSource(path);
    const knowing = readers.list().find((candidate) => candidate.matches(source.head, {}));
    expect(knowing?.name).toBe(reader.name);
  });

  test("reads the papers letter for letter, and tells what is broken between them", async () => {
    const { records, skipped } = await readAll([path]);
    expect(records).toMatchObject(PAPERS);
    expect(skipped).toEqual([broken]);
  });

  test("gives records that fit the schema, each with an id and its source", async () => {
    for (const record of (await readAll([path])).records) {
      expect(paperRecordSchema.parse(record)).toEqual(record);
      expect(record.id).not.toBe("");
      expect(record.source).toBe(path);
    }
  });

  test.each([
    ["gzip", (text: string) => gzipSync(text)],
    ["line ends of Windows", (text: string) => Buffer.from(text.replaceAll("\n", "\r\n"))],
    ["line ends of old Macintosh programs", (text: string) => Buffer.from(text.replaceAll("\n", "\r"))],
    ["a byte order mark", (text: string) => Buffer.from(`\uFEFF${text}`)],
    ["UTF-16", (text: string) => Buffer.from(`\uFEFF${text}`, "utf16le")],
    ["Latin-1 where it can be", (text: string) => Buffer.concat(Array.from(text, asLatin1))],
  ])("reads the same with %s", async (_, change) => {
    const changed = join(await temporaryFolder(), "papers");
    await writeFile(changed, change(await readFile(path, "utf8")));
    const { records, skipped } = await readAll([changed]);
    expect(records).toMatchObject(PAPERS);
    expect(skipped).toEqual([broken]);
  });

  test("reads the same with blank lines around", async () => {
    const changed = join(await temporaryFolder(), "papers");
    await writeFile(changed, `\n${await readFile(path, "utf8")}\n\n`);
    const { records, skipped } = await readAll([changed]);
    expect(records).toMatchObject(PAPERS);
    expect(skipped).toEqual([nextLine(broken)]);
  });

  test("reads nothing and breaks nothing when its source is of another format", async () => {
    for (const other of Object.values(FIXTURES).filter((fixture) => fixture.file !== file)) {
      const reading = readAll([pathOf(other.file)], { reader: reader.name });
      await expect(
        reading.then(
          () => "read",
          (error: unknown) => error,
        ),
      ).resolves.toSatisfy(
        (answer) => answer === "read" || (answer instanceof Error && answer.name === "PaperGraphError"),
      );
    }
  });

  test("has its heading in the documents, with its summary", async () => {
    const page = await readFile(fileURLToPath(new URL("../../docs/readers.md", import.meta.url)), "utf8");
    expect(page).toContain(`\n## ${reader.name}\n`);
    expect(page).toContain(reader.summary);
  });
});
