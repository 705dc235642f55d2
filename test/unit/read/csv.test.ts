import { describe, expect, test } from "vitest";
import { parseColumns } from "../../../src/read/columns.ts";
import { readText, type Reading } from "../../sources.ts";

const titles = ({ records }: Reading): readonly string[] => records.map((record) => record.title);

describe("a table", () => {
  test.each([",", ";", "\t"])("may part its cells by %j", async (mark) => {
    const text = [
      ["ID", "Title", "Abstract", "Authors", "Year"],
      ["p1", "A title", "Some text", "Di Wu", "2021"],
    ]
      .map((row) => row.join(mark))
      .join("\n");
    const { records, readers } = await readText(text);
    expect(readers).toEqual(["csv"]);
    expect(records).toMatchObject([
      { id: "p1", title: "A title", abstract: "Some text", authors: ["Di Wu"], year: 2021 },
    ]);
  });

  test("keeps commas, quotes and line ends in quoted cells letter for letter", async () => {
    const { records } = await readText('title,abstract\r\n"A, ""B""\r\nC","D\nE"\r\n');
    expect(records).toMatchObject([{ title: 'A, "B"\r\nC', abstract: "D\nE" }]);
  });

  test("may have columns that nobody knows, and columns without cells", async () => {
    const { records } = await readText("remark,title,abstract,year\nx,A,,\n");
    expect(records).toMatchObject([{ title: "A", abstract: "" }]);
    expect(records[0]).not.toHaveProperty("year");
  });

  test("takes the better of two columns for one field", async () => {
    const { records } = await readText("summary,abstract,title\nshort,long,A\nonly,,B\n");
    expect(records.map((record) => record.abstract)).toEqual(["long", "only"]);
  });

  test("without a title column is told with the columns it has", async () => {
    await expect(readText("name,abstract,year\nA,B,2020\n")).rejects.toMatchObject({
      code: "BAD_RECORD",
      message: expect.stringContaining("line 1: no column is named title; the columns are name, abstract, year."),
    });
  });

  test("of titles only is read when the reader is named", async () => {
    expect(titles(await readText("title\nA\nB\n", { reader: "csv" }))).toEqual(["A", "B"]);
  });
});

describe("a broken row", () => {
  test("with too many or too few cells is told with its line, those around it are read", async () => {
    const reading = await readText("title,abstract\nA,a\nB,b,too many\nC\nD,d\n");
    expect(titles(reading)).toEqual(["A", "D"]);
    expect(reading.skipped).toEqual([
      "line 3: it has 3 cells where the heading has 2",
      "line 4: it has 1 cells where the heading has 2",
    ]);
  });

  test("with a quote that is never closed costs one row, not the rest of the table", async () => {
    const reading = await readText('title,abstract\nA,a\nB,"b\nC,c\n"D",d\nE,e\n');
    expect(titles(reading)).toEqual(["A", "C", "D", "E"]);
    expect(reading.skipped).toEqual(["line 3: its quotes are not closed"]);
  });

  test("that the end of the table cuts within a cell of several lines is told once", async () => {
    const reading = await readText('title,abstract,year\nA,a,1\nB,"One line\nanother, and\na third');
    expect(titles(reading)).toEqual(["A"]);
    expect(reading.skipped).toEqual(["line 3: its quotes are not closed"]);
  });

  test("is none when a quote is only a sign", async () => {
    expect(titles(await readText('title,abstract\nA 5" disk,a\nB,b\n'))).toEqual(['A 5" disk', "B"]);
  });

  test("that is the heading once more, as in tables that were joined, is told and no paper", async () => {
    const reading = await readText("title,abstract\nA,a\n\uFEFFtitle,abstract\nB,b\n");
    expect(titles(reading)).toEqual(["A", "B"]);
    expect(reading.skipped).toEqual(["line 3: it is the heading once more"]);
  });

  test("without a title is told", async () => {
    const reading = await readText("title,abstract\n,a\nB,b\n");
    expect(titles(reading)).toEqual(["B"]);
    expect(reading.skipped).toEqual(["line 2: it has no title"]);
  });
});

