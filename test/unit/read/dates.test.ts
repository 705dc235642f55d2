import { expect, test } from "vitest";
import { parseDate } from "../../../src/read/dates.ts";

test.each([
  ["2025-12-18", "2025-12-18"],
  ["2025-12-18T10:00:00Z", "2025-12-18"],
  ["2025/12/8", "2025-12-08"],
  ["2025-12", "2025-12"],
  ["2025", "2025"],
  ["Dec 8, 2022", "2022-12-08"],
  ["December 8 2022", "2022-12-08"],
  ["8 Dec. 2022", "2022-12-08"],
  ["Mon, 2 Apr 2007 19:18:42 GMT", "2007-04-02"],
  ["May 2021", "2021-05"],
  ["2021 Nov 3", "2021-11-03"],
])("%s is %s", (text, date) => {
  expect(parseDate(text)).toBe(date);
});

test("what is no day or month leaves the exactness that is sound", () => {
  expect(["2023-02-30", "2023-13-01", "Feb 30, 2023"].map(parseDate)).toEqual(["2023-02", "2023", "2023-02"]);
});

test("a date that can be read in two ways gives its year only", () => {
  expect(parseDate("03/04/2021")).toBe("2021");
});

test("without a year there is no date", () => {
  expect(["Mar 11", "yesterday", "", "11"].map(parseDate)).toEqual([undefined, undefined, undefined, undefined]);
});
