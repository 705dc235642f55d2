import type { Fields } from "./columns.ts";
import { splitAuthors } from "./authors.ts";
import { givenFirst } from "./names.ts";
import type { Reader } from "./reader.ts";
import { Refusal, readXml } from "./xml/records.ts";
import { childOf, childrenOf, textOf, textsOf, type XmlElement } from "./xml/tree.ts";

const text = (element: XmlElement, name: string): string | undefined => textOf(childOf(element, name));

/** arXiv's own formats: `arXiv` with names in parts, `arXivRaw` with all names in one text and a date a version. */
function arxivFields(paper: XmlElement): Fields {
  const authors = childrenOf(paper, "authors", "author").map((author) =>
    ["forenames", "keyname", "suffix"].flatMap((part) => text(author, part) ?? []).join(" "),
  );
  return {
    title: text(paper, "title"),
    abstract: text(paper, "abstract"),
    authors: authors.length > 0 ? authors : splitAuthors(text(paper, "authors") ?? ""),
    date: text(paper, "created") ?? textsOf(paper, "version", "date")[0],
    venue: text(paper, "journal-ref"),
    keywords: text(paper, "categories")?.split(" "),
    doi: text(paper, "doi"),
    arxiv: text(paper, "id"),
  };
}

/** Dublin Core, which every repository gives: the first description is the abstract, others are remarks. */
function dublinCoreFields(paper: XmlElement): Fields {
  return {
    title: text(paper, "title"),
    abstract: text(paper, "description"),
    authors: textsOf(paper, "creator").map(givenFirst),
    date: textsOf(paper, "date").toSorted()[0],
    url: textsOf(paper, "identifier").find((identifier) => /^https?:/u.test(identifier)),
    type: text(paper, "type"),
    language: text(paper, "language"),
    keywords: textsOf(paper, "subject"),
    ids: textsOf(paper, "identifier").filter((identifier) =>
      /^(?:doi:|https?:\/\/(?:dx\.)?(?:doi|arxiv)\.org\/)/iu.test(identifier),
    ),
  };
}

function recordFields(record: XmlElement): Fields | Refusal {
  const header = childOf(record, "header");
  if (header?.attributes.status === "deleted") return new Refusal("its repository says that it is deleted");
  const paper = childOf(record, "metadata")?.children.find((child) => typeof child !== "string");
  if (paper === undefined) return new Refusal("it has no metadata");
  const fields = paper.name.startsWith("arXiv") ? arxivFields(paper) : dublinCoreFields(paper);
  return { ...fields, id: arxivIdIn(header) ?? (header && text(header, "identifier")) };
}

/** `oai:arXiv.org:0710.5765`. */
function arxivIdIn(header: XmlElement | undefined): string | undefined {
  const identifier = header && text(header, "identifier");
  return /^oai:arxiv\.org:(?<id>.+)$/iu.exec(identifier ?? "")?.groups?.id;
}

/** Answers of OAI-PMH, the harvesting protocol of arXiv and other repositories. */
export const oaiPmh: Reader = {
  name: "oai-pmh",
  summary: "answers of OAI-PMH: arXiv's own formats, and Dublin Core of any repository",
  matches: (head) => /<(?:[\w.-]+:)?OAI-PMH\b|openarchives\.org\/OAI\/2\.0/u.test(head),
  read: (source, skip) => readXml(source, skip, { names: ["record"], fieldsIn: recordFields }),
};
