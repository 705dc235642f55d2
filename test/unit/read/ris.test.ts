import { describe, expect, test } from "vitest";
import { readText } from "../../sources.ts";

const ris = (...lines: readonly string[]): string => ["TY  - JOUR", ...lines, "ER  - ", ""].join("\n");

test("a record tells title, abstract, authors, date, venue, ids, keywords and citations", async () => {
  const { records, readers } = await readText(
    ris(
      "ID  - lovelace1843",
      "T1  - Notes on the Analytical Engine",
      "A1  - Lovelace, Ada",
      "A1  - Babbage, Charles, Jr.",
      "N2  - We note what engines do.",
      "Y1  - 1843/9/1/autumn",
      "JF  - Scientific Memoirs",
      "KW  - engines",
      "notes",
      "LA  - English",
      "DO  - https://doi.org/10.1000/Notes",
      "UR  - https://arxiv.org/abs/2212.04001v1",
      "N1  - Cited By :12",
    ),
  );
  expect(readers).toEqual(["ris"]);
  expect(records).toMatchObject([
    {
      id: "lovelace1843",
      title: "Notes on the Analytical Engine",
      abstract: "We note what engines do.",
      authors: ["Ada Lovelace", "Charles Babbage Jr."],
      date: "1843-09-01",
      year: 1843,
      url: "https://arxiv.org/abs/2212.04001v1",
      venue: "Scientific Memoirs",
      type: "JOUR",
      language: "en",
      citations: 12,
      keywords: ["engines", "notes"],
      ids: ["arxiv:2212.04001", "doi:10.1000/notes"],
    },
  ]);
});

test("a year beside the date counts, notes that are nothing but an id are ids, separators of Unicode end no line", async () => {
  const { records } = await readText(
    ris(
      "TI  - Notes\u2028on engines",
      "PY  - 2020",
      "DA  - 2019/12/31/",
      "N1  - arXiv: 2212.04001",
      "N1  - see 10.1000/182",
    ),
  );
  expect(records).toMatchObject([
    { title: "Notes\u2028on engines", year: 2020, date: "2019-12-31", ids: ["arxiv:2212.04001"] },
  ]);
});

test("titles and abstracts stay letter for letter but for the ends of their lines", async () => {
  const { records } = await readText(
    ris('TI  - A <b>bold</b> & "odd"  title', "AB  - One", "two", "AB  - three", "AB  - One two"),
  );
  expect(records).toMatchObject([{ title: 'A <b>bold</b> & "odd"  title', abstract: "One two three" }]);
});

describe("dialects", () => {
  test.each([
    ["one space before the hyphen", "TY - JOUR\nTI - A\nAB - US - based\nER -\n"],
    ["no space behind the hyphen of the last tag", "TY  - JOUR\nTI  - A\nAB  - US - based\nER  -\n"],
    [
      "numbers, headings and remarks between records",
      "1.\nProvider: X\nTY  - JOUR\nTI  - A\nAB  - US - based\nER  - \nNL  - J\n\nRemark\n",
    ],
    ["lone carriage returns", "TY  - JOUR\rTI  - A\rAB  - US\r- based\rER  - \r"],
    ["no end of the record at the end of the file", "TY  - JOUR\nTI  - A\nAB  - US - based"],
    [
      "a title that goes on, and a shorter one beside it",
      "TY  - JOUR\nST  - Short\nTI  - A\nAB  - US\n - based\nER  - \n",
    ],
  ])("%s", async (_, text) => {
    const { records, skipped } = await readText(text);
    expect(records).toMatchObject([{ title: "A", abstract: "US - based" }]);
    expect(skipped).toEqual([]);
  });

  test("a record that the source cuts within its title is told, one that it cuts later is read", async () => {
    expect((await readText(`${ris("TI  - A")}TY  - JOUR\nTI  - B and`)).skipped).toEqual([
      "line 4: the source ends within its title",
    ]);
    expect((await readText("TY  - JOUR\nTI  - B\nAB  - We dr")).records).toMatchObject([{ abstract: "We dr" }]);
  });

  test("a record that the next one interrupts is read", async () => {
    const { records } = await readText(`TY  - JOUR\nTI  - A\n${ris("TI  - B")}`);
    expect(records.map(({ title }) => title)).toEqual(["A", "B"]);
  });

  test.each([
    [["PY  - 2019//"], undefined, 2019],
    [["PY  - 2019", "DA  - 2019/05/01/"], "2019-05-01", 2019],
    [["PY  - 2019", "DA  - MAY 12"], undefined, 2019],
    [["DA  - 12 May 2019"], "2019-05-12", 2019],
    [["PY  - soon"], undefined, undefined],
  ])("a date as %j", async (lines, date, year) => {
    const { records } = await readText(ris("TI  - A", ...lines));
    expect([records[0]?.date, records[0]?.year]).toEqual([date, year]);
  });

  test("PubMed's number is an id only where the record is from there", async () => {
    const { records } = await readText(
      ris("TI  - A", "AN  - 10000001", "DB  - PubMed") + ris("TI  - B", "AN  - 10000001"),
    );
    expect(records.map(({ ids }) => ids)).toEqual([["pmid:10000001"], undefined]);
  });
});

