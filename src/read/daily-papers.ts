import { parsePaperId } from "../model/id.ts";
import type { Fields } from "./columns.ts";
import { objectIn, objectsIn, objectsOf, readJson, textIn, type JsonObject } from "./json/records.ts";
import type { Reader } from "./reader.ts";

/** A day's list holds each paper within an object that tells who submitted it. */
const paperIn = (object: JsonObject): JsonObject => ({ ...object, ...objectIn(object.paper) });

/** What the API, or a page's own copy of its answer, tells of a paper. */
export function listingFields(object: JsonObject): Fields {
  const paper = paperIn(object);
  const organisation = objectIn(paper.organization) ?? {};
  return {
    title: paper.title,
    abstract: paper.summary,
    authors: objectsOf(paper.authors).flatMap(({ name }) => textIn(name) ?? []),
    organisation: textIn(organisation.fullname) ?? organisation.name,
    date: paper.publishedAt,
    keywords: paper.ai_keywords,
    arxiv: paper.id,
  };
}

function isPaper(object: JsonObject): boolean {
  const paper = paperIn(object);
  const isOnArxiv = parsePaperId(textIn(paper.id) ?? "")?.startsWith("arxiv:") ?? false;
  return isOnArxiv && ["upvotes", "submittedBy", "submittedOnDailyAt", "numComments"].some((name) => name in paper);
}

/** The API of Hugging Face's Daily Papers. */
export const dailyPapers: Reader = {
  name: "daily-papers",
  summary: "Daily Papers of Hugging Face as its API gives them, one or a list",
  isVerbatim: true,
  matches: (head) => objectsIn(head).some(isPaper),
  read: (source, skip) => readJson(source, skip, listingFields),
};
