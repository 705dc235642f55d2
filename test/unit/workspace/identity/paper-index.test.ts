import { describe, expect, test } from "vitest";
import type { Paper, PaperRecord } from "../../../../src/model/paper.ts";
import { mergePapers, mergeRecords, paperFrom } from "../../../../src/workspace/identity/merge.ts";
import { createPaperIndex } from "../../../../src/workspace/identity/paper-index.ts";
import { record } from "../../../builders.ts";

/** Takes records in one after the other, as a build does. */
function settle(records: readonly PaperRecord[]): readonly Paper[] {
  const index = createPaperIndex();
  const papers = new Map<string, Paper>();
  for (const arrived of records) {
    const [first, ...others] = index.find(arrived).flatMap((id) => papers.get(id) ?? []);
    const known = first === undefined ? undefined : others.reduce(mergePapers, first);
    for (const { id } of others) {
      papers.delete(id);
      index.remove(id);
    }
    const merged = known === undefined ? paperFrom(arrived, index.freeId(arrived)) : mergeRecords(known, arrived);
    papers.set(merged.id, merged);
    index.add(merged);
  }
  return [...papers.values()];
}

const count = (...records: readonly Partial<PaperRecord>[]): number =>
  settle(records.map((fields) => record(fields))).length;

describe("one paper", () => {
  test("any strong id in common makes one of two records, whatever their titles", () => {
    expect(
      count({ id: "2210.12590v1", title: "A" }, { id: "x", title: "B", ids: ["doi:10.1000/b", "arxiv:2210.12590"] }),
    ).toBe(1);
  });

  test("an arXiv DOI is the arXiv id", () => {
    expect(count({ id: "arxiv:2210.12590", title: "A" }, { id: "10.48550/arXiv.2210.12590", title: "B" })).toBe(1);
  });

  test("the same title, without anything that contradicts it, is enough where one has no strong id", () => {
    expect(count({ id: "2210.12590", authors: ["Di Wu"], year: 2022 }, { id: "seed-000" })).toBe(1);
    expect(count({ title: "Reading Papers: with GRAPHS" }, { title: "Reading papers with graphs." })).toBe(1);
  });

  test("first authors are compared by family name, however they are written", () => {
    expect(count({ authors: ["Zhang, Huiliang"], year: 2010 }, { authors: ["H. Zhang", "Di Wu"], year: 2020 })).toBe(1);
  });

  test("the year is enough when first authors differ, and it may be one apart", () => {
    expect(count({ authors: ["Di Wu"], year: 2022 }, { authors: ["Wu Di"], year: 2023 })).toBe(1);
  });

  test("the year of an arXiv id counts beside that of the record", () => {
    expect(count({ id: "2210.12590", year: 2025 }, { year: 2022 })).toBe(1);
  });
});

describe("a preprint and its published version", () => {
  const preprint = { id: "2210.12590", authors: ["Di Wu"], year: 2022 };

  test("are one where title and first author agree and their ids are of different kinds", () => {
    expect(count(preprint, { id: "10.1000/a", authors: ["Wu, D.", "Ann Lee"], year: 2025 })).toBe(1);
    expect(count({ ...preprint, id: "10.1101/2022.10.22.123456" }, { ...preprint, id: "10.1000/a" })).toBe(1);
    expect(count({ ...preprint, id: "openalex:W1" }, { ...preprint, id: "pmid:7" })).toBe(1);
  });

  test("are two where the first author is another or unknown, or the years are far apart", () => {
    expect(count(preprint, { id: "10.1000/a", authors: ["Ann Lee"], year: 2022 })).toBe(2);
    expect(count(preprint, { id: "10.1000/a", year: 2022 })).toBe(2);
    expect(count(preprint, { id: "10.1000/a", authors: ["Di Wu"], year: 2026 })).toBe(2);
  });

  test("stay apart from a third paper of that title with another id of a kind that they have", () => {
    expect(count(preprint, { ...preprint, id: "10.1000/a" }, { ...preprint, id: "10.1000/b" })).toBe(2);
  });
});

