import type { Token } from "../../text/segment.ts";
import type { TokenSpan } from "../paper-text.ts";
import { hashText, mix } from "./hash.ts";
import type { Keyed } from "./key-table.ts";
import { hasWordCharacter } from "./lexicon.ts";

/** How often a phrase was a name of each type in the training papers, and in how many papers it stood at all. */
export interface PhraseCounts {
  /** Papers in which it was a name, by place in `ENTITY_TYPES`. */
  readonly named: readonly number[];
  /** Papers in which it occurred, as a name or not. */
  readonly papers: number;
}

/** Phrase counts by phrase hash. */
export type Gazetteer = Keyed<PhraseCounts>;

/** Names of more words than this are not in the gazetteer. */
export const MAX_PHRASE_WORDS = 6;

const PHRASE_SEED = 0x5bd1e995;

/**
 * The hash of a word in a phrase: lower case, a plural s cut, so that "language models" and "Language Model" are one. 0 for
 * signs such as the hyphen, which phrases pass over.
 */
export function phraseWord(text: string): number {
  if (!hasWordCharacter(text)) return 0;
  const lower = text.toLowerCase();
  const stem = lower.length > 3 && lower.endsWith("s") && !lower.endsWith("ss") ? lower.slice(0, -1) : lower;
  return hashText(stem);
}

/** Per token its `phraseWord`. */
export const phraseWords = (tokens: readonly Token[]): Int32Array =>
  new Int32Array(tokens.map(({ text }) => phraseWord(text)));

/** Calls `visit(phrase, first, end)` for every phrase of up to `MAX_PHRASE_WORDS` words that begins at token `first`. */
export function visitPhrases(words: Int32Array, range: TokenSpan, visit: (phrase: number, end: number) => void): void {
  let phrase = PHRASE_SEED;
  let count = 0;
  for (let index = range.first; index < range.end && count < MAX_PHRASE_WORDS; index++) {
    const word = words[index]!;
    if (word === 0) {
      if (index === range.first) return;
      continue;
    }
    phrase = mix(phrase, word);
    count++;
    visit(phrase, index + 1);
  }
}

/** The hash of the whole phrase `[first, end)`, or undefined when it is empty or too long. */
export function phraseOf(words: Int32Array, { first, end }: TokenSpan): number | undefined {
  let phrase = PHRASE_SEED;
  let count = 0;
  for (let index = first; index < end; index++) {
    const word = words[index]!;
    if (word === 0) continue;
    phrase = mix(phrase, word);
    count++;
  }
  return count === 0 || count > MAX_PHRASE_WORDS ? undefined : phrase;
}

/** A phrase's place in a token: which type it mostly is, and how sure that is. */
export interface PhraseVerdict {
  /** Place in `ENTITY_TYPES`. */
  readonly type: number;
  /** 0 (seldom a name) to 4 (nearly always). */
  readonly certainty: number;
  /** 0 (one paper), 1 (two or three), 2 (more). */
  readonly support: number;
}

/** Shares of papers at which the certainty is the next higher. */
const CERTAINTIES = [0.15, 0.35, 0.55, 0.8] as const;

function certaintyOf(share: number): number {
  let certainty = 0;
  while (certainty < CERTAINTIES.length && share >= CERTAINTIES[certainty]!) certainty++;
  return certainty;
}

/** What counts say of a phrase; undefined when it was never a name. `without` are the counts of a paper that is left out. */
export function judgePhrase(counts: PhraseCounts, without?: PhraseCounts): PhraseVerdict | undefined {
  const named = without === undefined ? counts.named : counts.named.map((count, type) => count - without.named[type]!);
  const best = Math.max(...named);
  if (best <= 0) return undefined;
  const papers = counts.papers - (without?.papers ?? 0);
  const share = (best + 0.2) / (papers + 1);
  return {
    type: named.indexOf(best),
    certainty: certaintyOf(share),
    support: papers <= 1 ? 0 : papers <= 3 ? 1 : 2,
  };
}
