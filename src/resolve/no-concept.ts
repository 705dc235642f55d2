import type { EntityType } from "../model/extraction.ts";
import { singularOf } from "../text/inflection.ts";
import { hasInnerCapital } from "../text/short-form.ts";

/** Names that name nothing: "our approach", "this dataset", "the proposed model", "experimental results", "SOTA methods". */

/** Words that point at something, or say what is thought of it. */
const POINTING: ReadonlySet<string> = new Set(
  (
    "a all an and any best both competitive competing comprehensive current different each empirical every existing experimental extensive " +
    "following further given her his its it latest many more most multiple new novel of one or other our overall present previous prior " +
    "proposed recent same several some sota strong such that the their these this those three two underlying various we"
  ).split(" "),
);

/** What any paper has, in the singular as `foldName` leaves the last word of a name. */
const ANY_PAPERS: ReadonlySet<string> = new Set(
  (
    "algorithm analysis approach architecture author baseline benchmark challenge code component contribution corpus counterpart data " +
    "database dataset evaluation example experiment finding framework implementation improvement literature method methodology metric model " +
    "module outcome output paper performance problem procedure project research result scheme solution sota state strategy study system task " +
    "technique tool work"
  ).split(" "),
);

const STATE_OF_THE_ART = /\bstate of (?:the )?art\b/u;

/** What a paper may be good at, but not measure: the annotators' guide counts these words alone as no metrics. */
const VAGUE_METRICS: ReadonlySet<string> = new Set(
  "cost effectiveness efficiency generalization quality robustness scalability".split(" "),
);

/** Whether a name of a type says no more than that; `folded` is the folded form of `text`. What is written like a name is one. */
export function namesNoConcept(type: EntityType, text: string, folded: string): boolean {
  if (type === "Metric" && VAGUE_METRICS.has(folded)) return true;
  const words = folded.replace(STATE_OF_THE_ART, "sota").split(" ");
  const head = words.at(-1) ?? "";
  if (!ANY_PAPERS.has(head) || !words.slice(0, -1).every((word) => POINTING.has(word))) return false;
  return !hasInnerCapital(text) || words.includes("sota");
}

/** Heads that with one describing word name nothing outside of the sentence: "a directional rule", "the hybrid architecture". */
const BARE_HEADS: ReadonlySet<string> = new Set(
  (
    "algorithm approach architecture component design effort feedback framework library loss mechanism method methodology module objective " +
    "pipeline procedure process rule scheme solution stage step strategy system technique tool unit"
  ).split(" "),
);
/** Words of praise or distance, with which no name begins: "a lightweight verification module", "prior estimation networks". */
const VERDICTS: ReadonlySet<string> = new Set(
  (
    "advanced effective efficient enhanced existing generic holistic improved interpretable lightweight powerful prior scalable " +
    "simple superior unified"
  ).split(" "),
);
/** A name of one paper that is less sure is none if it is bare. */
const SURE_ENOUGH = 0.65;

/**
 * Whether a name is a bare description that one paper gives and the extractor is not sure of: a describing word and a head that any
 * paper has, or words that begin with a verdict. Of 600 concepts drawn by lot and judged, 56 were no concepts, 13 of them of this kind.
 */
export function isBareDescription(name: {
  readonly text: string;
  readonly papers: number;
  readonly confidence: number;
}): boolean {
  if (name.papers !== 1 || name.confidence >= SURE_ENOUGH || !/^[a-z][a-z -]*$/u.test(name.text)) return false;
  const words = name.text.split(" ");
  if (words.length > 1 && VERDICTS.has(words[0] ?? "")) return true;
  return words.length === 2 && !name.text.includes("-") && BARE_HEADS.has(singularOf(words[1] ?? ""));
}
