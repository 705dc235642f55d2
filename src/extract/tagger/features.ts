import type { PaperText, Sentence } from "../paper-text.ts";
import { BORDER, type TokenAttributes } from "./attributes.ts";
import { type Gazetteer, type PhraseCounts } from "./gazetteer.ts";
import { createFeatureList, type Emit, emitTo } from "./feature-list.ts";
import { gatherPaperFacts } from "./paper-facts.ts";
import { createPhraseFinder, markPhrases } from "./phrase-marks.ts";
import {
  emitClusterPairs,
  emitPairs,
  emitPaper,
  emitPhrases,
  emitPlace,
  emitToken,
  type FeatureContext,
  REACH,
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

/** See `FeatureContext.sentencePlaces`. */
function sentencePlacesOf({ sentences }: PaperText): Uint8Array {
  const offset = sentences[0]?.field === "title" ? 0 : 1;
  const count = sentences.length + offset;
  return Uint8Array.from(sentences, (_, number) => {
    const place = number + offset;
    if (place <= 2) return place;
    return place === count - 1 ? 5 : place === count - 2 ? 4 : 3;
  });
}

/** See `FeatureContext.inBrackets`; a bracket is not in itself. */
function findBrackets({ tokens, sentences }: PaperText): Uint8Array {
  const inBrackets = new Uint8Array(tokens.length);
  for (const { firstToken, endToken } of sentences) {
    let depth = 0;
    for (let index = firstToken; index < endToken; index++) {
      const step = BRACKET_STEPS.get(tokens[index]!.text) ?? 0;
      if (step < 0) depth = Math.max(0, depth + step);
      inBrackets[index] = depth > 0 ? 1 : 0;
      if (step > 0) depth += step;
    }
  }
  return inBrackets;
}

/** The word at a place, `BORDER` outside of the sentence. */
function wordAt(words: readonly TokenAttributes[], { firstToken, endToken }: Sentence, place: number): TokenAttributes {
  return place < firstToken || place >= endToken ? BORDER : words[place]!;
}

function windowAt(words: readonly TokenAttributes[], sentence: Sentence, index: number): Window {
  return {
    index,
    left2: wordAt(words, sentence, index - 2),
    left: wordAt(words, sentence, index - 1),
    here: words[index]!,
    right: wordAt(words, sentence, index + 1),
    right2: wordAt(words, sentence, index + 2),
  };
}

/** A paper's features in two parts: what hangs on single words is left to be looked up by the word. */
export interface PaperFeatures {
  /** One a token. */
  readonly words: readonly TokenAttributes[];
  /** Emits a token's features that `emitToken` does not give. */
  readonly emitJoined: (token: number, emit: Emit) => void;
}

/** Reads a paper's features. */
export function readFeatures(paper: PaperText, sources: FeatureSources): PaperFeatures {
  const words = paper.tokens.map((token) => sources.describe(token.text));
  const phrases = new Int32Array(words.map(({ phraseWord }) => phraseWord));
  const sentences = paper.sentences.map(({ firstToken, endToken }) => ({ first: firstToken, end: endToken }));
  const finder = createPhraseFinder(sources.gazetteer, sources.ownPhrases);
  const context: FeatureContext = {
    paper,
    facts: gatherPaperFacts(paper, words),
    marks: markPhrases(phrases, sentences, finder),
    sentencePlaces: sentencePlacesOf(paper),
    inBrackets: findBrackets(paper),
  };
  return {
    words,
    emitJoined(token, emit) {
      const window = windowAt(words, paper.sentences[paper.sentenceOf[token]!]!, token);
      emitPairs(window, emit);
      emitClusterPairs(window, emit);
      emitPlace(window, context, emit);
      emitPaper(window, context, emit);
      emitPhrases(window, context, emit);
    },
  };
}

/** All features of a paper's tokens in one list, as training takes them. */
export function listFeatures({ sentences }: PaperText, { words, emitJoined }: PaperFeatures): FeatureRows {
  const starts = new Uint32Array(words.length + 1);
  const list = createFeatureList();
  const emit = emitTo(list);
  for (const sentence of sentences) {
    for (let token = sentence.firstToken; token < sentence.endToken; token++) {
      for (let distance = -REACH; distance <= REACH; distance++)
        emitToken(wordAt(words, sentence, token + distance), distance, emit);
      emitJoined(token, emit);
      starts[token + 1] = list.length;
    }
  }
  return { keys: list.keys.slice(0, list.length), starts };
}
