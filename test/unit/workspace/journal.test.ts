import { appendFile, readdir, readFile, stat, truncate, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  compactJournal,
  fieldsHashOf,
  openJournal,
  textHashOf,
  type Journal,
  type JournalEntry,
} from "../../../src/workspace/journal.ts";
import { extraction, paper } from "../../builders.ts";
import { temporaryFolder } from "../../temporary.ts";

function entry(id: string, abstract = "We read papers."): JournalEntry {
  const read = paper({ id, abstract });
  return {
    paper: read,
    textHash: textHashOf(read),
    fieldsHash: fieldsHashOf(read),
    extractor: "fast 1",
    extraction: extraction(),
  };
}

async function idsOf(journal: Journal): Promise<readonly string[]> {
  const ids: string[] = [];
  for await (const { paper: read } of journal.entries()) ids.push(`${read.id} ${read.abstract}`);
  return ids;
}

async function journalOf(...ids: readonly string[]): Promise<string> {
  const path = join(await temporaryFolder(), "journal.jsonl");
  await using journal = await openJournal(path, "write");
  await journal.append({ entries: ids.map((id) => entry(id)), removed: [] });
  return path;
}

describe("the journal", () => {
  test("gives back what was appended after it is opened again", async () => {
    const path = await journalOf("title:a", "title:ü€😀");
    await using journal = await openJournal(path, "read");
    expect(journal.size).toBe(2);
    expect(await journal.read("title:ü€😀")).toEqual({ kind: "paper", ...entry("title:ü€😀") });
    expect(await journal.read("title:b")).toBeUndefined();
  });

  test("lets a later line of a paper replace the earlier one, and a removal take it out", async () => {
    const path = await journalOf("a", "b", "c");
    await using journal = await openJournal(path, "write");
    await journal.append({ entries: [entry("a", "Changed.")], removed: ["b"] });
    const wanted = ["c We read papers.", "a Changed."];
    expect(await idsOf(journal)).toEqual(wanted);
    await using again = await openJournal(path, "read");
    expect(await idsOf(again)).toEqual(wanted);
    expect(again.position).toBe(journal.position);
  });

  test("drops a last line that a crash cut off, wherever it was cut", async () => {
    const path = await journalOf("a", "b");
    const whole = await readFile(path);
    const secondStart = whole.indexOf("\n", whole.indexOf("\n") + 1) + 1;
    for (const length of [secondStart, secondStart + 1, whole.length - 1]) {
      await writeFile(path, whole);
      await truncate(path, length);
      await using journal = await openJournal(path, "write");
      expect(journal.tornBytes).toBe(length - secondStart);
      expect(await idsOf(journal)).toEqual(["a We read papers."]);
      await journal.append({ entries: [entry("c")], removed: [] });
      expect(await idsOf(journal)).toEqual(["a We read papers.", "c We read papers."]);
    }
  });

  test("is left alone by a reader while a build writes its last line", async () => {
    const path = await journalOf("a");
    await appendFile(path, '{"kind":"pap');
    const before = await readFile(path, "utf8");
    await using journal = await openJournal(path, "read");
    expect(await idsOf(journal)).toEqual(["a We read papers."]);
    expect(await readFile(path, "utf8")).toBe(before);
  });

  test("names the line that is damaged inside", async () => {
    const path = await journalOf("a", "b");
    const lines = (await readFile(path, "utf8")).split("\n");
    lines[1] = '{"kind":"paper","paper":null}';
    await writeFile(path, lines.join("\n"));
    await expect(openJournal(path, "write")).rejects.toMatchObject({
      code: "WORKSPACE_DAMAGED",
      message: expect.stringContaining("line 2"),
    });
  });

  test("refuses a file of another kind and a journal of a later version", async () => {
    const path = join(await temporaryFolder(), "journal.jsonl");
    await writeFile(path, "some text\n");
    await expect(openJournal(path, "write")).rejects.toThrow("is not a papergraph journal");
    await writeFile(path, "one line without an end");
    await expect(openJournal(path, "write")).rejects.toThrow("is not a papergraph journal");
    expect(await readFile(path, "utf8")).toBe("one line without an end");
    await writeFile(path, '{"kind":"papergraph-journal","schemaVersion":99}\n');
    await expect(openJournal(path, "write")).rejects.toThrow("another version");
  });

  test("whose header a crash cut off begins anew", async () => {
    const path = join(await temporaryFolder(), "journal.jsonl");
    await writeFile(path, '{"kind":"papergr');
    await using journal = await openJournal(path, "write");
    await journal.append({ entries: [entry("a")], removed: [] });
    await using again = await openJournal(path, "read");
    expect(await idsOf(again)).toEqual(["a We read papers."]);
  });

  test("that is not there is made for writing and missed for reading", async () => {
    const path = join(await temporaryFolder(), "journal.jsonl");
    await expect(openJournal(path, "read")).rejects.toMatchObject({ code: "WORKSPACE_MISSING" });
    await using journal = await openJournal(path, "write");
    expect(journal.size).toBe(0);
    await using empty = await openJournal(path, "read");
    expect(await idsOf(empty)).toEqual([]);
  });
});

describe("compacting a journal", () => {
  test("keeps the last line of each paper, byte for byte and in order, and the position", async () => {
    const path = await journalOf("a", "ü", "c", "d");
    const whole = (await readFile(path, "utf8")).split("\n");
    let position = 0;
    {
      await using journal = await openJournal(path, "write");
      await journal.append({ entries: [entry("a", "Changed.")], removed: ["c"] });
      ({ position } = journal);
    }
    await using reader = await openJournal(path, "read");
    const { size } = await stat(path);
    const dropped = await compactJournal(path);
    expect(dropped).toEqual({ lines: 3, bytes: expect.any(Number) });
    expect((await readFile(path, "utf8")).split("\n").slice(1, 3)).toEqual([whole[2], whole[4]]);
    await using journal = await openJournal(path, "write");
    const wanted = ["ü We read papers.", "d We read papers.", "a Changed."];
    expect(await idsOf(journal)).toEqual(wanted);
    expect(journal.position).toBe(position);
    expect((await stat(path)).size).toBeLessThan(size);
    await journal.append({ entries: [entry("e")], removed: [] });
    expect(journal.position).toBeGreaterThan(position);
    expect(await idsOf(reader)).toEqual(wanted);
    expect(await readdir(dirname(path))).toEqual(["journal.jsonl"]);
  });

  test("a second time finds nothing to drop", async () => {
    const path = await journalOf("a", "b");
    expect(await compactJournal(path)).toMatchObject({ lines: 0 });
    const once = await readFile(path);
    expect(await compactJournal(path)).toEqual({ lines: 0, bytes: 0 });
    expect(await readFile(path)).toEqual(once);
  });
});

test("the hashes tell a changed text from changed fields, whatever the order of the fields", () => {
  const read = paper({ year: 2020, venue: "X" });
  expect(textHashOf({ ...read, abstract: "Other." })).not.toBe(textHashOf(read));
  expect(fieldsHashOf({ ...read, abstract: "Other." })).toBe(fieldsHashOf(read));
  expect(fieldsHashOf({ ...read, year: 2021 })).not.toBe(fieldsHashOf(read));
  expect(fieldsHashOf({ venue: "X", year: 2020, ...paper() })).toBe(fieldsHashOf(read));
});
