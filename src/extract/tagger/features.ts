import type { PaperText } from "../paper-text.ts";
import { BORDER, type TokenAttributes } from "./attributes.ts";
import { type Gazetteer, type PhraseCounts, phraseWords } from "./gazetteer.ts";
import { mix } from "./hash.ts";
import { gatherPaperFacts } from "./paper-facts.ts";
import { createPhraseFinder, markPhrases } from "./phrase-marks.ts";
import {
  type Emit,
  emitClusters,
  emitForm,
  emitPaper,
  emitPhrases,
  emitPlace,
  emitWords,
  type Place,
  type Window,
} from "./templates.ts";

/** Feature keys of a paper's tokens: token t has `keys[starts[t]] … keys[starts[t + 1] - 1]`. A key is a 32-bit hash, never 0. */
export interface FeatureRows {
  readonly keys: Int32Array;
  readonly starts: Uint32Array;
}

/** What features draw on beside the paper. */
export interface FeatureSources {
  readonly describe: (text: string) => TokenAttributes;
  readonly gazetteer: Gazetteer;
  /** Counts of this paper's own phrases, left out in training so that the gazetteer does not give the answer away. */
  readonly ownPhrases?: ReadonlyMap<number, PhraseCounts>;
}

const BRACKET_STEPS: ReadonlyMap<string, number> = new Map([
  ["(", 1],
  ["[", 1],
  [")", -1],
  ["]", -1],
]);

/** See `Place.sentence`. */
function placeOfSentence(place: number, count: number): number {
  if (place <= 2) return place;
  return place === count - 1 ? 5 : place === count - 2 ? 4 : 3;
}

/** Every token's place, in token order. */
function* placesOf(paper: PaperText): Generator<Place> {
  const offset = paper.sentences[0]?.field === "title" ? 0 : 1;
  for (const [number, { firstToken, endToken }] of paper.sentences.entries()) {
    const sentence = placeOfSentence(number + offset, paper.sentences.length + offset);
    let depth = 0;
    for (let index = firstToken; index < endToken; index++) {
      const step = BRACKET_STEPS.get(paper.tokens[index]!.text) ?? 0;
      if (step < 0) depth = Math.max(0, depth + step);
      yield { index, sentence, isFirst: index === firstToken, inBrackets: depth > 0 };
      if (step > 0) depth += step;
    }
  }
}

function windowAt(paper: PaperText, attributes: readonly TokenAttributes[], index: number): Window {
  const { firstToken, endToken } = paper.sentences[paper.sentenceOf[index]!]!;
  const at = (place: number): TokenAttributes =>
    place < firstToken || place >= endToken ? BORDER : attributes[place]!;
  return {
    left3: at(index - 3),
    left2: at(index - 2),
    left: at(index - 1),
    here: at(index),
    right: at(index + 1),
    right2: at(index + 2),
    right3: at(index + 3),
  };
}

/** A list of keys that grows. */
function createKeyList(capacity: number): { emit: Emit; length: () => number; finish: () => Int32Array } {
  let keys = new Int32Array(Math.max(64, capacity));
  let length = 0;
  return {
    emit(template, value) {
      if (length === keys.length) {
        const grown = new Int32Array(keys.length * 2);
        grown.set(keys);
        keys = grown;
      }
      keys[length++] = mix(mix(0x3243f6a8, template), value) || 1;
    },
    length: () => length,
    finish: () => keys.slice(0, length),
  };
}

/** About so many features has a token. */
const FEATURES_A_TOKEN = 92;

/** All features of a paper's tokens, in token order. */
export function extractFeatures(paper: PaperText, sources: FeatureSources): FeatureRows {
  const attributes = paper.tokens.map((token) => sources.describe(token.text));
  const facts = gatherPaperFacts(paper, attributes);
  const sentences = paper.sentences.map(({ firstToken, endToken }) => ({ first: firstToken, end: endToken }));
  const marks = markPhrases(
    phraseWords(paper.tokens),
    sentences,
    createPhraseFinder(sources.gazetteer, sources.ownPhrases),
  );
  const starts = new Uint32Array(paper.tokens.length + 1);
  const list = createKeyList(paper.tokens.length * FEATURES_A_TOKEN);
  for (const place of placesOf(paper)) {
    const { index } = place;
    const window = windowAt(paper, attributes, index);
    emitWords(window, list.emit);
    emitForm(window, list.emit);
    emitClusters(window, list.emit);
    emitPlace(window, { place, paper }, list.emit);
    emitPaper(window, { index, facts }, list.emit);
    emitPhrases(window, { index, marks }, list.emit);
    starts[index + 1] = list.length();
  }
  return { keys: list.finish(), starts };
}
