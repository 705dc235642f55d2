import type { PaperText, TokenSpan } from "../paper-text.ts";
import { decodeBio, LABEL_COUNT, type TokenRange } from "./bio.ts";
import { type Chain, computeLattice, type Lattice, openTransitions, spanProbability } from "./crf.ts";
import type { FeatureRows } from "./features.ts";
import { createKeyTable, type KeyTable } from "./key-table.ts";
import type { TaggerWeights } from "./train.ts";
import { decodeBestPath } from "./viterbi.ts";

/** What the tagger thinks of one sentence. Token places count within the paper. */
export interface TaggedSentence {
  readonly first: number;
  readonly end: number;
  /** Mentions on the best path. */
  readonly best: readonly TokenRange[];
  /** Probability that a mention of a type (place in `ENTITY_TYPES`) begins at a token, or that it goes on there. */
  readonly marginal: (token: number, label: number) => number;
  /** Probability that exactly `[first, end)` is a mention of the type. */
  readonly probability: (first: number, end: number, type: number) => number;
}

/** Tags all sentences of a paper, whose features are given. */
export type Tagger = (paper: PaperText, rows: FeatureRows) => readonly TaggedSentence[];

/** Steps of 8 bits into which a weight is rounded: a quarter of the memory, and so of the time that waits for it. */
const STEPS = 127;

/** Weights as the tagger reads them: whole steps of `scale`. */
interface SteppedWeights {
  readonly table: KeyTable;
  readonly steps: Int8Array;
  readonly scale: number;
}

function roundWeights({ keys, emissions }: TaggerWeights): SteppedWeights {
  let largest = 0;
  for (let place = 0; place < emissions.length; place++) largest = Math.max(largest, Math.abs(emissions[place]!));
  const scale = largest / STEPS || 1;
  const steps = new Int8Array(emissions.length);
  for (let place = 0; place < emissions.length; place++) steps[place] = Math.round(emissions[place]! / scale);
  return { table: createKeyTable(keys), steps, scale };
}

/** Adds the `LABEL_COUNT` weights at `base`; written out, since the loop takes more than twice as long. */
function addRow(sums: Int32Array, steps: Int8Array, base: number): void {
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

/** The label scores of the tokens `[first, end)`. Most of the time of an extraction is spent here. */
function scoreTokens(
  { table, steps, scale }: SteppedWeights,
  { keys, starts }: FeatureRows,
  { first, end }: TokenSpan,
): Float64Array {
  const scores = new Float64Array((end - first) * LABEL_COUNT);
  const sums = new Int32Array(LABEL_COUNT);
  for (let token = first; token < end; token++) {
    sums.fill(0);
    const to = starts[token + 1]!;
    for (let at = starts[token]!; at < to; at++) {
      const base = table.find(keys[at]!) * LABEL_COUNT;
      if (base < 0) continue;
      addRow(sums, steps, base);
    }
    const row = (token - first) * LABEL_COUNT;
    for (let label = 0; label < LABEL_COUNT; label++) scores[row + label] = sums[label]! * scale;
  }
  return scores;
}

/** Makes learned weights ready for use. */
export function createTagger(learned: TaggerWeights): Tagger {
  const weights = roundWeights(learned);
  const transitions = openTransitions(learned.transitions);
  return (paper, rows) =>
    paper.sentences.map(({ firstToken, endToken }) => {
      const emissions = scoreTokens(weights, rows, { first: firstToken, end: endToken });
      const chain: Chain = { length: endToken - firstToken, emissions, transitions };
      return describeSentence(chain, computeLattice(chain), firstToken);
    });
}

function describeSentence(chain: Chain, lattice: Lattice, offset: number): TaggedSentence {
  return {
    first: offset,
    end: offset + chain.length,
    best: decodeBio(decodeBestPath(chain)).map(({ first, end, type }) => ({
      first: first + offset,
      end: end + offset,
      type,
    })),
    marginal: (token, label) => {
      const place = (token - offset) * LABEL_COUNT + label;
      return lattice.forward[place]! * lattice.backward[place]!;
    },
    probability: (first, end, type) =>
      spanProbability(chain, lattice, { first: first - offset, end: end - offset, type }),
  };
}
