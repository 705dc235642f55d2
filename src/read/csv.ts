import { PaperGraphError } from "../errors.ts";
import type { SourceLine } from "./bytes/lines.ts";
import { fieldOf, fieldsFrom, type Columns } from "./columns.ts";
import { parseRow, readRows } from "./csv-rows.ts";
import { recordFrom } from "./fields.ts";
import type { Reader, SkipRecord } from "./reader.ts";
import type { Source } from "./source.ts";

const DELIMITERS = [",", ";", "\t", "|"] as const;
/** So many names that we know make the first line the heading of a table of papers. */
const NAMES_TO_KNOW = 2;
/** Some exports have a few lines of remarks above the heading, which must then be surer. */
const LINES_LOOKED_AT = 10;
const NAMES_TO_KNOW_BELOW = 3;

interface Heading {
  readonly delimiter: string;
  readonly names: readonly string[];
  /** How many of the names are of fields that we know. */
  readonly known: number;
  /** The line on which it stands. */
  readonly line: number;
}

const isKnown = (name: string, columns: Columns): boolean =>
  fieldOf(name) !== undefined || Object.values(columns).includes(name);

/** The heading under the delimiter that gives the most names that we know, the most names where that is even. */
function readHeading({ text, number }: Pick<SourceLine, "text" | "number">, columns: Columns): Heading {
  const headings = DELIMITERS.map((delimiter) => {
    const names = (parseRow(text, delimiter) ?? []).map((name) => name.trim());
    const known = new Set(names.filter((name) => isKnown(name, columns))).size;
    return { delimiter, names, known, line: number };
  });
  return headings.reduce((best, heading) =>
    heading.known > best.known || (heading.known === best.known && heading.names.length > best.names.length)
      ? heading
      : best,
  );
}

/** The heading among the first lines that are not blank: the first that we know enough names of. */
function findHeading(lines: readonly Pick<SourceLine, "text" | "number">[], columns: Columns): Heading | undefined {
  return lines
    .filter(({ text }) => text.trim() !== "")
    .slice(0, LINES_LOOKED_AT)
    .map((line) => readHeading(line, columns))
    .find(({ known }, place) => known >= (place === 0 ? NAMES_TO_KNOW : NAMES_TO_KNOW_BELOW));
}

const isTitle = (name: string, columns: Columns): boolean =>
  columns.title === undefined ? fieldOf(name) === "title" : name === columns.title;

function checkTitle(heading: Heading, source: Source, columns: Columns): void {
  if (heading.names.some((name) => isTitle(name, columns))) return;
  throw new PaperGraphError(
    "BAD_RECORD",
    `"${source.name}", line ${heading.line}: no column is named ${columns.title ?? "title"}; the columns are ${heading.names.join(", ")}.`,
    { hint: "Say which column holds the titles: --columns title=…" },
  );
}

/** Tables that were joined bring their headings along. */
const isHeadingAgain = (cells: readonly string[], { names }: Heading): boolean =>
  names.every((name, place) => cells[place]?.trim() === name);

async function* readTable(source: Source, skip: SkipRecord, columns: Columns): ReturnType<Reader["read"]> {
  const lines = source.lines()[Symbol.asyncIterator]();
  const first: SourceLine[] = [];
  let heading: Heading | undefined;
  while (heading === undefined && first.length < LINES_LOOKED_AT) {
    const { value, done } = await lines.next();
    if (done === true) break;
    if (value.text.trim() === "") continue;
    first.push(value);
    heading = findHeading(first, columns);
  }
  const [top] = first;
  if (top === undefined) return;
  // Where no line names two fields, the first is the heading of a table that has only titles.
  const waiting = heading === undefined ? first.slice(1) : [];
  heading ??= readHeading(top, columns);
  checkTitle(heading, source, columns);
  const layout = { delimiter: heading.delimiter, width: heading.names.length };
  for await (const { cells, line } of readRows(linesFrom(waiting, lines), layout, (at, reason) =>
    skip(`line ${at}`, reason),
  )) {
    const named = cells.map((cell, place): [string, string] => [heading.names[place] ?? "", cell]);
    const record = recordFrom(fieldsFrom(named, columns), source.name);
    if (isHeadingAgain(cells, heading)) skip(`line ${line}`, "it is the heading once more");
    else if (record === undefined) skip(`line ${line}`, "it has no title");
    else yield record;
  }
}

async function* linesFrom(waiting: readonly SourceLine[], rest: AsyncIterator<SourceLine>): AsyncGenerator<SourceLine> {
  yield* waiting;
  yield* { [Symbol.asyncIterator]: () => rest };
}

/** A table with a heading line, its cells parted by comma, semicolon, tab or bar. */
export const csv: Reader = {
  name: "csv",
  summary: "a table with a heading line: comma, semicolon, tab or bar between cells",
  isVerbatim: true,
  matches(head, columns) {
    const lines = head.split(/\r\n|\n|\r/u, LINES_LOOKED_AT * 2);
    return (
      findHeading(
        lines.map((text, place) => ({ text, number: place + 1 })),
        columns,
      ) !== undefined
    );
  },
  read: readTable,
};
