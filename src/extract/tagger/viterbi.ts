import { LABEL_COUNT } from "./bio.ts";
import { type Chain, START } from "./crf.ts";

/** The previous label from which a label is best reached, and the score of the path to there and on. */
function bestStep(before: Float64Array, scores: Float64Array, label: number): { previous: number; score: number } {
  let best = { previous: 0, score: -Infinity };
  for (let previous = 0; previous < LABEL_COUNT; previous++) {
    const score = before[previous]! + scores[previous * LABEL_COUNT + label]!;
    if (score > best.score) best = { previous, score };
  }
  return best;
}

/** The best allowed label path of a chain; of equally good ones, that with the lower labels. */
export function decodeBestPath({ length, emissions, transitions }: Chain): Uint8Array {
  const scores = Float64Array.from(transitions, Math.log);
  const path = new Uint8Array(length);
  if (length === 0) return path;
  const back = new Uint8Array(length * LABEL_COUNT);
  let best = emissions.slice(0, LABEL_COUNT).map((emission, label) => emission + scores[START * LABEL_COUNT + label]!);
  for (let t = 1; t < length; t++) {
    const before = best;
    best = emissions.slice(t * LABEL_COUNT, (t + 1) * LABEL_COUNT).map((emission, label) => {
      const { previous, score } = bestStep(before, scores, label);
      back[t * LABEL_COUNT + label] = previous;
      return emission + score;
    });
  }
  let label = best.indexOf(Math.max(...best));
  for (let t = length - 1; t >= 0; t--) {
    path[t] = label;
    label = back[t * LABEL_COUNT + label]!;
  }
  return path;
}
