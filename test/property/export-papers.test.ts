import { fc } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { strongIds } from "../../src/model/id.ts";
import type { Paper, PaperRecord } from "../../src/model/paper.ts";
import { recordFrom } from "../../src/read/fields.ts";
import { FORMATS, paperOf, roundTrip, TEXTS, type Format } from "../round-trip.ts";

const RUNS = Number(process.env.ROUND_TRIP_RUNS ?? 150);

const word = fc.oneof(
  fc.constantFrom(
    "graphs",
    "R@1",
    "3.5%",
    "R&D",
    "a < b",
    "c > d",
    '"said"',
    "{Deep}",
    "}",
    "{",
    "$5",
    "$x^2$",
    "a_b",
    "#1",
  ),
  fc.constantFrom(
    "~",
    "^",
    "\\",
    "\\alpha",
    "\\textbf{x}",
    "--",
    "---",
    "``",
    "''",
    "`",
    "'",
    "é",
    "naïve",
    "ß",
    "İ",
    "“q”",
  ),
  fc.constantFrom(
    "学习",
    "مرحبا",
    "Привет",
    "𝔸",
    "🧪",
    "e\u0301",
    "@article{x,",
    "[1]",
    "TI  - x",
    "ER  - ",
    "TY  - JOUR",
  ),
  fc.constantFrom(
    "a,",
    ";",
    "|",
    "=",
    "title = {x},",
    "%",
    "//",
    "[1,2]",
    "\\\\",
    "\\{",
    "&copy",
    "100 %",
    "10\u00a0km",
  ),
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 8 }),
);
const anyText = fc
  .array(fc.tuple(word, fc.constantFrom(" ", " ", " ", "", "\n", "\r\n", "\t")), { minLength: 1, maxLength: 10 })
  .map((words) => `T${words.flat().join("")}`)
  .filter((text) => !/\p{Surrogate}|\0/u.test(text));

const given = fc.constantFrom("Ada", "José María", "J.", "Øyvind", "K. R.", "Jean-Luc", "O'Neil", "Mária");
const family = fc.constantFrom(
  "Lovelace",
  "van den Oord",
  "de la Cruz",
  "Smith-Jones",
  "Müller",
  "O’Brien",
  "Ñuñez",
  "D'Arcy",
);
const personName = fc.oneof(
  fc.tuple(given, family).map((parts) => parts.join(" ")),
  fc.tuple(given, family, fc.constantFrom("Jr.", "III")).map((parts) => parts.join(" ")),
  fc.constantFrom(
    "张三",
    "Plato",
    "Zhang H",
    "Procter and Gamble",
    "R&D Group",
    "others",
    "The {X} Team",
    "R. & D. Lab",
    "A_b $5",
  ),
);

const keyword = fc.constantFrom("graphs", "C++", "a, b", "x|y", "R&D", "50 %", "学习", "{k}", "a_b", "multi word");

const id = fc.constantFrom(
  ["10.1000/a--b_c"],
  ["10.1002/(SICI)1097-4636(199823)43:4<338::AID>3.0.CO;2-X"],
  ["10.1000/a,b=c#d"],
  ["2210.12590"],
  ["math/0309136", "doi:10.1000/x"],
  ["pmid:31337", "arxiv:2210.12590"],
  ["openalex:W2741809807"],
  ["s2:0123456789abcdef0123456789abcdef01234567", "10.1000/z"],
  [],
);

const maybe = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> =>
  fc.option(value, { nil: undefined });

