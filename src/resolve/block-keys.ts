import {
  FEWEST_WORDS_IN_ORDER,
  isOneSlipApart,
  type NameKnowledge,
  type PreparedName,
  SHORTEST_SLIP,
  squeeze,
} from "./names/index.ts";

/** By what a name is found that `compareNames` may call the same as another though their normal forms differ. */
export interface BlockKeys {
  /** The same for names of the same words in whatever order; undefined for names too short for that to say anything. */
  readonly words: string | undefined;
  /** The canonical forms of the names that it may be by a slip of the pen. */
  readonly meant: readonly string[];
}

/**
 * Slips are looked up by leaving out a letter, of the word and of the words that it may have been, which finds all of them (Mor
 * and Fraenkel 1982). A name of one word that is like another word is most often coined after it (BandiK, BalanceGS): for such
 * a name none is looked up.
 */
export function createBlockKeys(knowledge: NameKnowledge): (name: PreparedName) => BlockKeys {
  const plainByShortened = shortenedWords(knowledge);
  const wordsMeantBy = (word: string): readonly string[] => {
    if (word.length < SHORTEST_SLIP || /\d/u.test(word) || knowledge.isPlainWord(word)) return [];
    const candidates = new Set([...shortenedForms(word)].flatMap((shortened) => plainByShortened.get(shortened) ?? []));
    return [...candidates].filter((plain) => isOneSlipApart(word, plain));
  };

  return ({ type, words, spelt }) => ({
    words: spelt.length < FEWEST_WORDS_IN_ORDER ? undefined : spelt.toSorted().join(" "),
    meant:
      words.length < 2
        ? []
        : words.flatMap((word, place) =>
            wordsMeantBy(word).map((meant) => knowledge.aliasOf(type, squeeze(words.with(place, meant)))),
          ),
  });
}

/** They are many, and made once for what is known. */
const shortenedBy = new WeakMap<NameKnowledge, ReadonlyMap<string, readonly string[]>>();

/** Words that texts write in small letters, by each of their shortened forms. */
function shortenedWords(knowledge: NameKnowledge): ReadonlyMap<string, readonly string[]> {
  const made = shortenedBy.get(knowledge);
  if (made !== undefined) return made;
  const words = new Map<string, string[]>();
  for (const plain of knowledge.plainWords()) {
    if (plain.length < SHORTEST_SLIP) continue;
    for (const shortened of shortenedForms(plain)) {
      const known = words.get(shortened);
      if (known === undefined) words.set(shortened, [plain]);
      else known.push(plain);
    }
  }
  shortenedBy.set(knowledge, words);
  return words;
}

/** A word, and the word without each of its letters but the first. */
function* shortenedForms(word: string): Generator<string> {
  yield word;
  for (let place = 1; place < word.length; place += 1) yield word.slice(0, place) + word.slice(place + 1);
}
