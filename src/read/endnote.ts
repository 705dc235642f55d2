import type { Fields } from "./columns.ts";
import { givenFirst } from "./names.ts";
import type { Reader } from "./reader.ts";
import { readTagged, type TaggedReading } from "./tagged/read.ts";
import type { TaggedRecord } from "./tagged/records.ts";

const TYPE = /^\s?%0 \S/mu;
const TITLE = /^\s?%T \S/mu;

function recordFields(record: TaggedRecord): Fields {
  const dates = record.all("8", "D");
  return {
    title: record.text("T", "B", "!"),
    abstract: record.text("X"),
    authors: record.all("A").map(givenFirst),
    date: dates.find((date) => /\d{4}\D|\D\d{4}/u.test(date)),
    year: record.first("D"),
    url: record.first("U"),
    venue: record.first("J", "B"),
    type: record.first("0"),
    language: record.first("G"),
    keywords: record.lines("K"),
    doi: record.first("R"),
  };
}

const READING: TaggedReading = {
  line: /^\s?%(?<tag>[0-9A-Z@!*+()[\]<>?&#$~^=])(?:\s(?<value>.*))?$/su,
  start: "0",
  titles: ["T"],
  fieldsIn: recordFields,
};

/** The tagged text of EndNote and Refer. */
export const endnote: Reader = {
  name: "endnote",
  summary: "the tagged text of EndNote and Refer (%0, %T, %A …), as Google Scholar gives it too",
  matches: (head) => TYPE.test(head) && TITLE.test(head),
  read: (source, skip) => readTagged(source, skip, READING),
};
