import { createKeyTable } from "../tagger/key-table.ts";
import { createRandom, shuffle } from "../training/random.ts";
import { type ClassifierWeights, normaliseScores } from "./classifier.ts";

/** A thing's features and its right class. */
export interface ClassifierExample {
  readonly features: readonly number[];
  readonly label: number;
  /** How much it counts, in [0, 1]; 1 when it is not said. */
  readonly weight?: number;
}

export interface ClassifierOptions {
  readonly classes: number;
  readonly epochs: number;
  readonly learningRate: number;
  /** Weight of the squared weights, per touch of a feature. */
  readonly decay: number;
  /** Features seen less often are left out. */
  readonly minCount: number;
  readonly seed: number;
}

/** Answers to a question, each with its features, and which of them is right. */
export interface ChoiceExample {
  readonly answers: readonly (readonly number[])[];
  readonly right: number;
}

function countedKeys(lists: Iterable<readonly number[]>, minCount: number): Int32Array {
  const counts = new Map<number, number>();
  for (const features of lists) for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  return Int32Array.from([...counts].filter(([, count]) => count >= minCount).map(([key]) => key)).toSorted();
}

/** Learns a classifier by AdaGrad; the same examples, options and seed give the same weights. */
export function trainClassifier(examples: readonly ClassifierExample[], options: ClassifierOptions): ClassifierWeights {
  const { classes } = options;
  const { keys, placesOf, weights, squares } = startWeights(
    examples.map(({ features }) => features),
    options,
  );
  const places = examples.map(({ features }) => placesOf(features));
  const learnExample = (index: number, rate: number): void => {
    const scores = new Float64Array(classes);
    for (const place of places[index]!) {
      for (let label = 0; label < classes; label++) scores[label]! += weights[place * classes + label]!;
    }
    const { label: right, weight = 1 } = examples[index]!;
    const slopes = normaliseScores(scores).map(
      (probability, label) => weight * ((label === right ? 1 : 0) - probability),
    );
    const step = { rate, decay: options.decay };
    for (const place of places[index]!) moveWeights({ weights, squares, base: place * classes }, slopes, step);
  };
  repeatShuffled(examples.length, options, learnExample);
  return { classes, keys, weights };
}

/**
 * Learns to choose among answers (conditional logit, McFadden 1974) by AdaGrad: one weight a feature, `classes` is 1. The
 * same examples, options and seed give the same weights.
 */
export function trainChooser(
  examples: readonly ChoiceExample[],
  options: Omit<ClassifierOptions, "classes">,
): ClassifierWeights {
  const { keys, placesOf, weights, squares } = startWeights(
    examples.flatMap(({ answers }) => answers),
    { ...options, classes: 1 },
  );
  const places = examples.map(({ answers }) => answers.map(placesOf));
  const learnExample = (index: number, rate: number): void => {
    const rows = places[index]!;
    const scores = Float64Array.from(rows, (row) => row.reduce((sum, place) => sum + weights[place]!, 0));
    normaliseScores(scores).forEach((probability, answer) => {
      const slopes = Float64Array.of((answer === examples[index]!.right ? 1 : 0) - probability);
      const step = { rate, decay: options.decay };
      for (const base of rows[answer]!) moveWeights({ weights, squares, base }, slopes, step);
    });
  };
  repeatShuffled(examples.length, options, learnExample);
  return { classes: 1, keys, weights };
}

interface StartedWeights extends ClassifierWeights {
  /** The places of the features that are learned. */
  readonly placesOf: (features: readonly number[]) => readonly number[];
  /** Sums of squared slopes, as AdaGrad keeps them. */
  readonly squares: Float32Array;
}

function startWeights(
  lists: readonly (readonly number[])[],
  { classes, minCount }: Pick<ClassifierOptions, "classes" | "minCount">,
): StartedWeights {
  const keys = countedKeys(lists, minCount);
  const table = createKeyTable(keys);
  return {
    classes,
    keys,
    placesOf: (features) => features.map(table.find).filter((place) => place >= 0),
    weights: new Float32Array(keys.length * classes),
    squares: new Float32Array(keys.length * classes).fill(1e-2),
  };
}

/** Visits so many examples in another order each epoch, at a falling rate. */
function repeatShuffled(
  count: number,
  { epochs, learningRate, seed }: Pick<ClassifierOptions, "epochs" | "learningRate" | "seed">,
  visit: (index: number, rate: number) => void,
): void {
  const random = createRandom(seed);
  const order = Int32Array.from({ length: count }, (_, index) => index);
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random);
    const rate = learningRate * (1 - epoch / epochs);
    for (const index of order) visit(index, rate);
  }
}

function moveWeights(
  { weights, squares, base }: { weights: Float32Array; squares: Float32Array; base: number },
  slopes: Float64Array,
  { rate, decay }: { rate: number; decay: number },
): void {
  for (let label = 0; label < slopes.length; label++) {
    const weight = weights[base + label]!;
    const slope = slopes[label]! - decay * weight;
    squares[base + label]! += slope * slope;
    weights[base + label] = weight + (rate * slope) / Math.sqrt(squares[base + label]!);
  }
}
