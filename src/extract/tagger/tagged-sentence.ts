import type { PaperText } from "../paper-text.ts";
import { decodeBio, LABEL_COUNT, type TokenRange } from "./bio.ts";
import { type Chain, computeLattice, type Lattice, spanProbability } from "./crf.ts";
import { decodeBestPath } from "./viterbi.ts";

/** What a tagger thinks of one sentence. Token places count within the paper. */
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

function bestRanges(chain: Chain, offset: number): readonly TokenRange[] {
  const ranges = decodeBio(decodeBestPath(chain));
  return ranges.map(({ first, end, type }) => ({ first: first + offset, end: end + offset, type }));
}

function describeSentence(chain: Chain, lattice: Lattice, offset: number): TaggedSentence {
  let best: readonly TokenRange[] | undefined;
  return {
    first: offset,
    end: offset + chain.length,
    // Found when it is asked for: of two taggers together only one is.
    get best() {
      return (best ??= bestRanges(chain, offset));
    },
    marginal: (token, label) => {
      const place = (token - offset) * LABEL_COUNT + label;
      return lattice.forward[place]! * lattice.backward[place]!;
    },
    probability: (first, end, type) =>
      spanProbability(chain, lattice, { first: first - offset, end: end - offset, type }),
  };
}

/**
 * Reads label scores as mentions. `scores` has one row of `LABEL_COUNT` a token, `transitions` is as in `Chain`; every
 * sentence is a chain of its own.
 */
export function tagSentences(
  paper: PaperText,
  scores: Float64Array,
  transitions: Float64Array,
): readonly TaggedSentence[] {
  return paper.sentences.map(({ firstToken, endToken }) => {
    const emissions = scores.subarray(firstToken * LABEL_COUNT, endToken * LABEL_COUNT);
    const chain: Chain = { length: endToken - firstToken, emissions, transitions };
    return describeSentence(chain, computeLattice(chain), firstToken);
  });
}
