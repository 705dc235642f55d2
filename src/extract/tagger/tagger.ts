import type { PaperText } from "../paper-text.ts";
import { decodeBio, LABEL_COUNT, type TokenRange } from "./bio.ts";
import { type Chain, computeLattice, type Lattice, openTransitions, spanProbability } from "./crf.ts";
import type { FeatureRows } from "./features.ts";
import { createKeyTable } from "./key-table.ts";
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

/** Makes learned weights ready for use. */
export function createTagger({ keys, emissions, transitions }: TaggerWeights): Tagger {
  const table = createKeyTable(keys);
  const open = openTransitions(transitions);
  const scoreTokens = (rows: FeatureRows, first: number, end: number): Float64Array => {
    const scores = new Float64Array((end - first) * LABEL_COUNT);
    for (let token = first; token < end; token++) {
      const row = (token - first) * LABEL_COUNT;
      for (let at = rows.starts[token]!; at < rows.starts[token + 1]!; at++) {
        const base = table.find(rows.keys[at]!) * LABEL_COUNT;
        if (base < 0) continue;
        for (let label = 0; label < LABEL_COUNT; label++) scores[row + label]! += emissions[base + label]!;
      }
    }
    return scores;
  };
  return (paper, rows) =>
    paper.sentences.map(({ firstToken, endToken }) => {
      const chain: Chain = {
        length: endToken - firstToken,
        emissions: scoreTokens(rows, firstToken, endToken),
        transitions: open,
      };
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
