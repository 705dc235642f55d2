const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const MONTH = "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?";

const ISO = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2})(?:[T\s].*)?)?)?$/u;
const DAY_FIRST = new RegExp(`^(?:[a-z]+,?\\s+)?(?:(\\d{1,2})\\s+)?${MONTH},?\\s+(\\d{4})\\b`, "iu");
const MONTH_FIRST = new RegExp(`^${MONTH}\\s+(\\d{1,2}),?\\s+(\\d{4})\\b`, "iu");
const YEAR_FIRST = new RegExp(`^(\\d{4})\\s+${MONTH}(?:\\s+(\\d{1,2}))?$`, "iu");
const LONE_YEAR = /(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)/gu;

const monthOf = (name = ""): number => MONTHS.indexOf(name.toLowerCase()) + 1;
const twoDigits = (number: number): string => String(number).padStart(2, "0");

/** As exact as the parts are sound: a month that is none leaves the year, a day that is none the month. */
function isoDate(year: number, month: number, day: number): string {
  if (!(month >= 1 && month <= 12)) return String(year);
  const daysInMonth = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const isoMonth = `${year}-${twoDigits(month)}`;
  return day >= 1 && day <= daysInMonth ? `${isoMonth}-${twoDigits(day)}` : isoMonth;
}

/**
 * A date as ISO 8601 (`2022-12-08`, `2022-12` or `2022`), as exact as it is sure: `03/04/2021`, which is read in two
 * ways, gives `2021`. Without a year there is no date: `undefined`.
 */
export function parseDate(text: string): string | undefined {
  const plain = text.trim();
  const [iso, isoYear, isoMonth, isoDay] = ISO.exec(plain) ?? [];
  if (iso !== undefined) return isoDate(Number(isoYear), Number(isoMonth), Number(isoDay));
  const [dayFirst, day, month, year] = DAY_FIRST.exec(plain) ?? [];
  if (dayFirst !== undefined) return isoDate(Number(year), monthOf(month), Number(day));
  const [monthFirst, firstMonth, secondDay, lastYear] = MONTH_FIRST.exec(plain) ?? [];
  if (monthFirst !== undefined) return isoDate(Number(lastYear), monthOf(firstMonth), Number(secondDay));
  const [yearFirst, firstYear, secondMonth, lastDay] = YEAR_FIRST.exec(plain) ?? [];
  if (yearFirst !== undefined) return isoDate(Number(firstYear), monthOf(secondMonth), Number(lastDay));
  const years = [...plain.matchAll(LONE_YEAR)].map((match) => match[0]);
  return years.length === 1 ? years[0] : undefined;
}

/** The year of an ISO date. */
export const yearOfDate = (date: string): number => Number(date.slice(0, 4));
