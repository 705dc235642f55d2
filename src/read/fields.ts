import { basename } from "node:path";
import { z } from "zod";
import { isTitleId, localIdOf, paperIdOf, parseAuthorId, parsePaperId, strongIds, yearOfArxivId } from "../model/id.ts";
import { paperRecordSchema, type PaperRecord } from "../model/paper.ts";
import { paperKeyOf } from "../text/paper-key.ts";
import { splitAuthors, trimmedParts } from "./authors.ts";
import { isFieldName, type Fields } from "./columns.ts";
import { languageOf } from "./languages.ts";
import { parseDate, yearOfDate } from "./dates.ts";

const LATEST_YEAR = 2999;

const text = z.union([z.string(), z.number().transform(String)]);
/** Some sources give a title as a list of one. */
const whole = z.union([z.string(), z.array(z.string()).transform((parts) => parts.join(" "))]);
const trimmed = text.transform((value) => value.trim()).pipe(z.string().min(1));

const part = z.string().nullish();
/** A name in one piece, or as the pieces that programs keep it in. */
const name = z.union([
  z.string(),
  z.object({ name: z.string() }).transform((author) => author.name),
  z.object({ display_name: z.string() }).transform((author) => author.display_name),
  z.object({ literal: z.string() }).transform((author) => author.literal),
  z.object({ given: part, family: z.string() }).transform(({ given, family }) => joined(given, family)),
  z.object({ firstName: part, lastName: z.string() }).transform((author) => joined(author.firstName, author.lastName)),
  z
    .object({ first: part, middle: z.array(z.string()).optional(), last: z.string() })
    .transform(({ first, middle = [], last }) => joined(first, ...middle, last)),
]);
const joined = (...parts: readonly (string | null | undefined)[]): string =>
  parts.filter((piece) => piece !== null && piece !== undefined && piece !== "").join(" ");
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

const keyword = z.union([
  z.string(),
  z.object({ tag: z.string() }).transform(({ tag }) => tag),
  z.object({ display_name: z.string() }).transform((word) => word.display_name),
  z.object({ keyword: z.string() }).transform((word) => word.keyword),
]);
const keywordList = z
  .array(keyword.transform((value) => value.trim()))
  .transform((list) => list.filter((value) => value !== ""));

/** What each field must look like; what does not is left out, since one odd field is no reason to lose a paper. */
const SCHEMAS = {
  id: trimmed,
  title: whole,
  abstract: whole,
  authors: listOf(splitAuthors),
  authorCount: count,
  organisation: trimmed,
  date: text.transform(parseDate).pipe(z.string()),
  year: count.pipe(z.int().min(1000).max(LATEST_YEAR)),
  url: trimmed,
  venue: trimmed,
  type: trimmed,
  language: trimmed.transform(languageOf),
  citations: count,
  keywords: z
    .union([keywordList, z.string().transform((value) => trimmedParts(value, value.includes(";") ? ";" : /[,|]/u))])
    .transform((list) => [...new Set(list)])
    .pipe(z.array(z.string()).min(1)),
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

const authorIdsSchema = z.array(z.string().nullable());

/** One id a name; a list of another length says nothing about who is who. */
function authorIdsFrom(fields: Fields, authors: unknown): { readonly authorIds?: readonly (string | null)[] } {
  const listed = fields.authorIds === undefined ? undefined : authorIdsSchema.safeParse(fields.authorIds).data;
  if (listed === undefined || !Array.isArray(authors) || listed.length !== authors.length) return {};
  const authorIds = listed.map((id) => (id === null ? null : (parseAuthorId(id) ?? null)));
  return authorIds.some((id) => id !== null) ? { authorIds } : {};
}

function referencesFrom(fields: Fields): { readonly references?: readonly string[] } {
  const listed = (fields.references === undefined ? undefined : words.safeParse(fields.references).data) ?? [];
  const references = new Set(listed.map(parsePaperId).filter((id) => id !== undefined));
  return references.size === 0 ? {} : { references: [...references] };
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
    ...authorIdsFrom(fields, facts.authors),
    ...referencesFrom(fields),
    title,
    source,
  });
  return record.id === "" ? { ...record, id: paperIdOf(record, paperKeyOf(record)) } : record;
}
