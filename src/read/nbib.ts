import type { Fields } from "./columns.ts";
import { authorFields, givenFirst, type Writer } from "./names.ts";
import type { Reader } from "./reader.ts";
import { readTagged, type TaggedReading } from "./tagged/read.ts";
import type { TaggedRecord } from "./tagged/records.ts";

const NUMBER = /^PMID ?- *\d/mu;

/** Full names where there are any, those of groups too; an ORCID stands below the name that it belongs to. */
function writersOf(record: TaggedRecord): readonly Writer[] {
  const nameTag = record.has("FAU") ? "FAU" : "AU";
  const writers: Writer[] = [];
  for (const { tag, text } of record.inOrder(nameTag, "CN", "AUID")) {
    const last = writers.at(-1);
    if (tag !== "AUID") writers.push({ name: tag === "CN" ? text : givenFirst(text), id: null });
    else if (last !== undefined) writers.splice(-1, 1, { ...last, id: last.id ?? text });
  }
  return writers;
}

/** `10.1186/1471-2105-7-10 [doi]`. */
const idOfKind = (record: TaggedRecord, kind: string): string | undefined =>
  record
    .all("AID", "LID")
    .find((id) => id.endsWith(`[${kind}]`))
    ?.slice(0, -kind.length - 2);

function recordFields(record: TaggedRecord): Fields {
  const published = record.first("DP") ?? record.first("DEP");
  return {
    title: record.text("TI", "BTI", "CTI", "TT"),
    abstract: record.text("AB"),
    ...authorFields(writersOf(record)),
    date: published?.replace(/^(\d{4})(\d\d)(\d\d)$/u, "$1-$2-$3"),
    year: published?.slice(0, 4),
    venue: record.first("JT", "TA"),
    type: record.first("PT"),
    language: record.first("LA"),
    keywords: record.all("OT", "MH").map((word) => word.replaceAll("*", "")),
    doi: idOfKind(record, "doi"),
    pmid: record.first("PMID"),
  };
}

/** Tags of two to four letters, filled up with spaces to four. */
const READING: TaggedReading = {
  line: /^(?<tag>[A-Z][A-Z0-9]{1,3}) {0,2}-(?:\s(?<value>.*))?$/su,
  start: "PMID",
  titles: ["TI"],
  fieldsIn: recordFields,
};

/** NBIB, the text format of MEDLINE and PubMed. */
export const nbib: Reader = {
  name: "nbib",
  summary: "NBIB, the tagged text of MEDLINE and PubMed",
  matches: (head) => NUMBER.test(head),
  read: (source, skip) => readTagged(source, skip, READING),
};
