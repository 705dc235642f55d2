import { analysePaper } from "./analysis.ts";
import { createAssembler } from "./assemble.ts";
import { type Calibrations, FAST_CALIBRATIONS } from "./calibration.ts";
import { createClassifier } from "./classifier/classifier.ts";
import type { Extractor } from "./extractor.ts";
import type { FastModel } from "./model/fast-model.ts";
import { segmentPaper } from "./paper-text.ts";
import { chooseCandidates, scoreCandidates } from "./scorer.ts";
import { createDescriber } from "./tagger/attributes.ts";
import { readFeatures } from "./tagger/features.ts";
import { createTagger } from "./tagger/tagger.ts";

/** Raised when the code finds other things with the same weights. */
export const FAST_CODE_VERSION = 4;

/** The extractor of the fast tier: a tagger proposes, a scorer over the whole paper decides. */
export function createFastExtractor(model: FastModel, calibrations: Calibrations = FAST_CALIBRATIONS): Extractor {
  const sources = { describe: createDescriber(model.lexicon), gazetteer: model.gazetteer };
  const tagger = createTagger(model.tagger);
  const scorer = createClassifier(model.scorer);
  const assemble = createAssembler(model, { sources, calibrations });
  const frequencyOf = (word: string): number => sources.describe(word).frequency;
  return async (input) => {
    const paper = segmentPaper(input, frequencyOf);
    const analysis = analysePaper(paper, tagger(paper, readFeatures(paper, sources)));
    const scored = scoreCandidates({ ...analysis, gazetteer: model.gazetteer }, scorer);
    return assemble(analysis, chooseCandidates(scored));
  };
}
