import { createRandom, shuffle } from "../training/random.ts";
import { LABEL_COUNT } from "./bio.ts";
import { type Chain, computeLattice, type Lattice, openTransitions, START, TRANSITION_COUNT } from "./crf.ts";
import type { FeatureRows } from "./features.ts";
import { createKeyTable, type KeyTable } from "./key-table.ts";

/** One sentence's features and what is to be learned of it. */
export interface TrainingSentence {
  readonly rows: FeatureRows;
  /** The half-open range of the rows that is this sentence. */
  readonly first: number;
  readonly end: number;
  /** Labels of the whole of `rows`, one a token; or `LABEL_COUNT` probabilities a token in 255ths, as a teacher gives them. */
  readonly answers: { readonly labels: Uint8Array } | { readonly probabilities: Uint8Array };
}

export interface TrainingOptions {
  readonly epochs: number;
  readonly learningRate: number;
  /** Weight of the squared weights, per touch of a feature. */
  readonly decay: number;
  /** Share of a token's features that is hidden at each visit, so that no single one is relied on. */
  readonly dropout: number;
  /** Features seen less often are left out. */
  readonly minCount: number;
  readonly seed: number;
  readonly onEpoch?: (epoch: number, loss: number) => void;
}

export const TRAINING_DEFAULTS: TrainingOptions = {
  epochs: 7,
  learningRate: 0.03,
  decay: 1e-4,
  dropout: 0.5,
  minCount: 4,
  seed: 7,
};

/** Weights as they are learned. `emissions` has `LABEL_COUNT` weights a key, `transitions` scores as `crf.ts` lays them out. */
export interface TaggerWeights {
  readonly keys: Int32Array;
  readonly emissions: Float32Array;
  readonly transitions: Float32Array;
}

/** The distinct keys that occur at least `minCount` times, ascending. */
export function frequentKeys(batches: Iterable<FeatureRows>, minCount: number): Int32Array {
  let capacity = 1 << 16;
  let keys = new Int32Array(capacity);
  let counts = new Int32Array(capacity);
  let used = 0;
  const slotOf = (key: number): number => {
    let slot = Math.imul(key, 0x9e3779b1) & (capacity - 1);
    while (keys[slot] !== 0 && keys[slot] !== key) slot = (slot + 1) & (capacity - 1);
    return slot;
  };
  const grow = (): void => {
    const [oldKeys, oldCounts] = [keys, counts];
    capacity *= 2;
    [keys, counts] = [new Int32Array(capacity), new Int32Array(capacity)];
    oldKeys.forEach((key, old) => {
      if (key === 0) return;
      const slot = slotOf(key);
      keys[slot] = key;
      counts[slot] = oldCounts[old]!;
    });
  };
  for (const rows of batches) {
    for (const key of rows.keys) {
      const slot = slotOf(key);
      if (keys[slot] === 0) {
        keys[slot] = key;
        used++;
      }
      counts[slot]!++;
      if (used * 2 > capacity) grow();
    }
  }
  return keys.filter((key, slot) => key !== 0 && counts[slot]! >= minCount).toSorted();
}

/** Learned state: weights and the sums of their squared gradients (AdaGrad; Duchi, Hazan and Singer, 2011). */
interface Learner {
  readonly weights: TaggerWeights;
  readonly emissionSquares: Float32Array;
  readonly transitionSquares: Float32Array;
  /** Places of the features of the sentence at hand, token by token, and where each token's begin. */
  readonly places: number[];
  readonly bounds: number[];
}

function startLearner(keys: Int32Array): Learner {
  const size = keys.length * LABEL_COUNT;
  return {
    weights: { keys, emissions: new Float32Array(size), transitions: new Float32Array(TRANSITION_COUNT) },
    emissionSquares: new Float32Array(size).fill(1e-3),
    transitionSquares: new Float32Array(TRANSITION_COUNT).fill(1e-3),
    places: [],
    bounds: [],
  };
}

