import type { Entity, Mention, PaperExtraction } from "../model/extraction.ts";
import type { Analysis } from "./analysis.ts";
import { roundProbability } from "../model/probability.ts";
import { calibrate, type Calibration, type Calibrations } from "./calibration.ts";
import { createClassifier } from "./classifier/classifier.ts";
import { formEntities, type NamedEntity } from "./entities/form.ts";
import { looksForeign } from "./foreign.ts";
import type { FastModel } from "./model/fast-model.ts";
import { createResultFinder } from "./results/find.ts";
import { locate, type PaperText, sourceOf } from "./paper-text.ts";
import { prepareRoles, type RoleText } from "./role-features.ts";
import { judgeRole, type RoleJudge, type RoleVerdict, type WeightedOpinion } from "./roles.ts";
import type { ScoredCandidate } from "./scorer.ts";
import type { FeatureSources } from "./tagger/features.ts";

/** The probability that a score stands for, as it is written. */
const probabilityOf = (score: number, calibration: Calibration): number =>
  roundProbability(calibrate(score, calibration));

function mentionsOf(paper: PaperText, { places }: NamedEntity, calibration: Calibration): readonly Mention[] {
  return places.map((place) => ({
    ...locate(paper, place),
    confidence: probabilityOf(place.confidence, calibration),
  }));
}

function entityOf(
  { paper }: RoleText,
  named: NamedEntity,
  { verdict, calibrations }: { readonly verdict: RoleVerdict; readonly calibrations: Calibrations },
): Entity {
  return {
    type: named.type,
    name: named.name,
    role: verdict.role,
    confidence: probabilityOf(named.confidence, calibrations.entity),
    roleConfidence: probabilityOf(verdict.confidence, calibrations.role),
    mentions: mentionsOf(paper, named, calibrations.mention),
  };
}

/** Makes a paper's extraction of the candidates that were chosen. */
export type Assemble = (
  analysis: Analysis,
  chosen: readonly ScoredCandidate[],
  roles?: WeightedOpinion,
) => PaperExtraction;

/**
 * What both tiers do once it is decided which strings are names: group them to concepts, judge their roles, and find the
 * results that are told of them.
 */
export function createAssembler(
  { names, roles, results }: Pick<FastModel, "names" | "roles" | "results">,
  { sources, calibrations }: { readonly sources: FeatureSources; readonly calibrations: Calibrations },
): Assemble {
  const isOne = createClassifier(names);
  const findResults = createResultFinder(results);
  const classifiers: RoleJudge["classifiers"] = {
    Method: createClassifier(roles.Method),
    Dataset: createClassifier(roles.Dataset),
    Metric: createClassifier(roles.Metric),
    Task: createClassifier(roles.Task),
  };
  return (analysis, chosen, second) => {
    const { paper } = analysis;
    const text = prepareRoles(paper);
    const named = formEntities(analysis, chosen, isOne);
    const entities = named.map((one) =>
      entityOf(text, one, { verdict: judgeRole(text, one, { classifiers, sources, second }), calibrations }),
    );
    return {
      entities,
      results: findResults(
        paper,
        named.map((one, place) => ({ ...one, role: entities[place]!.role })),
      ).map((result) => ({
        ...result,
        confidence: probabilityOf(result.confidence, calibrations.result),
        evidence: { field: result.evidence.field, ...sourceOf(paper, result.evidence.field, result.evidence) },
      })),
      sentences: paper.sentences
        .filter(({ field }) => field === "abstract")
        .map((sentence) => sourceOf(paper, "abstract", sentence)),
      ...(looksForeign(paper, sources) ? { foreign: true } : {}),
    };
  };
}
