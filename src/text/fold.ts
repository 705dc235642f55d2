/**
 * The one home of name folding: two names that fold to the same string are the same name.
 * Folding is idempotent.
 */

const MARKS = /\p{M}+/gu;
const POSSESSIVE = /['’]s\b/gu;
const DASHES_AND_SPACES = /[\s\p{Pd}_/\u2212]+/gu;
/** `+`, `#`, `*` and `@` tell things apart (C++, C#, A*, R@1); the dot only inside numbers (GPT-3.5). */
const OTHER_SIGNS = /(?<!\d)\.|\.(?!\d)|[^\p{L}\p{N}\s.+#*@]+/gu;
const ARTICLE = /^(?:the|a|an|our) (?=.)/u;

const IRREGULAR_PLURALS: Readonly<Record<string, string>> = {
  analyses: "analysis",
  bases: "basis",
  criteria: "criterion",
  corpora: "corpus",
  hypotheses: "hypothesis",
  indices: "index",
  matrices: "matrix",
  vertices: "vertex",
};

/** Ends that look like a plural and are none: analysis, bias, loss, corpus, lens. */
const SINGULAR_END = /(?:ss|us|is|as|os|ens|series)$/u;

function singularOf(word: string): string {
  const irregular = IRREGULAR_PLURALS[word];
  if (irregular !== undefined) return irregular;
  if (word.length < 4 || !word.endsWith("s") || SINGULAR_END.test(word)) return word;
  if (word.endsWith("ies") && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:[sxz]|ch|sh)es$/u.test(word) && !/(?:ases|uses|ises|izes|azes|axes)$/u.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}

/** Only the head of a name is inflected: "neural networks" → "neural network", "systems biology" stays. */
function singularHead(name: string): string {
  const space = name.lastIndexOf(" ") + 1;
  return name.slice(0, space) + singularOf(name.slice(space));
}

/** Most names are words and numbers between single spaces and hyphens: there is little to remove. */
const SIMPLE = /^[A-Za-z0-9]+(?:[ -][A-Za-z0-9]+)*$/u;

function plainName(name: string): string {
  if (SIMPLE.test(name)) return name.toLowerCase().replaceAll("-", " ");
  return name
    .normalize("NFKD")
    .replace(MARKS, "")
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
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** Compares by UTF-16 units: the same on every machine, whatever its language. */
export const compareText = (a: string, b: string): number => Number(a > b) - Number(a < b);
