import { DomUtils, parseDocument } from "htmlparser2";
import { parsePaperId } from "../model/id.ts";
import type { PaperRecord } from "../model/paper.ts";
import { trimmedParts } from "./authors.ts";
import { onOneLine } from "./bytes/lines.ts";
import type { Fields } from "./columns.ts";
import { listingFields } from "./daily-papers.ts";
import { recordFrom } from "./fields.ts";
import { objectIn, objectsOf } from "./json/records.ts";
import { plainText } from "./markup.ts";
import { givenFirst } from "./names.ts";
import type { Reader, SkipRecord } from "./reader.ts";
import type { Source } from "./source.ts";

type Page = ReturnType<typeof parseDocument>;

/** The papers that a page of Daily Papers carries for its own scripts. */
function carriedPapers(page: Page): readonly Fields[] {
  const carriers = DomUtils.findAll((element) => element.attribs["data-target"] === "DailyPapers", page.children);
  return carriers.flatMap((element) => {
    try {
      return objectsOf(objectIn(JSON.parse(element.attribs["data-props"] ?? ""))?.dailyPapers).map(listingFields);
    } catch {
      return [];
    }
  });
}

/** The headings of such a page, each of which leads to a paper. */
function linkedPapers(page: Page): readonly Fields[] {
  const links = DomUtils.findAll(
    (element) =>
      element.name === "a" &&
      /^(?:https:\/\/huggingface\.co)?\/papers\/\d{4}\.\d{4,5}$/u.test(element.attribs.href ?? ""),
    DomUtils.findAll((element) => element.name === "h3", page.children),
  );
  return links.map((link) => ({
    title: onOneLine(DomUtils.textContent(link)).trim(),
    arxiv: link.attribs.href?.split("/").at(-1),
  }));
}

/** What a page says of the paper that it is about, by the names that search engines look for. */
function describedPaper(page: Page): Fields | undefined {
  const metas = DomUtils.findAll((element) => element.name === "meta", page.children).map(({ attribs }) => ({
    name: (attribs.name ?? attribs.property ?? "").toLowerCase().replace(/^dcterms\./u, "dc."),
    content: plainText(attribs.content ?? ""),
  }));
  const all = (...names: readonly string[]): readonly string[] =>
    names
      .map((name) => metas.filter((meta) => meta.name === name && meta.content !== "").map(({ content }) => content))
      .find((contents) => contents.length > 0) ?? [];
  const first = (...names: readonly string[]): string | undefined => all(...names)[0];
  const title = first("citation_title", "dc.title", "og:title");
  if (title === undefined) return undefined;
  return {
    title,
    abstract: first("citation_abstract", "dc.description", "og:description", "description"),
    authors: all("citation_author", "citation_authors", "dc.creator").flatMap((names) =>
      trimmedParts(names, ";").map(givenFirst),
    ),
    date: first("citation_publication_date", "citation_date", "citation_online_date", "dc.date"),
    year: first("citation_year"),
    url: first("citation_abstract_html_url", "og:url"),
    venue: first("citation_journal_title", "citation_conference_title"),
    language: first("citation_language", "dc.language"),
    keywords: all("citation_keywords").flatMap((words) => trimmedParts(words, /[;,]/u)),
    ids: all("dc.identifier").filter((id) => parsePaperId(id) !== undefined),
    doi: first("citation_doi"),
    arxiv: first("citation_arxiv_id"),
    pmid: first("citation_pmid"),
  };
}

function papersOn(page: Page): readonly Fields[] {
  const lists = [carriedPapers(page), linkedPapers(page)].find((papers) => papers.length > 0);
  const described = lists === undefined ? describedPaper(page) : undefined;
  return lists ?? (described === undefined ? [] : [described]);
}

async function* readPage(source: Source, skip: SkipRecord): AsyncGenerator<PaperRecord> {
  const papers = papersOn(parseDocument(await source.text()));
  if (papers.length === 0) skip("line 1", "the page names no paper in its heading or its meta tags");
  for (const [place, fields] of papers.entries()) {
    const record = recordFrom(fields, source.name);
    if (record === undefined) skip(`paper ${place + 1} of the page`, "it has no title");
    else yield record;
  }
}

/** Saved web pages. */
export const html: Reader = {
  name: "html",
  summary: "saved web pages: Daily Papers, and the page of one paper by its meta tags",
  matches: (head) => /^(?:\s|<!--(?:(?!-->)[^])*-->)*<(?:!doctype\s+html|html|head|meta)\b/iu.test(head),
  read: readPage,
};
