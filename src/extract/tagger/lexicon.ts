import type { Keyed } from "./key-table.ts";

/** What the corpus says of a word. */
export interface WordFacts {
  /** One cluster a granularity, coarse to fine; 0 is "not in a cluster". */
  readonly clusters: readonly number[];
  /** How the word is written inside sentences: 0 unknown, 1 lower, 2 mostly lower, 3 mixed, 4 capitalised, 5 upper. */
  readonly casing: number;
  /** Magnitude of its document frequency: 0 unknown, then 1 (rare) to 9. */
  readonly frequency: number;
}

/** Word facts by the hash of the folded word. */
export type Lexicon = Keyed<WordFacts>;

export const UNKNOWN_WORD: WordFacts = { clusters: [], casing: 0, frequency: 0 };

/** Most words are folded as they are, and sooner known for it than folded. */
const FOLDED = /^[a-z]+$/u;

/** Lower case, digits as 0: the form under which a word stands in the lexicon. */
export const foldWord = (word: string): string =>
  FOLDED.test(word) ? word : word.toLowerCase().replace(/\p{N}/gu, "0");

export const hasWordCharacter = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);
