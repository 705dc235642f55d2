import { mendText } from "./bytes/misread.ts";
import type { Fields } from "./columns.ts";
import { listIn, objectIn, objectsIn, objectsOf, readJson, textIn, type JsonObject } from "./json/records.ts";
import { plainText } from "./markup.ts";
import type { Reader } from "./reader.ts";

/** Puts an inverted index (each word with its places, from 0) together again. */
function abstractOf(index: unknown): string | undefined {
  const words: { readonly word: string; readonly place: number }[] = [];
  for (const [word, places] of Object.entries(objectIn(index) ?? {})) {
    for (const place of listIn(places)) if (typeof place === "number") words.push({ word, place });
  }
  if (words.length === 0) return undefined;
  const inOrder = words.toSorted((a, b) => a.place - b.place).map(({ word }) => word);
  return mendText(inOrder.join(" "));
}

/** Where it was published: the newer and the older name of the field. */
function venueOf(work: JsonObject): string | undefined {
  const place = objectIn(objectIn(work.primary_location)?.source) ?? objectIn(work.host_venue);
  return textIn(place?.display_name);
}

function workFields(work: JsonObject): Fields {
  const ids = objectIn(work.ids) ?? {};
  const authors = objectsOf(objectsOf(work.authorships).map(({ author }) => author));
  const named = authors.filter((author) => textIn(author.display_name) !== undefined);
  const title = textIn(work.title) ?? textIn(work.display_name);
  return {
    title: title === undefined ? undefined : plainText(title),
    abstract: abstractOf(work.abstract_inverted_index) ?? work.abstract,
    authors: named.map((author) => author.display_name),
    authorIds: named.map((author) => textIn(author.orcid) ?? textIn(author.id) ?? null),
    date: work.publication_date,
    year: work.publication_year,
    url: objectIn(work.primary_location)?.landing_page_url,
    venue: venueOf(work),
    type: work.type,
    language: work.language,
    citations: work.cited_by_count,
    keywords: work.keywords,
    references: work.referenced_works,
    doi: textIn(work.doi) ?? ids.doi,
    pmid: ids.pmid,
    openalex: textIn(work.id) ?? ids.openalex,
  };
}

const WORK_ID = /openalex\.org\/(?:works\/)?W\d+$/iu;

function isWork(object: JsonObject): boolean {
  const id = textIn(object.id) ?? textIn(objectIn(object.ids)?.openalex) ?? "";
  return WORK_ID.test(id) || "abstract_inverted_index" in object;
}

/** Works of OpenAlex. */
export const openalex: Reader = {
  name: "openalex",
  summary: "works of OpenAlex: one, a page of results, JSON lines, or a part of the snapshot",
  matches: (head) => objectsIn(head).some(isWork),
  read: (source, skip) => readJson(source, skip, workFields),
};
