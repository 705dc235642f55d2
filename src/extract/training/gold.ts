import type { GoldPaper } from "../../model/gold.ts";
import type { Field, Span } from "../../model/span.ts";
import { abstractStart } from "../../text/one-text.ts";
import { locate, type PaperText, segmentPaper, type TokenSpan } from "../paper-text.ts";
import type { TokenRange } from "../tagger/bio.ts";

/** A gold mention as token range, with the place of its entity in `GoldPaper.entities`. */
export interface GoldRange extends TokenRange {
  readonly entity: number;
}

/** A gold paper, segmented, with its mentions as token ranges in text order. */
export interface LabelledPaper {
  readonly gold: GoldPaper;
  readonly text: PaperText;
  readonly ranges: readonly GoldRange[];
  /** Mentions whose borders fall inside a token and which are therefore not in `ranges`. */
  readonly cut: number;
}

/** Finds the tokens of spans; undefined for a span whose borders fall inside a token. */
export function createTokenFinder(paper: PaperText): (field: Field, span: Span) => TokenSpan | undefined {
  const places = paper.tokens.map((_, first) => locate(paper, { first, end: first + 1 }));
  return (field, { start, end }) => {
    const first = places.findIndex((place) => place.field === field && place.end > start);
    const last = places.findLastIndex((place) => place.field === field && place.start < end);
    if (first < 0 || last < first) return undefined;
    const tokens = { first, end: last + 1 };
    const found = locate(paper, tokens);
    return found.start === start && found.end === end ? tokens : undefined;
  };
}

/** Segments a gold paper and finds the tokens of its mentions. */
export function labelPaper(gold: GoldPaper): LabelledPaper {
  const text = segmentPaper(gold);
  const shift = abstractStart(gold);
  const find = createTokenFinder(text);
  const ranges = gold.spans
    .flatMap(({ start, end, type, entity }): readonly GoldRange[] => {
      const place =
        start < shift ? find("title", { start, end }) : find("abstract", { start: start - shift, end: end - shift });
      return place === undefined ? [] : [{ ...place, type, entity }];
    })
    .toSorted((a, b) => a.first - b.first);
  return { gold, text, ranges, cut: gold.spans.length - ranges.length };
}
