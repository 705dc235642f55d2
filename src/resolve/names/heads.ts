import type { EntityType } from "../../model/extraction.ts";
import type { WordKnowledge } from "./words.ts";

/** Heads that add nothing to what stands before them: "policy gradient method", "the ImageNet dataset", "NER task". */
const EMPTY_HEADS: Readonly<Record<EntityType, ReadonlySet<string>>> = {
  Method: new Set(["algorithm", "approach", "framework", "method", "methodology", "technique"]),
  Dataset: new Set(["benchmark", "corpus", "database", "dataset"]),
  Metric: new Set(["measure", "score", "value"]),
  Task: new Set(["problem", "task"]),
};
/** Heads that add nothing to a name of its own ("BERT model"), but make one of plain words ("language model"). */
const HEADS_OF_NAMES: ReadonlySet<string> = new Set(["architecture", "classifier", "model", "network", "optimizer"]);
/** Heads that add nothing after certain words only. */
const HEADS_AFTER: Readonly<Record<string, ReadonlySet<string>>> = {
  "Method mechanism": new Set(["attention"]),
  "Metric coefficient": new Set(["dice"]),
  "Task attack": new Set(["extraction", "inference", "injection", "inversion", "jailbreak", "poisoning"]),
};
/** Plain words that are names of their own. */
const OWN_NAMES: ReadonlySet<string> = new Set(["autoencoder", "transformer"]);
/** Words that need their head whatever it is: the cross-entropy method is no cross-entropy, an average score no average. */
const NEEDS_HEAD: ReadonlySet<string> = new Set(["average", "entropy", "final", "markov", "mean", "overall", "total"]);
/** Ends of adjectives, which name nothing without their head: "evolutionary algorithm", "Bayesian network", "prompt-based method". */
const ADJECTIVE = /(?:al|ar|ary|ive|ic|ed|ous|able|ible|less|ian|ean|ing|aware|based|free|driven)$/u;

/** Heads that a name needs, but that say the same: neuro-symbolic methods and approaches. */
const LIKE_METHOD: ReadonlySet<string> = new Set(["approach", "methodology", "technique"]);

export const plainHead = (type: EntityType, head: string): string =>
  type === "Method" && LIKE_METHOD.has(head) ? "method" : head;

/** Whether a word can be a head that adds nothing. */
export const mayBeEmptyHead = (type: EntityType, word: string): boolean =>
  EMPTY_HEADS[type].has(word) || HEADS_OF_NAMES.has(word);

/** Tells whether the last word of a name can go without changing what is named. */
export function hasEmptyHead(type: EntityType, name: readonly string[], words: WordKnowledge): boolean {
  const [before, head] = name.slice(-2);
  if (before === undefined || head === undefined) return false;
  if (HEADS_AFTER[`${type} ${head}`]?.has(before) === true) return true;
  // A Pearson correlation coefficient is a Pearson correlation; any correlation is not its coefficient.
  if (type === "Metric" && head === "coefficient") return before === "correlation" && name.length > 2;
  if (NEEDS_HEAD.has(before)) return false;
  return type === "Method" ? isEmptyAfter(name, words) : EMPTY_HEADS[type].has(head);
}

/** An ensemble method is no ensemble, but a policy gradient method a policy gradient, and a BERT model BERT. */
function isEmptyAfter(name: readonly string[], words: WordKnowledge): boolean {
  const [before = "", head = ""] = name.slice(-2);
  const addsNothing = EMPTY_HEADS.Method.has(head);
  if (!addsNothing && !HEADS_OF_NAMES.has(head)) return false;
  if (OWN_NAMES.has(before)) return true;
  if (ADJECTIVE.test(before)) return false;
  return !words.isPlainWord(before) || (addsNothing && name.length > 2);
}
