import type { PaperRecord } from "../model/paper.ts";
import type { Fields } from "./columns.ts";
import { recordFrom } from "./fields.ts";
import { givenFirst } from "./names.ts";
import type { Reader, SkipRecord } from "./reader.ts";
import type { Source } from "./source.ts";
import { cutRecords, type TaggedFormat, type TaggedRecord } from "./tagged/records.ts";

const FORMAT: TaggedFormat = {
  line: /^\s?%(?<tag>[0-9A-Z@!*+()[\]<>?&#$~^=])(?:\s(?<value>.*))?$/u,
  start: "0",
  titles: ["T"],
};
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

async function* readRecords(source: Source, skip: SkipRecord): AsyncGenerator<PaperRecord> {
  for await (const tagged of cutRecords(source.lines(), FORMAT)) {
    const record = recordFrom(recordFields(tagged), source.name);
    if (record === undefined) skip(`line ${tagged.line}`, "it has no title");
    else yield record;
  }
}

/** The tagged text of EndNote and Refer. */
export const endnote: Reader = {
  name: "endnote",
  summary: "the tagged text of EndNote and Refer (%0, %T, %A …), as Google Scholar gives it too",
  matches: (head) => TYPE.test(head) && TITLE.test(head),
  read: readRecords,
};
