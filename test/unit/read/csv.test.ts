import { describe, expect, test } from "vitest";
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
    expect(titles(await readText("title\nA\nB\n", "csv"))).toEqual(["A", "B"]);
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

  test("is none when a quote is only a sign", async () => {
    expect(titles(await readText('title,abstract\nA 5" disk,a\nB,b\n'))).toEqual(['A 5" disk', "B"]);
  });

  test("without a title is told", async () => {
    const reading = await readText("title,abstract\n,a\nB,b\n");
    expect(titles(reading)).toEqual(["B"]);
    expect(reading.skipped).toEqual(["line 2: it has no title"]);
  });
});
