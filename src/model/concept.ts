import type { EntityType } from "./extraction.ts";

/** What the entities of many papers are resolved to. */
export interface Concept {
  readonly id: string;
  readonly type: EntityType;
  /** The best-supported form. */
  readonly name: string;
  /** All other forms, the best supported first. */
  readonly aliases: readonly string[];
  /** How many papers name it; at least 1. */
  readonly paperCount: number;
  /** Year of the earliest dated paper that names it. */
  readonly firstYear?: number;
  /** Probability in [0, 1] that this is a concept of this type: that of the surest paper. */
  readonly confidence: number;
  /** True for an acronym that stands for several long forms and could not be told apart. */
  readonly ambiguous: boolean;
  /** Ids that this concept has under its other names: an id handed out before the best-supported form changed still leads here. */
  readonly formerIds: readonly string[];
}

/** What a graph tells of a concept without its papers. */
export type KnownConcept = Pick<Concept, "id" | "type" | "name" | "aliases" | "paperCount" | "ambiguous" | "formerIds">;

/**
 * Why a name was joined. `spelling`: it is written otherwise only in case, accents, dashes or plural. `folding`: its normal form is
 * the same. `acronym`: papers define it. `alias`: a list of known aliases says so. `fuzzy`: it is nearly the same. `type`: papers
 * take it for another type too. `user`: a decision says so.
 */
export const MERGE_REASONS = ["spelling", "folding", "acronym", "alias", "fuzzy", "type", "user"] as const;
export type MergeReason = (typeof MERGE_REASONS)[number];

/** One line of `merges.csv`: why a name was joined into a concept. */
export interface Merge {
  readonly type: EntityType;
  readonly name: string;
  /** The name that it was joined to, by what speaks for it most. */
  readonly into: string;
  /** Id of the concept. */
  readonly concept: string;
  readonly reason: MergeReason;
  /** How alike the names are, in [0, 1]; only where that was the reason. */
  readonly score?: number;
  /** How many papers write `name`. */
  readonly papers: number;
}

const OUTSIDE_OF_ID = /[^\p{L}\p{N}.-]/gu;

const percentEncoded = (sign: string): string =>
  [...new TextEncoder().encode(sign)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`).join("");

/** `type:folded-name`, with `-` for spaces and percent-encoding for other signs; `foldedName` is what `foldName` gives. */
export function conceptId(type: EntityType, foldedName: string): string {
  return `${type.toLowerCase()}:${foldedName.replaceAll(" ", "-").replace(OUTSIDE_OF_ID, percentEncoded)}`;
}
