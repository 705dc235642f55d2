import type { Field } from "../model/span.ts";
import type { ConceptDetail, PaperDetail, Picture } from "./api.ts";

/** What an exported page holds in the place of a server. Types only, as in `api.ts`. */

export interface PaperData extends Pick<
  PaperDetail,
  "abstract" | "authors" | "date" | "url" | "venue" | "sources" | "foreign" | "textLanguage" | "results"
> {
  /** Those that its edges point to. */
  readonly sentences: readonly { readonly field: Field; readonly text: string }[];
}

export interface ConceptData extends Pick<ConceptDetail, "aliases" | "joined" | "confidence"> {
  readonly formerIds: readonly string[];
}

/** The evidence of an edge. */
export interface EdgeData {
  /** As `field:start-end`. */
  readonly spans: readonly string[];
  /** Place of each sentence among those of the paper, with the starts and ends of the marks within it. */
  readonly sentences: readonly { readonly place: number; readonly marks: readonly (readonly [number, number])[] }[];
}

export interface PageData {
  readonly picture: Picture;
  /** By id. */
  readonly papers: Readonly<Record<string, PaperData>>;
  /** By id. */
  readonly concepts: Readonly<Record<string, ConceptData>>;
  /** In the order of the picture's edges. */
  readonly evidence: readonly EdgeData[];
}
