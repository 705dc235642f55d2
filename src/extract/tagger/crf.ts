import { beginOf, FIRST_BEFORE, insideOf, LABEL_COUNT, LAST_BEFORE, mayFollow } from "./bio.ts";

/**
 * A linear-chain conditional random field over BIO labels (Lafferty, McCallum and Pereira, 2001), computed with
 * probabilities that are scaled at each token. Matrices are flat: token t's label y is at `t * LABEL_COUNT + y`.
 */
export interface Chain {
  readonly length: number;
  /** Score of each label at each token, without its neighbours. */
  readonly emissions: Float64Array;
  /** `exp` of each transition's score at `previous * LABEL_COUNT + label`, 0 where forbidden; row `START` for the first token. */
  readonly transitions: Float64Array;
}

/** The row of transitions into a sentence's first token. */
export const START: number = LABEL_COUNT;
export const TRANSITION_COUNT: number = (LABEL_COUNT + 1) * LABEL_COUNT;

/** Forward and backward probabilities: at each token, forward × backward is the label's marginal. */
export interface Lattice {
  readonly forward: Float64Array;
  readonly backward: Float64Array;
  /** `exp` of the emissions, divided by the token's scale. */
  readonly local: Float64Array;
  /** Logarithm of the sum over all paths of `exp(score)`. */
  readonly logPartition: number;
}

/** Transition scores as `Chain.transitions`. */
export function openTransitions(scores: ArrayLike<number>): Float64Array {
  const open = new Float64Array(TRANSITION_COUNT);
  for (let previous = 0; previous <= START; previous++) {
    for (let label = 0; label < LABEL_COUNT; label++) {
      const allowed = mayFollow(previous === START ? 0 : previous, label);
      const place = previous * LABEL_COUNT + label;
      open[place] = allowed ? Math.exp(scores[place]!) : 0;
    }
  }
  return open;
}

/** The forward pass for token `t`; returns its scale, by which `forward` and `local` are divided. */
function stepForward(
  { transitions }: Chain,
  { forward, local }: { forward: Float64Array; local: Float64Array },
  t: number,
): number {
  const row = t * LABEL_COUNT;
  let scale = 0;
  for (let label = 0; label < LABEL_COUNT; label++) {
    let sum = 0;
    if (t === 0) sum = transitions[START * LABEL_COUNT + label]!;
    else {
      const last = LAST_BEFORE[label]!;
      for (let previous = FIRST_BEFORE[label]!; previous <= last; previous++)
        sum += forward[row - LABEL_COUNT + previous]! * transitions[previous * LABEL_COUNT + label]!;
    }
    const value = sum * local[row + label]!;
    forward[row + label] = value;
    scale += value;
  }
  for (let label = 0; label < LABEL_COUNT; label++) {
    forward[row + label]! /= scale;
    local[row + label]! /= scale;
  }
  return scale;
}

function runBackward({ length, transitions }: Chain, local: Float64Array): Float64Array {
  const backward = new Float64Array(length * LABEL_COUNT).fill(1, (length - 1) * LABEL_COUNT);
  for (let t = length - 2; t >= 0; t--) {
    const row = t * LABEL_COUNT;
    const next = row + LABEL_COUNT;
    for (let after = 0; after < LABEL_COUNT; after++) {
      const there = local[next + after]!;
      const onward = backward[next + after]!;
      const last = LAST_BEFORE[after]!;
      for (let label = FIRST_BEFORE[after]!; label <= last; label++)
        backward[row + label]! += transitions[label * LABEL_COUNT + after]! * there * onward;
    }
  }
  return backward;
}

/** Sums over all label paths of a chain that has at least one token. */
export function computeLattice(chain: Chain): Lattice {
  const size = chain.length * LABEL_COUNT;
  const forward = new Float64Array(size);
  const local = new Float64Array(size);
  let logPartition = 0;
  for (let t = 0; t < chain.length; t++) {
    const row = t * LABEL_COUNT;
    let highest = -Infinity;
    for (let label = 0; label < LABEL_COUNT; label++) highest = Math.max(highest, chain.emissions[row + label]!);
    for (let label = 0; label < LABEL_COUNT; label++)
      local[row + label] = Math.exp(chain.emissions[row + label]! - highest);
    logPartition += highest + Math.log(stepForward(chain, { forward, local }, t));
  }
  return { forward, backward: runBackward(chain, local), local, logPartition };
}

/** Probability that exactly the tokens `[first, end)` are a mention of a type (its place in `ENTITY_TYPES`). */
export function spanProbability(
  { transitions, length }: Chain,
  { forward, backward, local }: Lattice,
  { first, end, type }: { first: number; end: number; type: number },
): number {
  const begin = beginOf(type);
  const inside = insideOf(type);
  let probability = 0;
  if (first === 0) probability = transitions[START * LABEL_COUNT + begin]!;
  else
    for (let previous = 0; previous < LABEL_COUNT; previous++)
      probability += forward[(first - 1) * LABEL_COUNT + previous]! * transitions[previous * LABEL_COUNT + begin]!;
  probability *= local[first * LABEL_COUNT + begin]!;
  let label = begin;
  for (let t = first + 1; t < end; t++) {
    probability *= transitions[label * LABEL_COUNT + inside]! * local[t * LABEL_COUNT + inside]!;
    label = inside;
  }
  if (end === length) return Math.min(1, probability);
  let leaving = 0;
  for (let after = 0; after < LABEL_COUNT; after++) {
    if (after !== inside)
      leaving +=
        transitions[label * LABEL_COUNT + after]! *
        local[end * LABEL_COUNT + after]! *
        backward[end * LABEL_COUNT + after]!;
  }
  return Math.min(1, probability * leaving);
}