describe("exports of databases and programs", () => {
  test.each([
    [
      "Scopus",
      '"Authors","Author full names","Title","Year","Source title","Cited by","DOI","Link","Abstract","Author Keywords","Document Type","Language of Original Document"\n' +
        '"Noether E.; Lovelace A.","Noether, Emmy (1); Lovelace, Ada (2)","A","2019","J","7","10.1000/A","https://example.org","B","graphs; text","Article","English"\n',
      {
        citations: 7,
        venue: "J",
        keywords: ["graphs", "text"],
        ids: ["doi:10.1000/a"],
        language: "en",
        type: "Article",
      },
    ],
    [
      "Web of Science, with a tab at the end of its rows and quotes that mean nothing",
      "PT\tAU\tAF\tTI\tSO\tLA\tDT\tDE\tAB\tTC\tPY\tDI\tPM\nJ\tNoether, E\tNoether, Emmy\tA\tJ\tEnglish\tArticle\tgraphs\tB\t7\t2019\t10.1000/A\t77\t\n",
      { citations: 7, venue: "J", authors: ["Noether, Emmy"], ids: ["doi:10.1000/a", "pmid:77"] },
    ],
    [
      "Zotero",
      '\uFEFF"Key","Item Type","Publication Year","Author","Title","Publication Title","DOI","Url","Abstract Note","Date","Manual Tags"\n' +
        '"X1","journalArticle","2019","Noether, Emmy; Lovelace, Ada","A","J","10.1000/A","https://example.org","B","2019-05-01","graphs; text"\n',
      { authors: ["Noether, Emmy", "Lovelace, Ada"], date: "2019-05-01", venue: "J", keywords: ["graphs", "text"] },
    ],
    [
      "Dimensions, with a line above the heading",
      '"About the data: Exported on May 1, 2019. Criteria: year is 2019."\nRank,Publication ID,DOI,PMID,Title,Abstract,Source title,PubYear,Times cited\n1,pub.1,10.1000/A,77,A,B,J,2019,7\n',
      { id: "pub.1", citations: 7, venue: "J", year: 2019, ids: ["doi:10.1000/a", "pmid:77"] },
    ],
    ["ASReview", "record_id,primary_title,notes_abstract,included\n1,A,B,0\n", { id: "1" }],
    ["a spreadsheet that says its delimiter", "sep=;\nTitle;Abstract;Year\nA;B;2019\n", { year: 2019 }],
    ["a table with bars", "title|abstract|year\nA|B|2019\n", { year: 2019 }],
  ])("%s", async (_, text, facts) => {
    const { records, readers, skipped } = await readText(text);
    expect(readers).toEqual(["csv"]);
    expect(records).toMatchObject([{ title: "A", abstract: "B", ...facts }]);
    expect(skipped).toEqual([]);
  });
});

describe("columns that the user names", () => {
  test("go before what is guessed, in tables and in JSON", async () => {
    const columns = parseColumns("title=Heading, abstract=Body text");
    expect(columns).toEqual({ title: "Heading", abstract: "Body text" });
    const { records, readers } = await readText("Heading,title,Body text\nA,no,B\n", { columns });
    expect(readers).toEqual(["csv"]);
    expect(records).toMatchObject([{ title: "A", abstract: "B" }]);
    const other = await readText('[{"Heading": "A", "title": "no", "Body text": "B"}]', { columns });
    expect(other.records).toMatchObject([{ title: "A", abstract: "B" }]);
  });

  test.each(["headline=x", "title", "title=", ""])("%j is told as wrong", (text) => {
    expect(() => parseColumns(text)).toThrow(expect.objectContaining({ code: "USAGE" }));
  });
});
