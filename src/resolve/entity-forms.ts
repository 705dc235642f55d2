import type { Entity } from "../model/extraction.ts";
import { foldName } from "../text/fold.ts";
import { readingOf } from "../text/reading.ts";
import { hasInnerCapital, isShortFormOf } from "../text/short-form.ts";

/** A form of a name as it is written, and folded. */
export interface Form {
  readonly text: string;
  readonly folded: string;
  /** Whether it is what the extractor calls the entity. */
  readonly isName: boolean;
}

/** The names by which a paper calls an entity and by which other papers know it too. */
export interface EntityForms {
  /** The form that tells most about what the entity is: an acronym may stand for several things, its long form does not. */
  readonly telling: Form;
  /** Short forms of it, each folded name once. */
  readonly short: readonly Form[];
}

/** A single small letter before capitals, or a plural s behind them: fMRI, mAP, LLMs. */
const AT_THE_EDGES = /^\p{Ll}(?=\p{Lu}{2})|(?<=\p{Lu})s$/gu;
const WORD_BEGINNING = /(?<![\p{L}\p{N}])[\p{L}\p{N}]|\p{Lu}/gu;

/** What is written on a name to tell its kinds apart: mAP@0.5, RRT*. */
const SIGNS = /[@.+*#]/u;

/**
 * Whether one form of an entity is a short form of another. Stricter than what the extractor needs within a paper: a name is none
 * of what it begins ("SWE-bench" of "SWE-bench Verified") or abridges, and capitals among small letters begin words ("LoRA" is low-rank
 * adaptation; "ChatGPT" is no chain-of-thought prompting).
 */
export function isShortFormInGeneral(short: string, long: string): boolean {
  if (!hasInnerCapital(short) || !isShortFormOf(short, long)) return false;
  if (long.toLowerCase().includes(short.toLowerCase()) || SIGNS.test(short) || isAbridged(short, long)) return false;
  const bare = short.replace(AT_THE_EDGES, "");
  if (!/\p{Ll}/u.test(bare)) return true;
  return standInOrder(bare.match(/\p{Lu}/gu) ?? [], long.match(WORD_BEGINNING) ?? []);
}

/** Whether words were left out rather than shortened: "Gemini-Pro" of "Gemini 2.5 Pro", "F1-score" of "F1-macro score". */
function isAbridged(short: string, long: string): boolean {
  const words = new Set(long.toLowerCase().split(SEPARATORS));
  const parts = short.toLowerCase().split(SEPARATORS);
  return parts.length > 1 && parts.every((part) => words.has(part));
}

const SEPARATORS = /[^\p{L}\p{N}.]+/u;

function standInOrder(capitals: readonly string[], beginnings: readonly string[]): boolean {
  let place = 0;
  for (const capital of capitals) {
    const found = beginnings.findIndex((letter, index) => index >= place && letter.toUpperCase() === capital);
    if (found < 0) return false;
    place = found + 1;
  }
  return true;
}

const longestOf = (forms: readonly string[]): string =>
  forms.reduce((best, form) => (form.length > best.length ? form : best), "");

/**
 * The forms of an entity that are names of it in other papers too: its name, what that is short for, and other short forms of the
 * same. What else a paper calls it ("accuracy" for "classification accuracy") names other things elsewhere. Undefined when its
 * name folds to nothing.
 */
export function formsOf(entity: Entity, fold: (name: string) => string = foldName): EntityForms | undefined {
  const { name } = entity;
  const texts = [...new Set(entity.mentions.map(({ text }) => readingOf(text).text))].filter((text) => text !== name);
  const long = longestOf([name, ...texts.filter((text) => isShortFormInGeneral(name, text))]);
  const folded = fold(long);
  if (folded === "") return undefined;
  const short = new Map<string, Form>();
  for (const text of long === name ? texts : [name, ...texts]) {
    if (text === long || (text !== name && !isShortFormInGeneral(text, long))) continue;
    const key = fold(text);
    if (key !== "" && key !== folded && !short.has(key)) short.set(key, { text, folded: key, isName: text === name });
  }
  return {
    telling: { text: long, folded, isName: long === name || fold(name) === folded },
    short: [...short.values()],
  };
}
