import { fc } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import type { PaperRecord } from "../../src/model/paper.ts";
import { mergeRecords, paperFrom } from "../../src/workspace/identity/merge.ts";
import { createPaperIndex } from "../../src/workspace/identity/paper-index.ts";
import { sharedPath } from "../shared.ts";
import { readAll } from "../sources.ts";

const maybe = <Value>(values: readonly Value[]): fc.Arbitrary<Value | undefined> =>
  fc.option(fc.constantFrom(...values), { nil: undefined });

const anyRecord: fc.Arbitrary<PaperRecord> = fc
  .record({
    id: fc.constantFrom("x-1", "x-2", "2210.12590", "10.1000/a", "10.1000/b", "title:0123456789abcdef"),
    title: fc.constantFrom("Reading Papers", "Reading papers.", "Reading Papers With Graphs", "Editorial"),
    abstract: fc.constantFrom("", "We read.", "We read papers."),
    source: fc.constantFrom("a.csv", "b.jsonl"),
    authors: maybe([["Di Wu"], ["Wu, D.", "Ann Lee"], ["Ann Lee"]]),
    date: maybe(["2020", "2021-03", "2021-03-04"]),
    year: maybe([2020, 2021, 2025]),
    citations: maybe([0, 3]),
    authorIds: maybe([["orcid:0000-0002-1825-0097"], [null, "openalex:A5000000001"]]),
    references: maybe([["doi:10.1000/c"], ["pmid:8", "doi:10.1000/c"]]),
    ids: maybe([["pmid:7"], ["doi:10.1000/b", "local:a.csv:9"]]),
  })
  .map(({ authors, authorIds, references, date, year, citations, ids, ...told }) => ({
    ...told,
    ...(authors === undefined ? {} : { authors }),
    // One id a name, as readers give them.
    ...(authorIds?.length === authors?.length && authorIds !== undefined ? { authorIds } : {}),
    ...(references === undefined ? {} : { references }),
    ...(date === undefined ? {} : { date }),
    ...(year === undefined ? {} : { year }),
    ...(citations === undefined ? {} : { citations }),
    ...(ids === undefined ? {} : { ids }),
  }));

describe("merging records", () => {
  test("the same record once more changes nothing", () => {
    fc.assert(
      fc.property(anyRecord, fc.array(anyRecord, { maxLength: 4 }), anyRecord, (first, others, last) => {
        const merged = [...others, last].reduce((paper, record) => mergeRecords(paper, record), paperFrom(first));
        expect(mergeRecords(merged, last)).toEqual(merged);
        expect(mergeRecords(paperFrom(first), first)).toEqual(paperFrom(first));
      }),
    );
  });

  test("ids are sorted, each once, without the paper's own, and sources are each listed once", () => {
    fc.assert(
      fc.property(anyRecord, fc.array(anyRecord, { maxLength: 6 }), (first, others) => {
        const merged = others.reduce((paper, record) => mergeRecords(paper, record), paperFrom(first));
        expect(merged.id).toBe(paperFrom(first).id);
        expect(merged.ids ?? []).toEqual([...new Set(merged.ids)].toSorted());
        expect(merged.ids ?? []).not.toContain(merged.id);
        expect(merged.sources).toEqual([...new Set([first, ...others].map((record) => record.source))]);
      }),
    );
  });

  test("a record finds the paper that was made of it", () => {
    fc.assert(
      fc.property(anyRecord, (record) => {
        const index = createPaperIndex();
        index.add(paperFrom(record));
        expect(index.find(record)).toEqual([paperFrom(record).id]);
      }),
    );
  });
});

test.skipIf(sharedPath("seeds") === undefined)(
  "the five pages list 249 papers, in whatever order they are read",
  async () => {
    const names = [
      "000_fa857d33fa823537",
      "001_23ee12ba44f5e0b1",
      "002_cc94c989c06778f9",
      "003_3e8f185a9110bd40",
      "004_c7ba2b23f48a1d04",
    ];
    const pages = await Promise.all(
      names.map(async (name) => (await readAll([sharedPath("seeds", `${name}.txt`) ?? ""])).records),
    );
    fc.assert(
      fc.property(fc.shuffledSubarray(pages, { minLength: pages.length }), (shuffled) => {
        const index = createPaperIndex();
        const ids = new Set<string>();
        for (const record of shuffled.flat()) {
          const [id = index.freeId(record), ...others] = index.find(record);
          expect(others).toEqual([]);
          ids.add(id);
          index.add(paperFrom(record, id));
        }
        expect(ids.size).toBe(249);
      }),
      { numRuns: 20 },
    );
  },
);
