import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { z } from "zod";
import { PaperGraphError, systemCode } from "../../errors.ts";
import type { Alias } from "../../model/alias.ts";
import { ENTITY_TYPES, type EntityType } from "../../model/extraction.ts";

const rowsSchema = z.array(z.object({ record: z.record(z.string(), z.string()), info: z.object({ lines: z.int() }) }));

/** Reads a table with tabs and a heading line; lines that begin with # are remarks. `Row` says what a row must hold. */
function readTable<Row>(path: string | URL, row: z.ZodType<Row>, example: string): readonly Row[] {
  const refuse = (what: string, cause?: unknown): PaperGraphError =>
    new PaperGraphError("SOURCE_UNREADABLE", `${path instanceof URL ? path.pathname : path}${what}`, {
      hint: `It holds a heading line, and lines such as (with tabs): ${example}`,
      cause,
    });
  let rows: z.infer<typeof rowsSchema>;
  try {
    const format = { bom: true, columns: true, comment: "#", delimiter: "\t", info: true, quote: null, trim: true };
    rows = rowsSchema.parse(parse(readFileSync(path, "utf8"), { ...format, skip_empty_lines: true }));
  } catch (cause) {
    throw refuse(systemCode(cause).startsWith("E") ? " cannot be read." : " is no table with tabs.", cause);
  }
  return rows.map(({ record, info }) => {
    const read = row.safeParse(record);
    if (read.success) return read.data;
    const [issue] = read.error.issues;
    throw refuse(`, line ${info.lines}: ${issue?.path.join(".")}: ${issue?.message}.`);
  });
}

const nameSchema = z.string().min(1);
const countSchema = z.coerce.number().int().min(1);
const aliasSchema: z.ZodType<Alias> = z.object({ type: z.enum(ENTITY_TYPES), name: nameSchema, alias: nameSchema });

const shipped = (name: string): URL => new URL(`../../../data/${name}`, import.meta.url);

export const shippedAliases = (): readonly Alias[] =>
  readTable(shipped("aliases.tsv"), aliasSchema, "Method  LoRA  Low-Rank Adaptation");

/** Short forms that may stand for their long form wherever they stand in a name. */
export const shippedShortForms = (): readonly { readonly short: string; readonly long: string }[] =>
  readTable(shipped("short-forms.tsv"), z.object({ short: nameSchema, long: nameSchema }), "LLM  large language model");

/** What papers write out for short forms; both folded. */
export const shippedAcronyms = (): readonly {
  readonly type: EntityType;
  readonly short: string;
  readonly long: string;
  readonly papers: number;
}[] =>
  readTable(
    shipped("acronyms.tsv"),
    z.object({ type: z.enum(ENTITY_TYPES), short: nameSchema, long: nameSchema, papers: countSchema }),
    "Method  llm  large language model  5000",
  );

/** In how many abstracts words stand in small letters. */
export const shippedWordCounts = (): readonly { readonly word: string; readonly papers: number }[] =>
  readTable(shipped("word-counts.tsv"), z.object({ word: nameSchema, papers: countSchema }), "learning  9000");
