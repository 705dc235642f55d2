import { z } from "zod";
import { ENTITY_TYPES, type EntityType, type Result, ROLES, type Role } from "./extraction.ts";
import type { Span } from "./span.ts";

/** An annotated concept of a paper. */
export interface GoldEntity {
  readonly type: EntityType;
  readonly name: string;
  readonly mentions: readonly string[];
  readonly role: Role;
  /** So broad that finding or missing it counts neither way. */
  readonly optional?: boolean | undefined;
}

/** An annotated result; method, dataset, metric and baseline are names of entities of the same paper. */
export interface GoldResult extends Pick<Result, "method" | "dataset" | "metric" | "value"> {
  readonly baseline?: string | null | undefined;
  readonly unit?: string | undefined;
  readonly relative?: boolean | undefined;
  /** Part of title or abstract that holds it. */
  readonly quote?: string | undefined;
}

/** An annotated paper; spans count in `title + "\n" + abstract`, or in the abstract alone when there is no title. */
export interface GoldPaper {
  readonly id: string;
  readonly title: string;
  readonly abstract: string;
  readonly entities: readonly GoldEntity[];
  readonly results: readonly GoldResult[];
  readonly spans: readonly (Span & {
    readonly type: EntityType;
    /** The place of the span's entity in `entities`. */
    readonly entity: number;
  })[];
}

/** One line of a gold file. */
export const goldPaperSchema: z.ZodType<GoldPaper> = z.object({
  id: z.string(),
  title: z.string(),
  abstract: z.string(),
  entities: z.array(
    z.object({
      type: z.enum(ENTITY_TYPES),
      name: z.string(),
      mentions: z.array(z.string()),
      role: z.enum([...ROLES.Method, ...ROLES.Dataset, ...ROLES.Metric, ...ROLES.Task]),
      optional: z.boolean().optional(),
    }),
  ),
  results: z.array(
    z.object({
      method: z.string().nullable(),
      dataset: z.string().nullable(),
      metric: z.string().nullable(),
      value: z.string(),
      baseline: z.string().nullable().optional(),
      unit: z.string().optional(),
      relative: z.boolean().optional(),
      quote: z.string().optional(),
    }),
  ),
  spans: z.array(z.object({ start: z.int(), end: z.int(), type: z.enum(ENTITY_TYPES), entity: z.int() })),
});
