import { oneText } from "../../text/one-text.ts";
import type { PaperText } from "../paper-text.ts";
import { LABEL_COUNT } from "../tagger/bio.ts";
import { openTransitions, TRANSITION_COUNT } from "../tagger/crf.ts";
import { type TaggedSentence, tagSentences } from "../tagger/tagged-sentence.ts";
import { tokenEmissions, toLogProbabilities } from "./emissions.ts";
import type { EncoderCard } from "./load.ts";
import type { RunEncoder } from "./runtime.ts";
import { windowsOf } from "./windows.ts";
import { createPieceCutter } from "./word-pieces.ts";
import { describeWriting, NO_WRITING } from "./writing.ts";

/** Labels may follow each other as BIO allows, and are all as likely: the encoder has seen the context. */
const TRANSITIONS = openTransitions(new Float64Array(TRANSITION_COUNT));

/** Tags papers with an encoder. */
export function createEncoderTagger(
  card: EncoderCard,
  run: RunEncoder,
): (paper: PaperText) => Promise<readonly TaggedSentence[]> {
  const cut = createPieceCutter(card);
  return async (paper) => {
    const text = oneText(paper);
    const pieces = cut(text);
    const features = describeWriting(text, pieces.starts, paper.title.length);
    const scores = new Float64Array(pieces.ids.length * LABEL_COUNT);
    for (const { start, end, takenStart, takenEnd } of windowsOf(pieces.ids.length, card.window - 2)) {
      const found = await run(
        Int32Array.of(card.begin, ...pieces.ids.slice(start, end), card.end),
        Int32Array.of(NO_WRITING, ...features.slice(start, end), NO_WRITING),
      );
      const at = (piece: number): number => (piece - start + 1) * LABEL_COUNT;
      scores.set(found.subarray(at(takenStart), at(takenEnd)), takenStart * LABEL_COUNT);
    }
    return tagSentences(paper, tokenEmissions(paper, pieces, toLogProbabilities(scores)), TRANSITIONS);
  };
}
