/** Weights of a multinomial logistic regression over binary features that are known by their hashes. */
export interface ClassifierWeights {
  readonly classes: number;
  /** None is 0. */
  readonly keys: Int32Array;
  /** `classes` weights a key. */
  readonly weights: Float32Array;
}

/** Gives the probability of each class of a thing with these features; they sum to 1. */
export type Classifier = (features: readonly number[]) => Float64Array;

/** Turns scores into probabilities, in place. */
export function normaliseScores(scores: Float64Array): Float64Array {
  let highest = -Infinity;
  for (let index = 0; index < scores.length; index++) highest = Math.max(highest, scores[index]!);
  let sum = 0;
  for (let index = 0; index < scores.length; index++) sum += scores[index] = Math.exp(scores[index]! - highest);
  for (let index = 0; index < scores.length; index++) scores[index]! /= sum;
  return scores;
}

/** Adds the weights of features, in their order, to `scores[base] … scores[base + classes - 1]`. */
type AddWeights = (features: readonly number[], scores: Float64Array, base: number) => void;

/**
 * Makes weights ready to be summed; features that were not seen in training count nothing. Keys and weights stand side by
 * side in one hash table (linear probing, key 0 is an empty slot), so that a feature mostly costs one look at memory.
 * All features are looked for at their first place before any is added: the processor fetches these places side by side.
 */
function openWeights({ classes, keys, weights }: ClassifierWeights): AddWeights {
  const capacity = 2 ** Math.ceil(Math.log2(Math.max(16, keys.length * 1.4)));
  const shift = 32 - Math.log2(capacity);
  const width = 1 + classes;
  const slots = new Int32Array(capacity * width);
  const floats = new Float32Array(slots.buffer);
  const mask = capacity - 1;
  for (let row = 0; row < keys.length; row++) {
    let slot = keys[row]! >>> shift;
    while (slots[slot * width] !== 0) slot = (slot + 1) & mask;
    slots[slot * width] = keys[row]!;
    floats.set(weights.subarray(row * classes, (row + 1) * classes), slot * width + 1);
  }
  let firstKeys = new Int32Array(1024);
  return (features, scores, base) => {
    if (features.length > firstKeys.length) firstKeys = new Int32Array(features.length * 2);
    for (let at = 0; at < features.length; at++) firstKeys[at] = slots[(features[at]! >>> shift) * width]!;
    for (let at = 0; at < features.length; at++) {
      const feature = features[at]!;
      let slot = feature >>> shift;
      let key = firstKeys[at]!;
      while (key !== feature && key !== 0) {
        slot = (slot + 1) & mask;
        key = slots[slot * width]!;
      }
      if (key === 0) continue;
      for (let label = 0; label < classes; label++) scores[base + label]! += floats[slot * width + 1 + label]!;
    }
  };
}

/** Makes learned weights ready for use. */
export function createClassifier(weights: ClassifierWeights): Classifier {
  const addWeights = openWeights(weights);
  return (features) => {
    const scores = new Float64Array(weights.classes);
    addWeights(features, scores, 0);
    return normaliseScores(scores);
  };
}

/** Gives the probability of each answer with these features to be the right one; they sum to 1. */
export type Chooser = (answers: readonly (readonly number[])[]) => Float64Array;

/** Makes what `trainChooser` learned ready for use. */
export function createChooser(weights: ClassifierWeights): Chooser {
  const addWeights = openWeights(weights);
  return (answers) => {
    const scores = new Float64Array(answers.length);
    answers.forEach((features, answer) => addWeights(features, scores, answer));
    return normaliseScores(scores);
  };
}