/** The same rows with each key replaced by where its weights begin; keys that are not learned are left out. */
function placeFeatures(rows: FeatureRows, keys: KeyTable): FeatureRows {
  const places: number[] = [];
  const starts = new Uint32Array(rows.starts.length);
  for (let token = 0; token + 1 < rows.starts.length; token++) {
    for (let at = rows.starts[token]!; at < rows.starts[token + 1]!; at++) {
      const place = keys.find(rows.keys[at]!);
      if (place >= 0) places.push(place * LABEL_COUNT);
    }
    starts[token + 1] = places.length;
  }
  return { keys: Int32Array.from(places), starts };
}

function placeSentences(sentences: readonly TrainingSentence[], keys: KeyTable): readonly TrainingSentence[] {
  const placed = new Map<FeatureRows, FeatureRows>();
  return sentences.map((sentence) => {
    const rows = placed.get(sentence.rows) ?? placeFeatures(sentence.rows, keys);
    placed.set(sentence.rows, rows);
    return { ...sentence, rows };
  });
}

/** Adds up the weights of a sentence's features, of which some are hidden. */
function scoreSentence(learner: Learner, { rows, first, end }: TrainingSentence, keep: () => boolean): Chain {
  const { places, bounds, weights } = learner;
  places.length = 0;
  bounds.length = 0;
  const emissions = new Float64Array((end - first) * LABEL_COUNT);
  for (let token = first; token < end; token++) {
    bounds.push(places.length);
    const row = (token - first) * LABEL_COUNT;
    for (let at = rows.starts[token]!; at < rows.starts[token + 1]!; at++) {
      if (!keep()) continue;
      const base = rows.keys[at]!;
      places.push(base);
      for (let label = 0; label < LABEL_COUNT; label++) emissions[row + label]! += weights.emissions[base + label]!;
    }
  }
  bounds.push(places.length);
  return { length: end - first, emissions, transitions: openTransitions(weights.transitions) };
}

/**
 * Moves the weights of one sentence's features towards its labels; returns the path's negative log likelihood, 0 for what a
 * teacher labelled: of that the transitions are not learned.
 */
function learnSentence(
  learner: Learner,
  sentence: TrainingSentence,
  step: { rate: number; decay: number; keep: () => boolean },
): number {
  const chain = scoreSentence(learner, sentence, step.keep);
  const lattice = computeLattice(chain);
  const { answers, first, end } = sentence;
  if ("probabilities" in answers) {
    const wanted = answers.probabilities.subarray(first * LABEL_COUNT, end * LABEL_COUNT);
    for (let token = 0; token < chain.length; token++) {
      const gradient = expectLabels(lattice, token).map(
        (slope, label) => SHARE_OF_TEACHER * (slope + wanted[token * LABEL_COUNT + label]! / 255),
      );
      moveEmissions(learner, token, { gradient, ...step });
    }
    return 0;
  }
  const labels = answers.labels.subarray(first, end);
  for (let token = 0; token < chain.length; token++) {
    const gradient = expectLabels(lattice, token);
    gradient[labels[token]!]! += 1;
    moveEmissions(learner, token, { gradient, ...step });
  }
  const loss = lattice.logPartition - pathScore(chain, labels, learner.weights.transitions);
  moveTransitions(learner, { chain, lattice, labels, rate: step.rate });
  return loss;
}

/** How much a sentence that a teacher labelled weighs beside an annotated one. */
const SHARE_OF_TEACHER = 0.5;

/** Minus the probability of each label of a token. */
function expectLabels({ forward, backward }: Lattice, token: number): Float64Array {
  const row = token * LABEL_COUNT;
  const expected = new Float64Array(LABEL_COUNT);
  for (let label = 0; label < LABEL_COUNT; label++) expected[label] = -forward[row + label]! * backward[row + label]!;
  return expected;
}

function pathScore(chain: Chain, labels: Uint8Array, transitions: Float32Array): number {
  let score = 0;
  for (let token = 0; token < chain.length; token++) {
    const previous = token === 0 ? START : labels[token - 1]!;
    score +=
      chain.emissions[token * LABEL_COUNT + labels[token]!]! + transitions[previous * LABEL_COUNT + labels[token]!]!;
  }
  return score;
}