/** Papers as a reader of well-kept JSON gives them, and a build settles them. */
const anyPaper: fc.Arbitrary<Paper> = fc
  .record({
    ids: id,
    title: anyText,
    abstract: fc.oneof(anyText, fc.constant("")),
    authors: maybe(fc.array(personName, { minLength: 1, maxLength: 4 })),
    date: maybe(fc.constantFrom("2022", "2022-12", "2022-12-08", "1999-01-31")),
    year: maybe(fc.constantFrom(2022, 1999, 2003)),
    url: maybe(fc.constantFrom("https://example.org/~ada/a--b?x=1&y=%20#p_1", "http://example.org/'a''b'/$5")),
    venue: maybe(fc.constantFrom("Journal of R&D", "Proc. {X} 50%", "NeurIPS", "学报", "A -- B")),
    type: maybe(fc.constantFrom("article", "inproceedings", "JOUR", "CONF", "article-journal", "Preprint", "book")),
    language: maybe(fc.constantFrom("en", "fr", "zh-Hans", "pt-BR")),
    citations: maybe(fc.nat(1000)),
    keywords: maybe(fc.uniqueArray(keyword, { minLength: 1, maxLength: 4 })),
    references: maybe(fc.constant(["doi:10.1000/cited"])),
  })
  .map(({ ids, ...fields }) => {
    const record = recordFrom({ ...fields, ids }, "made.jsonl");
    if (record === undefined) throw new TypeError("a paper without a title");
    const { source, id: _own, ids: settled = [], ...told } = record;
    const [own = record.id, ...others] = settled;
    return { ...told, id: own, ...(others.length === 0 ? {} : { ids: others }), sources: [source] };
  });

type Told = { readonly [Field in keyof PaperRecord]?: PaperRecord[Field] | undefined };

/** What a format cannot hold, taken away or put as it comes back; all else must be as it was. */
const HELD: Readonly<Record<Format, (paper: Told) => Told>> = {
  "papers-jsonl": (paper) => paper,
  bibtex: ({ type: _type, citations: _citations, references: _references, id: _id, ids: _ids, ...held }) => held,
  ris: ({ type: _type, references: _references, ...held }) => ({
    ...held,
    // A date that is only a year is a year.
    date: held.date?.length === 4 ? undefined : held.date,
  }),
  "csl-json": ({ type: _type, citations: _citations, references: _references, ...held }) => ({
    ...held,
    // A year alone is a date, and a date has one year.
    date: held.date ?? (held.year === undefined ? undefined : String(held.year)),
    year: held.date === undefined ? held.year : Number(held.date.slice(0, 4)),
  }),
};

function expected(format: Format, { sources: _sources, ...paper }: Paper): Told {
  const text = TEXTS[format];
  const ids = format === "bibtex" ? undefined : strongIds(paper);
  return HELD[format]({ ...paper, ids, title: text(paper.title), abstract: text(paper.abstract) });
}

function found(format: Format, { source: _source, ...record }: PaperRecord): Told {
  const ids = format === "bibtex" ? undefined : strongIds(record);
  return HELD[format]({ ...record, ids });
}

describe.each(FORMATS)("papers written as %s and read again", (format) => {
  test("are the papers that they were", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyPaper, { minLength: 1, maxLength: 4 }), async (papers) => {
        const { records, skipped, readers } = await roundTrip(format, papers);
        expect(skipped).toEqual([]);
        // One line of JSON is no JSON lines yet.
        if (papers.length > 1) expect(readers).toEqual([format === "papers-jsonl" ? "jsonl" : format]);
        expect(records.map((record) => found(format, record))).toEqual(papers.map((paper) => expected(format, paper)));
      }),
      { numRuns: RUNS },
    );
  });

  test("have the ids that they had, as far as the format has a place for each", async () => {
    await fc.assert(
      fc.asyncProperty(anyPaper, async (paper) => {
        const { records } = await roundTrip(format, [paper, paper]);
        expect(records.map(strongIds)).toEqual([strongIds(paper), strongIds(paper)]);
      }),
      { numRuns: RUNS },
    );
  });

  test("keep any text, whatever signs are in it", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary", minLength: 1, maxLength: 40 }), async (signs) => {
        const title = `T${signs}x`;
        const { records } = await roundTrip(format, [{ id: "title:1", title, abstract: title, sources: [] }]);
        const text = TEXTS[format](title);
        expect(records).toMatchObject([{ title: text, abstract: text }]);
      }),
      { numRuns: RUNS },
    );
  });

  test("are, written once more, the same file", async () => {
    await fc.assert(
      fc.asyncProperty(anyPaper, async (paper) => {
        const { records } = await roundTrip(format, [paper]);
        const once = await roundTrip(format, records.map(paperOf));
        const twice = await roundTrip(
          format,
          once.records.map(paperOf).map((again) => ({ ...again, sources: records.map(({ source }) => source) })),
        );
        expect(twice.file).toBe(once.file);
      }),
      { numRuns: Math.ceil(RUNS / 3) },
    );
  });
});
