import type { Entity, EntityType } from "../model/extraction.ts";
import type { GoldPaper } from "../model/gold.ts";
import { abstractStart } from "../text/one-text.ts";
import { overlaps, type Span } from "../model/span.ts";
import { countByType, type CountsByType } from "./counts.ts";

/** A span in the text in which gold spans count. */
export interface TypedSpan extends Span {
  readonly type: EntityType;
}

export interface MentionCounts {
  /** Type and both borders agree. */
  readonly strict: CountsByType;
  /** The type agrees, and at least one UTF-16 unit is in both; one span may answer for several. */
  readonly relaxed: CountsByType;
}

/** A span that was found, with the probability that it is right. */
export interface FoundSpan extends TypedSpan {
  readonly confidence: number;
}

/** The mentions of a paper's entities; offsets within title and abstract become offsets in the text of both. */
export function spansOf(entities: readonly Entity[], paper: Pick<GoldPaper, "title">): readonly FoundSpan[] {
  const shifts = { title: 0, abstract: abstractStart(paper) };
  return entities.flatMap(({ type, mentions }) =>
    mentions.map(({ field, start, end, confidence }) => ({
      type,
      start: start + shifts[field],
      end: end + shifts[field],
      confidence,
    })),
  );
}

/** Counts distinct spans: one that is listed twice counts once. */
export function countMentions(gold: readonly TypedSpan[], predicted: readonly TypedSpan[]): MentionCounts {
  const count = (agree: (a: Span, b: Span) => boolean): CountsByType =>
    countByType((type) => {
      const wanted = distinctSpans(gold, type);
      const given = distinctSpans(predicted, type);
      return {
        correct: given.filter((span) => wanted.some((other) => agree(span, other))).length,
        predicted: given.length,
        found: wanted.filter((span) => given.some((other) => agree(span, other))).length,
        gold: wanted.length,
      };
    });
  return { strict: count(isSameSpan), relaxed: count(overlaps) };
}

export const isSameSpan = (a: Span, b: Span): boolean => a.start === b.start && a.end === b.end;

/** Spans of a type, each once. */
export function distinctSpans<Item extends TypedSpan>(spans: readonly Item[], type: EntityType): readonly Item[] {
  const ofType = spans.filter((span) => span.type === type);
  return [...new Map(ofType.map((span) => [`${span.start}-${span.end}`, span])).values()];
}
