import { basename } from "node:path";
import { z } from "zod";
import { isTitleId, localIdOf, paperIdOf, parsePaperId, strongIds, yearOfArxivId } from "../model/id.ts";
import { paperRecordSchema, type PaperRecord } from "../model/paper.ts";
import { paperKeyOf } from "../text/paper-key.ts";
import { splitAuthors, trimmedParts } from "./authors.ts";
import { parseDate, yearOfDate } from "./dates.ts";

/** The names under which sources keep a field, the best first; upper case, spaces, hyphens and underscores do not count. */
const NAMES = {
  id: ["id", "paperid", "recordid"],
  title: ["title", "papertitle", "articletitle", "documenttitle"],
  abstract: ["abstract", "summary", "description", "abstractnote", "abstracttext"],
  authors: ["authors", "author", "authornames"],
  authorCount: ["authorcount"],
  organisation: ["organisation", "organization"],
  date: ["date", "publicationdate", "publisheddate", "published", "updatedate"],
  year: ["year", "publicationyear", "pubyear"],
  url: ["url", "link"],
  venue: [
    "venue",
    "journal",
    "journalref",
    "journaltitle",
    "publicationtitle",
    "sourcetitle",
    "booktitle",
    "conference",
  ],
  type: ["type", "publicationtype", "documenttype", "itemtype"],
  language: ["language", "lang"],
  citations: ["citations", "citationcount", "citedbycount", "citedby"],
  keywords: ["keywords", "authorkeywords"],
  ids: ["ids"],
  doi: ["doi"],
  arxiv: ["arxiv", "arxivid"],
  pmid: ["pmid", "pubmedid"],
  openalex: ["openalex", "openalexid"],
  s2: ["s2", "s2id", "corpusid"],
} as const;

/** A field of a record by its own name, whatever the source calls it. */
export type FieldName = keyof typeof NAMES;
export type Fields = Readonly<Partial<Record<FieldName, unknown>>>;

const plainName = (name: string): string => name.toLowerCase().replace(/[\s_-]+/gu, "");

const isFieldName = (name: string): name is FieldName => Object.hasOwn(NAMES, name);
const FIELDS: readonly FieldName[] = Object.keys(NAMES).filter(isFieldName);
const FIELD_OF: ReadonlyMap<string, FieldName> = new Map(
  FIELDS.flatMap((field) => NAMES[field].map((name): [string, FieldName] => [name, field])),
);

/** The field that a source keeps under a name, if it is one that we know. */
export const fieldOf = (name: string): FieldName | undefined => FIELD_OF.get(plainName(name));

const isFilled = (value: unknown): boolean => value !== undefined && value !== null && value !== "";

/** Sorts what a source gives under its names into our fields; of two names for one field the better, if filled, counts. */
export function fieldsFrom(entries: Iterable<readonly [string, unknown]>): Fields {
  const filled = new Map<string, unknown>();
  for (const [name, value] of entries) {
    const key = plainName(name);
    if (isFilled(value) && !filled.has(key)) filled.set(key, value);
  }
  const fields: Partial<Record<FieldName, unknown>> = {};
  for (const field of FIELDS) {
    const name = NAMES[field].find((candidate) => filled.has(candidate));
    if (name !== undefined) fields[field] = filled.get(name);
  }
  return fields;
}

const LATEST_YEAR = 2999;

const text = z.union([z.string(), z.number().transform(String)]);
const trimmed = text.transform((value) => value.trim()).pipe(z.string().min(1));
const name = z.union([z.string(), z.object({ name: z.string() }).transform((author) => author.name)]);
const names = z
  .array(name.transform((value) => value.trim()))
  .transform((list) => list.filter((value) => value !== ""));
const count = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^\s*\d+\s*$/u)
      .transform(Number),
  ])
  .pipe(z.int().nonnegative());
const words = z.array(trimmed);

const listOf = (split: (value: string) => readonly string[]): z.ZodType<readonly string[]> =>
  z.union([names, z.string().transform(split)]).pipe(z.array(z.string()).min(1));

/** What each field must look like; what does not is left out, since one odd field is no reason to lose a paper. */
const SCHEMAS = {
  id: trimmed,
  title: z.string(),
  abstract: z.string(),
  authors: listOf(splitAuthors),
  authorCount: count,
  organisation: trimmed,
  date: text.transform(parseDate).pipe(z.string()),
  year: count.pipe(z.int().min(1000).max(LATEST_YEAR)),
  url: trimmed,
  venue: trimmed,
  type: trimmed,
  language: trimmed,
  citations: count,
  keywords: listOf((value) => trimmedParts(value, value.includes(";") ? ";" : /[,|]/u)),
} as const;

/** Under these names an id may stand without its prefix. */
const ID_PREFIXES = { doi: "doi:", arxiv: "arxiv:", pmid: "pmid:", openalex: "openalex:", s2: "s2:" } as const;

function idsFrom(fields: Fields, source: string): readonly string[] {
  const listed = (fields.ids === undefined ? undefined : words.safeParse(fields.ids).data) ?? [];
  const ids = listed
    .filter((id) => !isTitleId(id))
    .map((id) => parsePaperId(id) ?? (id.startsWith("local:") ? id : localIdOf(basename(source), id)));
  for (const kind of ["doi", "arxiv", "pmid", "openalex", "s2"] as const) {
    const value = fields[kind] === undefined ? undefined : trimmed.safeParse(fields[kind]).data;
    if (value === undefined) continue;
    const bare = kind === "s2" && /^\d+$/u.test(value) ? `CorpusId:${value}` : value;
    const id = parsePaperId(bare) ?? parsePaperId(ID_PREFIXES[kind] + bare);
    if (id !== undefined) ids.push(id);
  }
  return [...new Set(ids)];
}

function yearFrom(year: unknown, date: unknown, ids: readonly string[]): number | undefined {
  if (typeof year === "number") return year;
  if (typeof date === "string") return yearOfDate(date);
  return ids.map(yearOfArxivId).find((candidate) => candidate !== undefined);
}

/**
 * The record that a source's fields make; `undefined` when they have no title. Title and abstract stay letter for letter,
 * other fields are dropped when they are odd. A record without an id of its own gets the one that its paper would have.
 */
export function recordFrom(fields: Fields, source: string): PaperRecord | undefined {
  const title = SCHEMAS.title.safeParse(fields.title).data ?? "";
  if (title.trim() === "") return undefined;
  const facts: Record<string, unknown> = {};
  for (const [field, schema] of Object.entries(SCHEMAS)) {
    const given: unknown = isFieldName(field) ? fields[field] : undefined;
    const value: unknown = given === undefined ? undefined : schema.safeParse(given).data;
    if (value !== undefined) facts[field] = value;
  }
  const ids = idsFrom(fields, source);
  const known = typeof facts.id === "string" ? strongIds({ id: facts.id, ids }) : ids;
  const year = yearFrom(facts.year, facts.date, known);
  const record = paperRecordSchema.parse({
    id: "",
    abstract: "",
    ...facts,
    ...(year === undefined ? {} : { year }),
    ...(ids.length === 0 ? {} : { ids }),
    title,
    source,
  });
  return record.id === "" ? { ...record, id: paperIdOf(record, paperKeyOf(record)) } : record;
}
