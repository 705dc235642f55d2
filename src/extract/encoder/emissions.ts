import { ENTITY_TYPES } from "../../model/extraction.ts";
import { abstractStart } from "../../text/one-text.ts";
import type { PaperText } from "../paper-text.ts";
import { beginOf, insideOf, LABEL_COUNT, OUTSIDE } from "../tagger/bio.ts";
import type { WordPieces } from "./word-pieces.ts";

/** Added for a mention that would begin inside of a piece: nothing says so, and nothing quite forbids it. */
const UNLIKELY = -10;

/** Label scores as logarithms of probabilities, in place: rows of `LABEL_COUNT`. */
export function toLogProbabilities(scores: Float64Array): Float64Array {
  for (let row = 0; row < scores.length; row += LABEL_COUNT) {
    let highest = -Infinity;
    for (let label = 0; label < LABEL_COUNT; label++) highest = Math.max(highest, scores[row + label]!);
    let sum = 0;
    for (let label = 0; label < LABEL_COUNT; label++) sum += Math.exp(scores[row + label]! - highest);
    const norm = highest + Math.log(sum);
    for (let label = 0; label < LABEL_COUNT; label++) scores[row + label]! -= norm;
  }
  return scores;
}

/** How the pieces of a token add up: its first piece may begin a mention, all others go on with what it began. */
function addPiece(emissions: Float64Array, piece: Float64Array, isFirst: boolean): void {
  emissions[OUTSIDE]! += piece[OUTSIDE]!;
  for (let type = 0; type < ENTITY_TYPES.length; type++) {
    const [begin, inside] = [beginOf(type), insideOf(type)];
    emissions[begin]! += piece[isFirst ? begin : inside]!;
    emissions[inside]! += piece[inside]!;
  }
}

/** A token in which no piece begins: it goes on with what the piece that covers it is. */
function addCovering(emissions: Float64Array, piece: Float64Array | undefined): void {
  emissions[OUTSIDE]! += piece?.[OUTSIDE] ?? 0;
  for (let type = 0; type < ENTITY_TYPES.length; type++) {
    const [begin, inside] = [beginOf(type), insideOf(type)];
    emissions[begin]! += UNLIKELY;
    emissions[inside]! += piece === undefined ? 0 : Math.log(Math.exp(piece[begin]!) + Math.exp(piece[inside]!));
  }
}

/**
 * The label scores of a paper's tokens, one row of `LABEL_COUNT` each, from those of its word pieces (`scores`, logarithms
 * of probabilities). Pieces count in `title + "\n" + abstract`. The chain of token labels scored so is the chain of piece
 * labels without those that begin or end a mention inside a token.
 */
export function tokenEmissions(paper: PaperText, pieces: WordPieces, scores: Float64Array): Float64Array {
  const emissions = new Float64Array(paper.tokens.length * LABEL_COUNT);
  const rowOf = (piece: number): Float64Array => scores.subarray(piece * LABEL_COUNT, (piece + 1) * LABEL_COUNT);
  const abstractAt = abstractStart(paper);
  let piece = 0;
  for (const [index, token] of paper.tokens.entries()) {
    const shift = paper.sentences[paper.sentenceOf[index]!]!.field === "title" ? 0 : abstractAt;
    const row = emissions.subarray(index * LABEL_COUNT, (index + 1) * LABEL_COUNT);
    const end = token.end + shift;
    const first = piece;
    while (piece < pieces.ids.length && pieces.starts[piece]! < end) {
      addPiece(row, rowOf(piece), piece === first);
      piece++;
    }
    if (piece > first) continue;
    const covers = piece > 0 && pieces.ends[piece - 1]! > token.start + shift;
    addCovering(row, covers ? rowOf(piece - 1) : undefined);
  }
  return emissions;
}
