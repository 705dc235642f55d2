import type { Fields } from "./columns.ts";
import { cslDate } from "./csl-dates.ts";
import { listIn, objectsIn, objectsOf, readJson, textIn, type JsonObject } from "./json/records.ts";
import { plainText } from "./markup.ts";
import { authorFields, type Writer } from "./names.ts";
import type { Reader } from "./reader.ts";

const firstOf = (value: unknown): string | undefined =>
  listIn(value)
    .map(textIn)
    .find((text) => text !== undefined);

const plain = (text: string | undefined): string | undefined => (text === undefined ? undefined : plainText(text));

function writerOf(author: JsonObject): Writer | undefined {
  const parts = [author.given, author.family ?? author.name, author.suffix].flatMap((part) => textIn(part) ?? []);
  return parts.length === 0 ? undefined : { name: plainText(parts.join(" ")), id: textIn(author.ORCID) ?? null };
}

/** The day on which a work came out first. */
function dateOf(work: JsonObject): string | undefined {
  const dates = [work.issued, work.published, work["published-online"], work["published-print"]].map(cslDate);
  return dates.find((date) => date !== undefined);
}

function workFields(work: JsonObject): Fields {
  const writers = objectsOf(work.author).flatMap((author) => writerOf(author) ?? []);
  return {
    title: plain(firstOf(work.title)),
    abstract: plain(textIn(work.abstract)),
    ...authorFields(writers),
    date: dateOf(work),
    url: work.URL,
    venue: plain(firstOf(work["container-title"])),
    type: work.type,
    language: work.language,
    citations: work["is-referenced-by-count"],
    keywords: work.subject,
    references: objectsOf(work.reference).flatMap(({ DOI }) => textIn(DOI) ?? []),
    doi: work.DOI,
  };
}

/** Titles come as lists, and each work tells when it was deposited or indexed. */
const isWork = (object: JsonObject): boolean =>
  typeof object.DOI === "string" &&
  (Array.isArray(object.title) || Array.isArray(object["container-title"])) &&
  ["member", "prefix", "indexed", "deposited", "reference-count", "publisher"].some((name) => name in object);

/** Works of Crossref. */
export const crossref: Reader = {
  name: "crossref",
  summary: "works of Crossref: one, a list, or a part of the public data file; JATS abstracts as text",
  matches: (head) => objectsIn(head).some(isWork),
  read: (source, skip) => readJson(source, skip, workFields),
};
