import { findAcronyms } from "../acronyms.ts";
import type { PaperText } from "../paper-text.ts";
import type { TokenAttributes } from "./attributes.ts";

/** What the whole paper says of each token's word: a small number a token and fact. */
export interface PaperFacts {
  /** Times that the word occurs: 1, 2, 3 (three or four), 4 (more). */
  readonly repeats: Int32Array;
  /** Times that the word with the next one, and with the one before it, occurs, in the same steps. */
  readonly nextRepeats: Int32Array;
  readonly previousRepeats: Int32Array;
  /** 1 in the title, 2 in the first sentence of the abstract, 4 in the last: a sum of these. */
  readonly places: Int32Array;
  /** 1 seen in lower case in the abstract, 2 seen capitalised inside a sentence of it: a sum of these. */
  readonly cases: Int32Array;
  /** 0 none, 1 a word of a defined long form, 2 a short form where it is defined, 3 the short form elsewhere, 4 a word of a long form elsewhere. */
  readonly acronyms: Int32Array;
}

const step = (count: number): number => (count <= 2 ? count : count <= 4 ? 3 : 4);

/** The words of a paper, numbered in the order in which they come. */
interface Vocabulary {
  /** Per token its word's number. */
  readonly numbers: Int32Array;
  readonly size: number;
}

function numberWords(attributes: readonly TokenAttributes[]): Vocabulary {
  const known = new Map<number, number>();
  const numbers = new Int32Array(attributes.length);
  for (let index = 0; index < attributes.length; index++) {
    const { lower } = attributes[index]!;
    const number = known.get(lower) ?? known.size;
    if (number === known.size) known.set(lower, number);
    numbers[index] = number;
  }
  return { numbers, size: known.size };
}

function countWords({ numbers, size }: Vocabulary): Int32Array {
  const counts = new Int32Array(size);
  for (const number of numbers) counts[number]!++;
  return numbers.map((number) => step(counts[number]!));
}

/** How often each token's word is followed by the next one's; 0 for the last token. */
function countPairs({ numbers, size }: Vocabulary): Int32Array {
  const counts = new Map<number, number>();
  const pairAt = (index: number): number => numbers[index]! * size + numbers[index + 1]!;
  const last = numbers.length - 1;
  for (let index = 0; index < last; index++) counts.set(pairAt(index), (counts.get(pairAt(index)) ?? 0) + 1);
  return numbers.map((_, index) => (index === last ? 0 : step(counts.get(pairAt(index))!)));
}

/** For each word the bits of what holds at any of its tokens. */
function gatherBits({ numbers, size }: Vocabulary, bitsAt: (index: number) => number): Int32Array {
  const bits = new Int32Array(size);
  for (let index = 0; index < numbers.length; index++) bits[numbers[index]!]! |= bitsAt(index);
  return numbers.map((number) => bits[number]!);
}

function acronymFacts(paper: PaperText, attributes: readonly TokenAttributes[]): Int32Array {
  const facts = new Int32Array(attributes.length);
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
  const words = numberWords(attributes);
  const nextRepeats = countPairs(words);
  const fields = paper.sentences.map((sentence) => sentence.field);
  const firstAbstract = fields.indexOf("abstract");
  const lastSentence = fields.length - 1;
  return {
    repeats: countWords(words),
    nextRepeats,
    previousRepeats: nextRepeats.map((_, index) => nextRepeats[index - 1] ?? 0),
    places: gatherBits(words, (index) => {
      const sentence = paper.sentenceOf[index]!;
      if (fields[sentence] === "title") return 1;
      return (sentence === firstAbstract ? 2 : 0) + (sentence === lastSentence ? 4 : 0);
    }),
    cases: gatherBits(words, (index) => {
      const sentence = paper.sentences[paper.sentenceOf[index]!]!;
      if (sentence.field === "title") return 0;
      if (!attributes[index]!.isCapitalised) return 1;
      return index > sentence.firstToken ? 2 : 0;
    }),
    acronyms: acronymFacts(paper, attributes),
  };
}