describe("two papers", () => {
  test("two strong ids that do not agree keep one title apart", () => {
    expect(count({ id: "10.1000/a" }, { id: "10.1000/b" })).toBe(2);
    expect(count({ id: "10.1000/a" }, { id: "2210.12590" })).toBe(2);
  });

  test("other first authors and other years keep one title apart", () => {
    expect(count({ authors: ["Di Wu"], year: 2010 }, { authors: ["Ann Lee"], year: 2020 })).toBe(2);
    expect(count({ authors: ["Di Wu"] }, { authors: ["Ann Lee"] })).toBe(2);
    expect(count({ year: 2010 }, { year: 2012 })).toBe(2);
  });

  test("papers that only a title would join have ids of their own", () => {
    const [first, second] = settle([record({ year: 2010 }), record({ year: 2020 })]);
    expect(second?.id).toBe(`${first?.id}-2`);
  });

  test("a title that says nothing needs first author and year", () => {
    const editorial = { title: "Editorial", abstract: "" };
    expect(count({ ...editorial, source: "a.csv" }, { ...editorial, source: "b.csv" })).toBe(2);
    expect(
      count({ ...editorial, authors: ["Di Wu"], year: 2010 }, { ...editorial, authors: ["Di Wu"], year: 2019 }),
    ).toBe(2);
    expect(
      count(
        { ...editorial, authors: ["Di Wu"], year: 2010, source: "a" },
        { ...editorial, authors: ["Wu, D."], year: 2010, source: "b" },
      ),
    ).toBe(1);
  });

  test("a record that fits two papers which are surely two is of the one that it fits best", () => {
    const [first, second] = settle([
      record({ id: "10.1000/a", year: 2010 }),
      record({ id: "10.1000/b", year: 2020, authors: ["Di Wu"] }),
      record({ authors: ["Di Wu"], source: "later.csv" }),
    ]);
    expect(first?.sources).toEqual(["papers.jsonl"]);
    expect(second?.sources).toEqual(["papers.jsonl", "later.csv"]);
  });
});

describe("a later record", () => {
  test("that has the ids of two papers joins them under the id that came first", () => {
    const papers = settle([
      record({ id: "10.1000/a", title: "A" }),
      record({ id: "2210.12590", title: "B" }),
      record({ id: "7", ids: ["arxiv:2210.12590", "doi:10.1000/A"], title: "A" }),
    ]);
    expect(papers).toMatchObject([{ id: "doi:10.1000/a", ids: ["arxiv:2210.12590", "local:papers.jsonl:7"] }]);
  });

  test("that is read again finds its paper, however little it tells", () => {
    const records = [
      record({ title: "Editorial", abstract: "" }),
      record({ title: "Editorial", abstract: "Another." }),
      record({ title: "???" }),
      record({ year: 2010 }),
      record({ year: 2020 }),
      record({ id: "x", authors: ["Di Wu"], year: 1999, title: "A" }),
    ];
    expect(settle(records)).toHaveLength(6);
    expect(settle([...records, ...records])).toEqual(settle(records));
  });

  test("does not find a paper that was taken out", () => {
    const index = createPaperIndex();
    const gone = paperFrom(record({ id: "2210.12590" }));
    index.add(gone);
    index.remove(gone.id);
    index.remove("doi:10.1000/never");
    expect(index.find(record({ id: "2210.12590" }))).toEqual([]);
    index.add(gone);
    expect(index.find(record({ id: "2210.12590" }))).toEqual([gone.id]);
  });

  test("does not find a paper by a title that it no longer has", () => {
    const index = createPaperIndex();
    index.add(paperFrom(record({ id: "2210.12590", title: "A" })));
    index.add(paperFrom(record({ id: "2210.12590", title: "A fuller title" })));
    expect(index.find(record({ title: "A" }))).toEqual([]);
    expect(index.find(record({ title: "A fuller title" }))).toEqual(["arxiv:2210.12590"]);
  });
});

test("ten thousand papers are told apart and found again", () => {
  const index = createPaperIndex();
  const records = Array.from({ length: 10_000 }, (_, place) =>
    record(place % 2 === 0 ? { id: `10.1000/${place}`, title: `Title ${place}` } : { title: `Title ${place}` }),
  );
  for (const arrived of records) {
    expect(index.find(arrived)).toEqual([]);
    index.add(paperFrom(arrived));
  }
  expect(records.every((arrived) => index.find(arrived)[0] === paperFrom(arrived).id)).toBe(true);
});
