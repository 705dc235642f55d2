import { strongIds } from "../model/id.ts";
import type { Paper } from "../model/paper.ts";
import { type DocumentTypes, typeIn } from "./document-types.ts";
import { joinKeywords } from "./keyword-list.ts";
import type { PaperExporter } from "./exporter.ts";
import { paperExporter } from "./paper-file.ts";
import { personName } from "./person-name.ts";

const TYPES: DocumentTypes = {
  byKind: {
    article: "article-journal",
    conference: "paper-conference",
    preprint: "article",
    book: "book",
    chapter: "chapter",
    thesis: "thesis",
    report: "report",
    dataset: "dataset",
    webpage: "webpage",
    other: "document",
  },
  others: new Set(
    (
      "article-magazine article-newspaper bill broadcast classic collection entry entry-dictionary entry-encyclopedia event " +
      "figure graphic hearing interview legal_case legislation manuscript map motion_picture musical_score pamphlet patent " +
      "performance periodical personal_communication post post-weblog regulation review review-book software song speech " +
      "standard treaty"
    ).split(" "),
  ),
};

/** As Zotero writes ids into the note that CSL has no field for. */
const NOTED: Readonly<Record<string, string>> = {
  doi: "DOI",
  arxiv: "arXiv",
  pmid: "PMID",
  openalex: "OpenAlex",
  s2: "S2",
};

function notedId(id: string): string {
  const colon = id.indexOf(":");
  return `${NOTED[id.slice(0, colon)] ?? ""}: ${id.slice(colon + 1)}`;
}

const dateOf = ({ date, year }: Paper): readonly number[] | undefined =>
  date === undefined ? (year === undefined ? undefined : [year]) : date.split("-").map(Number);

function authorOf(name: string): Readonly<Record<string, string>> {
  const parts = personName(name);
  if ("literal" in parts) return parts;
  const { suffix, ...person } = parts;
  return suffix === "" ? person : { ...person, suffix };
}

/** What is not known is left out of the JSON. */
function itemOf(paper: Paper): Readonly<Record<string, unknown>> {
  const { id, title, abstract, authors, url, venue, language, keywords } = paper;
  const ids = strongIds(paper);
  const doi = ids.find((one) => one.startsWith("doi:"));
  const pmid = ids.find((one) => one.startsWith("pmid:"));
  const noted = ids.filter((one) => one !== doi && one !== pmid);
  const date = dateOf(paper);
  return {
    id,
    // Without any other field it tells that the file is CSL.
    "citation-key": id,
    type: typeIn(TYPES, paper),
    title,
    author: authors?.map(authorOf),
    "container-title": venue,
    issued: date && { "date-parts": [date] },
    DOI: doi?.slice("doi:".length),
    PMID: pmid?.slice("pmid:".length),
    URL: url,
    language,
    keyword: keywords && joinKeywords(keywords),
    note: noted.length === 0 ? undefined : noted.map(notedId).join("\n"),
    abstract: abstract === "" ? undefined : abstract,
  };
}

/** CSL-JSON. */
export const cslJson: PaperExporter = paperExporter({
  name: "csl-json",
  summary: "a file of papers for Zotero, Pandoc and citation processors",
  head: "[\n",
  write: (paper) => JSON.stringify(itemOf(paper)),
  between: ",\n",
  tail: "\n]\n",
});
