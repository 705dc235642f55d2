import { PaperGraphError } from "../errors.ts";
import { parseRow, readRows } from "./csv-rows.ts";
import { fieldOf, fieldsFrom, recordFrom } from "./fields.ts";
import type { Reader, SkipRecord } from "./reader.ts";
import type { Source, SourceLine } from "./source.ts";

const DELIMITERS = [",", ";", "\t"] as const;
/** So many headings that we know make a first line the heading of a table of papers. */
const HEADINGS_TO_KNOW = 2;

interface Heading {
  readonly delimiter: string;
  readonly names: readonly string[];
  /** How many of the names are of fields that we know. */
  readonly known: number;
  /** The line on which it stands. */
  readonly line: number;
}

/** The heading under the delimiter that gives the most names that we know, the most names where that is even. */
function readHeading({ text, number }: SourceLine): Heading {
  const headings = DELIMITERS.map((delimiter) => {
    const names = (parseRow(text, delimiter) ?? []).map((name) => name.trim());
    const known = names.filter((name) => fieldOf(name) !== undefined).length;
    return { delimiter, names, known, line: number };
  });
  return headings.reduce((best, heading) =>
    heading.known > best.known || (heading.known === best.known && heading.names.length > best.names.length)
      ? heading
      : best,
  );
}

function checkTitle(heading: Heading, source: Source): void {
  if (heading.names.some((name) => fieldOf(name) === "title")) return;
  throw new PaperGraphError(
    "BAD_RECORD",
    `"${source.name}", line ${heading.line}: no column is named title; the columns are ${heading.names.join(", ")}.`,
    { hint: 'Name the column that holds the titles "title".' },
  );
}

async function* readTable(source: Source, skip: SkipRecord): ReturnType<Reader["read"]> {
  const lines = source.lines()[Symbol.asyncIterator]();
  let first = await lines.next();
  while (first.done !== true && first.value.text.trim() === "") first = await lines.next();
  if (first.done === true) return;
  const heading = readHeading(first.value);
  checkTitle(heading, source);
  const layout = { delimiter: heading.delimiter, width: heading.names.length };
  const rest = { [Symbol.asyncIterator]: () => lines };
  const rows = readRows(rest, layout, (line, reason) => skip(`line ${line}`, reason));
  for await (const { cells, line } of rows) {
    const named = cells.map((cell, place): [string, string] => [heading.names[place] ?? "", cell]);
    const record = recordFrom(fieldsFrom(named), source.name);
    if (record === undefined) skip(`line ${line}`, "it has no title");
    else yield record;
  }
}

/** A table with a heading line, its cells parted by comma, semicolon or tab. */
export const csv: Reader = {
  name: "csv",
  summary: "a table with a heading line: comma, semicolon or tab between cells",
  matches(head) {
    const text = head.trimStart().split(/\r?\n/u, 1)[0] ?? "";
    return readHeading({ text, number: 1, end: "\n" }).known >= HEADINGS_TO_KNOW;
  },
  read: readTable,
};
