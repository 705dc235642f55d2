import { parsePaperId } from "../model/id.ts";
import type { Fields } from "./columns.ts";
import { cslDate } from "./csl-dates.ts";
import { listIn, objectsIn, objectsOf, readJson, textIn, type JsonObject } from "./json/records.ts";
import { plainText } from "./markup.ts";
import type { Reader } from "./reader.ts";

function nameOf(author: JsonObject): string | undefined {
  const family = ["non-dropping-particle", "family"].flatMap((part) => textIn(author[part]) ?? []).join(" ");
  const parts = [author.given, author["dropping-particle"], family, author.suffix].flatMap(
    (part) => textIn(part) ?? [],
  );
  return parts.length === 0 ? textIn(author.literal) : plainText(parts.join(" "));
}

const plain = (value: unknown): string | undefined => {
  const text =
    textIn(value) ??
    listIn(value)
      .map(textIn)
      .find((part) => part !== undefined);
  return text === undefined ? undefined : plainText(text);
};

/** Zotero keeps what CSL has no field for in the note, a line each: `arXiv: 1706.03762`, `PMID: 12345`. */
function noted(item: JsonObject, name: RegExp): string | undefined {
  const texts = [item.note, item.number, item.archive_location].flatMap((value) => textIn(value) ?? []);
  return texts.map((text) => name.exec(text)?.groups?.id).find((id) => id !== undefined);
}

/** The lines of the note that are nothing but an id. */
const notedIds = ({ note }: JsonObject): readonly string[] =>
  (textIn(note) ?? "").split("\n").filter((line) => parsePaperId(line) !== undefined);

function itemFields(item: JsonObject): Fields {
  return {
    id: item.id,
    title: plain(item.title),
    abstract: plain(item.abstract),
    authors: objectsOf(item.author).flatMap((author) => nameOf(author) ?? []),
    date: cslDate(item.issued),
    url: item.URL,
    venue: plain(item["container-title"]) ?? plain(item["event-title"]),
    type: item.type,
    language: item.language,
    keywords: item.keyword,
    ids: notedIds(item),
    doi: textIn(item.DOI) ?? noted(item, /\bDOI:\s*(?<id>10\.\S+)/iu),
    arxiv: noted(item, /\barXiv:\s*(?<id>[\w./-]+)/iu),
    pmid: textIn(item.PMID) ?? noted(item, /\bPMID:\s*(?<id>\d+)/iu),
  };
}

const OWN_FIELDS = [
  "issued",
  "container-title",
  "citation-key",
  "title-short",
  "accessed",
  "event-title",
  "publisher-place",
];

const isItem = (item: JsonObject): boolean =>
  typeof item.type === "string" &&
  (OWN_FIELDS.some((name) => name in item) ||
    objectsOf(item.author).some((author) => "family" in author || "literal" in author));

/** CSL-JSON. */
export const cslJson: Reader = {
  name: "csl-json",
  summary: "CSL-JSON, as Zotero, Mendeley and Pandoc write it",
  matches: (head) => objectsIn(head).some(isItem),
  read: (source, skip) => readJson(source, skip, itemFields),
};
