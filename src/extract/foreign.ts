import type { FeatureSources } from "./tagger/features.ts";
import type { PaperText } from "./paper-text.ts";

/** No sign, command or single letter of a formula, and no acronym: those are new in any field. */
const ORDINARY_WORD = /^(?=.*\p{L})[^\\][^\p{Lu}]+$/u;
/** Words of this magnitude of document frequency or less are rare: fewer than 64 of the texts that the lexicon is made of have them. */
const RARE_FREQUENCY = 6;
/** So many words that are not rare are thought beside a paper's own: a title of five words tells little. */
const WORDS_BESIDE = 10;
/** Chosen so that about 2 % of computer-science abstracts are marked; `bench/foreign.ts` measures it. */
const MAX_RARE_SHARE = 0.16;

/**
 * Whether a paper's text is unlike those that the extractor learned from: whether too many of its different words are
 * rare there. That is true of other languages too; see `language.ts` for these.
 */
export function looksForeign({ tokens }: PaperText, { describe }: Pick<FeatureSources, "describe">): boolean {
  const words = new Set<number>();
  const rare = new Set<number>();
  for (const { text } of tokens) {
    if (!ORDINARY_WORD.test(text)) continue;
    const { lower, frequency } = describe(text);
    words.add(lower);
    if (frequency <= RARE_FREQUENCY) rare.add(lower);
  }
  return rare.size / (words.size + WORDS_BESIDE) > MAX_RARE_SHARE;
}
