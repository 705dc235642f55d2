import { createKeyTable } from "../tagger/key-table.ts";
import { createRandom, shuffle } from "../training/random.ts";
import { type ClassifierWeights, normaliseScores } from "./classifier.ts";

/** A thing's features and its right class. */
export interface ClassifierExample {
  readonly features: readonly number[];
  readonly label: number;
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

function countedKeys(examples: readonly ClassifierExample[], minCount: number): Int32Array {
  const counts = new Map<number, number>();
  for (const { features } of examples)
    for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  return Int32Array.from([...counts].filter(([, count]) => count >= minCount).map(([key]) => key)).toSorted();
}

/** Learns a classifier by AdaGrad; the same examples, options and seed give the same weights. */
export function trainClassifier(examples: readonly ClassifierExample[], options: ClassifierOptions): ClassifierWeights {
  const { classes } = options;
  const keys = countedKeys(examples, options.minCount);
  const table = createKeyTable(keys);
  const weights = new Float32Array(keys.length * classes);
  const squares = new Float32Array(keys.length * classes).fill(1e-2);
  const places = examples.map(({ features }) => features.map(table.find).filter((place) => place >= 0));
  const random = createRandom(options.seed);
  const order = Int32Array.from(examples, (_, index) => index);
  const learnExample = (index: number, rate: number): void => {
    const scores = new Float64Array(classes);
    for (const place of places[index]!) {
      for (let label = 0; label < classes; label++) scores[label]! += weights[place * classes + label]!;
    }
    const right = examples[index]!.label;
    const slopes = normaliseScores(scores).map((probability, label) => (label === right ? 1 : 0) - probability);
    const step = { rate, decay: options.decay };
    for (const place of places[index]!) moveWeights({ weights, squares, base: place * classes }, slopes, step);
  };
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffle(order, random);
    const rate = options.learningRate * (1 - epoch / options.epochs);
    for (const index of order) learnExample(index, rate);
  }
  return { classes, keys, weights };
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
