import { FIRST_BEFORE, LABEL_COUNT, LAST_BEFORE } from "./bio.ts";
import { type Chain, START } from "./crf.ts";

/** Best scores up to each token's labels, and the label before on the way to it; laid out as a chain's emissions. */
interface Ways {
  readonly best: Float64Array;
  readonly back: Uint8Array;
}

/** The best way to each label of the token whose row begins at `row`, from the row before. */
function stepOn({ best, back }: Ways, scores: Float64Array, row: number): void {
  for (let label = 0; label < LABEL_COUNT; label++) {
    let highest = -Infinity;
    const last = LAST_BEFORE[label]!;
    for (let previous = FIRST_BEFORE[label]!; previous <= last; previous++) {
      const score = best[row - LABEL_COUNT + previous]! + scores[previous * LABEL_COUNT + label]!;
      if (score <= highest) continue;
      highest = score;
      back[row + label] = previous;
    }
    best[row + label]! += highest;
  }
}

const known = new WeakMap<Float64Array, Float64Array>();

/** Logarithms of transitions, found once for all chains that share them. */
function logarithmsOf(transitions: Float64Array): Float64Array {
  const before = known.get(transitions);
  if (before !== undefined) return before;
  const logarithms = transitions.map(Math.log);
  known.set(transitions, logarithms);
  return logarithms;
}

/** The best allowed label path of a chain; of equally good ones, that with the lower labels. */
export function decodeBestPath({ length, emissions, transitions }: Chain): Uint8Array {
  const scores = logarithmsOf(transitions);
  const path = new Uint8Array(length);
  if (length === 0) return path;
  const ways: Ways = { best: emissions.slice(0, length * LABEL_COUNT), back: new Uint8Array(length * LABEL_COUNT) };
  for (let label = 0; label < LABEL_COUNT; label++) ways.best[label]! += scores[START * LABEL_COUNT + label]!;
  for (let t = 1; t < length; t++) stepOn(ways, scores, t * LABEL_COUNT);
  const last = ways.best.subarray(-LABEL_COUNT);
  let label = last.indexOf(Math.max(...last));
  for (let t = length - 1; t >= 0; t--) {
    path[t] = label;
    label = ways.back[t * LABEL_COUNT + label]!;
  }
  return path;
}
