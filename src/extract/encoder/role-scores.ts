import { ENTITY_TYPES, type EntityType, ROLES } from "../../model/extraction.ts";
import { abstractStart } from "../../text/one-text.ts";
import { normaliseScores } from "../classifier/classifier.ts";
import { type PaperText, placeOf, type TokenSpan } from "../paper-text.ts";
import type { NamedThing } from "../role-features.ts";
import { LABEL_COUNT } from "../tagger/bio.ts";
import type { WordPieces } from "./word-pieces.ts";

/** Roles of all types, in the order of `ENTITY_TYPES` and of `ROLES`. */
const ROLE_COUNT = ENTITY_TYPES.reduce((sum, type) => sum + ROLES[type].length, 0);

/** Scores that the encoder gives each piece: of the labels, then of the roles. */
export const SCORE_COUNT: number = LABEL_COUNT + ROLE_COUNT;

function firstRole(type: EntityType): number {
  const before = ENTITY_TYPES.slice(0, ENTITY_TYPES.indexOf(type));
  return before.reduce((sum, other) => sum + ROLES[other].length, LABEL_COUNT);
}

/** The first of the pieces that end after `start`, by bisection. */
function firstPiece({ ends }: WordPieces, start: number): number {
  let [low, high] = [0, ends.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ends[middle]! > start) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Pieces with their scores, rows of `SCORE_COUNT`. */
export interface ScoredPieces {
  readonly pieces: WordPieces;
  readonly scores: Float64Array;
}

/**
 * The probability of each of a thing's roles, in the order of `ROLES`: scores are means over the pieces of each mention, then
 * over the mentions.
 */
export function rolesOfPieces(paper: PaperText, { pieces, scores }: ScoredPieces, thing: NamedThing): Float64Array {
  const roles = firstRole(thing.type);
  const sums = new Float64Array(ROLES[thing.type].length);
  const add = (place: TokenSpan): void => {
    const { field, start, end } = placeOf(paper, place);
    const shift = field === "title" ? 0 : abstractStart(paper);
    const first = firstPiece(pieces, start + shift);
    let last = first;
    while (last < pieces.ids.length && pieces.starts[last]! < end + shift) last++;
    for (let piece = first; piece < last; piece++) {
      for (let role = 0; role < sums.length; role++) {
        sums[role]! += scores[piece * SCORE_COUNT + roles + role]! / (last - first);
      }
    }
  };
  thing.places.forEach(add);
  return normaliseScores(sums.map((sum) => sum / thing.places.length));
}
