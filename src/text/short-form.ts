/** Short forms such as "LLM" and what they stand for. */

export const LETTER_OR_DIGIT: RegExp = /[\p{L}\p{N}]/u;

/** Letters and digits of a short form, folded, without a plural s. */
export function shortLetters(text: string): string {
  const singular = /[\p{Lu}\p{N}]s$/u.test(text) ? text.slice(0, -1) : text;
  return singular.replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();
}

/** The last place before `before` where a letter begins a word, or -1. */
function wordBeginning(letter: string, long: string, before: number): number {
  for (let place = before - 1; place >= 0; place--) {
    if (long[place] === letter && !LETTER_OR_DIGIT.test(long[place - 1] ?? "")) return place;
  }
  return -1;
}

/**
 * Where in `long` the short form's letters begin when read from the right, each in order, the first one at a word's
 * beginning (Schwartz and Hearst, 2003); -1 when they are not all there.
 */
function matchFromRight(letters: string, long: string): number {
  let place = long.length;
  for (let index = letters.length - 1; index > 0; index--) {
    if (place <= 0) return -1;
    place = long.lastIndexOf(letters[index]!, place - 1);
  }
  return wordBeginning(letters[0]!, long, place);
}

/** Where in `long` (lower case) what the letters stand for begins, with or without the digits among them; -1 when it is not there. */
export function matchLong(letters: string, long: string): number {
  const place = matchFromRight(letters, long);
  const withoutDigits = letters.replace(/\p{N}/gu, "");
  return place < 0 && withoutDigits.length >= 2 ? matchFromRight(withoutDigits, long) : place;
}

/** True when a text has a capital that is not just the first letter of a word, as short forms do. */
export const hasInnerCapital = (text: string): boolean =>
  /\p{Lu}.*\p{Lu}|\p{Lu}\p{N}|\p{N}\p{Lu}|\p{Ll}\p{Lu}/u.test(text);

/** True when `short` is written as a short form is, in one piece with capitals, and its letters stand in `long` in their order. */
export function isShortFormOf(short: string, long: string): boolean {
  if (/\s/u.test(short) || !hasInnerCapital(short)) return false;
  const letters = shortLetters(short);
  return letters.length >= 2 && long.length > short.length + 1 && matchLong(letters, long.toLowerCase()) >= 0;
}
