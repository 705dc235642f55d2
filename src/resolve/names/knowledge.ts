import type { Alias } from "../../model/alias.ts";
import type { EntityType } from "../../model/extraction.ts";
import { foldName } from "../../text/fold.ts";
import { normalForm, plainWords } from "./normal-form.ts";
import { createShortForms } from "./short-forms.ts";
import { shippedAcronyms, shippedAliases, shippedShortForms, shippedWordCounts } from "./tables.ts";
import type { WordKnowledge } from "./words.ts";

/** What names mean beyond their spelling. */
export interface NameKnowledge extends WordKnowledge {
  /** In how many of the abstracts that the tables were made of a word stands in small letters; 0 for a rare one. */
  countOf(word: string): number;
  /** The normal form of the name that a normal form is an alias of; itself when it is none. */
  aliasOf(type: EntityType, normal: string): string;
  /** Whether a normal form stands in the aliases, as a name or as an alias. */
  isKnown(type: EntityType, normal: string): boolean;
  /** What papers write out for a short form: normal form of the long one → how many papers. */
  sensesOf(type: EntityType, short: string): ReadonlyMap<string, number>;
}

const NO_SENSES: ReadonlyMap<string, number> = new Map();

/** The shipped knowledge and a user's own aliases, which come before those shipped. */
export function loadKnowledge(aliases: readonly Alias[] = []): NameKnowledge {
  const counts = new Map(shippedWordCounts().map(({ word, papers }) => [word, papers]));
  const shortForms = shippedShortForms().map(({ short, long }) => ({ short: foldName(short), long: plainWords(long) }));
  const words: WordKnowledge = { isPlainWord: (word) => counts.has(word), ...createShortForms(shortForms) };
  const normalOf = (type: EntityType, name: string): string => normalForm(type, name, words);
  const names = createAliases([...aliases, ...shippedAliases()], normalOf);
  const senses = new Map<string, Map<string, number>>();
  for (const { type, short, long, papers } of shippedAcronyms()) {
    const key = `${type} ${short}`;
    const known = senses.get(key) ?? new Map<string, number>();
    const normal = names.aliasOf(type, normalOf(type, long));
    senses.set(key, known.set(normal, (known.get(normal) ?? 0) + papers));
  }
  return {
    ...words,
    ...names,
    countOf: (word) => counts.get(word) ?? 0,
    sensesOf: (type, short) => senses.get(`${type} ${foldName(short)}`) ?? NO_SENSES,
  };
}

/** Names that are aliases of each other through any chain of lines have one normal form; of two lines about an alias the first holds. */
function createAliases(
  rows: readonly Alias[],
  normalOf: (type: EntityType, name: string) => string,
): Pick<NameKnowledge, "aliasOf" | "isKnown"> {
  const nameOf = new Map<string, string>();
  for (const { type, name, alias } of rows) {
    const key = `${type} ${normalOf(type, alias)}`;
    if (!nameOf.has(key)) nameOf.set(key, normalOf(type, name));
  }
  const known = new Set([...nameOf.keys(), ...rows.map(({ type, name }) => `${type} ${normalOf(type, name)}`)]);
  return {
    isKnown: (type, normal) => known.has(`${type} ${normal}`),
    aliasOf(type, normal) {
      const seen = new Set<string>();
      let current = normal;
      for (let next = nameOf.get(`${type} ${current}`); next !== undefined && !seen.has(next);) {
        seen.add(next);
        current = next;
        next = nameOf.get(`${type} ${current}`);
      }
      return current;
    },
  };
}
