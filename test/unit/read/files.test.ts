import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import type { ProgressEvent } from "../../../src/events.ts";
import { readSources } from "../../../src/read/index.ts";
import { zipOf, zstdOf } from "../../archives.ts";
import { readAll } from "../../sources.ts";
import { temporaryFolder } from "../../temporary.ts";

const RIS = "TY  - JOUR\nTI  - From RIS\nER  - \n";
const BIB = "@misc{a, title = {From BibTeX}}\n";
const CSV = "title,year\nFrom CSV,2020\n";
const JSONL = '{"title": "From JSON"}\n';

async function folderOf(files: Readonly<Record<string, string | Buffer>>): Promise<string> {
  const folder = await temporaryFolder();
  for (const [name, content] of Object.entries(files)) {
    await mkdir(join(folder, name, ".."), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  return folder;
}

const titlesOf = async (...sources: readonly string[]): Promise<readonly string[]> =>
  (await readAll(sources)).records.map(({ title }) => title);

describe("compressed sources", () => {
  test("Zstandard is known by its first bytes, and frames that were joined are read as one", async () => {
    const long = JSONL.repeat(10_000);
    const folder = await folderOf({ a: zstdOf(long), b: Buffer.concat([zstdOf(CSV), zstdOf("More,2021\n")]) });
    expect(await titlesOf(join(folder, "a"))).toHaveLength(10_000);
    expect(await titlesOf(join(folder, "b"))).toEqual(["From CSV", "More"]);
  });

  test("a Zstandard file that is cut short is told", async () => {
    const folder = await folderOf({ a: zstdOf(JSONL.repeat(10_000)).subarray(0, 150_000) });
    await expect(readAll([join(folder, "a")])).rejects.toMatchObject({ code: "SOURCE_UNREADABLE" });
  });

  test("the files of a zip archive are read in its order, each by its own format", async () => {
    const archive = zipOf({
      "b.ris": RIS,
      "in/a.bib.gz": gzipSync(BIB),
      "__MACOSX/b.ris": "x",
      ".hidden": "x",
      "in/": "",
    });
    const path = join(await folderOf({ "refs.txt": archive }), "refs.txt");
    const { records, readers, skipped } = await readAll([path]);
    expect(records.map(({ title, source }) => [title, source])).toEqual([
      ["From RIS", `${path}/b.ris`],
      ["From BibTeX", `${path}/in/a.bib.gz`],
    ]);
    expect(readers).toEqual(["ris", "bibtex"]);
    expect(skipped).toEqual([]);
  });

  test("a damaged zip archive, and one from standard input, are told", async () => {
    const folder = await folderOf({ "a.zip": zipOf({ "a.ris": RIS }).subarray(0, 60) });
    await expect(readAll([join(folder, "a.zip")])).rejects.toMatchObject({ code: "SOURCE_UNREADABLE" });
  });
});

describe("folders and patterns", () => {
  test("all files of a folder and its folders are read by path, hidden ones not", async () => {
    const folder = await folderOf({ "b.csv": CSV, "a/z.bib": BIB, "a/.git/x.bib": BIB, "c.json": JSONL });
    expect(await titlesOf(folder)).toEqual(["From BibTeX", "From CSV", "From JSON"]);
    expect(await titlesOf(`${folder}/`)).toHaveLength(3);
  });

  test("what no reader knows is told there, and ends the run where it was named", async () => {
    const folder = await folderOf({
      "a.bib": BIB,
      "notes.md": "Notes.\n",
      "empty.txt": "",
      "table.csv": "abstract,year,doi\nx,1,2\n",
    });
    const { records, skipped } = await readAll([folder]);
    expect(records).toHaveLength(1);
    expect(skipped.map((told) => told.replace(`${folder}/`, ""))).toEqual([
      'the whole file: "empty.txt" is empty: there are no papers in it.',
      'the whole file: No reader knows the format of "notes.md".',
      'the whole file: "table.csv", line 1: no column is named title; the columns are abstract, year, doi.',
    ]);
    await expect(readAll([join(folder, "notes.md")])).rejects.toMatchObject({ code: "FORMAT_UNKNOWN" });
  });

  test("a pattern stands for the files that match it, unless a file has that very name", async () => {
    const folder = await folderOf({ "b.csv": CSV, "a.bib": BIB, "[ab].ris": RIS });
    expect(await titlesOf(join(folder, "*.{csv,bib}"))).toEqual(["From BibTeX", "From CSV"]);
    expect(await titlesOf(join(folder, "[ab].ris"))).toEqual(["From RIS"]);
  });

  test.each(["*.none", "empty"])("%s, in which there is nothing, is told", async (name) => {
    const folder = await folderOf({ "a.bib": BIB });
    await mkdir(join(folder, "empty"));
    await expect(readAll([join(folder, name)])).rejects.toMatchObject({ code: "SOURCE_NOT_FOUND" });
  });

  test("a missing source is told before the first one is read", async () => {
    const folder = await folderOf({ "a.bib": BIB });
    await expect(readSources([folder, join(folder, "b.bib")]).next()).rejects.toMatchObject({
      code: "SOURCE_NOT_FOUND",
    });
  });
});

async function read(bytes: Buffer): Promise<{ readonly titles: readonly string[]; readonly notes: readonly string[] }> {
  const path = join(await folderOf({ papers: bytes }), "papers");
  const events: ProgressEvent[] = [];
  const titles: string[] = [];
  for await (const { title } of readSources([path], { listener: (event) => events.push(event) })) titles.push(title);
  const notes = events.flatMap((event) => (event.kind === "note" ? [event.text.replace(path, "papers")] : []));
  return { titles, notes };
}

test("a source in which no record is found is told", async () => {
  const { titles, notes } = await read(Buffer.from("PMID-1\nTI  -No space behind the dash\n\n"));
  expect(titles).toEqual([]);
  expect(notes).toEqual(['"papers": there is no record in it that the reader nbib finds.']);
});

describe("charsets", () => {
  const TITLE = "Über “naïve” graphs – déjà vu";
  const MAC = Buffer.from([
    0x86,
    ...Buffer.from("ber "),
    0xd2,
    ...Buffer.from("na"),
    0x95,
    0x76,
    0x65,
    0xd3,
    0x20,
    0xd0,
  ]);

  test.each([
    ["UTF-16, little end first", Buffer.from(`\uFEFFtitle,year\n${TITLE},1\n`, "utf16le"), TITLE],
    ["UTF-16, big end first", Buffer.from(`\uFEFFtitle,year\n${TITLE},1\n`, "utf16le").swap16(), TITLE],
    ["UTF-16 without a mark", Buffer.from("title,year\nA plain one,1\n", "utf16le"), "A plain one"],
    [
      "Windows-1252",
      Buffer.concat([
        Buffer.from("title,year\n"),
        Buffer.from("\xDCber \x93na\xEFve\x94 graphs \x96 d\xE9j\xE0 vu,1\n", "latin1"),
      ]),
      TITLE,
    ],
    ["MacRoman", Buffer.concat([Buffer.from("title,year\n"), MAC, Buffer.from(",1\n")]), "Über “naïve” –"],
  ])("%s", async (_, bytes, title) => {
    const { titles, notes } = await read(bytes);
    expect(titles).toEqual([title]);
    expect(notes).toHaveLength(1);
  });

  test("mixed: each letter by itself, and the first line that is no UTF-8 is told", async () => {
    const { titles, notes } = await read(
      Buffer.concat([
        Buffer.from("title,year\nMünster,1\n"),
        Buffer.from("Münster,2\n", "latin1"),
        Buffer.from("学习,3\n"),
      ]),
    );
    expect(titles).toEqual(["Münster", "Münster", "学习"]);
    expect(notes).toEqual(['"papers": line 3 is no UTF-8: what is not is read as Windows-1252 (Latin-1).']);
  });

  test("mixed line by line, as files of many programs that were joined", async () => {
    const { titles, notes } = await read(
      Buffer.concat([
        Buffer.from("title,year\nnaïve,1\n"),
        Buffer.from("déjà vu,2\n", "latin1"),
        MAC,
        Buffer.from(",3\nça,4\n"),
      ]),
    );
    expect(titles).toEqual(["naïve", "déjà vu", "Über “naïve” –", "ça"]);
    expect(notes).toEqual([
      '"papers": line 3 is no UTF-8: what is not is read as Windows-1252 (Latin-1).',
      '"papers": line 4 is no UTF-8: what is not is read as MacRoman.',
    ]);
  });

  test.each(["utf-16le", "utf-16be"])("%s without a mark, most letters of it Chinese", async (charset) => {
    const bytes = Buffer.from(`title,year\n${"学习一图".repeat(300)},1\n`, "utf16le");
    const { titles, notes } = await read(charset === "utf-16le" ? bytes : bytes.swap16());
    expect(titles).toEqual(["学习一图".repeat(300)]);
    expect(notes).toEqual([`"papers": the text is in ${charset.toUpperCase()}, and is read so.`]);
  });

  test("bytes of numbers are not told as a text in UTF-16", async () => {
    const numbers = Buffer.from(Uint16Array.from({ length: 600 }, (_, place) => place % 300).buffer);
    const folder = await folderOf({ "a.bib": BIB, "b.bin": numbers });
    const notes: ProgressEvent[] = [];
    const listener = (event: ProgressEvent): void => void (event.kind === "note" ? notes.push(event) : 0);
    for await (const { title } of readSources([folder], { listener })) expect(title).not.toBe("");
    expect(notes).toEqual([]);
  });

  test("marks of byte order between lines are no part of them", async () => {
    expect((await read(Buffer.from('{"title":"A"}\n\uFEFF{"title":"B"}\r\n\uFEFF{"title":"C"}'))).titles).toEqual([
      "A",
      "B",
      "C",
    ]);
  });

  test("what XML declares", async () => {
    const xml = `<?xml version="1.0" encoding="windows-1251"?><feed xmlns="http://www.w3.org/2005/Atom"><entry><title>`;
    const bytes = Buffer.concat([
      Buffer.from(xml),
      Buffer.from([0xcf, 0xf0, 0xe8]),
      Buffer.from("</title></entry></feed>"),
    ]);
    expect((await read(bytes)).titles).toEqual(["При"]);
  });
});

const misreadNote = (line: number, consequence: string): string =>
  `"papers": line ${line} has Ã© where é was meant (its charset was mixed up before it was saved): such letters ${consequence}.`;

describe("letters that were in a wrong charset when the text was saved", () => {
  const WRITTEN = "Ã©tude Ã¼ber grâ€™aphs";
  const MEANT = "étude über gr’aphs";
  test.each([
    ["RIS", `TY  - JOUR\nTI  - ${WRITTEN}\nER  - \n`, 2],
    ["NBIB", `PMID- 1\nTI  - ${WRITTEN}\n`, 2],
    ["BibTeX", `@misc{a,\n\n  title = {${WRITTEN}}}\n`, 3],
  ])("are mended in %s, and told", async (_, text, line) => {
    const { titles, notes } = await read(Buffer.from(text));
    expect(titles).toEqual([MEANT]);
    expect(notes).toEqual([misreadNote(line, "are mended")]);
  });

  test.each([
    ["tables", `title,year\nA,1\n${WRITTEN},2\n`, 3],
    ["JSON", `{"title":"A"}\n\n{"title":"${WRITTEN}"}\n`, 3],
  ])("stay in %s, and are told", async (_, text, line) => {
    const { titles, notes } = await read(Buffer.from(text));
    expect(titles).toEqual(["A", WRITTEN]);
    expect(notes).toEqual([misreadNote(line, "stay, since this format is read letter for letter")]);
  });

  test("controls that were dashes and quotes are told by their number", async () => {
    const { titles, notes } = await read(Buffer.from("TY  - JOUR\nTI  - A \u0096 B\nER  - \n"));
    expect(titles).toEqual(["A – B"]);
    expect(notes).toEqual([
      '"papers": line 2 has U+0096 where – was meant (its charset was mixed up before it was saved): such letters are mended.',
    ]);
  });

  test("letters that were mixed up twice are told with what they were at first", async () => {
    const { titles, notes } = await read(Buffer.from("TY  - JOUR\nTI  - MÃƒÂ¼nster\nER  - \n"));
    expect(titles).toEqual(["Münster"]);
    expect(notes[0]).toContain("line 2 has ÃƒÂ¼ where ü was meant");
  });

  test("words that end in such signs, and letters of other scripts, are none", async () => {
    const text = "TY  - JOUR\nTI  - «IRMû, à «b» – 学习 Ünï İş\nER  - \n";
    expect((await read(Buffer.from(text))).notes).toEqual([]);
  });
});
