import { LABEL_COUNT } from "./bio.ts";
import { type Chain, START } from "./crf.ts";

/** The best allowed label path of a chain; of equally good ones, that with the lower labels. */
export function decodeBestPath({ length, emissions, transitions }: Chain): Uint8Array {
  const scores = Float64Array.from(transitions, Math.log);
  const best = new Float64Array(length * LABEL_COUNT);
  const back = new Uint8Array(length * LABEL_COUNT);
  for (let t = 0; t < length; t++) {
    const row = t * LABEL_COUNT;
    for (let label = 0; label < LABEL_COUNT; label++) {
      let highest = t === 0 ? scores[START * LABEL_COUNT + label]! : -Infinity;
      for (let previous = 0; t > 0 && previous < LABEL_COUNT; previous++) {
        const score = best[row - LABEL_COUNT + previous]! + scores[previous * LABEL_COUNT + label]!;
        if (score > highest) {
          highest = score;
          back[row + label] = previous;
        }
      }
      best[row + label] = highest + emissions[row + label]!;
    }
  }
  return followBack({ best, back, length });
}

function followBack({ best, back, length }: { best: Float64Array; back: Uint8Array; length: number }): Uint8Array {
  const path = new Uint8Array(length);
  let label = 0;
  for (let other = 1; length > 0 && other < LABEL_COUNT; other++) {
    const row = (length - 1) * LABEL_COUNT;
    if (best[row + other]! > best[row + label]!) label = other;
  }
  for (let t = length - 1; t >= 0; t--) {
    path[t] = label;
    label = back[t * LABEL_COUNT + label]!;
  }
  return path;
}
