import { mendText } from "./bytes/misread.ts";
import type { Fields } from "./columns.ts";
import { listIn, objectIn, objectsIn, objectsOf, readJson, textIn, type JsonObject } from "./json/records.ts";
import type { Reader } from "./reader.ts";

/** Lists of references and citations hold each paper within an object that tells about the citing. */
const paperIn = (object: JsonObject): JsonObject =>
  objectIn(object.citedPaper) ?? objectIn(object.citingPaper) ?? objectIn(object.paper) ?? object;

/** Names of fields differ between the API (`publicationDate`), the bulk files (`publicationdate`) and S2ORC (`paper_id`). */
function lowerCased(object: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(object).map(([name, value]) => [name.toLowerCase().replaceAll("_", ""), value]),
  );
}

/** S2ORC gives title and abstract as ranges of the full text, in a list that is written as a string. */
function annotated(content: JsonObject | undefined, name: string): string | undefined {
  const text = textIn(content?.text);
  const ranges = textIn(objectIn(content?.annotations)?.[name]);
  if (text === undefined || ranges === undefined) return undefined;
  const numbers = [...ranges.matchAll(/"?(?<edge>start|end)"?\s*:\s*"?(?<place>\d+)/gu)];
  const places = (edge: string): readonly number[] =>
    numbers.filter(({ groups }) => groups?.edge === edge).map(({ groups }) => Number(groups?.place));
  const ends = places("end");
  return places("start")
    .map((start, place) => text.slice(start, ends[place]))
    .join("\n");
}

/** One text, or paragraphs as objects with a text each. */
function abstractOf(value: unknown): string | undefined {
  const paragraphs = objectsOf(value).flatMap(({ text }) => textIn(text) ?? []);
  return paragraphs.length > 0 ? paragraphs.join("\n") : textIn(value);
}

const mended = (text: string | undefined): string | undefined => (text === undefined ? undefined : mendText(text));

function nameOf(author: JsonObject): string | undefined {
  const parts = [author.first, ...listIn(author.middle), author.last].flatMap((part) => textIn(part) ?? []);
  return textIn(author.name) ?? (parts.length === 0 ? undefined : parts.join(" "));
}

/** `s2:` and its hash, where the API gives only that. */
const hashId = (value: unknown): string | undefined => {
  const hash = textIn(value);
  return hash !== undefined && /^[0-9a-f]{40}$/u.test(hash) ? `s2:${hash}` : undefined;
};

function venueOf(paper: JsonObject): string | undefined {
  const journal = objectIn(paper.journal);
  return (
    textIn(paper.venue) ??
    textIn(objectIn(paper.publicationvenue)?.name) ??
    textIn(journal?.name) ??
    textIn(paper.journal)
  );
}

function paperFields(object: JsonObject): Fields {
  const paper = lowerCased(paperIn(object));
  const external = lowerCased(objectIn(paper.externalids) ?? {});
  const content = objectIn(paper.content);
  const cited = [...objectsOf(paper.references).map(({ paperId }) => paperId), ...listIn(paper.outboundcitations)];
  return {
    title: mended(textIn(paper.title) ?? annotated(content, "title")),
    abstract: mended(abstractOf(paper.abstract) ?? annotated(content, "abstract")),
    authors: objectsOf(paper.authors).flatMap((author) => nameOf(author) ?? []),
    date: paper.publicationdate,
    year: paper.year,
    url: textIn(paper.url) ?? textIn(objectIn(paper.openaccesspdf)?.url),
    venue: venueOf(paper),
    type: listIn(paper.publicationtypes).map(textIn)[0],
    citations: paper.citationcount,
    keywords: listIn(paper.fieldsofstudy).map(textIn),
    references: cited.flatMap((id) => hashId(id) ?? []),
    ids: [hashId(paper.paperid)].filter((id) => id !== undefined),
    doi: textIn(external.doi) ?? paper.doi,
    arxiv: textIn(external.arxiv) ?? paper.arxivid,
    pmid: textIn(external.pubmed) ?? textIn(paper.pubmedid) ?? paper.pmid,
    s2: textIn(paper.corpusid) ?? external.corpusid,
  };
}

function isPaper(object: JsonObject): boolean {
  if ("citedPaper" in object || "citingPaper" in object || "corpusid" in object) return true;
  const names = ["externalIds", "corpusId", "s2FieldsOfStudy", "pdf_parse", "outbound_citations", "isInfluential"];
  return hashId(object.paperId) !== undefined || names.some((name) => name in object);
}

/** Papers of Semantic Scholar. */
export const semanticScholar: Reader = {
  name: "semantic-scholar",
  summary: "papers of Semantic Scholar: answers of its API, its bulk files, and S2ORC",
  matches: (head) => objectsIn(head).some(isPaper),
  read: (source, skip) => readJson(source, skip, paperFields),
};
