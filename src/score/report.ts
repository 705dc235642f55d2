import { type Calibration, calibrate, calibrateTypes } from "./calibration.ts";
import type { ConceptComparison, PaperComparison } from "./compare.ts";
import { type ConceptCounts, countConcepts } from "./concepts.ts";
import { type Counts, countByType, type CountsByType, NO_COUNTS, shareCounts } from "./counts.ts";
import { type Curve, precisionRecallCurve } from "./curve.ts";
import { countMentions } from "./mentions.ts";
import { judgeConcepts, judgeMentions, resultOutcomes, roleOutcomes } from "./outcomes.ts";
import { byMeasure, type ByMeasure, countResults, type ResultKind } from "./results.ts";
import { byType, type ByType, type Score, score, type Share, share } from "./scores.ts";
import { byDetail, type ByDetail, countDetails } from "./value-details.ts";

export interface ScoreReport extends Partial<ConceptReport> {
  readonly papers: number;
  readonly mentions: { readonly strict: ByType<Score>; readonly relaxed: ByType<Score> };
  readonly calibration: CalibrationReport;
  /** Precision and recall at thresholds of confidence; a concept with role is as sure as concept and role together. */
  readonly curves: {
    readonly mentionsStrict: Curve;
    readonly mentionsRelaxed: Curve;
    readonly concepts?: Curve;
    readonly conceptsWithRole?: Curve;
  };
}

/** What is beyond mentions; absent where no paper is annotated in full. */
interface ConceptReport {
  readonly concepts: ByType<Score>;
  readonly conceptsWithRole: Score;
  readonly conceptsWithRoleByType: ByType<Score>;
  /** Of the `found` concepts, the percentage whose role is right; null where none was found. */
  readonly roles: Pick<Share, "right" | "found">;
  readonly rolesByType: ByType<Share>;
  readonly results: ByMeasure<Score>;
  readonly resultsByKind: Readonly<Record<ResultKind, ByMeasure<Score>>>;
  /** Of the values found, the share of which unit, kind and (where annotated) sign are right. */
  readonly valueDetails: ByDetail<Share>;
}

/** Measures without predictions are absent. */
export interface CalibrationReport {
  /** A mention is right when type and borders are. */
  readonly mentions: Partial<ByType<Calibration>>;
  /** A concept is right when it is paired with a gold one. */
  readonly concepts?: Partial<ByType<Calibration>>;
  /** Roles of the concepts that are right. */
  readonly roles?: Partial<ByType<Calibration>>;
  /** `value`: the number is right; `triple` and `full` as in the scores. A result's confidence is that of all its parts. */
  readonly results?: Partial<ByMeasure<Calibration>>;
}

/** Sums the comparisons of papers; those of several runs, each on other papers, may be pooled in one list. */
export function reportScores(papers: readonly PaperComparison[]): ScoreReport {
  const mentions = papers.map(({ mentions: { gold, predicted } }) => countMentions(gold, predicted));
  const isInFull = papers.some(({ concepts }) => concepts !== undefined);
  return {
    papers: papers.length,
    mentions: {
      strict: byType(
        mentions.map(({ strict }) => strict),
        score,
      ),
      relaxed: byType(
        mentions.map(({ relaxed }) => relaxed),
        score,
      ),
    },
    ...(isInFull ? reportConcepts(papers) : {}),
    calibration: {
      mentions: calibrateTypes(papers.map((paper) => judgeMentions(paper, "strict").outcomes)),
      ...(isInFull ? calibrateConcepts(papers) : {}),
    },
    curves: {
      mentionsStrict: precisionRecallCurve(papers.map((paper) => judgeMentions(paper, "strict"))),
      mentionsRelaxed: precisionRecallCurve(papers.map((paper) => judgeMentions(paper, "relaxed"))),
      ...(isInFull
        ? {
            concepts: precisionRecallCurve(papers.map((paper) => judgeConcepts(paper, "concept"))),
            conceptsWithRole: precisionRecallCurve(papers.map((paper) => judgeConcepts(paper, "withRole"))),
          }
        : {}),
    },
  };
}

const NOTHING: ConceptCounts = {
  concepts: countByType(() => NO_COUNTS),
  withRole: countByType(() => NO_COUNTS),
};

function reportConcepts(papers: readonly PaperComparison[]): ConceptReport {
  const counts = papers.map((paper) =>
    paper.concepts === undefined ? NOTHING : countConcepts(paper.concepts.matching),
  );
  const withRole = byType(
    counts.map((paper) => paper.withRole),
    score,
  );
  const roles = byType(counts.map(countRoles), share);
  const scoreResults = (kind?: ResultKind): ByMeasure<Score> =>
    byMeasure((measure) => score(countPapers(papers, ({ results }) => countResults(results, kind)[measure])));
  return {
    concepts: byType(
      counts.map(({ concepts }) => concepts),
      score,
    ),
    conceptsWithRole: withRole.ALL,
    conceptsWithRoleByType: withRole,
    roles: { right: roles.ALL.right, found: roles.ALL.found },
    rolesByType: roles,
    results: scoreResults(),
    resultsByKind: { relative: scoreResults("relative"), absolute: scoreResults("absolute") },
    valueDetails: byDetail((detail) =>
      share(countPapers(papers, ({ results }) => countDetails(results.pairs)[detail])),
    ),
  };
}

/** The counts of each paper; none of what is annotated with mentions only. */
const countPapers = (
  papers: readonly PaperComparison[],
  count: (concepts: ConceptComparison) => Counts,
): readonly Counts[] => papers.map(({ concepts }) => (concepts === undefined ? NO_COUNTS : count(concepts)));

const countRoles = ({ concepts, withRole }: ConceptCounts): CountsByType =>
  countByType((type) => shareCounts(withRole[type].correct, concepts[type].correct));

function calibrateConcepts(papers: readonly PaperComparison[]): Omit<Required<CalibrationReport>, "mentions"> {
  const results = papers.map(resultOutcomes);
  const calibrations = byMeasure((measure) => calibrate(results.map((paper) => paper[measure])));
  const known = Object.entries(calibrations).filter(([, calibration]) => calibration !== undefined);
  return {
    concepts: calibrateTypes(papers.map((paper) => judgeConcepts(paper, "concept").outcomes)),
    roles: calibrateTypes(papers.map(roleOutcomes)),
    results: Object.fromEntries(known),
  };
}
