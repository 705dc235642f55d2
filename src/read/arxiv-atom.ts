import type { Fields } from "./columns.ts";
import type { Reader } from "./reader.ts";
import { Refusal, readXml } from "./xml/records.ts";
import { childOf, childrenOf, textOf, textsOf, type XmlElement } from "./xml/tree.ts";

function entryFields(entry: XmlElement): Fields | Refusal {
  const id = textOf(childOf(entry, "id"));
  if (id?.includes("/api/errors") === true) {
    return new Refusal(`it is the API's error: ${textOf(childOf(entry, "summary")) ?? "unknown"}`);
  }
  const links = childrenOf(entry, "link").map(({ attributes }) => attributes);
  return {
    title: textOf(childOf(entry, "title")),
    abstract: textOf(childOf(entry, "summary")) ?? "",
    authors: textsOf(entry, "author", "name"),
    date: textOf(childOf(entry, "published")) ?? textOf(childOf(entry, "updated")),
    url: (links.find(({ rel }) => rel === "alternate") ?? links[0])?.href ?? id,
    venue: textOf(childOf(entry, "journal_ref")),
    keywords: childrenOf(entry, "category").flatMap(({ attributes }) => attributes.term ?? []),
    doi: textOf(childOf(entry, "doi")),
    arxiv: id,
  };
}

/** The answers of arXiv's API. */
export const arxivAtom: Reader = {
  name: "arxiv-atom",
  summary: "Atom feeds, as arXiv's API answers",
  matches: (head) => /<(?:[\w.-]+:)?feed\b[^>]*www\.w3\.org\/2005\/Atom/u.test(head),
  read: (source, skip) => readXml(source, skip, { names: ["entry"], fieldsIn: entryFields }),
};
