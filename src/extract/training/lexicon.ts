import type { Token } from "../../text/segment.ts";
import { hashText } from "../tagger/hash.ts";
import { foldWord, type Lexicon, type WordFacts } from "../tagger/lexicon.ts";
import { type PaperInput, segmentPaper } from "../paper-text.ts";
import { clusterRows, embedRows, type SparseMatrix } from "./clusters.ts";

export interface LexiconOptions {
  /** Words of fewer occurrences are unknown. */
  readonly minCount: number;
  /** So many of the most frequent words are contexts. */
  readonly contexts: number;
  readonly dimensions: number;
  /** Clusters in each granularity, coarse to fine. */
  readonly granularities: readonly number[];
  readonly seed: number;
}

export const LEXICON_DEFAULTS: LexiconOptions = {
  minCount: 4,
  contexts: 2000,
  dimensions: 64,
  granularities: [48, 192, 768, 1600],
  seed: 11,
};

/** Counts of one folded word over the corpus. */
interface WordCounts {
  count: number;
  papers: number;
  lower: number;
  capitalised: number;
  upper: number;
  lastPaper: number;
}

/** The corpus as one list of word numbers, a -1 after each sentence. */
interface CountedCorpus {
  readonly words: ReadonlyMap<string, WordCounts>;
  readonly sequence: readonly string[];
}

const SENTENCE_END = "\n";
/** Where context words stand, seen from the word. */
const OFFSETS = [-2, -1, 1, 2] as const;

function countWord(counts: WordCounts, text: string, { paper, isInside }: { paper: number; isInside: boolean }): void {
  counts.count++;
  if (counts.lastPaper !== paper) counts.papers++;
  counts.lastPaper = paper;
  if (!isInside) return;
  if (/^\P{Lu}*$/u.test(text)) counts.lower++;
  else if (/\p{Lu}.*\p{Lu}/u.test(text)) counts.upper++;
  else counts.capitalised++;
}

function countCorpus(papers: Iterable<PaperInput>): CountedCorpus {
  const words = new Map<string, WordCounts>();
  const sequence: string[] = [];
  const countsOf = (folded: string): WordCounts => {
    const known = words.get(folded);
    if (known !== undefined) return known;
    const counts = { count: 0, papers: 0, lower: 0, capitalised: 0, upper: 0, lastPaper: 0 };
    words.set(folded, counts);
    return counts;
  };
  const addSentence = (tokens: readonly Token[], isTitle: boolean, paper: number): void => {
    tokens.forEach(({ text }, index) => {
      const folded = foldWord(text);
      countWord(countsOf(folded), text, { paper, isInside: !isTitle && index > 0 });
      sequence.push(folded);
    });
    sequence.push(SENTENCE_END);
  };
  let number = 0;
  for (const paper of papers) {
    number++;
    const { tokens, sentences } = segmentPaper(paper);
    for (const { field, firstToken, endToken } of sentences) {
      addSentence(tokens.slice(firstToken, endToken), field === "title", number);
    }
  }
  return { words, sequence };
}

function casingOf({ lower, capitalised, upper }: WordCounts): number {
  const total = lower + capitalised + upper;
  if (total === 0) return 0;
  if (upper / total > 0.5) return 5;
  const share = (capitalised + upper) / total;
  return share < 0.03 ? 1 : share < 0.3 ? 2 : share < 0.8 ? 3 : 4;
}

const frequencyOf = ({ papers }: WordCounts): number => Math.min(9, 1 + Math.floor(Math.log2(papers)));

/** Positive pointwise mutual information of each word with each (place, context word). */
function contextMatrix(
  { words, sequence }: CountedCorpus,
  vocabulary: readonly string[],
  contexts: number,
): SparseMatrix {
  const numbers = new Map(vocabulary.map((word, index) => [word, index]));
  const byCount = vocabulary.toSorted((a, b) => words.get(b)!.count - words.get(a)!.count || (a < b ? -1 : 1));
  const contextNumbers = new Map([SENTENCE_END, ...byCount.slice(0, contexts - 1)].map((word, index) => [word, index]));
  const rows = vocabulary.map(() => new Map<number, number>());
  const columnTotals = new Float64Array(contexts * OFFSETS.length);
  let total = 0;
  sequence.forEach((word, place) => {
    const row = rows[numbers.get(word) ?? -1];
    if (row === undefined) return;
    OFFSETS.forEach((offset, kind) => {
      const context = contextNumbers.get(sequence[place + offset] ?? SENTENCE_END);
      if (context === undefined) return;
      const column = kind * contexts + context;
      row.set(column, (row.get(column) ?? 0) + 1);
      columnTotals[column]!++;
      total++;
    });
  });
  return weighInformation(rows, columnTotals, total);
}

function weighInformation(
  rows: readonly ReadonlyMap<number, number>[],
  columnTotals: Float64Array,
  total: number,
): SparseMatrix {
  const columns: number[] = [];
  const values: number[] = [];
  const starts = new Int32Array(rows.length + 1);
  // Contexts are smoothed to the power 0.75, so that rare ones do not dominate (Levy, Goldberg and Dagan, 2015).
  const smoothed = columnTotals.map((count) => count ** 0.75);
  const smoothedTotal = smoothed.reduce((sum, value) => sum + value, 0);
  rows.forEach((row, index) => {
    const rowTotal = [...row.values()].reduce((sum, count) => sum + count, 0);
    for (const [column, count] of [...row].toSorted(([a], [b]) => a - b)) {
      const information = Math.log(((count / total) * smoothedTotal * total) / (rowTotal * smoothed[column]!));
      if (information <= 0) continue;
      columns.push(column);
      values.push(information);
    }
    starts[index + 1] = columns.length;
  });
  return {
    rows: rows.length,
    width: columnTotals.length,
    starts,
    columns: Int32Array.from(columns),
    values: Float32Array.from(values),
  };
}

/** Learns word facts and clusters from unlabelled papers; the same papers in the same order give the same lexicon. */
export function learnLexicon(papers: Iterable<PaperInput>, options: LexiconOptions = LEXICON_DEFAULTS): Lexicon {
  const corpus = countCorpus(papers);
  const vocabulary = [...corpus.words]
    .filter(([, counts]) => counts.count >= options.minCount)
    .map(([word]) => word)
    .toSorted();
  const contexts = Math.min(options.contexts, vocabulary.length + 1);
  const vectors = embedRows(contextMatrix(corpus, vocabulary, contexts), options);
  const weights = Float32Array.from(vocabulary, (word) => Math.log(1 + corpus.words.get(word)!.count));
  const levels = options.granularities.map((count) => clusterRows(vectors, { count, seed: options.seed, weights }));
  const lexicon = new Map<number, WordFacts>();
  vocabulary.forEach((word, index) => {
    const counts = corpus.words.get(word)!;
    lexicon.set(hashText(word), {
      clusters: levels.map((level) => level[index]! + 1),
      casing: casingOf(counts),
      frequency: frequencyOf(counts),
    });
  });
  return lexicon;
}
