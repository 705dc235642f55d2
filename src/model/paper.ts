import { z } from "zod";

/** What every record of a paper may tell beyond its title and abstract. */
interface PaperFacts {
  /** Names in the paper's order. */
  readonly authors?: readonly string[];
  /** Ids of the authors, one for each name: `orcid:…`, `openalex:A…`, or null where there is none. */
  readonly authorIds?: readonly (string | null)[];
  readonly authorCount?: number;
  readonly organisation?: string;
  /** ISO 8601, as exact as the source tells: `2022-12-08`, `2022-12` or `2022`. */
  readonly date?: string;
  readonly year?: number;
  readonly url?: string;
  readonly venue?: string;
  /** `article`, `preprint`, … as the source says. */
  readonly type?: string;
  /** BCP 47, as the source says. */
  readonly language?: string;
  readonly citations?: number;
  readonly keywords?: readonly string[];
  /** Further ids of the paper: `doi:…`, `arxiv:…`, `pmid:…`, `openalex:…`, `s2:…`, `local:SOURCE:ID`. */
  readonly ids?: readonly string[];
  /** The papers that it cites, as far as they have ids: `doi:…`, `arxiv:…`, `pmid:…`, `openalex:…`, `s2:…`. */
  readonly references?: readonly string[];
}

/** A paper as one source lists it: what `papergraph read` prints. `id` is the source's own where it gives one. */
export interface PaperRecord extends PaperFacts {
  readonly id: string;
  /** Letter for letter as the source has it. */
  readonly title: string;
  /** Letter for letter as the source has it; empty when the source has none. */
  readonly abstract: string;
  /** The file (or `-`) that the record came from. */
  readonly source: string;
}

/** One scientific work: all records of it in one, under a settled id (see `model/id.ts`). */
export interface Paper extends PaperFacts {
  readonly id: string;
  readonly title: string;
  readonly abstract: string;
  /** Every source that listed it, in order of arrival. */
  readonly sources: readonly string[];
}

const facts = {
  authors: z.array(z.string()).readonly().exactOptional(),
  authorIds: z.array(z.string().nullable()).readonly().exactOptional(),
  authorCount: z.int().nonnegative().exactOptional(),
  organisation: z.string().exactOptional(),
  date: z.string().exactOptional(),
  year: z.int().exactOptional(),
  url: z.string().exactOptional(),
  venue: z.string().exactOptional(),
  type: z.string().exactOptional(),
  language: z.string().exactOptional(),
  citations: z.int().nonnegative().exactOptional(),
  keywords: z.array(z.string()).readonly().exactOptional(),
  ids: z.array(z.string()).readonly().exactOptional(),
  references: z.array(z.string()).readonly().exactOptional(),
};

export const paperRecordSchema: z.ZodType<PaperRecord> = z.object({
  id: z.string(),
  title: z.string(),
  abstract: z.string(),
  ...facts,
  source: z.string(),
});

export const paperSchema: z.ZodType<Paper> = z.object({
  id: z.string(),
  title: z.string(),
  abstract: z.string(),
  ...facts,
  sources: z.array(z.string()).readonly(),
});
