import { phraseWord } from "./gazetteer.ts";
import { hashText } from "./hash.ts";
import { foldWord, hasWordCharacter, type Lexicon, UNKNOWN_WORD } from "./lexicon.ts";

/** What features see of a token taken by itself; all but numbers and flags are hashes. */
export interface TokenAttributes {
  /** Its place among the words that are kept, below `MOST_WORDS`; when it is let go, another word may get it. */
  readonly number: number;
  readonly word: number;
  readonly lower: number;
  readonly shape: number;
  /** The shape with repeats cut. */
  readonly shortShape: number;
  /** Of 1 to 4 characters, as many as there are. */
  readonly prefixes: readonly number[];
  readonly suffixes: readonly number[];
  /** The third-shortest suffix, or the whole word when it is too short to have one. */
  readonly suffix: number;
  /** Coarse to fine. */
  readonly clusters: readonly number[];
  /** Its three coarsest clusters, or the word itself where it is in none. */
  readonly coarse: number;
  readonly middle: number;
  readonly fine: number;
  /** See `WordFacts`. */
  readonly casing: number;
  readonly frequency: number;
  readonly isCapitalised: boolean;
  readonly isWord: boolean;
  /** The hash under which phrases know it; 0 for signs. */
  readonly phraseWord: number;
}

const AFFIX_LENGTH = 4;
/** Attributes of fewer words are kept; when it is reached, all are let go. */
export const MOST_WORDS = 60_000;

function shapeOf(text: string): string {
  return text
    .replace(/\p{Lu}/gu, "X")
    .replace(/[\p{Ll}\p{Lo}]/gu, "x")
    .replace(/\p{N}/gu, "0");
}

function affixes(folded: string, cut: (length: number) => string): readonly number[] {
  const hashes: number[] = [];
  for (let length = 1; length <= AFFIX_LENGTH && length < folded.length; length++) hashes.push(hashText(cut(length)));
  return hashes;
}

function describe(text: string, lexicon: Lexicon, number: number): TokenAttributes {
  const folded = foldWord(text);
  const lower = hashText(folded);
  const shape = shapeOf(text);
  const suffixes = affixes(folded, (length) => folded.slice(-length));
  const { clusters, casing, frequency } = lexicon.get(lower) ?? UNKNOWN_WORD;
  return {
    number,
    word: hashText(text),
    lower,
    shape: hashText(shape.slice(0, 12)),
    shortShape: hashText(shape.replace(/(.)\1+/gu, "$1")),
    prefixes: affixes(folded, (length) => folded.slice(0, length)),
    suffixes,
    suffix: suffixes[2] ?? lower,
    clusters,
    coarse: clusters[0] ?? lower,
    middle: clusters[1] ?? lower,
    fine: clusters[2] ?? lower,
    casing,
    frequency,
    isCapitalised: /^\P{Ll}*\p{Lu}/u.test(text),
    isWord: hasWordCharacter(text),
    phraseWord: phraseWord(text),
  };
}

/** A function from a token's text to its attributes that remembers what it has seen. */
export function createDescriber(lexicon: Lexicon): (text: string) => TokenAttributes {
  const cache = new Map<string, TokenAttributes>();
  return (text) => {
    const known = cache.get(text);
    if (known !== undefined) return known;
    if (cache.size === MOST_WORDS - 1) cache.clear();
    const attributes = describe(text, lexicon, 1 + cache.size);
    cache.set(text, attributes);
    return attributes;
  };
}

/** What stands outside a sentence. */
export const BORDER: TokenAttributes = {
  number: 0,
  word: 1,
  lower: 1,
  shape: 1,
  shortShape: 1,
  prefixes: [],
  suffixes: [],
  suffix: 1,
  clusters: [],
  coarse: 1,
  middle: 1,
  fine: 1,
  casing: 0,
  frequency: 0,
  isCapitalised: false,
  isWord: false,
  phraseWord: 0,
};
