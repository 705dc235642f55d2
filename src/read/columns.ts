import { PaperGraphError } from "../errors.ts";

/** The names under which sources keep a field, the best first; upper case and all but letters and digits do not count. */
const NAMES = {
  id: ["id", "paperid", "recordid", "publicationid"],
  title: [
    "title",
    "papertitle",
    "articletitle",
    "documenttitle",
    "primarytitle",
    "titleofpaper",
    "originaltitle",
    "ti",
    "headline",
    "displayname",
  ],
  abstract: [
    "abstract",
    "abstracts",
    "paperabstract",
    "abstractnote",
    "abstracttext",
    "notesabstract",
    "summary",
    "description",
    "originalabstract",
    "ab",
  ],
  authors: [
    "authors",
    "author",
    "authornames",
    "authorfullnames",
    "authornamesfull",
    "authorsfullnames",
    "creators",
    "creator",
    "af",
    "au",
  ],
  authorIds: ["authorids"],
  authorCount: ["authorcount"],
  organisation: ["organisation", "organization"],
  date: [
    "date",
    "publicationdate",
    "publisheddate",
    "datepublished",
    "publishedat",
    "published",
    "updatedate",
    "coverdate",
    "dateofpublication",
    "pubdate",
  ],
  year: ["year", "publicationyear", "pubyear", "yearpublished", "publishedyear", "py"],
  url: ["url", "link", "articleurl", "externalurl", "paperurl", "pdfurl", "pdflink", "permalink"],
  venue: [
    "venue",
    "journal",
    "journalref",
    "journaltitle",
    "publicationtitle",
    "publicationname",
    "sourcetitle",
    "journalbook",
    "booktitle",
    "conference",
    "conferencename",
    "pubtitle",
    "so",
  ],
  type: ["type", "documenttype", "itemtype", "publicationtype", "dt"],
  language: ["language", "lang", "languageoforiginaldocument", "la"],
  citations: [
    "citations",
    "citationcount",
    "citedbycount",
    "citedby",
    "timescited",
    "articlecitationcount",
    "citingworkscount",
    "timescitedwoscore",
    "timescitedalldatabases",
    "cites",
    "tc",
  ],
  keywords: ["keywords", "authorkeywords", "manualtags", "tags", "indexkeywords", "de"],
  ids: ["ids"],
  references: ["references"],
  doi: ["doi", "digitalobjectidentifier", "di"],
  arxiv: ["arxiv", "arxivid", "arxivnumber", "eprint"],
  pmid: ["pmid", "pubmedid", "medlinepmid", "pm"],
  openalex: ["openalex", "openalexid"],
  s2: ["s2", "s2id", "corpusid"],
} as const;

/** A field of a record by its own name, whatever the source calls it. */
export type FieldName = keyof typeof NAMES;
export type Fields = Readonly<Partial<Record<FieldName, unknown>>>;
/** What the user says which field is called in the sources; it goes before all that is guessed. */
export type Columns = Readonly<Partial<Record<FieldName, string>>>;

const plainName = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");

export const isFieldName = (name: string): name is FieldName => Object.hasOwn(NAMES, name);
const FIELDS: readonly FieldName[] = Object.keys(NAMES).filter(isFieldName);
const FIELD_OF: ReadonlyMap<string, FieldName> = new Map(
  FIELDS.flatMap((field) => NAMES[field].map((name): [string, FieldName] => [name, field])),
);

/** Names that nobody listed but that say what they are: `Title (English)`, `abstract_en`. */
const LIKELY: readonly (readonly [FieldName, RegExp])[] = [
  [
    "title",
    /^(?:the|paper|article|document|doc|work|study|full|main|en)?titles?(?:en|eng|english|original|text|string)?$/u,
  ],
  ["abstract", /^(?:the|paper|article|document|doc|work|full|en)?abstracts?(?:en|eng|english|original|text|string)?$/u],
  ["authors", /^(?:paper|article|document|full)?authors?(?:names?|list)?$/u],
];

const likelyField = (key: string): FieldName | undefined => LIKELY.find(([, pattern]) => pattern.test(key))?.[0];

/** The field that a source keeps under a name, if it is one that we know. */
export const fieldOf = (name: string): FieldName | undefined => {
  const key = plainName(name);
  return FIELD_OF.get(key) ?? likelyField(key);
};

const isFilled = (value: unknown): boolean => value !== undefined && value !== null && value !== "";

/** Sorts what a source gives under its names into our fields; of two names for one field the better, if filled, counts. */
export function fieldsFrom(entries: Iterable<readonly [string, unknown]>, columns: Columns = {}): Fields {
  const filled = new Map<string, unknown>();
  for (const [name, value] of entries) {
    const key = plainName(name);
    if (isFilled(value) && !filled.has(key)) filled.set(key, value);
  }
  const keys = [...filled.keys()];
  const fields: Partial<Record<FieldName, unknown>> = {};
  for (const field of FIELDS) {
    const given = columns[field];
    const names = given === undefined ? NAMES[field] : [plainName(given)];
    const name = names.find((candidate) => filled.has(candidate));
    const likely =
      given === undefined ? keys.find((key) => !FIELD_OF.has(key) && likelyField(key) === field) : undefined;
    const key = name ?? likely;
    if (key !== undefined) fields[field] = filled.get(key);
  }
  return fields;
}

/** Reads `title=Name,abstract=Text`. Throws `USAGE` for a field that there is none of. */
export function parseColumns(text: string): Columns {
  const columns: Partial<Record<FieldName, string>> = {};
  for (const pair of text.split(",")) {
    const [field = "", ...name] = pair.split("=").map((part) => part.trim());
    if (!isFieldName(field) || name.join("=") === "") {
      throw new PaperGraphError("USAGE", `"${pair}" in --columns names no field and its column.`, {
        hint: `Write title=…,abstract=…; the fields are ${FIELDS.join(", ")}.`,
      });
    }
    columns[field] = name.join("=");
  }
  return columns;
}
