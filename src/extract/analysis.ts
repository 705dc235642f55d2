import { type AcronymPair, findAcronyms } from "./acronyms.ts";
import { type Candidate, proposeCandidates } from "./candidates.ts";
import type { PaperText } from "./paper-text.ts";
import type { TaggedSentence } from "./tagger/tagged-sentence.ts";

/** What is found in a paper before it is decided what counts. */
export interface Analysis {
  readonly paper: PaperText;
  readonly acronyms: readonly AcronymPair[];
  readonly candidates: readonly Candidate[];
}

/** Gathers the strings of a tagged paper that may be names. */
export function analysePaper(paper: PaperText, tagged: readonly TaggedSentence[]): Analysis {
  const acronyms = findAcronyms(paper);
  return { paper, acronyms, candidates: proposeCandidates(paper, tagged, acronyms) };
}
