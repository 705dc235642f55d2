import { type AcronymPair, findAcronyms } from "./acronyms.ts";
import { type Candidate, proposeCandidates } from "./candidates.ts";
import type { PaperText } from "./paper-text.ts";
import { readFeatures, type FeatureSources } from "./tagger/features.ts";
import type { Tagger } from "./tagger/tagger.ts";

/** What is found in a paper before it is decided what counts. */
export interface Analysis {
  readonly paper: PaperText;
  readonly acronyms: readonly AcronymPair[];
  readonly candidates: readonly Candidate[];
}

/** Tags a segmented paper and gathers the strings that may be names. */
export function analysePaper(paper: PaperText, tagger: Tagger, sources: FeatureSources): Analysis {
  const tagged = tagger(paper, readFeatures(paper, sources));
  const acronyms = findAcronyms(paper);
  return { paper, acronyms, candidates: proposeCandidates(paper, tagged, acronyms) };
}
