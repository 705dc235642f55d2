import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import type { Listener } from "../../../src/events.ts";
import { readSources } from "../../../src/read/index.ts";
import { splitLines, type SourceLine } from "../../../src/read/bytes/lines.ts";
import { openSource } from "../../../src/read/source.ts";
import { temporaryFolder } from "../../temporary.ts";

async function* streamOf<Chunk>(chunks: readonly Chunk[]): AsyncGenerator<Chunk> {
  yield* chunks;
}

async function collect<Value>(values: AsyncIterable<Value>): Promise<readonly Value[]> {
  const list: Value[] = [];
  for await (const value of values) list.push(value);
  return list;
}

const linesOf = async (chunks: readonly string[]): Promise<readonly SourceLine[]> =>
  collect(splitLines(streamOf(chunks)));

async function textOf(path: string): Promise<string> {
  await using source = await openSource(path);
  return source.text();
}

describe("opening a source", () => {
  test("gzip is known by its first bytes, not by its name", async () => {
    const folder = await temporaryFolder();
    const path = join(folder, "plain.txt");
    await writeFile(path, gzipSync("Über alles\n"));
    expect(await textOf(path)).toBe("Über alles\n");
  });

  test("gzip files that were joined are read as one", async () => {
    const folder = await temporaryFolder();
    const path = join(folder, "two.gz");
    await writeFile(path, Buffer.concat([gzipSync("one\n"), gzipSync("two\n")]));
    expect(await textOf(path)).toBe("one\ntwo\n");
  });

  test("a byte order mark is no part of the text", async () => {
    const folder = await temporaryFolder();
    const path = join(folder, "bom.csv");
    await writeFile(path, "\uFEFFtitle");
    expect(await textOf(path)).toBe("title");
  });

  test("standard input may come in single bytes, gzipped and with letters cut in two", async () => {
    const bytes = [...gzipSync("naïve 学习")].map((byte) => Uint8Array.of(byte));
    await using source = await openSource("-", { bytes: streamOf(bytes) });
    expect(await source.text()).toBe("naïve 学习");
    expect(source.name).toBe("-");
  });

  test("the head is the beginning, and reading gives it again", async () => {
    const folder = await temporaryFolder();
    const path = join(folder, "long.txt");
    const text = "line\n".repeat(100_000);
    await writeFile(path, text);
    await using source = await openSource(path);
    expect(text.startsWith(source.head)).toBe(true);
    expect(source.head.length).toBeLessThan(200_000);
    expect(await source.text()).toBe(text);
  });
});

describe("a source that cannot be read", () => {
  test("a missing file is named", async () => {
    await expect(openSource("no/such/file.txt")).rejects.toMatchObject({
      code: "SOURCE_NOT_FOUND",
      message: 'There is no file "no/such/file.txt".',
    });
  });

  test("a folder is told from a file", async () => {
    const folder = await temporaryFolder();
    const path = join(folder, "papers");
    await mkdir(path);
    await expect(openSource(path)).rejects.toMatchObject({
      code: "SOURCE_UNREADABLE",
      hint: "It is a folder: name the files in it.",
    });
  });

  test("a gzip file that is cut short gives the papers before the cut, then an error", async () => {
    const folder = await temporaryFolder();
    const path = join(folder, "cut.jsonl.gz");
    const lines = Array.from({ length: 20_000 }, (_, place) =>
      JSON.stringify({ title: `Paper ${place} ${Math.sin(place)}` }),
    );
    const bytes = gzipSync(lines.join("\n"));
    await writeFile(path, bytes.subarray(0, bytes.length - 1000));
    let papers = 0;
    const reading = (async () => {
      for await (const record of readSources([path])) papers += record.title.startsWith(`Paper ${papers} `) ? 1 : 0;
    })();
    await expect(reading).rejects.toMatchObject({
      code: "SOURCE_UNREADABLE",
      hint: "The gzip file is cut short: fetch it again.",
    });
    expect(papers).toBeGreaterThan(10_000);
  });

  test("a gzip file with a broken middle is told as damaged", async () => {
    const folder = await temporaryFolder();
    const path = join(folder, "broken.gz");
    const bytes = gzipSync("title\n".repeat(50));
    await writeFile(path, bytes.fill(0xff, 12, 20));
    await expect(openSource(path)).rejects.toMatchObject({ code: "SOURCE_UNREADABLE" });
  });

  test("an empty file is told as empty", async () => {
    const folder = await temporaryFolder();
    const path = join(folder, "empty.csv");
    await writeFile(path, "\n \n");
    await expect(collect(readSources([path]))).rejects.toMatchObject({
      code: "FORMAT_UNKNOWN",
      message: `"${path}" is empty: there are no papers in it.`,
    });
  });

  test("bytes that are no UTF-8 are read in the charset that makes words of them, and told of", async () => {
    const path = join(await temporaryFolder(), "latin-1.csv");
    await writeFile(path, Buffer.from("title,abstract\nMünster,A town\n", "latin1"));
    const notes: string[] = [];
    const listener: Listener = (event) => void (event.kind === "note" ? notes.push(event.text) : 0);
    const records = await collect(readSources([path], { listener }));
    expect(records).toMatchObject([{ title: "Münster" }]);
    expect(notes).toEqual([`"${path}": line 2 is no UTF-8: what is not is read as Windows-1252 (Latin-1).`]);
  });

  test("an unknown format names the readers there are", async () => {
    const folder = await temporaryFolder();
    const path = join(folder, "notes.txt");
    await writeFile(path, "Some notes.\nNothing about papers here.\n");
    await expect(collect(readSources([path]))).rejects.toMatchObject({
      code: "FORMAT_UNKNOWN",
      hint: expect.stringMatching(/^Name one with --reader: openalex, crossref, .*, csv\.$/u),
    });
  });

  test("an unknown reader is told with those there are", async () => {
    const folder = await temporaryFolder();
    const path = join(folder, "papers.jsonl");
    await writeFile(path, '{"title":"A"}\n');
    await expect(collect(readSources([path], { reader: "refworks" }))).rejects.toMatchObject({ code: "UNKNOWN_PART" });
  });
});

describe("cutting lines", () => {
  test("line ends of both kinds are kept apart from the text, wherever chunks end", async () => {
    expect(await linesOf(["one\r", "\ntw", "o\n", "\nthree"])).toEqual([
      { text: "one", number: 1, end: "\r\n" },
      { text: "two", number: 2, end: "\n" },
      { text: "", number: 3, end: "\n" },
      { text: "three", number: 4, end: "" },
    ]);
  });

  test("a last line end makes no further line", async () => {
    expect(await linesOf(["one\n"])).toHaveLength(1);
    expect(await linesOf([])).toHaveLength(0);
  });
});
