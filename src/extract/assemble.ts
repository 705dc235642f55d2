import type { Entity, Mention, PaperExtraction } from "../model/extraction.ts";
import type { Analysis } from "./analysis.ts";
import { roundProbability } from "../model/probability.ts";
import { createClassifier } from "./classifier/classifier.ts";
import { formEntities, type NamedEntity } from "./entities/form.ts";
import { looksForeign } from "./foreign.ts";
import type { FastModel } from "./model/fast-model.ts";
import { createResultFinder } from "./results/find.ts";
import { locate, type PaperText } from "./paper-text.ts";
import { prepareRoles, type RoleText } from "./role-features.ts";
import { judgeRole, type RoleJudge } from "./roles.ts";
import type { ScoredCandidate } from "./scorer.ts";
import type { FeatureSources } from "./tagger/features.ts";

function mentionsOf(paper: PaperText, { places }: NamedEntity): readonly Mention[] {
  return places.map((place) => ({ ...locate(paper, place), confidence: roundProbability(place.confidence) }));
}

function entityOf(text: RoleText, named: NamedEntity, judge: RoleJudge): Entity {
  const { role, confidence } = judgeRole(text, named, judge);
  return {
    type: named.type,
    name: named.name,
    role,
    confidence: roundProbability(named.confidence),
    roleConfidence: roundProbability(confidence),
    mentions: mentionsOf(text.paper, named),
  };
}

/** Makes a paper's extraction of the candidates that were chosen. */
export type Assemble = (analysis: Analysis, chosen: readonly ScoredCandidate[]) => PaperExtraction;

/**
 * What both tiers do once it is decided which strings are names: group them to concepts, judge their roles, and find the
 * results that are told of them.
 */
export function createAssembler(
  { names, roles, results }: Pick<FastModel, "names" | "roles" | "results">,
  sources: FeatureSources,
): Assemble {
  const isOne = createClassifier(names);
  const findResults = createResultFinder(results);
  const classifiers: RoleJudge["classifiers"] = {
    Method: createClassifier(roles.Method),
    Dataset: createClassifier(roles.Dataset),
    Metric: createClassifier(roles.Metric),
    Task: createClassifier(roles.Task),
  };
  return (analysis, chosen) => {
    const { paper } = analysis;
    const text = prepareRoles(paper);
    const named = formEntities(analysis, chosen, isOne);
    const entities = named.map((one) => entityOf(text, one, { classifiers, sources }));
    return {
      entities,
      results: findResults(
        paper,
        named.map((one, place) => ({ ...one, role: entities[place]!.role })),
      ),
      sentences: paper.sentences.filter(({ field }) => field === "abstract").map(({ start, end }) => ({ start, end })),
      ...(looksForeign(paper, sources) ? { foreign: true } : {}),
    };
  };
}
