import { LABEL_COUNT } from "./bio.ts";
import { type Chain, START } from "./crf.ts";

/** For each label of a token the best way to it: fills `best` from the token before, and says where from in `back`. */
function stepOn(
  scores: Float64Array,
  { before, best, back }: { before: Float64Array; best: Float64Array; back: Uint8Array },
): void {
  for (let label = 0; label < LABEL_COUNT; label++) {
    let highest = -Infinity;
    for (let previous = 0; previous < LABEL_COUNT; previous++) {
      const score = before[previous]! + scores[previous * LABEL_COUNT + label]!;
      if (score <= highest) continue;
      highest = score;
      back[label] = previous;
    }
    best[label]! += highest;
  }
}

/** The best allowed label path of a chain; of equally good ones, that with the lower labels. */
export function decodeBestPath({ length, emissions, transitions }: Chain): Uint8Array {
  const scores = transitions.map(Math.log);
  const path = new Uint8Array(length);
  if (length === 0) return path;
  const back = new Uint8Array(length * LABEL_COUNT);
  const row = (t: number): Float64Array => emissions.slice(t * LABEL_COUNT, (t + 1) * LABEL_COUNT);
  let best: Float64Array = row(0).map((emission, label) => emission + scores[START * LABEL_COUNT + label]!);
  for (let t = 1; t < length; t++) {
    const before = best;
    best = row(t);
    stepOn(scores, { before, best, back: back.subarray(t * LABEL_COUNT, (t + 1) * LABEL_COUNT) });
  }
  let label = best.indexOf(Math.max(...best));
  for (let t = length - 1; t >= 0; t--) {
    path[t] = label;
    label = back[t * LABEL_COUNT + label]!;
  }
  return path;
}
