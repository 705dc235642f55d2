import type { Entity, Mention, PaperExtraction } from "../model/extraction.ts";
import { analysePaper } from "./analysis.ts";
import { createClassifier } from "./classifier/classifier.ts";
import { formEntities, type NamedEntity } from "./entities.ts";
import type { Extractor } from "./extractor.ts";
import type { FastModel } from "./model/fast-model.ts";
import { locate, type PaperText, segmentPaper } from "./paper-text.ts";
import { prepareRoles, type RoleText } from "./role-features.ts";
import { judgeRole, type RoleJudge } from "./roles.ts";
import { chooseCandidates, scoreCandidates } from "./scorer.ts";
import { createDescriber } from "./tagger/attributes.ts";
import { createTagger } from "./tagger/tagger.ts";

/** Raised when the code finds other things with the same weights. */
const CODE_VERSION = 1;

const rounded = (probability: number): number => Math.round(probability * 1e4) / 1e4;

function mentionsOf(paper: PaperText, { places }: NamedEntity): readonly Mention[] {
  return places.map((place) => ({ ...locate(paper, place), confidence: rounded(place.confidence) }));
}

function entityOf(text: RoleText, named: NamedEntity, judge: RoleJudge): Entity {
  const { role, confidence } = judgeRole(text, named, judge);
  return {
    type: named.type,
    name: named.name,
    role,
    confidence: rounded(named.confidence),
    roleConfidence: rounded(confidence),
    mentions: mentionsOf(text.paper, named),
  };
}

/** The extractor of the fast tier: a tagger proposes, a scorer over the whole paper decides. `hash` is the weights'. */
export function createFastExtractor(model: FastModel, hash: string): Extractor {
  const sources = { describe: createDescriber(model.lexicon), gazetteer: model.gazetteer };
  const tagger = createTagger(model.tagger);
  const scorer = createClassifier(model.scorer);
  const classifiers: RoleJudge["classifiers"] = {
    Method: createClassifier(model.roles.Method),
    Dataset: createClassifier(model.roles.Dataset),
    Metric: createClassifier(model.roles.Metric),
    Task: createClassifier(model.roles.Task),
  };
  const extract: Extractor["extract"] = (input): PaperExtraction => {
    const analysis = analysePaper(segmentPaper(input), tagger, sources);
    const { paper, acronyms } = analysis;
    const chosen = chooseCandidates(scoreCandidates({ ...analysis, gazetteer: model.gazetteer }, scorer));
    const text = prepareRoles(paper);
    return {
      entities: formEntities(paper, chosen, acronyms).map((named) => entityOf(text, named, { classifiers, sources })),
      results: [],
      sentences: paper.sentences.filter(({ field }) => field === "abstract").map(({ start, end }) => ({ start, end })),
    };
  };
  return { model: "fast", version: `fast-${CODE_VERSION}-${hash}`, extract };
}
