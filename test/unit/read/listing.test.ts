import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { describe, expect, test } from "vitest";
import type { PaperRecord } from "../../../src/model/paper.ts";
import { sharedPath } from "../../shared.ts";
import { readAll, readText } from "../../sources.ts";

const HEAD = [
  "new",
  "Get trending papers in your email inbox!",
  "Subscribe",
  "Daily Papers",
  "byAK and the research community",
  "Mar 11",
];
const FIRST = "Reading Papers With Graphs";
const FIRST_TEXT = "We read papers and draw graphs of what they name. The graphs are large.";
const SECOND = "Graphs All the Way Down?";
const SECOND_TEXT = "This work shows that graphs are made of graphs. We prove it twice.";

const spaced = (...lines: readonly string[]): string => [...HEAD, ...lines].join("\n\n");
const below = (...lines: readonly string[]): string => lines.join("\n");
const texts = (records: readonly PaperRecord[]): readonly (readonly string[])[] =>
  records.map((record) => [record.title, record.abstract]);

describe.skipIf(sharedPath("seeds") === undefined)("saved pages", () => {
  test.each([
    ["000_fa857d33fa823537.txt", 54],
    ["001_23ee12ba44f5e0b1.txt", 68],
    ["002_cc94c989c06778f9.txt", 139],
    ["003_3e8f185a9110bd40.txt", 65],
    ["004_c7ba2b23f48a1d04.txt", 31],
  ])("%s lists %i papers, title and abstract letter for letter", async (name, count) => {
    const path = sharedPath("seeds", name) ?? "";
    const page = await readFile(path, "utf8");
    const abstracts = await goldAbstracts();
    const { records, skipped, readers } = await readAll([path]);
    expect(readers).toEqual(["listing"]);
    expect(skipped).toEqual([]);
    expect(records).toHaveLength(count);
    for (const { title, abstract, id, source } of records) {
      expect(page).toContain(`${title}\n`);
      expect(page).toContain(`\n${abstract}`);
      expect(abstract).toBe(abstracts.get(title));
      expect(id).toMatch(/^title:/u);
      expect(basename(source)).toBe(name);
    }
  });

  test("dates, numbers of authors and organisations are those of the page", async () => {
    const { records } = await readAll([sharedPath("seeds", "003_3e8f185a9110bd40.txt") ?? ""]);
    expect(records[0]).toMatchObject({ authorCount: 7, date: "2022-12-08", year: 2022 });
    expect(records.filter((record) => record.authorCount !== undefined)).toHaveLength(64);
    expect(records.filter((record) => record.date !== undefined)).toHaveLength(53);
    const [organised, ...others] = records.filter((record) => record.organisation !== undefined);
    expect(organised).toMatchObject({ title: "Making, not Taking, the Best of N", organisation: "Cohere Labs" });
    expect(organised).not.toHaveProperty("date");
    expect(others).toEqual([]);
    expect(records.find((record) => record.title.startsWith("PPLLaVA"))).toMatchObject({ date: "2024-11-04" });
  });
});

async function goldAbstracts(): Promise<ReadonlyMap<string, string>> {
  const paths = ["seeds.train.jsonl", "seeds.dev.jsonl"].map((name) => sharedPath("gold", name) ?? "");
  const { records } = await readAll(paths);
  return new Map(records.map((record) => [record.title, record.abstract]));
}

describe("texts", () => {
  test("are told apart by turns on a page with blank lines", async () => {
    const { records } = await readText(spaced(FIRST, FIRST_TEXT, SECOND, SECOND_TEXT));
    expect(texts(records)).toEqual([
      [FIRST, FIRST_TEXT],
      [SECOND, SECOND_TEXT],
    ]);
  });

  test("are told apart on a page without, the button glued to the first title", async () => {
    const page = [
      "Get trending papers in your email inbox!",
      `Subscribe${FIRST}`,
      FIRST_TEXT,
      SECOND,
      SECOND_TEXT,
      "",
      "\t\t\t ",
      " ",
    ];
    const { records } = await readText(page.join("\r\n"));
    expect(texts(records)).toEqual([
      [FIRST, FIRST_TEXT],
      [SECOND, SECOND_TEXT],
    ]);
  });

  test("that begin with the button's word stay whole where the button has its own line", async () => {
    const { records } = await readText(spaced("SubscribeNet: Reading on Demand", FIRST_TEXT));
    expect(texts(records)).toEqual([["SubscribeNet: Reading on Demand", FIRST_TEXT]]);
  });

  test("of several paragraphs are one abstract, as the page has it", async () => {
    const { records } = await readText(
      spaced(FIRST, FIRST_TEXT, "We also show that they are useful for reading.", SECOND, SECOND_TEXT),
    );
    expect(texts(records)).toEqual([
      [FIRST, `${FIRST_TEXT}\n\nWe also show that they are useful for reading.`],
      [SECOND, SECOND_TEXT],
    ]);
  });

  test("may be a title without an abstract", async () => {
    const { records } = await readText(spaced(FIRST, SECOND, SECOND_TEXT));
    expect(texts(records)).toEqual([
      [FIRST, ""],
      [SECOND, SECOND_TEXT],
    ]);
  });

  test("may be titles that read as sentences, and abstracts of a few words", async () => {
    const title = "We are all in this together: it is what we have.";
    const { records } = await readText(
      spaced(FIRST, "A survey of graphs.", title, FIRST_TEXT, SECOND, "Graphs, again."),
    );
    expect(texts(records)).toEqual([
      [FIRST, "A survey of graphs."],
      [title, FIRST_TEXT],
      [SECOND, "Graphs, again."],
    ]);
  });

  test("lose the spaces around them, no-break spaces and tabs too, and none inside", async () => {
    const { records } = await readText(spaced(`\u00A0${FIRST}\t`, `  ${FIRST_TEXT.replaceAll(" ", "\u00A0 ")} `));
    expect(texts(records)).toEqual([[FIRST, FIRST_TEXT.replaceAll(" ", "\u00A0 ")]]);
  });
});

