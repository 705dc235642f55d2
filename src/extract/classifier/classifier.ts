import { createKeyTable } from "../tagger/key-table.ts";

/** Weights of a multinomial logistic regression over binary features that are known by their hashes. */
export interface ClassifierWeights {
  readonly classes: number;
  readonly keys: Int32Array;
  /** `classes` weights a key. */
  readonly weights: Float32Array;
}

/** Gives the probability of each class of a thing with these features; they sum to 1. */
export type Classifier = (features: readonly number[]) => Float64Array;

/** Turns scores into probabilities, in place. */
export function normaliseScores(scores: Float64Array): Float64Array {
  const highest = scores.reduce((a, b) => Math.max(a, b), -Infinity);
  let sum = 0;
  for (let index = 0; index < scores.length; index++) sum += scores[index] = Math.exp(scores[index]! - highest);
  for (let index = 0; index < scores.length; index++) scores[index]! /= sum;
  return scores;
}

/** Makes learned weights ready for use; features that were not seen in training count nothing. */
export function createClassifier({ classes, keys, weights }: ClassifierWeights): Classifier {
  const table = createKeyTable(keys);
  return (features) => {
    const scores = new Float64Array(classes);
    for (const feature of features) {
      const place = table.find(feature);
      if (place < 0) continue;
      for (let index = 0; index < classes; index++) scores[index]! += weights[place * classes + index]!;
    }
    return normaliseScores(scores);
  };
}

/** Gives the probability of each answer with these features to be the right one; they sum to 1. */
export type Chooser = (answers: readonly (readonly number[])[]) => Float64Array;

/** Makes what `trainChooser` learned ready for use. */
export function createChooser({ keys, weights }: ClassifierWeights): Chooser {
  const table = createKeyTable(keys);
  const scoreOf = (features: readonly number[]): number => {
    let score = 0;
    for (const feature of features) {
      const place = table.find(feature);
      if (place >= 0) score += weights[place]!;
    }
    return score;
  };
  return (answers) => normaliseScores(Float64Array.from(answers, scoreOf));
}
