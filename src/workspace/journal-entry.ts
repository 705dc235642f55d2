import type { PaperExtraction } from "../model/extraction.ts";
import type { Paper } from "../model/paper.ts";

/** The last word on one paper: what it says and what was found in it. */
export interface JournalEntry {
  readonly paper: Paper;
  /** Hash of title and abstract. */
  readonly textHash: string;
  /** Hash of all other fields. */
  readonly fieldsHash: string;
  /** Name and version of the extractor (code and weights). */
  readonly extractor: string;
  readonly extraction: PaperExtraction;
}

export type JournalLine =
  | ({ readonly kind: "paper" } & JournalEntry)
  | { readonly kind: "removed"; readonly id: string };
