import SearchableMap from "minisearch/SearchableMap";
import { compareText } from "../text/fold.ts";

/** Entries that have all words that are looked for. */
export interface Found {
  /** By place of an entry: how well it has them, 0 where it does not. */
  readonly strengths: Float32Array;
  /** Whether a folded name has one of the words, as it was found. */
  readonly isIn: (name: string) => boolean;
}

/** Entries by the words of their names. */
export interface WordIndex {
  /** Words of at least `SURE` letters may be misspelt, all may be the beginnings of longer ones. */
  find(typed: readonly string[]): Found;
}

/** Letters of a word from which on a slip is forgiven, and from which on two are. */
const SURE = 5;
const LONG = 8;
/** How much more a word of the first name says than one of another, and a whole word than the beginning of one. */
const FIRST_NAME = 2;
const WHOLE_WORD = 1.2;
/** How much a misspelt word says. */
const MISSPELT = 0.25;

/** Words of a folded name. */
const wordsOf = (name: string): readonly string[] => name.split(" ").filter((word) => word !== "");

/** Sorted words, and for each the entries that have it, all in one row: those of words that begin alike lie side by side. */
interface Postings {
  readonly words: readonly string[];
  /** Where the entries of each word begin; one more for the end. */
  readonly starts: Uint32Array;
  /** Twice the place of an entry, and one more where its first name has the word. */
  readonly entries: Uint32Array;
  /** Rows of `words`. */
  readonly rows: SearchableMap<number>;
}

function postingsOf(byWord: ReadonlyMap<string, readonly number[]>): Postings {
  const words = [...byWord.keys()].toSorted(compareText);
  const starts = new Uint32Array(words.length + 1);
  const rows = new SearchableMap<number>();
  for (const [row, word] of words.entries()) {
    starts[row + 1] = (starts[row] ?? 0) + (byWord.get(word)?.length ?? 0);
    rows.set(word, row);
  }
  const entries = new Uint32Array(starts.at(-1) ?? 0);
  for (const [row, word] of words.entries()) entries.set(byWord.get(word) ?? [], starts[row]);
  return { words, starts, entries, rows };
}

/** The first row whose word does not come before `text`. */
function rowFrom(words: readonly string[], text: string): number {
  let [low, high] = [0, words.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareText(words[middle] ?? "", text) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Rows of words, the end not included, and how much one of them says. */
interface Range {
  readonly from: number;
  readonly to: number;
  readonly strength: number;
}

const LAST_UNIT = "\uFFFF";

/** The words that are `typed`, begin so, or are nearly so. */
function rangesOf({ words, rows }: Postings, typed: string): readonly Range[] {
  const from = rowFrom(words, typed);
  const to = rowFrom(words, typed + LAST_UNIT);
  const whole = words[from] === typed ? 1 : 0;
  const slips = typed.length < SURE ? 0 : typed.length < LONG ? 1 : 2;
  const near = slips === 0 ? [] : [...rows.fuzzyGet(typed, slips).values()].map(([row]) => row);
  return [
    { from, to: from + whole, strength: WHOLE_WORD },
    { from: from + whole, to, strength: 1 },
    ...near.filter((row) => row < from || row >= to).map((row) => ({ from: row, to: row + 1, strength: MISSPELT })),
  ];
}

/** By place: how well each entry has one of the words. */
function strengthsOf({ starts, entries }: Postings, ranges: readonly Range[], size: number): Float32Array {
  const strengths = new Float32Array(size);
  for (const { from, to, strength } of ranges) {
    for (const entry of entries.subarray(starts[from], starts[to])) {
      const place = entry >> 1;
      const here = entry % 2 === 1 ? strength * FIRST_NAME : strength;
      if (here > (strengths[place] ?? 0)) strengths[place] = here;
    }
  }
  return strengths;
}

function find(postings: Postings, size: number, typed: readonly string[]): Found {
  const all = typed.map((word) => rangesOf(postings, word));
  const [first = new Float32Array(size), ...others] = all.map((ranges) => strengthsOf(postings, ranges, size));
  const strengths =
    others.length === 0
      ? first
      : first.map((strength, place) => {
          if (strength === 0 || others.some((other) => other[place] === 0)) return 0;
          return others.reduce((sum, other) => sum + (other[place] ?? 0), strength);
        });
  const isFound = (word: string): boolean => {
    const row = rowFrom(postings.words, word);
    return all.some((ranges) => ranges.some(({ from, to }) => row >= from && row < to));
  };
  return { strengths, isIn: (name) => wordsOf(name).some(isFound) };
}

/** Takes entries by their folded names, then finds them. */
export function createWordIndex(): {
  readonly add: (names: readonly string[]) => void;
  readonly finish: () => WordIndex;
} {
  const byWord = new Map<string, number[]>();
  let size = 0;
  return {
    add([first = "", ...others]) {
      const ofFirst = new Set(wordsOf(first));
      const entry = 2 * size;
      size += 1;
      for (const word of new Set([...ofFirst, ...others.flatMap(wordsOf)])) {
        const known = byWord.get(word) ?? [];
        if (known.length === 0) byWord.set(word, known);
        known.push(entry + Number(ofFirst.has(word)));
      }
    },
    finish() {
      const postings = postingsOf(byWord);
      return { find: (typed) => find(postings, size, typed) };
    },
  };
}
