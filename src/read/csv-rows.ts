import { parse } from "csv-parse/sync";
import type { SourceLine } from "./bytes/lines.ts";

/** One row of a table. */
export interface CsvRow {
  readonly cells: readonly string[];
  /** Number of the line on which it starts, from 1. */
  readonly line: number;
}

export interface CsvLayout {
  readonly delimiter: string;
  /** How many cells a row has. */
  readonly width: number;
}

/** No cell runs over more lines: a quote that is not closed by then never is. */
const LONGEST_ROW = 2_000;

/** The cells of one row, or `undefined` when its quotes are broken or it is several rows. */
export function parseRow(text: string, delimiter: string): readonly string[] | undefined {
  // The library takes as long for a row as all else that is done with it; most rows need none.
  if (!text.includes('"')) return text.includes("\n") ? undefined : text.split(delimiter);
  try {
    // A quote inside a cell that does not begin with one is only a sign (5" disk).
    const rows: string[][] = parse(text, {
      delimiter,
      record_delimiter: ["\r\n", "\n"],
      relax_quotes: true,
      relax_column_count: true,
    });
    return rows.length === 1 ? rows[0] : undefined;
  } catch {
    return undefined;
  }
}

const countQuotes = (text: string): number => text.split('"').length - 1;
const textOf = (lines: readonly SourceLine[]): string =>
  lines.map((line, place) => (place === lines.length - 1 ? line.text : line.text + line.end)).join("");

/**
 * Cuts lines into rows. A cell in quotes may hold line ends, so a row goes on until its quotes are even. When that gives no
 * row of the right width, the first line alone is told to `skip` and reading goes on with the second: one quote too many
 * costs one row, not the rest of the file, and never more memory than the longest row may take.
 */
export async function* readRows(
  lines: AsyncIterable<SourceLine>,
  layout: CsvLayout,
  skip: (line: number, reason: string) => void,
): AsyncGenerator<CsvRow> {
  const input = lines[Symbol.asyncIterator]();
  const waiting: SourceLine[] = [];
  const nextLine = async (): Promise<SourceLine | undefined> => {
    const line = waiting.shift();
    if (line !== undefined) return line;
    const { value, done } = await input.next();
    return done === true ? undefined : value;
  };
  const rowOf = (text: string): readonly string[] | undefined => {
    return fitting(parseRow(text, layout.delimiter), layout);
  };

  /** Where no row begins on the lines behind an open quote, they are the rest of a row that the end of the table cuts. */
  const linesToTryAgain = ([, ...rest]: readonly SourceLine[]): readonly SourceLine[] =>
    rest.some((line) => rowOf(line.text) !== undefined) ? rest : [];

  for (let first = await nextLine(); first !== undefined; first = await nextLine()) {
    if (first.text.trim() === "") continue;
    const row = [first];
    let quotes = countQuotes(first.text);
    while (quotes % 2 === 1 && row.length < LONGEST_ROW) {
      const line = await nextLine();
      if (line === undefined) break;
      row.push(line);
      quotes += countQuotes(line.text);
    }
    const whole = rowOf(textOf(row));
    if (whole === undefined) waiting.unshift(...linesToTryAgain(row));
    const cells = whole ?? rowOf(first.text) ?? unquotedRow(first.text, layout);
    if (cells !== undefined) yield { cells, line: first.number };
    else skip(first.number, reasonFor(first.text, layout));
  }
}

/** Some programs end each row with one more delimiter than the heading. */
function fitting(cells: readonly string[] | undefined, { width }: CsvLayout): readonly string[] | undefined {
  const hasEmptyEnd = cells?.length === width + 1 && cells.at(-1) === "";
  return cells?.length === width || hasEmptyEnd ? cells : undefined;
}

/** Between tabs quotes often mean nothing. */
const unquotedRow = (text: string, layout: CsvLayout): readonly string[] | undefined =>
  layout.delimiter === "\t" ? fitting(text.split("\t"), layout) : undefined;

function reasonFor(text: string, { delimiter, width }: CsvLayout): string {
  const cells = parseRow(text, delimiter);
  return cells === undefined
    ? "its quotes are not closed"
    : `it has ${cells.length} cells where the heading has ${width}`;
}
