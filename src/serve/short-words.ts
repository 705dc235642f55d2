/** Entries by the beginnings of their words, for words so short that very many begin with them. */
export interface ShortWords {
  /** Places of the entries of which a word begins with `typed`. */
  find(typed: string): readonly number[];
  /** Takes the folded names of the next entry. */
  add(names: readonly string[]): void;
}

/** Letters that the entries are filed by; what is looked for has at least as many. */
const FILED = 2;
/** Longer words have few enough entries for any index. */
const LONGEST = 3;

/** Whether a search is for one short word. */
export const isShort = (typed: string): boolean =>
  typed.length >= FILED && typed.length <= LONGEST && !typed.includes(" ");

/** Whether a word of a folded name begins with `typed`. */
export const hasWord = (name: string, typed: string): boolean => name.startsWith(typed) || name.includes(` ${typed}`);

/** Entries filed by the first two letters of their words. */
export function createShortWords(): ShortWords {
  const files = new Map<string, number[]>();
  const all: (readonly string[])[] = [];
  return {
    add(names) {
      const place = all.push(names) - 1;
      for (const name of names) {
        for (const word of name.split(" ")) {
          const key = word.slice(0, FILED);
          const file = files.get(key);
          if (file === undefined) files.set(key, [place]);
          else if (file.at(-1) !== place) file.push(place);
        }
      }
    },
    find(typed) {
      const file = files.get(typed.slice(0, FILED)) ?? [];
      if (typed.length === FILED) return file;
      return file.filter((place) => all[place]?.some((name) => hasWord(name, typed)));
    },
  };
}
