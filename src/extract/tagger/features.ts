import type { PaperText } from "../paper-text.ts";
import { BORDER, type TokenAttributes } from "./attributes.ts";
import { type Gazetteer, type PhraseCounts, phraseWords } from "./gazetteer.ts";
import { mix } from "./hash.ts";
import { gatherPaperFacts } from "./paper-facts.ts";
import { createPhraseFinder, markPhrases } from "./phrase-marks.ts";
import {
  type Emit,
  emitClusterPairs,
  emitPairs,
  emitPaper,
  emitPhrases,
  emitPlace,
  emitToken,
  type Place,
  visitWindow,
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

/** The key of a template's value. */
export const featureKey = (template: number, value: number): number => mix(mix(0x3243f6a8, template), value) || 1;

/** A list of keys that grows. */
interface KeyList {
  readonly add: (key: number) => void;
  readonly emit: Emit;
  readonly length: () => number;
  readonly finish: () => Int32Array;
}

function createKeyList(capacity: number): KeyList {
  let keys = new Int32Array(Math.max(64, capacity));
  let length = 0;
  const add = (key: number): void => {
    if (length === keys.length) {
      const grown = new Int32Array(keys.length * 2);
      grown.set(keys);
      keys = grown;
    }
    keys[length++] = key;
  };
  return {
    add,
    emit: (template, value) => add(featureKey(template, value)),
    length: () => length,
    finish: () => keys.slice(0, length),
  };
}

/** A paper's features in two parts: what hangs on single words is left to be looked up by the word. */
export interface PaperFeatures {
  /** One window a token. */
  readonly windows: readonly Window[];
  /** The features that `emitToken` does not give. */
  readonly joined: FeatureRows;
}

/** About so many joined features has a token. */
const JOINED_A_TOKEN = 54;

/** Reads a paper's features. */
export function readFeatures(paper: PaperText, sources: FeatureSources): PaperFeatures {
  const attributes = paper.tokens.map((token) => sources.describe(token.text));
  const facts = gatherPaperFacts(paper, attributes);
  const sentences = paper.sentences.map(({ firstToken, endToken }) => ({ first: firstToken, end: endToken }));
  const finder = createPhraseFinder(sources.gazetteer, sources.ownPhrases);
  const marks = markPhrases(phraseWords(paper.tokens), sentences, finder);
  const starts = new Uint32Array(paper.tokens.length + 1);
  const list = createKeyList(paper.tokens.length * JOINED_A_TOKEN);
  const windows: Window[] = [];
  for (const place of placesOf(paper)) {
    const { index } = place;
    const window = windowAt(paper, attributes, index);
    windows.push(window);
    emitPairs(window, list.emit);
    emitClusterPairs(window, list.emit);
    emitPlace(window, { place, paper }, list.emit);
    emitPaper(window, { index, facts }, list.emit);
    emitPhrases(window, { index, marks }, list.emit);
    starts[index + 1] = list.length();
  }
  return { windows, joined: { keys: list.finish(), starts } };
}

/** All features of a paper's tokens in one list, as training takes them. */
export function listFeatures({ windows, joined }: PaperFeatures): FeatureRows {
  const starts = new Uint32Array(joined.starts.length);
  const list = createKeyList(joined.keys.length * 2);
  windows.forEach((window, index) => {
    visitWindow(window, (token, distance) => emitToken(token, distance, list.emit));
    for (let at = joined.starts[index]!; at < joined.starts[index + 1]!; at++) list.add(joined.keys[at]!);
    starts[index + 1] = list.length();
  });
  return { keys: list.finish(), starts };
}
