import type { EntityType } from "../../model/extraction.ts";
import { foldName } from "../../text/fold.ts";
import { singularOf } from "../../text/inflection.ts";
import { modifierForm } from "./modifiers.ts";
import { plainText } from "./signs.ts";
import { americanSpelling } from "./spelling.ts";

/** What is known of words: both from shipped tables. */
export interface WordKnowledge {
  /** True for a word that texts write in small letters: of names, it is the description ("language" in "language model"), not the name. */
  isPlainWord(word: string): boolean;
  /** What a short form stands for wherever it stands in a name: `llm` → `large language model`. */
  longForms: ReadonlyMap<string, readonly string[]>;
}

/** Words of no weight within a name. */
const FILLING: ReadonlySet<string> = new Set(["a", "an", "and", "our", "the"]);

/** Heads that add nothing to the name before them, by type: "the ImageNet dataset", "F1 score", "NER task". */
const EMPTY_HEADS: Readonly<Record<EntityType, ReadonlySet<string>>> = {
  Method: new Set(["algorithm", "approach", "framework", "method", "methodology", "technique"]),
  Dataset: new Set(["benchmark", "corpus", "database", "dataset"]),
  Metric: new Set(["measure", "metric", "score", "value"]),
  Task: new Set(["problem", "task"]),
};
/** Heads of methods that add nothing to a name of its own ("BERT model"), but make one of plain words ("language model"). */
const HEADS_OF_NAMES: ReadonlySet<string> = new Set(["architecture", "classifier", "model", "network", "optimizer"]);
/** Plain words that are names of their own. */
const OWN_NAMES: ReadonlySet<string> = new Set(["autoencoder", "transformer"]);
/** Ends of adjectives, which name nothing without their head: "evolutionary algorithm", "Bayesian network", "prompt-based method". */
const ADJECTIVE = /(?:al|ar|ary|ative|itive|ive|ic|ed|ous|able|ible|less|ian|ean|ing|aware|based|free|driven)$/u;

/** Tells whether the last word can go without changing what is named. */
function hasEmptyHead(type: EntityType, name: readonly string[], words: WordKnowledge): boolean {
  const [before, head] = name.slice(-2);
  if (before === undefined || head === undefined) return false;
  if (type === "Metric" && head === "coefficient") return before === "correlation" || before === "dice";
  if (type !== "Method") return EMPTY_HEADS[type].has(head);
  if (head === "mechanism") return before === "attention";
  if (ADJECTIVE.test(before) && !OWN_NAMES.has(before)) return false;
  return EMPTY_HEADS.Method.has(head) || (HEADS_OF_NAMES.has(head) && isOwnName(before, words));
}

const isOwnName = (word: string, words: WordKnowledge): boolean =>
  OWN_NAMES.has(word) || !(words.isPlainWord(word) || word === "markov");

/** "mixture of experts" → "expert mixture", "number of tokens" → "token count": the head comes last. */
function headLast(name: readonly string[]): readonly string[] {
  const of = name.indexOf("of");
  if (of < 1 || of === name.length - 1) return name;
  const head = name.slice(0, of);
  const rest = headLast(name.slice(of + 1));
  return [...rest, ...(head.join(" ") === "number" ? ["count"] : head)];
}

/** Versions and years in one way of writing: 4.0 → 4, 2024 → 24 at the end of a data set's name. */
function plainVersion(type: EntityType, word: string, isLast: boolean): string {
  const version = word.replace(/^(v?\d+)\.0$/u, "$1");
  return type === "Dataset" && isLast ? version.replace(/^(\D*)20([0-2]\d)$/u, "$1$2") : version;
}

const POWERED_BY: ReadonlySet<string> = new Set(["based", "driven", "powered"]);

/** "LLM-based agents" are LLM agents: what a short form of a model stands before. */
function dropPoweredBy(name: readonly string[], words: WordKnowledge): readonly string[] {
  return name.filter((word, place) => !(POWERED_BY.has(word) && words.longForms.has(name[place - 1] ?? "")));
}

/**
 * The words of a name of a type in the way in which names are compared: small letters, singular, American spelling, Greek
 * letters by their names, short forms spelt out, the head at the end, and without heads that add nothing.
 */
export function nameWords(type: EntityType, name: string, words: WordKnowledge): readonly string[] {
  const folded = foldName(plainText(name))
    .split(" ")
    .filter((word) => word !== "");
  const kept = folded.filter((word) => !FILLING.has(word));
  const singular = (kept.length === 0 ? folded : kept).map((word) => americanSpelling(singularOf(word)));
  const spelt = dropPoweredBy(headLast(singular), words).flatMap((word) => words.longForms.get(word) ?? [word]);
  const versioned = spelt.map((word, place) => plainVersion(type, word, place === spelt.length - 1));
  let end = versioned.length;
  while (end > 1 && hasEmptyHead(type, versioned.slice(0, end), words)) end--;
  return versioned.slice(0, end).map((word, place) => (place === end - 1 ? word : modifierForm(word)));
}

/** Words without the spaces between them, but where two numbers meet: "ImageNet" and "Image Net" are one, "Llama 2 7B" and "Llama 27B" two. */
export const squeeze = (words: readonly string[]): string => words.join(" ").replace(/(?<!\d) | (?!\d)/gu, "");

/** The key by which names of a type are the same without looking further. */
export const normalForm = (type: EntityType, name: string, words: WordKnowledge): string =>
  squeeze(nameWords(type, name, words));
