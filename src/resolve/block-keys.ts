import { isOneSlipApart, type NameKnowledge, type PreparedName, squeeze } from "./names/index.ts";

/** Keys of a name; only names that share one are compared. */
export type BlockKeys = (name: PreparedName) => readonly string[];

/** Shorter words are not taken for slips of others: `compareNames` does not either. */
const SHORTEST_SLIP = 6;
/** Two words in another order say other things too often. */
const FEWEST_WORDS_IN_ORDER = 3;

/**
 * Keys by which names are found that `compareNames` may call the same though their normal forms differ: the same words in
 * another order, and the name as it would be without a slip of the pen. Slips are looked up by leaving out a letter, of the
 * word and of the words that it may have been, which finds all of them (Mor and Fraenkel 1982).
 */
export function createBlockKeys(knowledge: NameKnowledge): BlockKeys {
  const plainByShortened = new Map<string, string[]>();
  for (const plain of knowledge.plainWords()) {
    if (plain.length < SHORTEST_SLIP) continue;
    for (const shortened of shortenedForms(plain)) {
      const known = plainByShortened.get(shortened);
      if (known === undefined) plainByShortened.set(shortened, [plain]);
      else known.push(plain);
    }
  }
  const meantBy = (word: string): ReadonlySet<string> => {
    const candidates = [...shortenedForms(word)].flatMap((shortened) => plainByShortened.get(shortened) ?? []);
    return new Set(candidates.filter((plain) => isOneSlipApart(word, plain)));
  };

  return ({ type, words, normal }) => {
    const keys = new Set([`${type} ${normal}`]);
    if (words.length >= FEWEST_WORDS_IN_ORDER) keys.add(`${type} ${words.toSorted().join(" ")}`);
    // A name of one word that is like another word is most often coined after it: BandiK, Balance GS.
    for (const [place, word] of words.length < 2 ? [] : words.entries()) {
      if (word.length < SHORTEST_SLIP || /\d/u.test(word) || knowledge.isPlainWord(word)) continue;
      for (const meant of meantBy(word)) keys.add(`${type} ${squeeze(words.with(place, meant))}`);
    }
    return [...keys];
  };
}

/** A word, and the word without each of its letters but the first. */
function* shortenedForms(word: string): Generator<string> {
  yield word;
  for (let place = 1; place < word.length; place += 1) yield word.slice(0, place) + word.slice(place + 1);
}
