import { findAcronyms } from "../acronyms.ts";
import type { PaperText } from "../paper-text.ts";
import { mix } from "./hash.ts";
import type { TokenAttributes } from "./attributes.ts";

/** What the whole paper says of each token's word: a small number a token and fact. */
export interface PaperFacts {
  /** Times that the word occurs: 1, 2, 3 (three or four), 4 (more). */
  readonly repeats: Uint8Array;
  /** Times that the word with the next one, and with the one before it, occurs, in the same steps. */
  readonly nextRepeats: Uint8Array;
  readonly previousRepeats: Uint8Array;
  /** 1 in the title, 2 in the first sentence of the abstract, 4 in the last: a sum of these. */
  readonly places: Uint8Array;
  /** 1 seen in lower case in the abstract, 2 seen capitalised inside a sentence of it: a sum of these. */
  readonly cases: Uint8Array;
  /** 0 none, 1 a word of a defined long form, 2 a short form where it is defined, 3 the short form elsewhere, 4 a word of a long form elsewhere. */
  readonly acronyms: Uint8Array;
}

const step = (count: number): number => (count <= 2 ? count : count <= 4 ? 3 : 4);

function countPairs(attributes: readonly TokenAttributes[]): {
  words: Map<number, number>;
  pairs: Map<number, number>;
} {
  const words = new Map<number, number>();
  const pairs = new Map<number, number>();
  for (let index = 0; index < attributes.length; index++) {
    const { lower } = attributes[index]!;
    words.set(lower, (words.get(lower) ?? 0) + 1);
    const next = attributes[index + 1];
    if (next === undefined) continue;
    const pair = mix(lower, next.lower);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return { words, pairs };
}

/** For each word the bits of what holds at any of its tokens. */
function gatherBits(attributes: readonly TokenAttributes[], bitsAt: (index: number) => number): Uint8Array {
  const byWord = new Map<number, number>();
  for (let index = 0; index < attributes.length; index++) {
    const { lower } = attributes[index]!;
    byWord.set(lower, (byWord.get(lower) ?? 0) | bitsAt(index));
  }
  return Uint8Array.from(attributes, ({ lower }) => byWord.get(lower) ?? 0);
}

function acronymFacts(paper: PaperText, attributes: readonly TokenAttributes[]): Uint8Array {
  const facts = new Uint8Array(attributes.length);
  const pairs = findAcronyms(paper);
  if (pairs.length === 0) return facts;
  const longWords = new Set<number>();
  const shortWords = new Set<number>();
  for (const { long, short } of pairs) {
    for (let index = long.first; index < long.end; index++)
      if (attributes[index]!.isWord) longWords.add(attributes[index]!.lower);
    for (let index = short.first; index < short.end; index++)
      if (attributes[index]!.isWord) shortWords.add(attributes[index]!.word);
  }
  for (let index = 0; index < facts.length; index++) {
    const { word, lower } = attributes[index]!;
    facts[index] = shortWords.has(word) ? 3 : longWords.has(lower) ? 4 : 0;
  }
  for (const { long, short } of pairs) {
    facts.fill(1, long.first, long.end);
    facts.fill(2, short.first, short.end);
  }
  return facts;
}

/** Looks over the whole paper once; linear in its tokens. */
export function gatherPaperFacts(paper: PaperText, attributes: readonly TokenAttributes[]): PaperFacts {
  const { words, pairs } = countPairs(attributes);
  const fields = paper.sentences.map((sentence) => sentence.field);
  const firstAbstract = fields.indexOf("abstract");
  const lastSentence = fields.length - 1;
  const pairCount = (left: number): number =>
    step(pairs.get(mix(attributes[left]?.lower ?? 0, attributes[left + 1]?.lower ?? 0)) ?? 0);
  return {
    repeats: Uint8Array.from(attributes, ({ lower }) => step(words.get(lower) ?? 0)),
    nextRepeats: Uint8Array.from(attributes, (_, index) => pairCount(index)),
    previousRepeats: Uint8Array.from(attributes, (_, index) => pairCount(index - 1)),
    places: gatherBits(attributes, (index) => {
      const sentence = paper.sentenceOf[index]!;
      if (fields[sentence] === "title") return 1;
      return (sentence === firstAbstract ? 2 : 0) + (sentence === lastSentence ? 4 : 0);
    }),
    cases: gatherBits(attributes, (index) => {
      const sentence = paper.sentences[paper.sentenceOf[index]!]!;
      if (sentence.field === "title") return 0;
      if (!attributes[index]!.isCapitalised) return 1;
      return index > sentence.firstToken ? 2 : 0;
    }),
    acronyms: acronymFacts(paper, attributes),
  };
}
