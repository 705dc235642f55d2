import { singularOf } from "./inflection.ts";

/**
 * The one home of name folding: two names that fold to the same string are the same name.
 * Folding is idempotent.
 */

const MARKS = /\p{M}+/gu;
/** Soft hyphens and signs without width, which part no words. */
const UNSEEN = /[\u00AD\u200B-\u200D\u2060\uFEFF]+/gu;
const POSSESSIVE = /['’]s\b/gu;
const DASHES_AND_SPACES = /[\s\p{Pd}_/\u2212]+/gu;
/** `+`, `#`, `*` and `@` tell things apart (C++, C#, A*, R@1); the dot only inside numbers (GPT-3.5). */
const OTHER_SIGNS = /(?<!\d)\.|\.(?!\d)|[^\p{L}\p{N}\s.+#*@]+/gu;
const ARTICLE = /^(?:the|a|an|our) (?=.)/u;

/** Only the head of a name is inflected: "neural networks" → "neural network", "systems biology" stays. */
function singularHead(name: string): string {
  const space = name.lastIndexOf(" ") + 1;
  return name.slice(0, space) + singularOf(name.slice(space));
}

/** Most names are words and numbers between single spaces and hyphens: there is little to remove. */
const SIMPLE = /^[A-Za-z0-9]+(?:[ -][A-Za-z0-9]+)*$/u;

/** The plural s of what is written in capitals: LLMs, GPUs, ViTs. */
const PLURAL_OF_CAPITALS = /(?<=[\p{L}\p{N}]\p{Lu})s(?!\p{L})/gu;

function plainName(text: string): string {
  const name = text.replace(PLURAL_OF_CAPITALS, "");
  if (SIMPLE.test(name)) return name.toLowerCase().replaceAll("-", " ");
  return name
    .normalize("NFKD")
    .replace(MARKS, "")
    .replace(UNSEEN, "")
    .toLowerCase()
    .replace(POSSESSIVE, "")
    .replace(DASHES_AND_SPACES, " ")
    .replace(OTHER_SIGNS, " ")
    .replace(/\s+/gu, " ")
    .trim();
}

/** Case, accents, dashes, spaces and a leading article removed, the last word in the singular. */
export const foldName = (name: string): string => singularHead(plainName(name).replace(ARTICLE, ""));

/** A title as a key: letters and digits only, so that page furniture and punctuation do not tell two apart. */
export function foldTitle(title: string): string {
  return title
    .normalize("NFKD")
    .replace(MARKS, "")
    .replace(UNSEEN, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** Compares by UTF-16 units: the same on every machine, whatever its language. */
export const compareText = (a: string, b: string): number => Number(a > b) - Number(a < b);