/** Gradients smaller than this are not followed: most tokens are O beyond doubt, and skipping them halves the time. */
const MIN_GRADIENT = 1e-3;

function moveEmissions(
  { weights, emissionSquares, places, bounds }: Learner,
  token: number,
  { gradient, rate, decay }: { gradient: Float64Array; rate: number; decay: number },
): void {
  const { emissions } = weights;
  const to = bounds[token + 1]!;
  for (let label = 0; label < LABEL_COUNT; label++) {
    const pull = gradient[label]!;
    if (Math.abs(pull) < MIN_GRADIENT) continue;
    for (let at = bounds[token]!; at < to; at++) {
      const place = places[at]! + label;
      const weight = emissions[place]!;
      const slope = pull - decay * weight;
      const squares = emissionSquares[place]! + slope * slope;
      emissionSquares[place] = squares;
      emissions[place] = weight + (rate * slope) / Math.sqrt(squares);
    }
  }
}

function moveTransitions(
  { weights, transitionSquares }: Learner,
  { chain, lattice, labels, rate }: { chain: Chain; lattice: Lattice; labels: Uint8Array; rate: number },
): void {
  const gradient = expectTransitions(chain, lattice);
  for (let token = 0; token < chain.length; token++) {
    const previous = token === 0 ? START : labels[token - 1]!;
    gradient[previous * LABEL_COUNT + labels[token]!]! += 1;
  }
  for (let place = 0; place < TRANSITION_COUNT; place++) {
    const slope = gradient[place]!;
    if (slope === 0) continue;
    transitionSquares[place]! += slope * slope;
    weights.transitions[place]! += (rate * slope) / Math.sqrt(transitionSquares[place]!);
  }
}

/** Minus the expected count of each transition. */
function expectTransitions({ length, transitions }: Chain, { forward, backward, local }: Lattice): Float64Array {
  const expected = new Float64Array(TRANSITION_COUNT);
  for (let label = 0; label < LABEL_COUNT; label++)
    expected[START * LABEL_COUNT + label] = -forward[label]! * backward[label]!;
  for (let token = 1; token < length; token++) {
    const row = token * LABEL_COUNT;
    for (let label = 0; label < LABEL_COUNT; label++) {
      const after = local[row + label]! * backward[row + label]!;
      for (let previous = 0; previous < LABEL_COUNT; previous++) {
        expected[previous * LABEL_COUNT + label]! -=
          forward[row - LABEL_COUNT + previous]! * transitions[previous * LABEL_COUNT + label]! * after;
      }
    }
  }
  return expected;
}

/** Learns a tagger from sentences; the same sentences, options and seed give the same weights. */
export function trainTagger(
  sentences: readonly TrainingSentence[],
  options: TrainingOptions = TRAINING_DEFAULTS,
): TaggerWeights {
  const keys = frequentKeys(new Set(sentences.map((sentence) => sentence.rows)), options.minCount);
  const learner = startLearner(keys);
  const placed = placeSentences(sentences, createKeyTable(keys));
  const random = createRandom(options.seed);
  const keep = options.dropout === 0 ? (): boolean => true : (): boolean => random() >= options.dropout;
  const order = Int32Array.from(sentences, (_, index) => index);
  const steps = options.epochs * sentences.length;
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffle(order, random);
    let loss = 0;
    order.forEach((place, done) => {
      const rate = options.learningRate * (1 - (epoch * sentences.length + done) / steps);
      loss += learnSentence(learner, placed[place]!, { rate, decay: options.decay, keep });
    });
    options.onEpoch?.(epoch + 1, loss / sentences.length);
  }
  // In use nothing is hidden, so the weights count for as much as those that were left each time.
  const emissions = learner.weights.emissions.map((weight) => weight * (1 - options.dropout));
  return { ...learner.weights, emissions };
}
