import { z } from "zod";
import { FIELDS, type Field, type Span } from "./span.ts";

export const ENTITY_TYPES = ["Method", "Dataset", "Metric", "Task"] as const;
export type EntityType = (typeof ENTITY_TYPES)[number];

/** Whether a word, such as a node's label, names a type of entity. */
export const isEntityType = (word: string): word is EntityType => ENTITY_TYPES.some((type) => type === word);

/** How a paper relates to a thing that it names; each type has roles of its own, the weakest last. */
export const ROLES = {
  Method: ["proposed", "baseline", "used"],
  Dataset: ["introduced", "evaluated", "mentioned"],
  Metric: ["reported", "mentioned"],
  Task: ["addressed", "mentioned"],
} as const;
export type Role = (typeof ROLES)[EntityType][number];

/** A span that names something. `text` is exactly what stands there. */
export interface Mention extends Span {
  readonly field: Field;
  readonly text: string;
  /** Probability in [0, 1] that span and type are right. */
  readonly confidence: number;
}

/** A thing named in one paper, with all its mentions in text order. */
export interface Entity {
  readonly type: EntityType;
  /** The canonical name within this paper: one of the mentions' texts, as it is read (see `text/reading.ts`). */
  readonly name: string;
  readonly role: Role;
  /** Probability in [0, 1] that this is a concept of this type. */
  readonly confidence: number;
  /** Probability in [0, 1] that the role is right, given that the concept is. */
  readonly roleConfidence: number;
  readonly mentions: readonly Mention[];
}

/** A number that reports an outcome. Names refer to entities of the same paper. */
export interface Result {
  readonly method: string | null;
  readonly dataset: string | null;
  readonly metric: string | null;
  /** As written. */
  readonly value: string;
  readonly number: number | null;
  readonly unit: string;
  /** True for an improvement, reduction or speed-up over something. */
  readonly relative: boolean;
  readonly baseline: string | null;
  readonly confidence: number;
  readonly evidence: Span & { readonly field: Field };
}

/** What one paper's text tells. A pure function of title and abstract. */
export interface Extraction {
  readonly entities: readonly Entity[];
  readonly results: readonly Result[];
  /** There when the text is unlike those that the extractor learned from: less of what is found is right. */
  readonly foreign?: true;
  /** There when the text is not in English: its language, as `fr`. It was read only if that was asked for. */
  readonly textLanguage?: string;
}

/** An extraction with the borders that it was made on; what the journal keeps. */
export interface PaperExtraction extends Extraction {
  /** The sentences of the abstract, in text order. */
  readonly sentences: readonly Span[];
}

/** One line of `papergraph extract`. */
export interface ExtractedPaper extends Extraction {
  readonly id: string;
  readonly title: string;
}

const fieldSchema = z.enum(FIELDS);
const probability = z.number().min(0).max(1);
const offset = z.int().nonnegative();

export const mentionSchema: z.ZodType<Mention> = z.object({
  field: fieldSchema,
  start: offset,
  end: offset,
  text: z.string(),
  confidence: probability,
});

export const entitySchema: z.ZodType<Entity> = z.object({
  type: z.enum(ENTITY_TYPES),
  name: z.string(),
  role: z.enum([...ROLES.Method, ...ROLES.Dataset, ...ROLES.Metric, ...ROLES.Task]),
  confidence: probability,
  roleConfidence: probability,
  mentions: z.array(mentionSchema).readonly(),
});

export const resultSchema: z.ZodType<Result> = z.object({
  method: z.string().nullable(),
  dataset: z.string().nullable(),
  metric: z.string().nullable(),
  value: z.string(),
  number: z.number().nullable(),
  unit: z.string(),
  relative: z.boolean(),
  baseline: z.string().nullable(),
  confidence: probability,
  evidence: z.object({ field: fieldSchema, start: offset, end: offset }),
});

const extractionShape = {
  entities: z.array(entitySchema).readonly(),
  results: z.array(resultSchema).readonly(),
  foreign: z.literal(true).exactOptional(),
  textLanguage: z.string().exactOptional(),
};

export const extractionSchema: z.ZodType<Extraction> = z.object(extractionShape);

export const extractedPaperSchema: z.ZodType<ExtractedPaper> = z.object({
  id: z.string(),
  title: z.string(),
  ...extractionShape,
});
