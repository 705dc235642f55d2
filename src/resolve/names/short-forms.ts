import type { WordKnowledge } from "./words.ts";

/** A short form and what it stands for, as words in the form in which names are compared. */
export interface ShortForm {
  readonly short: string;
  readonly long: readonly string[];
}

/** A long form may have more spaces in a name than in the table: "multi layer perceptron". */
const MORE_WORDS = 2;
const BEGINNING = 3;

/**
 * Long forms are found at any place of a name, the longest first, and within each other: "multimodal large language model" and
 * "multimodal LLM" are both an MLLM.
 */
export function createShortForms(
  forms: readonly ShortForm[],
): Pick<WordKnowledge, "isShortForm" | "shorten" | "spellOut"> {
  const longOf = new Map(forms.map(({ short, long }) => [short, long]));
  const shortOf = new Map<string, string>();
  const beginnings = new Set<string>();
  const longest = MORE_WORDS + Math.max(0, ...forms.map(({ long }) => long.length));

  const findAt = (name: readonly string[], place: number): readonly [short: string, words: number] | undefined => {
    const begin = name
      .slice(place, place + BEGINNING)
      .join("")
      .slice(0, BEGINNING);
    if (!beginnings.has(begin)) return undefined;
    for (let words = Math.min(longest, name.length - place); words >= 1; words--) {
      const short = shortOf.get(name.slice(place, place + words).join(""));
      if (short !== undefined) return [short, words];
    }
    return undefined;
  };
  const shorten = (name: readonly string[]): readonly string[] => {
    const words: string[] = [];
    let isShorter = false;
    for (let place = 0; place < name.length;) {
      const [word, length] = findAt(name, place) ?? [name[place] ?? "", 1];
      isShorter ||= word !== name[place];
      words.push(word);
      place += length;
    }
    return isShorter ? shorten(words) : name;
  };

  // From the shortest on, so that what a long form holds is already known.
  for (const { short, long } of forms.toSorted((a, b) => a.long.length - b.long.length)) {
    for (const words of [shorten(long), long]) {
      const squeezed = words.join("");
      if (squeezed === short) continue;
      shortOf.set(squeezed, short);
      beginnings.add(squeezed.slice(0, BEGINNING));
    }
  }
  return {
    isShortForm: (word) => longOf.has(word),
    shorten,
    spellOut: (name) => name.flatMap((word) => longOf.get(word) ?? [word]),
  };
}
