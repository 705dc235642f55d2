/**
 * How words are written. The vocabulary is lower-cased, so this reaches the encoder as a feature of its own; the numbers
 * are those that it was trained with.
 */
const Writing = {
  lower: 0,
  punctuation: 1,
  number: 2,
  lettersAndNumbers: 3,
  capitals: 4,
  oneCapital: 5,
  capitalised: 6,
  capitalisedWithCapitals: 7,
  capitalsInside: 8,
} as const;

const WRITINGS = Object.keys(Writing).length;

const WORD = /[\p{L}\p{N}_]+/gu;
const LETTER = /\p{L}/u;
const NUMBER = /\p{N}/u;

const isUpper = (character: string): boolean => character.toLowerCase() !== character;

function writingOf(word: string): number {
  if (!LETTER.test(word)) return NUMBER.test(word) ? Writing.number : Writing.punctuation;
  if (NUMBER.test(word)) return Writing.lettersAndNumbers;
  const characters = Array.from(word);
  const [first, ...rest] = characters.map(isUpper);
  const letters = characters.filter((character) => LETTER.test(character));
  if (letters.every(isUpper)) return rest.length > 0 ? Writing.capitals : Writing.oneCapital;
  if (first === true) return rest.includes(true) ? Writing.capitalisedWithCapitals : Writing.capitalised;
  return rest.includes(true) ? Writing.capitalsInside : Writing.lower;
}

/** What the encoder is told of a piece that stands for no text. */
export const NO_WRITING: number = Writing.punctuation;

/**
 * One feature for each piece, by where it starts (UTF-16, ascending): how its word is written, and whether it stands in the
 * first `titleLength` units.
 */
export function describeWriting(text: string, starts: readonly number[], titleLength: number): readonly number[] {
  const features: number[] = [];
  const words = text.matchAll(WORD);
  let word = words.next();
  let known: { at: number; writing: number } = { at: -1, writing: NO_WRITING };
  for (const start of starts) {
    while (!word.done && word.value.index + word.value[0].length <= start) word = words.next();
    let writing: number = NO_WRITING;
    if (!word.done && word.value.index <= start) {
      if (known.at !== word.value.index) known = { at: word.value.index, writing: writingOf(word.value[0]) };
      writing = known.writing;
    }
    features.push(writing + (start < titleLength ? WRITINGS : 0));
  }
  return features;
}
