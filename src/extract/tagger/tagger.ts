import type { PaperText, Sentence } from "../paper-text.ts";
import { BORDER, MOST_WORDS, type TokenAttributes } from "./attributes.ts";
import { LABEL_COUNT } from "./bio.ts";
import { openTransitions } from "./crf.ts";
import type { PaperFeatures } from "./features.ts";
import { createFeatureList, emitTo } from "./feature-list.ts";
import { type AddSteps, openLabelWeights, type RoundedWeights } from "./label-weights.ts";
import { type TaggedSentence, tagSentences } from "./tagged-sentence.ts";
import { emitToken, REACH } from "./templates.ts";

/** Tags all sentences of a paper, whose features are given. */
export type Tagger = (paper: PaperText, features: PaperFeatures) => readonly TaggedSentence[];

/** A tagger's weights; `transitions` as `crf.ts` lays them out. */
export interface TaggerModel extends RoundedWeights {
  readonly transitions: Float32Array;
}

/** The scores that one word gives to the tokens around it, `LABEL_COUNT` for each distance from -3 to 3. */
const WORD_ROW = (2 * REACH + 1) * LABEL_COUNT;

/** Rows of the scores that words give, by the words' numbers. */
interface WordScores {
  readonly rows: Int16Array;
  /**
   * Where a word's row begins. A word has its scores once and for all: they are kept until another word gets its number, which
   * may happen at the next call.
   */
  readonly rowOf: (word: TokenAttributes) => number;
}

function createWordScores(addSteps: AddSteps): WordScores {
  const rows = new Int16Array(MOST_WORDS * WORD_ROW);
  const owners: (TokenAttributes | undefined)[] = Array.from({ length: MOST_WORDS });
  const sums = new Int32Array(WORD_ROW);
  const list = createFeatureList();
  const emit = emitTo(list);
  const fillRow = (word: TokenAttributes): void => {
    sums.fill(0);
    for (let distance = -REACH; distance <= REACH; distance++) {
      list.length = 0;
      emitToken(word, distance, emit);
      addSteps(list, sums, (distance + REACH) * LABEL_COUNT);
    }
    rows.set(sums, word.number * WORD_ROW);
    owners[word.number] = word;
  };
  return {
    rows,
    rowOf(word) {
      if (owners[word.number] !== word) fillRow(word);
      return word.number * WORD_ROW;
    },
  };
}

/** Makes learned weights ready for use. */
export function createTagger(model: TaggerModel): Tagger {
  const addSteps = openLabelWeights(model);
  const addWords = createWordAdder(addSteps);
  const transitions = openTransitions(model.transitions);
  const list = createFeatureList();
  const emit = emitTo(list);
  return (paper, { words, emitJoined }) => {
    const sums = new Int32Array(words.length * LABEL_COUNT);
    for (const sentence of paper.sentences) addWords(sums, words, sentence);
    for (let token = 0; token < words.length; token++) {
      list.length = 0;
      emitJoined(token, emit);
      addSteps(list, sums, token * LABEL_COUNT);
    }
    const scores = new Float64Array(sums.length);
    for (let place = 0; place < sums.length; place++) scores[place] = sums[place]! * model.scale;
    return tagSentences(paper, scores, transitions);
  };
}

/** Adds what the words of a sentence, and what stands outside of it, give to the sums of the tokens around them. */
type AddWords = (sums: Int32Array, words: readonly TokenAttributes[], sentence: Sentence) => void;

function createWordAdder(addSteps: AddSteps): AddWords {
  const { rows, rowOf } = createWordScores(addSteps);
  const border = rowOf(BORDER);
  return (sums, words, { firstToken, endToken }) => {
    const addRow = (row: number, token: number, distance: number): void => {
      const from = row + (distance + REACH) * LABEL_COUNT;
      const to = token * LABEL_COUNT;
      for (let label = 0; label < LABEL_COUNT; label++) sums[to + label]! += rows[from + label]!;
    };
    const isOutside = (place: number): boolean => place < firstToken || place >= endToken;
    for (let place = firstToken; place < endToken; place++) {
      const row = rowOf(words[place]!);
      for (let distance = -REACH; distance <= REACH; distance++) {
        if (!isOutside(place - distance)) addRow(row, place - distance, distance);
        if (isOutside(place + distance)) addRow(border, place, distance);
      }
    }
  };
}
