import { ENTITY_TYPES, type EntityType } from "../model/extraction.ts";
import { compareText } from "../text/fold.ts";
import { bootstrapInterval } from "./bootstrap.ts";
import type { ConceptComparison, PaperComparison } from "./compare.ts";
import {
  countByType,
  type Counts,
  type CountsByType,
  NO_COUNTS,
  percent,
  type Prf,
  prfOf,
  sumCounts,
  sumTypes,
} from "./counts.ts";

/** A measure over all papers; percentages, rounded to a tenth. */
export interface Score extends Prf {
  /** The 95 % bootstrap interval of F1 over papers. */
  readonly interval95: readonly [low: number, high: number];
  readonly gold: number;
  readonly predicted: number;
}

/** `ALL` and the types of which there is anything in gold or prediction. */
export type ScoresByType = Readonly<{ ALL: Score } & Partial<Record<EntityType, Score>>>;

export interface ScoreReport {
  readonly papers: number;
  readonly mentions: { readonly strict: ScoresByType; readonly relaxed: ScoresByType };
  /** What follows is absent where no paper is annotated in full. */
  readonly concepts?: ScoresByType;
  readonly conceptsWithRole?: Score;
  /** Of the `found` concepts, the percentage whose role is right; null where none was found. */
  readonly roles?: { readonly right: number | null; readonly found: number };
  readonly results?: { readonly value: Score; readonly triple: Score; readonly full: Score };
}

/** Concepts of one type and name that were missed, or found and wrong, with the number of times. */
export interface CountedConcept {
  readonly type: EntityType;
  readonly name: string;
  readonly count: number;
}

/** The commonest errors; ones that are as common stand in the order of their names. */
export interface ScoreErrors {
  readonly missed: readonly CountedConcept[];
  readonly spurious: readonly CountedConcept[];
}

/** Sums the comparisons of papers. */
export function reportScores(papers: readonly PaperComparison[]): ScoreReport {
  const mentions = {
    strict: scoreTypes(papers.map((paper) => paper.mentions.strict)),
    relaxed: scoreTypes(papers.map((paper) => paper.mentions.relaxed)),
  };
  if (papers.every(({ concepts }) => concepts === undefined)) return { papers: papers.length, mentions };
  const scoreConcepts = (counts: (concepts: ConceptComparison) => Counts): Score =>
    score(papers.map(({ concepts }) => (concepts === undefined ? NO_COUNTS : counts(concepts))));
  const none = countByType(() => NO_COUNTS);
  const concepts = papers.map((paper) => paper.concepts?.concepts ?? none);
  const { correct: found } = sumCounts(concepts.map(sumTypes));
  const { correct: right } = sumCounts(papers.flatMap((paper) => paper.concepts?.withRole ?? []));
  return {
    papers: papers.length,
    mentions,
    concepts: scoreTypes(concepts),
    conceptsWithRole: scoreConcepts(({ withRole }) => withRole),
    roles: { right: found === 0 ? null : percent(right / found), found },
    results: {
      value: scoreConcepts(({ results }) => results.value),
      triple: scoreConcepts(({ results }) => results.triple),
      full: scoreConcepts(({ results }) => results.full),
    },
  };
}

function scoreTypes(papers: readonly CountsByType[]): ScoresByType {
  const byType = ENTITY_TYPES.map((type) => [type, score(papers.map((counts) => counts[type]))] as const).filter(
    ([, { gold, predicted }]) => gold + predicted > 0,
  );
  return { ALL: score(papers.map(sumTypes)), ...Object.fromEntries(byType) };
}

function score(papers: readonly Counts[]): Score {
  const sum = sumCounts(papers);
  return { ...prfOf(sum), interval95: bootstrapInterval(papers), gold: sum.gold, predicted: sum.predicted };
}

/** The `limit` commonest errors of either kind among concepts. */
export function commonErrors(papers: readonly PaperComparison[], limit: number): ScoreErrors {
  const matchings = papers.flatMap(({ concepts }) => concepts?.matching ?? []);
  return {
    missed: commonest(matchings.flatMap(({ missed }) => missed)).slice(0, limit),
    spurious: commonest(matchings.flatMap(({ spurious }) => spurious)).slice(0, limit),
  };
}

function commonest(
  entities: readonly { readonly type: EntityType; readonly name: string }[],
): readonly CountedConcept[] {
  const counted = new Map<string, CountedConcept>();
  for (const { type, name } of entities) {
    const key = `${type}: ${name}`;
    counted.set(key, { type, name, count: (counted.get(key)?.count ?? 0) + 1 });
  }
  return [...counted]
    .toSorted(([a, { count: some }], [b, { count: others }]) => others - some || compareText(a, b))
    .map(([, concept]) => concept);
}
