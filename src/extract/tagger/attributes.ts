import { hashText } from "./hash.ts";
import { factsOf, foldWord, type Lexicon } from "./lexicon.ts";

/** What features see of a token taken by itself; all but the flags are hashes. */
export interface TokenAttributes {
  readonly word: number;
  readonly lower: number;
  readonly shape: number;
  /** The shape with repeats cut. */
  readonly shortShape: number;
  /** Of 1 to 4 characters, as many as there are. */
  readonly prefixes: readonly number[];
  readonly suffixes: readonly number[];
  /** Coarse to fine. */
  readonly clusters: readonly number[];
  /** See `WordFacts`. */
  readonly casing: number;
  readonly frequency: number;
  readonly isCapitalised: boolean;
  readonly isWord: boolean;
}

const AFFIX_LENGTH = 4;
/** Attributes of this many words are kept; when it is reached, all are let go. */
const CACHE_SIZE = 60_000;

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

function describe(text: string, lexicon: Lexicon): TokenAttributes {
  const folded = foldWord(text);
  const shape = shapeOf(text);
  const facts = factsOf(lexicon, text);
  return {
    word: hashText(text),
    lower: hashText(folded),
    shape: hashText(shape.slice(0, 12)),
    shortShape: hashText(shape.replace(/(.)\1+/gu, "$1")),
    prefixes: affixes(folded, (length) => folded.slice(0, length)),
    suffixes: affixes(folded, (length) => folded.slice(-length)),
    clusters: facts.clusters,
    casing: facts.casing,
    frequency: facts.frequency,
    isCapitalised: /^\P{Ll}*\p{Lu}/u.test(text),
    isWord: /[\p{L}\p{N}]/u.test(text),
  };
}

/** A function from a token's text to its attributes that remembers what it has seen. */
export function createDescriber(lexicon: Lexicon): (text: string) => TokenAttributes {
  const cache = new Map<string, TokenAttributes>();
  return (text) => {
    const known = cache.get(text);
    if (known !== undefined) return known;
    const attributes = describe(text, lexicon);
    if (cache.size >= CACHE_SIZE) cache.clear();
    cache.set(text, attributes);
    return attributes;
  };
}

/** What stands outside a sentence. */
export const BORDER: TokenAttributes = {
  word: 1,
  lower: 1,
  shape: 1,
  shortShape: 1,
  prefixes: [],
  suffixes: [],
  clusters: [],
  casing: 0,
  frequency: 0,
  isCapitalised: false,
  isWord: false,
};
