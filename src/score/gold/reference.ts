import type { GoldPaper } from "../../model/gold.ts";
import type { Span } from "../../model/span.ts";

/** A span with whatever type the annotators gave it; types other than ours are not scored. */
export interface LabelledSpan extends Span {
  readonly type: string;
}

/** A paper of which the places and types of mentions are known, and nothing else. */
export interface MentionsPaper {
  readonly id: string;
  readonly title: string;
  readonly abstract: string;
  /** Offsets as in `GoldPaper.spans`. */
  readonly entities: readonly LabelledSpan[];
}

/** A paper to score against; one with `spans` is annotated in full. */
export type ReferencePaper = GoldPaper | MentionsPaper;

/** The annotated mentions of a paper, of whatever type. */
export const mentionSpans = (paper: ReferencePaper): readonly LabelledSpan[] =>
  "spans" in paper ? paper.spans : paper.entities;
