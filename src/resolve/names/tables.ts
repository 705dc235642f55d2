import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { z } from "zod";
import type { Alias } from "../../model/alias.ts";
import { ENTITY_TYPES, type EntityType } from "../../model/extraction.ts";

const TABLES = new URL("../../../data/", import.meta.url);
const FORMAT = { columns: true, comment: "#", delimiter: "\t", quote: null, skip_empty_lines: true } as const;

/** Reads a shipped table: tabs, a heading line, and remarks in lines that begin with #. `row` says what a row holds. */
const readTable = <Row>(name: string, row: z.ZodType<Row>): readonly Row[] =>
  z.array(row).parse(parse(readFileSync(new URL(name, TABLES), "utf8"), FORMAT));

const typeSchema = z.enum(ENTITY_TYPES);
const nameSchema = z.string().min(1);
const countSchema = z.coerce.number().int().min(1);

export const shippedAliases = (): readonly Alias[] =>
  readTable("aliases.tsv", z.object({ type: typeSchema, name: nameSchema, alias: nameSchema }));

/** Short forms that may stand for their long form wherever they stand in a name. */
export const shippedShortForms = (): readonly { readonly short: string; readonly long: string }[] =>
  readTable("short-forms.tsv", z.object({ short: nameSchema, long: nameSchema }));

/** What papers write out for short forms; both folded. */
export const shippedAcronyms = (): readonly {
  readonly type: EntityType;
  readonly short: string;
  readonly long: string;
  readonly papers: number;
}[] =>
  readTable("acronyms.tsv", z.object({ type: typeSchema, short: nameSchema, long: nameSchema, papers: countSchema }));

/** In how many abstracts words stand in small letters. */
export const shippedWordCounts = (): readonly { readonly word: string; readonly papers: number }[] =>
  readTable("word-counts.tsv", z.object({ word: nameSchema, papers: countSchema }));
