import { strongIds } from "../model/id.ts";
import type { Paper } from "../model/paper.ts";
import { type DocumentTypes, typeIn } from "./document-types.ts";
import type { PaperExporter } from "./exporter.ts";
import { paperExporter } from "./paper-file.ts";
import { partsByComma } from "./person-name.ts";

const TYPES: DocumentTypes = {
  byKind: {
    article: "JOUR",
    conference: "CPAPER",
    preprint: "UNPB",
    book: "BOOK",
    chapter: "CHAP",
    thesis: "THES",
    report: "RPRT",
    dataset: "DATA",
    webpage: "ELEC",
    other: "GEN",
  },
  others: new Set("ABST BLOG COMP CONF EBOOK ECHAP EDBOOK EJOUR INPR MGZN NEWS PAT STAND".split(" ")),
};

/** The format has one value a line. */
const oneLine = (text: string): string => text.replace(/\s*[\r\n]+\s*/gu, " ").trim();

/** `2022-12-08` as the format wants it: `2022/12/08/`. */
const slashed = (date: string): string => {
  const [year = "", month = "", day = ""] = date.split("-");
  return `${year}/${month}/${day}/`;
};

type Line = readonly [tag: string, value: string | undefined];

function linesOf(paper: Paper): readonly Line[] {
  const { id, title, abstract, authors = [], date, year, url, venue, language, citations, keywords = [] } = paper;
  const ids = strongIds(paper);
  const doi = ids.find((one) => one.startsWith("doi:"));
  return [
    ["ID", id],
    ["TI", title],
    ...authors.map((name): Line => ["AU", partsByComma(name).join(", ")]),
    ["T2", venue],
    ["PY", year === undefined ? undefined : String(year)],
    ["DA", date === undefined ? undefined : slashed(date)],
    ["DO", doi?.slice("doi:".length)],
    ["UR", url],
    ["LA", language],
    ...keywords.map((word): Line => ["KW", word]),
    ["AB", abstract],
    ...ids.filter((one) => one !== doi).map((one): Line => ["N1", one]),
    ["N1", citations === undefined ? undefined : `Cited By: ${citations}`],
  ];
}

function recordOf(paper: Paper): string {
  const lines = linesOf(paper).flatMap(([tag, value = ""]) =>
    oneLine(value) === "" ? [] : [`${tag}  - ${oneLine(value)}`],
  );
  return [`TY  - ${typeIn(TYPES, paper)}`, ...lines, "ER  - ", ""].join("\r\n");
}

/** RIS. Ids that it has no field for are notes, one each. */
export const ris: PaperExporter = paperExporter({
  name: "ris",
  summary: "a file of papers for reference managers and screening tools",
  head: "",
  write: recordOf,
  between: "\r\n",
  tail: "",
});
