import { describe, expect, test } from "vitest";
import { mergePapers, mergeRecords, paperFrom } from "../../../../src/workspace/identity/merge.ts";
import { paper, record } from "../../../builders.ts";

describe("the paper of one record", () => {
  test("keeps an id that only the source understands as a local one", () => {
    const made = paperFrom(record({ id: "seed-000", source: "gold/seeds.dev.jsonl" }));
    expect(made.id).toMatch(/^title:[0-9a-f]{16}$/u);
    expect(made.ids).toEqual(["local:seeds.dev.jsonl:seed-000"]);
    expect(made.sources).toEqual(["gold/seeds.dev.jsonl"]);
    expect(made).not.toHaveProperty("source");
  });

  test("has its best strong id, and the others sorted beside it", () => {
    const made = paperFrom(record({ id: "2210.12590v2", ids: ["pmid:7", "doi:10.1000/B", "local:a.csv:3"] }));
    expect(made.id).toBe("doi:10.1000/b");
    expect(made.ids).toEqual(["arxiv:2210.12590", "local:a.csv:3", "pmid:7"]);
  });

  test("has no field for ids when there are no others", () => {
    expect(paperFrom(record({ id: "2210.12590" }))).not.toHaveProperty("ids");
    expect(paperFrom(record({ id: "title:0123456789abcdef" }))).not.toHaveProperty("ids");
  });

  test("takes its year from the date, else from an arXiv id", () => {
    expect(paperFrom(record({ id: "2210.12590", date: "2024-05-01" })).year).toBe(2024);
    expect(paperFrom(record({ id: "2210.12590" })).year).toBe(2022);
    expect(paperFrom(record({ id: "2210.12590", year: 2023 })).year).toBe(2023);
  });
});

describe("merging", () => {
  const known = paper({
    id: "doi:10.1000/a",
    authors: ["D. Wu", "H. Zhang"],
    date: "2022",
    year: 2022,
    citations: 3,
    ids: ["pmid:7"],
    sources: ["a.csv"],
  });

  test("keeps the ids of authors beside their names, and all references once", () => {
    const [zhang, wu] = ["orcid:0000-0002-1825-0097", "openalex:A5000000001"];
    const first = paper({ ...known, authorIds: [null, zhang], references: ["doi:10.1000/b"] });
    const fuller = { authors: ["Di Wu", "Huiliang Zhang"], authorIds: [wu, null] };
    const merged = mergeRecords(first, record({ id: known.id, ...fuller, references: ["pmid:8", "doi:10.1000/b"] }));
    expect(merged).toMatchObject({ ...fuller, authorIds: [wu, zhang], references: ["doi:10.1000/b", "pmid:8"] });
    const longer = { authors: ["Ann Lee", "Di Wu", "Huiliang Zhang"] };
    expect(mergeRecords(first, record({ id: known.id, ...longer }))).not.toHaveProperty("authorIds");
  });

  test("takes the fuller of each field, and all sources once", () => {
    const merged = mergeRecords(
      known,
      record({
        id: "2210.12590",
        abstract: `${known.abstract} And more.`,
        authors: ["Di Wu", "Huiliang Zhang"],
        date: "2021-12-30",
        year: 2021,
        venue: "A journal",
        citations: 12,
        source: "b.jsonl",
      }),
    );
    expect(merged).toEqual({
      ...known,
      abstract: `${known.abstract} And more.`,
      authors: ["Di Wu", "Huiliang Zhang"],
      date: "2021-12-30",
      year: 2021,
      venue: "A journal",
      citations: 12,
      ids: ["arxiv:2210.12590", "pmid:7"],
      sources: ["a.csv", "b.jsonl"],
    });
  });

  test("keeps what is as full as what comes, and what the record lacks", () => {
    const poorer = record({ id: "doi:10.1000/a", authors: ["W. D."], date: "2020", year: 2020, source: "a.csv" });
    expect(mergeRecords(known, poorer)).toEqual(known);
  });

  test("takes the larger of two numbers, none being less than any", () => {
    const uncited = paper({ citations: 0 });
    expect(mergeRecords(uncited, record({ citations: 3 })).citations).toBe(3);
    expect(mergeRecords(uncited, record()).citations).toBe(0);
  });

  test("a record's title id is no id of the paper, that of a paper once given is", () => {
    expect(mergeRecords(known, record({ id: "title:0123456789abcdef" })).ids).toEqual(["pmid:7"]);
    expect(mergePapers(known, paper({ id: "title:0123456789abcdef" })).ids).toEqual([
      "pmid:7",
      "title:0123456789abcdef",
    ]);
  });

  test("keeps an id once given when a better one comes", () => {
    const listed = paper({ id: "title:0123456789abcdef" });
    const merged = mergeRecords(listed, record({ id: "10.1000/A" }));
    expect(merged.id).toBe(listed.id);
    expect(merged.ids).toEqual(["doi:10.1000/a"]);
  });
});
