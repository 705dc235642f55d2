import { z } from "zod";
import { ENTITY_TYPES, type EntityType } from "../model/extraction.ts";
import { isEvidenceType } from "../model/graph.ts";
import { FIELDS } from "../model/span.ts";
import type { GraphStore, Parameters } from "../store/store.ts";
import type { Relation, TextSpan } from "./api.ts";

/** One statement with the schema of its rows: what a store answers is checked here, once. */
export interface Question<Row> {
  readonly cypher: string;
  readonly row: z.ZodType<Row>;
}

/** All rows of a statement; a row of another shape is a `ZodError`, which no graph that we wrote gives. */
export async function ask<Row>(
  store: GraphStore,
  question: Question<Row>,
  parameters: Parameters = {},
): Promise<readonly Row[]> {
  const answer = await store.query(question.cypher, parameters);
  return z.array(question.row).parse(answer.rows);
}

const SPAN = /^(?<field>title|abstract):(?<start>\d+)-(?<end>\d+)$/u;

/** Reads `abstract:10-23`; nothing when it is not of that form. */
export function parseSpan(written: string): TextSpan | undefined {
  const groups = SPAN.exec(written)?.groups;
  const field = FIELDS.find((known) => known === groups?.field);
  if (groups === undefined || field === undefined) return undefined;
  return { field, start: Number(groups.start), end: Number(groups.end) };
}

export const relation: z.ZodType<Relation> = z.string().refine(isEvidenceType);

/** The one label of a node that tells its type; all concepts also carry `Concept`. */
export const typeOfLabels: z.ZodType<EntityType> = z.array(z.string()).transform((labels, context) => {
  const type = ENTITY_TYPES.find((known) => labels.includes(known));
  if (type !== undefined) return type;
  context.addIssue({ code: "custom", message: `none of these labels is a concept's type: ${labels.join(", ")}` });
  return z.NEVER;
});

export const confidence: z.ZodType<number> = z.number().min(0).max(1);
export const year: z.ZodType<number | null> = z.int().nullable();
export const text: z.ZodType<string | null> = z.string().nullable();
/** A list property that was never set comes as null. */
export const texts: z.ZodType<readonly string[]> = z
  .array(z.string())
  .nullable()
  .transform((list) => list ?? []);
export const count: z.ZodType<number> = z.int().nonnegative();