describe("other tagged formats", () => {
  test("NBIB: wrapped lines, ORCIDs, groups, brackets, repeated abstracts", async () => {
    const { records, readers, skipped } = await readText(
      [
        "",
        "PMID- 10000001",
        "TI  - [Graphs in",
        "      the wild].",
        "AB  - BACKGROUND: We draw",
        "      graphs.",
        "AB  - CONCLUSION: They are graphs.",
        "FAU - Noether, Emmy",
        "AUID- ORCID: 0000-0002-1825-0097",
        "AU  - Noether E",
        "FAU - Lovelace, Ada",
        "CN  - Graph Group",
        "LA  - ger",
        "DP  - 2019 May-Jun",
        "JT  - Journal of graphs",
        "OT  - *graphs",
        "LID - 10.1000/graphs [doi]",
        "",
        "PMID- 10000002",
        "AB  - No title.",
      ].join("\n"),
    );
    expect(readers).toEqual(["nbib"]);
    expect(records).toMatchObject([
      {
        title: "[Graphs in the wild].",
        abstract: "BACKGROUND: We draw graphs. CONCLUSION: They are graphs.",
        authors: ["Emmy Noether", "Ada Lovelace", "Graph Group"],
        authorIds: ["orcid:0000-0002-1825-0097", null, null],
        language: "de",
        year: 2019,
        venue: "Journal of graphs",
        keywords: ["graphs"],
        ids: ["doi:10.1000/graphs", "pmid:10000001"],
      },
    ]);
    expect(skipped).toEqual(["line 19: it has no title"]);
  });

  test.each([
    ["NBIB", "PMID- 1\nTI  - A\nAB  - One.\n\nPMID- 2\nTI  - B\nAB  - Two.\n", ["A", "AB", "AB  ", "AB  -"]],
    ["RIS", "TY  - JOUR\nTI  - B\nAB  - Two.\n", ["E", "ER", "ER  -"]],
    ["EndNote", "%0 Journal Article\n%T B\n%X Two.\n", ["%", "%A"]],
  ])("%s: a tag that the end of the source cuts is no part of the value above it", async (_, text, cuts) => {
    for (const cut of cuts) {
      const { records, skipped } = await readText(text + cut);
      expect(records.at(-1)).toMatchObject({ title: "B", abstract: "Two." });
      expect(skipped).toEqual([]);
    }
  });

  test("Web of Science: full names, ORCIDs, cited references", async () => {
    const { records, readers } = await readText(
      [
        "FN Clarivate Analytics Web of Science",
        "VR 1.0",
        "PT J",
        "AU Noether, E",
        "   Lovelace, A",
        "AF Noether, Emmy",
        "   Lovelace, Ada",
        "TI Graphs in",
        "   the wild",
        "DE graphs; wild",
        "AB We draw graphs.",
        "OI Lovelace, Ada/0000-0002-1825-0097",
        "CR Newton I, 1687, PRINCIPIA, V1, P1, DOI 10.1000/principia",
        "   Euclid, ELEMENTS",
        "TC 7",
        "PD MAY-JUN",
        "PY 2019",
        "UT WOS:000000000000001",
        "ER",
        "",
        "EF",
      ].join("\n"),
    );
    expect(readers).toEqual(["web-of-science"]);
    expect(records).toMatchObject([
      {
        id: "WOS:000000000000001",
        title: "Graphs in the wild",
        authors: ["Emmy Noether", "Ada Lovelace"],
        authorIds: [null, "orcid:0000-0002-1825-0097"],
        date: "2019-05",
        citations: 7,
        keywords: ["graphs", "wild"],
        references: ["doi:10.1000/principia"],
      },
    ]);
  });
});
