import { strongIds } from "../model/id.ts";
import type { Paper } from "../model/paper.ts";
import { shortHash } from "../text/hash.ts";
import { type DocumentKind, documentKind, type DocumentTypes, typeIn } from "./document-types.ts";
import { joinKeywords } from "./keyword-list.ts";
import type { PaperExporter } from "./exporter.ts";
import { paperExporter } from "./paper-file.ts";
import { partsByComma } from "./person-name.ts";

const TYPES: DocumentTypes = {
  byKind: {
    article: "article",
    conference: "inproceedings",
    preprint: "misc",
    book: "book",
    chapter: "incollection",
    thesis: "phdthesis",
    report: "techreport",
    dataset: "dataset",
    webpage: "online",
    other: "misc",
  },
  others: new Set(
    "booklet collection inbook manual mastersthesis patent periodical proceedings report software thesis unpublished".split(
      " ",
    ),
  ),
};

/** Which field tells where a paper came out. */
const VENUES: Readonly<Partial<Record<DocumentKind, string>>> = {
  article: "journal",
  conference: "booktitle",
  chapter: "booktitle",
  thesis: "school",
  report: "institution",
};

const SIGNS: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "{": "\\textbraceleft{}",
  "}": "\\textbraceright{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
};

/** Text for LaTeX, on one line: signs that mean something to it as commands, letters of all scripts as they are (UTF-8). */
const latex = (text: string): string =>
  text
    .replace(/\s+/gu, " ")
    .trim()
    .replace(/[\\{}~^]/gu, (sign) => SIGNS[sign] ?? sign)
    .replace(/[&%$#_]/gu, String.raw`\$&`)
    // LaTeX makes one sign of two of these.
    .replace(/-(?=-)|'(?=')|`(?=`)/gu, "$&{}");

/** Addresses stand as they are, as BibLaTeX wants them; signs that would end the value are percent-encoded. */
const address = (text: string): string => text.replace(/\s+/gu, " ").replace(/[\\{}]/gu, encodeURIComponent);

/** Braces keep a name in one piece. */
const literalName = (name: string): string => (/^[^\s,]+$/u.test(name) && name !== "others" ? name : `{${name}}`);

/** Signs that no citation key may have, in BibTeX or in LaTeX. */
const NO_KEY = /[^\w:./+-]/u;

/** The paper's id, so that a build of the file knows the paper again; a hash of it where LaTeX would stumble over it. */
const keyOf = ({ id }: Paper): string => (NO_KEY.test(id) ? `paper-${shortHash(id)}` : id);

const idOf = (paper: Paper, kind: string): string | undefined =>
  strongIds(paper)
    .find((id) => id.startsWith(`${kind}:`))
    ?.slice(kind.length + 1);

type FieldsOf = Readonly<Record<string, string | undefined>>;

function fieldsOf(paper: Paper): FieldsOf {
  const { title, abstract, authors = [], date, year, url, venue, language, keywords = [] } = paper;
  const arxiv = idOf(paper, "arxiv");
  const doi = idOf(paper, "doi");
  return {
    // The second pair keeps the capitals, which many styles would make small.
    title: `{${latex(title)}}`,
    author: authors.map(latexName).join(" and "),
    [VENUES[documentKind(paper)] ?? "howpublished"]: venue === undefined ? undefined : latex(venue),
    year: year === undefined ? undefined : String(year),
    date,
    doi: doi === undefined ? undefined : address(doi),
    eprint: arxiv,
    archiveprefix: arxiv === undefined ? undefined : "arXiv",
    pmid: idOf(paper, "pmid"),
    url: url === undefined ? undefined : address(url),
    language: language === undefined ? undefined : latex(language),
    keywords: latex(joinKeywords(keywords)),
    abstract: latex(abstract),
  };
}

function latexName(name: string): string {
  const parts = partsByComma(name).map(latex);
  return parts.length === 1 ? parts.map(literalName).join("") : parts.join(", ");
}

function entryOf(paper: Paper): string {
  const fields = Object.entries(fieldsOf(paper)).filter(([, value]) => value !== undefined && value !== "");
  return [
    `@${typeIn(TYPES, paper)}{${keyOf(paper)},`,
    ...fields.map(([name, value]) => `  ${name} = {${value}},`),
    "}\n",
  ].join("\n");
}

/** BibTeX that BibLaTeX reads too. */
export const bibtex: PaperExporter = paperExporter({
  name: "bibtex",
  summary: "a file of papers for LaTeX and reference managers",
  head: "",
  write: entryOf,
  between: "\n",
  tail: "",
});
