import { parsePaperId } from "../model/id.ts";
import { parseDate } from "./dates.ts";
import { trimmedParts } from "./authors.ts";
import type { Fields } from "./columns.ts";
import { givenFirst } from "./names.ts";
import type { Reader } from "./reader.ts";
import { readTagged } from "./tagged/read.ts";
import type { TaggedRecord } from "./tagged/records.ts";

/** As the format is written down; a value may be missing. */
const STRICT_LINE = /^\s?(?<tag>[A-Z][A-Z0-9]) {2}-(?:\s(?<value>.*))?$/su;
/** As some programs write it. */
const LOOSE_LINE = /^\s?(?<tag>[A-Z][A-Z0-9])\s{0,3}-(?:\s(?<value>.*))?$/su;
const STRICT_TYPE = /^TY {2}-/mu;
const TYPE = /^\s?TY\s{0,3}-\s*[A-Z]/mu;

/** Dates are written `2019/05/01/spring`, any part of which may be empty. */
const SLASHED = /^(?<year>\d{4})(?:\/(?<month>\d{1,2})?)?(?:\/(?<day>\d{1,2})?)?(?:\/.*)?$/u;

function isoOf(text: string): string | undefined {
  const { year, month, day } = SLASHED.exec(text.trim())?.groups ?? {};
  return parseDate(year === undefined ? text : [year, month, day].filter((part) => part !== undefined).join("-"));
}

/** The most exact of the dates that a record gives. */
const dateOf = (record: TaggedRecord): string | undefined =>
  record
    .all("DA", "PY", "Y1")
    .map(isoOf)
    .filter((date) => date !== undefined)
    .toSorted((a, b) => b.length - a.length)[0];

/** What databases say in their notes: `Cited By :12`, `Times Cited: 12`. */
const citationsOf = (record: TaggedRecord): string | undefined =>
  /(?:cited by|times cited)\s*:\s*(?<count>\d+)/iu.exec(record.all("N1", "Z9").join("\n"))?.groups?.count;

/** A database's own number is PubMed's where the record says that it is from there. */
function pmidOf(record: TaggedRecord): string | undefined {
  const isPubMed = record.all("DB", "DP").some((name) => /pubmed|medline|\bnlm\b/iu.test(name));
  return isPubMed ? record.all("AN").find((number) => /^\d{5,9}$/u.test(number)) : undefined;
}

function recordFields(record: TaggedRecord): Fields {
  const date = dateOf(record);
  const links = record.all("UR", "LK", "L2", "L1");
  const year = record.all("PY", "Y1").map(isoOf)[0] ?? date;
  return {
    id: record.first("ID"),
    title: record.first("TI", "T1", "CT", "BT", "ST"),
    abstract: record.text("AB", "N2"),
    authors: record.all("AU", "A1").flatMap((names) => trimmedParts(names, ";").map(givenFirst)),
    date: date === undefined || date.length === 4 ? undefined : date,
    year: year?.slice(0, 4),
    url: links[0],
    venue: record.first("T2", "JF", "JO", "BT", "JA", "J2", "T3"),
    type: record.first("TY"),
    language: record.first("LA"),
    citations: citationsOf(record),
    keywords: record.lines("KW").map((word) => word.replace(/^\*/u, "")),
    // A note that is nothing but an id is the paper's.
    ids: [...links, ...record.all("N1")].filter((text) => parsePaperId(text) !== undefined),
    doi: record.first("DO", "DI") ?? record.all("M3", "L3").find((text) => /^(?:doi:\s*)?10\.\d{4,9}\//iu.test(text)),
    pmid: pmidOf(record),
  };
}

/** RIS in all dialects: those of reference managers, publishers and databases. */
export const ris: Reader = {
  name: "ris",
  summary: "RIS, as reference managers, publishers and databases write it",
  matches: (head) => TYPE.test(head),
  read(source, skip) {
    const line = STRICT_TYPE.test(source.head) ? STRICT_LINE : LOOSE_LINE;
    return readTagged(source, skip, { line, start: "TY", titles: ["TI", "T1"], end: "ER", fieldsIn: recordFields });
  },
};
