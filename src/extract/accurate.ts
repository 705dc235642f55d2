import { analysePaper } from "./analysis.ts";
import { createAssembler } from "./assemble.ts";
import type { EncoderCard } from "./encoder/load.ts";
import type { RunEncoder } from "./encoder/runtime.ts";
import { createEncoderTagger } from "./encoder/tagger.ts";
import type { Extractor } from "./extractor.ts";
import type { FastModel } from "./model/fast-model.ts";
import { segmentPaper } from "./paper-text.ts";
import { chooseCandidates, type ScoredCandidate } from "./scorer.ts";
import { meanProbability } from "./candidates.ts";
import { createDescriber } from "./tagger/attributes.ts";

/** Raised when the code finds other things with the same weights. */
export const ACCURATE_CODE_VERSION = 1;

/** What the accurate tier is made of: the encoder, and from the fast model the classifiers of roles with what they need. */
export interface AccurateParts {
  readonly card: EncoderCard;
  readonly run: RunEncoder;
  readonly fast: Pick<FastModel, "lexicon" | "gazetteer" | "roles">;
}

/** The extractor of the accurate tier: an encoder proposes; a string is a name where it is one on average over its places. */
export function createAccurateExtractor({ card, run, fast }: AccurateParts): Extractor {
  const tag = createEncoderTagger(card, run);
  const sources = { describe: createDescriber(fast.lexicon), gazetteer: fast.gazetteer };
  const assemble = createAssembler(fast.roles, sources);
  return async (input) => {
    const paper = segmentPaper(input);
    const analysis = analysePaper(paper, await tag(paper));
    const scored: readonly ScoredCandidate[] = analysis.candidates.map((candidate) => ({
      ...candidate,
      confidence: meanProbability(candidate),
    }));
    return assemble(analysis, chooseCandidates(scored));
  };
}
