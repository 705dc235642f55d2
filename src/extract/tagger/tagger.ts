import type { PaperText } from "../paper-text.ts";
import { LABEL_COUNT } from "./bio.ts";
import { openTransitions } from "./crf.ts";
import type { TokenAttributes } from "./attributes.ts";
import { featureKey, type PaperFeatures } from "./features.ts";
import { type TaggedSentence, tagSentences } from "./tagged-sentence.ts";
import { emitToken, visitWindow } from "./templates.ts";

/** Tags all sentences of a paper, whose features are given. */
export type Tagger = (paper: PaperText, features: PaperFeatures) => readonly TaggedSentence[];

/** A tagger's weights in 8 bits: `LABEL_COUNT` steps a key, each worth `scale`; `transitions` as `crf.ts` lays them out. */
export interface TaggerModel {
  readonly keys: Int32Array;
  readonly steps: Int8Array;
  readonly scale: number;
  readonly transitions: Float32Array;
}

/** Bytes of a slot: the key in 4, `LABEL_COUNT` weights of 1, and the rest unused. */
const SLOT = 16;
const KEY = SLOT / 4;

/**
 * Weights by feature key, as whole steps of `scale`. Key and weights stand side by side in one hash table (linear probing,
 * key 0 is an empty slot), so that a feature mostly costs one look at memory: that is what tagging waits for. A key's first
 * bits say where its slot is, so that the table is filled from one end to the other by keys that come in order.
 */
interface PackedWeights {
  readonly keys: Int32Array;
  readonly steps: Int8Array;
  /** How far a key is shifted to the right to be a slot. */
  readonly shift: number;
  readonly mask: number;
  readonly scale: number;
}

function packWeights({ keys, steps, scale }: TaggerModel): PackedWeights {
  let capacity = 16;
  while (capacity < keys.length * 1.4) capacity *= 2;
  const buffer = new ArrayBuffer(capacity * SLOT);
  const packed = {
    keys: new Int32Array(buffer),
    steps: new Int8Array(buffer),
    shift: 32 - Math.log2(capacity),
    mask: capacity - 1,
    scale,
  };
  for (let row = 0; row < keys.length; row++) {
    let slot = keys[row]! >>> packed.shift;
    while (packed.keys[slot * KEY] !== 0) slot = (slot + 1) & packed.mask;
    packed.keys[slot * KEY] = keys[row]!;
    const base = slot * SLOT + 4;
    for (let label = 0; label < LABEL_COUNT; label++) {
      packed.steps[base + label] = steps[row * LABEL_COUNT + label]!;
    }
  }
  return packed;
}

/** Adds a feature's weights to the sums; written out, since a loop over the labels takes more than twice as long. */
function addFeature(sums: Int32Array, { keys, steps, shift, mask }: PackedWeights, key: number): void {
  let slot = key >>> shift;
  while (keys[slot * KEY] !== key) {
    if (keys[slot * KEY] === 0) return;
    slot = (slot + 1) & mask;
  }
  const base = slot * SLOT + 4;
  sums[0]! += steps[base]!;
  sums[1]! += steps[base + 1]!;
  sums[2]! += steps[base + 2]!;
  sums[3]! += steps[base + 3]!;
  sums[4]! += steps[base + 4]!;
  sums[5]! += steps[base + 5]!;
  sums[6]! += steps[base + 6]!;
  sums[7]! += steps[base + 7]!;
  sums[8]! += steps[base + 8]!;
}

const DISTANCES = [-3, -2, -1, 0, 1, 2, 3] as const;

/**
 * The label scores that a word gives to the tokens around it, `LABEL_COUNT` for each of `DISTANCES`. A word has them once
 * and for all, and so they are kept as long as its attributes are.
 */
function createWordScorer(weights: PackedWeights): (token: TokenAttributes) => Int32Array {
  const known = new WeakMap<TokenAttributes, Int32Array>();
  return (token) => {
    const before = known.get(token);
    if (before !== undefined) return before;
    const scores = new Int32Array(DISTANCES.length * LABEL_COUNT);
    for (const [place, distance] of DISTANCES.entries()) {
      const sums = scores.subarray(place * LABEL_COUNT, (place + 1) * LABEL_COUNT);
      emitToken(token, distance, (template, value) => addFeature(sums, weights, featureKey(template, value)));
    }
    known.set(token, scores);
    return scores;
  };
}

/** The label scores of all tokens of a paper, one row of `LABEL_COUNT` a token. Most of the time of an extraction is spent here. */
function scoreTokens(
  weights: PackedWeights,
  { windows, joined }: PaperFeatures,
  wordScores: (token: TokenAttributes) => Int32Array,
): Float64Array {
  const { keys, starts } = joined;
  const scores = new Float64Array(windows.length * LABEL_COUNT);
  const sums = new Int32Array(LABEL_COUNT);
  for (let token = 0; token < windows.length; token++) {
    sums.fill(0);
    visitWindow(windows[token]!, (word, distance) => {
      const from = wordScores(word);
      const base = (distance + 3) * LABEL_COUNT;
      for (let label = 0; label < LABEL_COUNT; label++) sums[label]! += from[base + label]!;
    });
    const to = starts[token + 1]!;
    for (let at = starts[token]!; at < to; at++) addFeature(sums, weights, keys[at]!);
    for (let label = 0; label < LABEL_COUNT; label++)
      scores[token * LABEL_COUNT + label] = sums[label]! * weights.scale;
  }
  return scores;
}

/** Makes learned weights ready for use. */
export function createTagger(model: TaggerModel): Tagger {
  const weights = packWeights(model);
  const transitions = openTransitions(model.transitions);
  const wordScores = createWordScorer(weights);
  return (paper, features) => tagSentences(paper, scoreTokens(weights, features, wordScores), transitions);
}
