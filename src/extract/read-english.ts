import type { PaperExtraction } from "../model/extraction.ts";
import { otherLanguageOf } from "./language.ts";
import type { PaperInput } from "./paper-text.ts";

type ExtractAll = (papers: readonly PaperInput[]) => Promise<readonly PaperExtraction[]>;

const UNREAD: PaperExtraction = { entities: [], results: [], sentences: [] };

/**
 * Extracts papers in English alone; others are marked with their language and have nothing, unless `anyLanguage` says to read
 * them all the same. They are not told to be foreign too: that is about papers of other fields.
 */
export function readEnglish(extract: ExtractAll, anyLanguage: boolean): ExtractAll {
  return async (papers) => {
    const languages = await Promise.all(papers.map(otherLanguageOf));
    const isRead = papers.map((_, place) => anyLanguage || languages[place] === undefined);
    const extractions = (await extract(papers.filter((_, place) => isRead[place]))).values();
    return languages.map((textLanguage, place) => {
      const extraction = isRead[place] ? (extractions.next().value ?? UNREAD) : UNREAD;
      if (textLanguage === undefined) return extraction;
      const { foreign: _foreign, ...found } = extraction;
      return { ...found, textLanguage };
    });
  };
}
