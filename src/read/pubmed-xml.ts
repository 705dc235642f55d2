import type { Fields } from "./columns.ts";
import { authorFields, type Writer } from "./names.ts";
import type { Reader } from "./reader.ts";
import { readXml } from "./xml/records.ts";
import { childOf, childrenOf, textOf, textsOf, type XmlElement } from "./xml/tree.ts";

const text = (element: XmlElement | undefined, ...path: readonly string[]): string | undefined =>
  textOf(childOf(element, ...path));

/** The parts of a structured abstract, each behind its label. */
function abstractOf(article: XmlElement | undefined, citation: XmlElement | undefined): string | undefined {
  const abstract = [childOf(article, "Abstract"), childOf(citation, "Abstract"), childOf(citation, "OtherAbstract")];
  const parts = abstract.map((element) => childrenOf(element, "AbstractText")).find((found) => found.length > 0) ?? [];
  const texts = parts.flatMap((part) => {
    const [words, label] = [textOf(part), part.attributes.Label];
    if (words === undefined) return [];
    return label === undefined || label === "" ? [words] : [`${label}: ${words}`];
  });
  return texts.length === 0 ? undefined : texts.join(" ");
}

function writerOf(author: XmlElement): Writer | undefined {
  const given = text(author, "ForeName") ?? text(author, "Initials");
  const parts = [given, text(author, "LastName"), text(author, "Suffix")].filter((part) => part !== undefined);
  const name = parts.length > 0 ? parts.join(" ") : text(author, "CollectiveName");
  const orcid = childrenOf(author, "Identifier").find(({ attributes }) => attributes.Source === "ORCID");
  return name === undefined ? undefined : { name, id: textOf(orcid) ?? null };
}

/** `2004 Dec 15`, or as written where journals have seasons. */
function dateOf(date: XmlElement | undefined): string | undefined {
  const year = text(date, "Year");
  if (year === undefined) return text(date, "MedlineDate");
  const [month, day] = [text(date, "Month"), text(date, "Day")];
  const isNumber = month !== undefined && /^\d+$/u.test(month);
  return [year, month, day].filter((part) => part !== undefined).join(isNumber ? "-" : " ");
}

/** The ids of a list, by their type. */
const idOf = (element: XmlElement | undefined, kind: string): string | undefined =>
  textOf(childrenOf(element, "ArticleIdList", "ArticleId").find(({ attributes }) => attributes.IdType === kind));

function referencesOf(data: XmlElement | undefined): readonly string[] {
  return childrenOf(data, "ReferenceList", "Reference").flatMap((reference) => {
    const [pmid, doi] = [idOf(reference, "pubmed"), idOf(reference, "doi")];
    return pmid === undefined ? (doi ?? []) : `pmid:${pmid}`;
  });
}

/** Where an article is found other than by its page. */
const doiOf = (article: XmlElement | undefined): string | undefined =>
  textOf(childrenOf(article, "ELocationID").find(({ attributes }) => attributes.EIdType === "doi"));

const titleOf = (article: XmlElement | undefined, book: XmlElement | undefined): string | undefined =>
  text(article, "ArticleTitle") ?? text(article, "VernacularTitle") ?? text(book, "BookTitle");

function articleFields(record: XmlElement): Fields {
  const citation = childOf(record, "MedlineCitation") ?? childOf(record, "BookDocument");
  const data = childOf(record, "PubmedData") ?? childOf(record, "PubmedBookData");
  const article = childOf(citation, "Article") ?? citation;
  const book = childOf(citation, "Book");
  const writers = childrenOf(article, "AuthorList", "Author").flatMap((author) => writerOf(author) ?? []);
  const published = childOf(article, "Journal", "JournalIssue", "PubDate") ?? childOf(book, "PubDate");
  const date = dateOf(published) ?? dateOf(childOf(article, "ArticleDate"));
  return {
    title: titleOf(article, book),
    abstract: abstractOf(article, citation),
    ...authorFields(writers),
    date,
    year: date?.slice(0, 4),
    venue: text(article, "Journal", "Title") ?? text(book, "BookTitle"),
    type: text(article, "PublicationTypeList", "PublicationType") ?? text(article, "PublicationType"),
    language: text(article, "Language"),
    keywords: [
      ...textsOf(citation, "KeywordList", "Keyword"),
      ...textsOf(citation, "MeshHeadingList", "MeshHeading", "DescriptorName"),
    ],
    references: referencesOf(data),
    doi: idOf(data, "doi") ?? doiOf(article),
    pmid: text(citation, "PMID") ?? idOf(data, "pubmed"),
  };
}

/** PubMed's XML. */
export const pubmedXml: Reader = {
  name: "pubmed-xml",
  summary: "PubMed's XML, of a search or of the yearly baseline",
  matches: (head) => /<(?:PubmedArticleSet|PubmedArticle|PubmedBookArticle|MedlineCitationSet)\b/u.test(head),
  read: (source, skip) =>
    readXml(source, skip, { names: ["PubmedArticle", "PubmedBookArticle"], fieldsIn: articleFields }),
};
