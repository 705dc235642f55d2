import { type Gazetteer, judgePhrase, type PhraseCounts, visitPhrases } from "./gazetteer.ts";
import type { TokenSpan } from "../paper-text.ts";

/** What the gazetteer says at each token; 0 is nothing. A code holds type, certainty and support of a phrase. */
export interface PhraseMarks {
  /** Code and length of the longest phrase that begins at the token, that ends at it, and that ended just before it. */
  readonly begins: Int32Array;
  readonly ends: Int32Array;
  readonly after: Int32Array;
  /** Code of the phrase that covers the token: phrases are taken from the left, each the longest. */
  readonly covers: Int32Array;
  /** Where in that phrase the token is: 0 inside, 1 first, 2 last, 3 both. */
  readonly parts: Uint8Array;
}

const LENGTHS = 5;

/** The code of a mark without the phrase's length. */
export const codeOf = (mark: number): number => Math.floor(mark / LENGTHS);

interface PhraseMatch {
  readonly end: number;
  readonly code: number;
}

/** Finds the longest known phrase that begins at a token. */
export type PhraseFinder = (words: Int32Array, range: TokenSpan) => PhraseMatch | undefined;

/** `own` are counts of the paper at hand that are left out. */
export function createPhraseFinder(gazetteer: Gazetteer, own?: ReadonlyMap<number, PhraseCounts>): PhraseFinder {
  return (words, range) => {
    let longest: PhraseMatch | undefined;
    visitPhrases(words, range, (phrase, end) => {
      const counts = gazetteer.get(phrase);
      const verdict = counts && judgePhrase(counts, own?.get(phrase));
      if (verdict) longest = { end, code: 1 + verdict.type * 15 + verdict.certainty * 3 + verdict.support };
    });
    return longest;
  };
}

/** Marks the phrases of all sentences, given as token ranges. */
export function markPhrases(words: Int32Array, sentences: readonly TokenSpan[], find: PhraseFinder): PhraseMarks {
  const column = (): Int32Array => new Int32Array(words.length);
  const marks: PhraseMarks = {
    begins: column(),
    ends: column(),
    after: column(),
    covers: column(),
    parts: new Uint8Array(words.length),
  };
  for (const { first, end } of sentences) {
    let covered = first;
    for (let start = first; start < end; start++) {
      const match = find(words, { first: start, end });
      if (match === undefined) continue;
      const mark = match.code * LENGTHS + Math.min(match.end - start, LENGTHS - 1);
      marks.begins[start] = mark;
      marks.ends[match.end - 1] = mark;
      if (match.end < end) marks.after[match.end] = mark;
      if (match.end <= covered) continue;
      coverTokens(marks, { first: start, end: match.end }, match.code);
      covered = match.end;
    }
  }
  return marks;
}

function coverTokens({ covers, parts }: PhraseMarks, { first, end }: TokenSpan, code: number): void {
  for (let token = first; token < end; token++) {
    covers[token] = code;
    parts[token] = (token === first ? 1 : 0) + (token === end - 1 ? 2 : 0);
  }
}
