import { oneText } from "../../text/one-text.ts";
import type { PaperText } from "../paper-text.ts";
import type { RoleOpinion } from "../roles.ts";
import { LABEL_COUNT } from "../tagger/bio.ts";
import { openTransitions, TRANSITION_COUNT } from "../tagger/crf.ts";
import { type TaggedSentence, tagSentences } from "../tagger/tagged-sentence.ts";
import { tokenEmissions, toLogProbabilities } from "./emissions.ts";
import type { EncoderCard } from "./load.ts";
import type { RunEncoder } from "./runtime.ts";
import { rolesOfPieces, SCORE_COUNT } from "./role-scores.ts";
import { windowsOf } from "./windows.ts";
import { createPieceCutter } from "./word-pieces.ts";
import { describeWriting, NO_WRITING } from "./writing.ts";

/** Labels may follow each other as BIO allows, and are all as likely: the encoder has seen the context. */
const TRANSITIONS = openTransitions(new Float64Array(TRANSITION_COUNT));

/** What an encoder says of a paper. */
export interface EncoderOpinion {
  readonly tagged: readonly TaggedSentence[];
  readonly rolesOf: RoleOpinion;
}

/** Those of the labels alone: rows of `LABEL_COUNT`. */
function labelScores(scores: Float64Array): Float64Array {
  const labels = new Float64Array((scores.length / SCORE_COUNT) * LABEL_COUNT);
  for (let from = 0, to = 0; from < scores.length; from += SCORE_COUNT, to += LABEL_COUNT) {
    labels.set(scores.subarray(from, from + LABEL_COUNT), to);
  }
  return labels;
}

/** Reads papers with an encoder. */
export function createEncoderReader(card: EncoderCard, run: RunEncoder): (paper: PaperText) => Promise<EncoderOpinion> {
  const cut = createPieceCutter(card);
  return async (paper) => {
    const text = oneText(paper);
    const pieces = cut(text);
    const features = describeWriting(text, pieces.starts, paper.title.length);
    const scores = new Float64Array(pieces.ids.length * SCORE_COUNT);
    for (const { start, end, takenStart, takenEnd } of windowsOf(pieces.ids.length, card.window - 2)) {
      const found = await run(
        Int32Array.of(card.begin, ...pieces.ids.slice(start, end), card.end),
        Int32Array.of(NO_WRITING, ...features.slice(start, end), NO_WRITING),
      );
      const at = (piece: number): number => (piece - start + 1) * SCORE_COUNT;
      scores.set(found.subarray(at(takenStart), at(takenEnd)), takenStart * SCORE_COUNT);
    }
    const emissions = tokenEmissions(paper, pieces, toLogProbabilities(labelScores(scores)));
    return {
      tagged: tagSentences(paper, emissions, TRANSITIONS),
      rolesOf: (thing) => rolesOfPieces(paper, { pieces, scores }, thing),
    };
  };
}
