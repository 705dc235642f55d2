import type { PaperKey } from "../model/id.ts";
import { foldTitle } from "./fold.ts";

/** `J.`, `D.G.`, `J.-P.`, or one capital: what stands for given names. */
const INITIALS = /^(?:\p{Lu}\.[\s-]*)+$|^\p{Lu}$/u;
const GENERATION = /^(?:jr|sr|ii|iii|iv)\.?$/iu;

const wordsOf = (name: string): readonly string[] => name.split(/\s+/u).filter((word) => word !== "");

/** Whether a part of a name is initials only. */
export const isInitials = (part: string): boolean => INITIALS.test(part);

/** Whether a part of a name is `Jr.`, `III` and the like. */
export const isGeneration = (part: string): boolean => GENERATION.test(part);

/** `Zhang, Huiliang`, `Zhang H` and `Adler D.G.` put the family name first, `Huiliang Zhang` and `H. Zhang` last. */
function familyWords(name: string): readonly string[] {
  const [beforeComma = "", ...afterComma] = name.split(",");
  if (afterComma.some((part) => !isGeneration(part.trim()))) return wordsOf(beforeComma);
  const words = wordsOf(beforeComma).filter((word) => !isGeneration(word));
  const end = words.findIndex((_, place) => place > 0 && words.slice(place).every(isInitials));
  return end === -1 ? words : words.slice(0, end);
}

/**
 * The key by which first authors are compared: the last word of the family name, folded, so that "Zhang, Huiliang",
 * "Huiliang Zhang", "H. Zhang" and "Zhang H" are the same, and "van den Oord, Aaron" and "Aaron van den Oord" too.
 */
export const foldFamilyName = (name: string): string => foldTitle(familyWords(name).at(-1) ?? name);

/** By what a paper without a strong id is known. A title of signs only stands for itself. */
export function paperKeyOf(paper: { readonly title: string; readonly authors?: readonly string[] }): PaperKey {
  const [firstAuthor] = paper.authors ?? [];
  return {
    title: foldTitle(paper.title) || paper.title,
    author: firstAuthor === undefined ? "" : foldFamilyName(firstAuthor),
  };
}
