import { trimmedParts } from "./authors.ts";
import type { Fields } from "./columns.ts";
import { authorFields, givenFirst } from "./names.ts";
import type { Reader } from "./reader.ts";
import { readTagged, type TaggedReading } from "./tagged/read.ts";
import type { TaggedRecord } from "./tagged/records.ts";

const TYPE = /^PT [A-Z][\w ]*$/mu;
const TITLE = /^TI \S/mu;

/** `Curie, Marie/0000-0001-2345-6789; …`, in an order of its own. */
function orcidsOf(record: TaggedRecord): ReadonlyMap<string, string> {
  const entries = record
    .all("OI")
    .flatMap((text) => text.split(";"))
    .map((entry) => entry.trim().split("/"));
  return new Map(entries.map(([name = "", orcid = ""]) => [name.trim().toLowerCase(), orcid.trim()]));
}

/** `NEWTON I, 1687, PRINCIPIA, V1, P1, DOI 10.1000/1`, of which the DOI names a paper. */
const referencesOf = (record: TaggedRecord): readonly string[] =>
  record.lines("CR").flatMap((line) => /\bDOI \[?(?<doi>10\.\d{4,9}\/[^\s,;\]]+)/u.exec(line)?.groups?.doi ?? []);

/** The month and day stand apart from the year: `NOV-DEC`, `SEP 15`. */
function dateOf(record: TaggedRecord): string | undefined {
  const [year, day] = [record.first("PY"), record.first("PD")];
  const { month, number } = /^(?<month>[A-Z]{3})(?:-[A-Z]{3})?(?: (?<number>\d{1,2}))?$/u.exec(day ?? "")?.groups ?? {};
  return year === undefined || month === undefined ? undefined : [year, month, number ?? ""].join(" ");
}

function recordFields(record: TaggedRecord): Fields {
  const names = record.lines(record.has("AF") ? "AF" : "AU");
  const orcids = orcidsOf(record);
  return {
    id: record.first("UT"),
    title: record.text("TI"),
    abstract: record.text("AB"),
    ...authorFields(names.map((name) => ({ name: givenFirst(name), id: orcids.get(name.toLowerCase()) ?? null }))),
    date: dateOf(record),
    year: record.first("PY"),
    url: record.first("UR"),
    venue: record.first("SO", "J9"),
    type: record.first("DT"),
    language: record.first("LA"),
    citations: record.first("TC"),
    keywords: record.all("DE", "ID").flatMap((words) => trimmedParts(words, ";")),
    references: referencesOf(record),
    doi: record.first("DI", "D2"),
    pmid: record.first("PM"),
  };
}

const READING: TaggedReading = {
  line: /^(?<tag>[A-Z][A-Z0-9])(?: (?<value>.*))?$/su,
  start: "PT",
  titles: ["TI"],
  end: "ER",
  outside: ["FN", "VR", "EF"],
  fieldsIn: recordFields,
};

/** The tagged text of Web of Science, which is no RIS; its table is read as csv. */
export const webOfScience: Reader = {
  name: "web-of-science",
  summary: "the tagged text of Web of Science (FN, VR, PT … ER), plain text or full record",
  matches: (head) => TYPE.test(head) && TITLE.test(head),
  read: (source, skip) => readTagged(source, skip, READING),
};
