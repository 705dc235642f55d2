import { z } from "zod";
import { ENTITY_TYPES, type EntityType } from "../model/extraction.ts";
import { isEvidenceType } from "../model/graph.ts";
import type { GraphStore, Parameters } from "../store/store.ts";
import type { ConceptLink, Relation } from "./api.ts";

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

/** A concept as most statements return it. */
export interface Labelled {
  readonly id: string;
  readonly name: string;
  readonly labels: EntityType;
  readonly papers: number;
}

/** A paper as most statements return it. */
export interface Listed {
  readonly id: string;
  readonly title: string;
  readonly year: number | null;
}

/** The schemas of a row's columns, to be spread into those of a longer one. */
export type Columns<Row> = { readonly [Name in keyof Row]-?: z.ZodType<Row[Name]> };

export const labelled: Columns<Labelled> = { id: z.string(), name: z.string(), labels: typeOfLabels, papers: count };
export const listed: Columns<Listed> = { id: z.string(), title: z.string(), year: year };
export const total: z.ZodType<{ readonly total: number }> = z.object({ total: count });

export const linkOf = ({ id, labels, name, papers }: Labelled): ConceptLink => ({ id, type: labels, name, papers });
