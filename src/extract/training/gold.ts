import type { GoldPaper } from "../../model/gold.ts";
import { abstractStart } from "../../text/one-text.ts";
import { type PaperText, segmentPaper } from "../paper-text.ts";
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

/** Segments a gold paper and finds the tokens of its mentions. */
export function labelPaper(gold: GoldPaper): LabelledPaper {
  const text = segmentPaper(gold);
  const shift = abstractStart(gold);
  const firsts = new Map<number, number>();
  const ends = new Map<number, number>();
  for (const sentence of text.sentences) {
    const offset = sentence.field === "title" ? 0 : shift;
    for (let index = sentence.firstToken; index < sentence.endToken; index++) {
      firsts.set(text.tokens[index]!.start + offset, index);
      ends.set(text.tokens[index]!.end + offset, index + 1);
    }
  }
  const ranges = gold.spans
    .flatMap(({ start, end, type, entity }): readonly GoldRange[] => {
      const first = firsts.get(start);
      const last = ends.get(end);
      return first === undefined || last === undefined ? [] : [{ first, end: last, type, entity }];
    })
    .toSorted((a, b) => a.first - b.first);
  return { gold, text, ranges, cut: gold.spans.length - ranges.length };
}
