import { isGeneration, isInitials } from "../text/paper-key.ts";

/** `Smith, J., Doe, A.`: family names and initials by turns. */
function pairInitials(pieces: readonly string[]): readonly string[] {
  const hasPairs = pieces.length % 2 === 0 && pieces.every((piece, place) => place % 2 === 0 || isInitials(piece));
  if (!hasPairs) return pieces;
  return pieces.flatMap((piece, place) => (place % 2 === 0 ? [`${piece}, ${pieces[place + 1]}`] : []));
}

function splitAtCommas(text: string): readonly string[] {
  const pieces = trimmedParts(text, ",");
  // `Zhang, Huiliang` is one name, `Huiliang Zhang, Di Wu` are two.
  const isOneName = pieces.length === 2 && pieces.some((piece) => !piece.includes(" ") || isGeneration(piece));
  return isOneName ? [pieces.join(", ")] : pairInitials(pieces);
}

/** The parts of a list written as one string, without the spaces around them; empty ones are left out. */
export function trimmedParts(text: string, separator: string | RegExp): readonly string[] {
  return text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

/** Where spaces begin only: tried at each of very many, it would take quadratic time. */
const AND = /(?<!\s)\s+(?:and|&)\s+/u;

/** The names in a list written as one string: parted by `;`, by `|`, by `and`, or by commas, in this order. */
export function splitAuthors(text: string): readonly string[] {
  const mark = [";", "|"].find((candidate) => text.includes(candidate));
  if (mark !== undefined) return trimmedParts(text, mark);
  return text.split(AND).flatMap(splitAtCommas);
}
