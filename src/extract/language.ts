import type { PaperInput } from "./paper-text.ts";

/** Words that English texts are full of and other languages hardly have. */
const ENGLISH_WORD = /\b(?:the|and|with|that|this|from|are|which|our|these|their|using|such|both|been|through)\b/giu;
/** A text with one in so many UTF-16 units is plainly English; of 13,978 English abstracts none has fewer than one in 183, and 17 fewer than one in 150. */
const UNITS_A_WORD = 150;
/** Names and words that many languages share are all that shorter texts in Latin letters may be made of. */
const FEWEST_LETTERS = 20;
/** How much likelier than English a language must be, as the detector scores them: titles full of new names are near to any. */
const LEAST_LEAD = 0.1;

const isPlainlyEnglish = (text: string): boolean =>
  (text.match(ENGLISH_WORD)?.length ?? 0) * UNITS_A_WORD >= text.length;

function isTooShort(text: string): boolean {
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return letters === 0 || (latin > letters / 2 && latin < FEWEST_LETTERS);
}

/**
 * The language of title and abstract, as `fr`, where it is surely not English; the text decides, whatever its source says.
 * Undefined for English, for texts that are partly English, and where it is not sure.
 */
export async function otherLanguageOf({ title, abstract }: PaperInput): Promise<string | undefined> {
  const text = `${title}\n${abstract}`;
  if (isPlainlyEnglish(text) || isTooShort(text)) return undefined;
  // Its tables take a moment to load, and most runs need none of them.
  const { eld } = await import("eld/small");
  const found = eld.detect(text);
  const { [found.language]: score = 0, en = 0 } = found.getScores();
  return found.language !== "en" && found.isReliable() && score - en >= LEAST_LEAD ? found.language : undefined;
}