describe("furniture", () => {
  test("below a paper belongs to it, and to no text", async () => {
    const page = spaced(
      FIRST,
      FIRST_TEXT,
      below("  • 7 authors", "·", "Dec 8, 2022 12"),
      SECOND,
      SECOND_TEXT,
      below("  • 1 author", "·", "Oct 3 2"),
    );
    const { records } = await readText(page);
    expect(texts(records)).toEqual([
      [FIRST, FIRST_TEXT],
      [SECOND, SECOND_TEXT],
    ]);
    expect(records[0]).toMatchObject({ authorCount: 7, date: "2022-12-08", year: 2022 });
    expect(records[1]).toMatchObject({ authorCount: 1 });
    expect(records[1]).not.toHaveProperty("date");
  });

  test.each([
    [below("CohereLabs Cohere Labs", "·", "Oct 1 2"), "Cohere Labs", undefined],
    [below("nvidia NVIDIA", "  • 12 authors", "·", "Oct 1, 2024"), "NVIDIA", 12],
    [below("facebook AI at Meta • 3 authors", "·", "Oct 1"), "AI at Meta", 3],
  ])("%j names the organisation %s", async (furniture, organisation, authorCount) => {
    const { records } = await readText(
      spaced(FIRST, FIRST_TEXT, furniture, SECOND, "Short.", below("  • 2 authors", "·", "Oct 2")),
    );
    expect(texts(records)).toEqual([
      [FIRST, FIRST_TEXT],
      [SECOND, "Short."],
    ]);
    expect(records[0]?.organisation).toBe(organisation);
    expect(records[0]?.authorCount).toBe(authorCount);
    expect(records[1]).not.toHaveProperty("organisation");
  });

  test("holds a paper without an abstract apart from the next", async () => {
    const page = spaced(
      FIRST,
      below("  • 7 authors", "·", "Dec 8, 2022"),
      SECOND,
      SECOND_TEXT,
      below("  • 2 authors", "·", "Oct 3"),
    );
    expect(texts((await readText(page)).records)).toEqual([
      [FIRST, ""],
      [SECOND, SECOND_TEXT],
    ]);
  });

  test("of votes, submitters, comments and the foot of the page is in no text", async () => {
    const foot = [
      "Previous",
      "1",
      "2",
      "...",
      "100",
      "Next",
      "Company",
      "© Hugging Face",
      "TOS",
      "Privacy",
      "About",
      "Careers",
      "Website",
      "Models",
    ];
    const page = spaced(
      "Submitted by",
      "somebody",
      "Upvote",
      "12",
      FIRST,
      FIRST_TEXT,
      "3",
      "Submitted by another",
      "Upvote 1.2k",
      SECOND,
      SECOND_TEXT,
      "1",
      ...foot,
    );
    expect(texts((await readText(page)).records)).toEqual([
      [FIRST, FIRST_TEXT],
      [SECOND, SECOND_TEXT],
    ]);
  });

  test("without a paper above it is told with its line", async () => {
    const page = spaced(
      FIRST,
      FIRST_TEXT,
      below("  • 7 authors", "·", "Dec 8, 2022"),
      below("  • 4 authors", "·", "Dec 9, 2022"),
    );
    const { records, skipped } = await readText(page);
    expect(records).toMatchObject([{ title: FIRST, authorCount: 7, date: "2022-12-08" }]);
    expect(skipped).toEqual(["line 21: no title stands above these lines"]);
  });
});

test("a page without papers lists none", async () => {
  expect((await readText(spaced())).records).toEqual([]);
});
