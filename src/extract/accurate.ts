import { analysePaper } from "./analysis.ts";
import { createAssembler } from "./assemble.ts";
import { ACCURATE_CALIBRATIONS, type Calibrations } from "./calibration.ts";
import { type Candidate, meanProbability } from "./candidates.ts";
import type { EncoderCard } from "./encoder/load.ts";
import type { RunEncoder } from "./encoder/runtime.ts";
import { createEncoderReader } from "./encoder/tagger.ts";
import type { Extractor } from "./extractor.ts";
import { mixOpinions } from "./mixture.ts";
import type { FastModel } from "./model/fast-model.ts";
import { segmentPaper } from "./paper-text.ts";
import { chooseCandidates } from "./scorer.ts";
import { createDescriber } from "./tagger/attributes.ts";
import { readFeatures } from "./tagger/features.ts";
import { createTagger } from "./tagger/tagger.ts";

/** Raised when the code finds other things with the same weights. */
export const ACCURATE_CODE_VERSION = 4;

// Measured best on annotated papers that neither encoder nor tagger had learned from.
/** The encoder's share of the mean probability; the tagger's is the rest. */
const ENCODER_WEIGHT = 0.6;
/** How much the surest place of a string counts beside the mean of all its places. */
const SUREST_WEIGHT = 0.3;
/** The encoder's share of the mean probability of a role. */
const ROLE_WEIGHT = 0.7;
/** Strings less likely than this are not taken. */
const MIN_CONFIDENCE = 0.33;

function confidenceOf(candidate: Candidate): number {
  const surest = Math.max(...candidate.occurrences.map(({ probability }) => probability));
  return SUREST_WEIGHT * surest + (1 - SUREST_WEIGHT) * meanProbability(candidate);
}

/** What the accurate tier is made of: an encoder, and the fast model, whose tagger has a say and whose roles are used. */
export interface AccurateParts {
  readonly card: EncoderCard;
  readonly run: RunEncoder;
  readonly fast: FastModel;
}

/**
 * The extractor of the accurate tier. Encoder and tagger err in different places, and their mean is better than either; a
 * string is a name where its places say so, all of them and most of all the surest.
 */
export function createAccurateExtractor(
  { card, run, fast }: AccurateParts,
  calibrations: Calibrations = ACCURATE_CALIBRATIONS,
): Extractor {
  const encode = createEncoderReader(card, run);
  const tag = createTagger(fast.tagger);
  const sources = { describe: createDescriber(fast.lexicon), gazetteer: fast.gazetteer };
  const assemble = createAssembler(fast, { sources, calibrations });
  const frequencyOf = (word: string): number => sources.describe(word).frequency;
  return async (input) => {
    const paper = segmentPaper(input, frequencyOf);
    const { tagged: encoded, rolesOf } = await encode(paper);
    const tagged = mixOpinions(encoded, tag(paper, readFeatures(paper, sources)), ENCODER_WEIGHT);
    const analysis = analysePaper(paper, tagged);
    const scored = analysis.candidates.map((candidate) => ({ ...candidate, confidence: confidenceOf(candidate) }));
    return assemble(analysis, chooseCandidates(scored, MIN_CONFIDENCE), { rolesOf, weight: ROLE_WEIGHT });
  };
}
