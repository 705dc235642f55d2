import type { Token } from "../../text/segment.ts";
import { hashText } from "./hash.ts";

/** What the corpus says of a word. */
export interface WordFacts {
  /** One cluster a granularity, coarse to fine; 0 is "not in a cluster". */
  readonly clusters: readonly number[];
  /** How the word is written inside sentences: 0 unknown, 1 lower, 2 mostly lower, 3 mixed, 4 capitalised, 5 upper. */
  readonly casing: number;
  /** Magnitude of its document frequency: 0 unknown, then 1 (rare) to 9. */
  readonly frequency: number;
}

/** Word facts by the hash of the folded word. */
export type Lexicon = ReadonlyMap<number, WordFacts>;

export const UNKNOWN_WORD: WordFacts = { clusters: [], casing: 0, frequency: 0 };

/** Lower case, digits as 0: the form under which a word stands in the lexicon. */
export const foldWord = (word: string): string => word.toLowerCase().replace(/\p{N}/gu, "0");

export const factsOf = (lexicon: Lexicon, word: string): WordFacts =>
  lexicon.get(hashText(foldWord(word))) ?? UNKNOWN_WORD;

export const hasWordCharacter = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

/** Words of which nothing is learned from being repeated in a paper. */
const STOP_WORDS: ReadonlySet<string> = new Set(
  (
    "a an and are as at be been being both but by can could did do does each either for from had has have here how however if in into is it its " +
    "may more most much no nor not of on only onto or other our ours out over own per same she should so some such than that the their them then " +
    "there these they this those through thus to too under until up upon us very via was we were what when where whether which while who whom whose " +
    "why will with within without would yet you your also all any between during further moreover"
  ).split(" "),
);

export const isStopWord = (lower: string): boolean => STOP_WORDS.has(lower);

/** True where a token may be a word of a name: it has a letter or digit and is no stop word. */
export const isContentWord = (token: Token): boolean =>
  hasWordCharacter(token.text) && !isStopWord(token.text.toLowerCase());
