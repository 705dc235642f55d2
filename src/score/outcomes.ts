import { ENTITY_TYPES, type EntityType, type Entity } from "../model/extraction.ts";
import { overlaps, type Span } from "../model/span.ts";
import type { PaperComparison } from "./compare.ts";
import { type ConceptPair, countedPairs, hasRightRole } from "./concepts.ts";
import { distinctSpans, isSameSpan } from "./mentions.ts";
import { byMeasure, type ByMeasure, isRight } from "./results.ts";

/** A prediction with its probability in [0, 1], as it turned out. */
export interface Outcome {
  readonly confidence: number;
  readonly right: boolean;
}

export interface TypedOutcome extends Outcome {
  readonly type: EntityType;
}

/** What was predicted in one paper, beside what there was to find. */
export interface Judged {
  readonly outcomes: readonly TypedOutcome[];
  /** For each gold item that was found, the confidence of the surest prediction that answers to it. */
  readonly found: readonly number[];
  readonly gold: number;
}

/** A mention is right when it agrees with a gold one of its type: in both borders, or `relaxed`, in one UTF-16 unit. */
export const judgeMentions = (
  { mentions: { gold, predicted } }: PaperComparison,
  border: "strict" | "relaxed",
): Judged => {
  const agree: (a: Span, b: Span) => boolean = border === "strict" ? isSameSpan : overlaps;
  const types = ENTITY_TYPES.map((type): Judged => {
    const wanted = distinctSpans(gold, type);
    const given = distinctSpans(predicted, type);
    const answers = wanted.map((span) => given.filter((other) => agree(span, other)));
    return {
      outcomes: given.map((span) => ({
        type,
        confidence: span.confidence,
        right: wanted.some((other) => agree(span, other)),
      })),
      found: answers.flatMap((spans) =>
        spans.length === 0 ? [] : [Math.max(...spans.map(({ confidence }) => confidence))],
      ),
      gold: wanted.length,
    };
  });
  return {
    outcomes: types.flatMap(({ outcomes }) => outcomes),
    found: types.flatMap(({ found }) => found),
    gold: types.reduce((sum, { gold: count }) => sum + count, 0),
  };
};

/** A concept is right when it is paired with a gold one, and `withRole` when the role is right too. */
export function judgeConcepts({ concepts }: PaperComparison, what: "concept" | "withRole"): Judged {
  if (concepts === undefined) return { outcomes: [], found: [], gold: 0 };
  const { matching } = concepts;
  const pairs = countedPairs(matching);
  const confidenceOf = ({ confidence, roleConfidence }: Entity): number =>
    what === "concept" ? confidence : confidence * roleConfidence;
  const paired = pairs.map((pair): TypedOutcome => ({
    type: pair.predicted.type,
    confidence: confidenceOf(pair.predicted),
    right: what === "concept" || hasRightRole(pair),
  }));
  return {
    outcomes: [
      ...paired,
      ...matching.spurious.map((entity) => ({
        type: entity.type,
        confidence: confidenceOf(entity),
        right: false,
      })),
    ],
    found: paired.filter(({ right }) => right).map(({ confidence }) => confidence),
    gold: pairs.length + matching.missed.length,
  };
}

/** Roles of the concepts that are right. */
export const roleOutcomes = ({ concepts }: PaperComparison): readonly TypedOutcome[] =>
  concepts === undefined
    ? []
    : countedPairs(concepts.matching).map((pair: ConceptPair) => ({
        type: pair.predicted.type,
        confidence: pair.predicted.roleConfidence,
        right: hasRightRole(pair),
      }));

/** Results, right in the value alone, or in more. */
export const resultOutcomes = ({ concepts }: PaperComparison): ByMeasure<readonly Outcome[]> =>
  byMeasure((measure) => [
    ...(concepts?.results.pairs ?? []).map((pair) => ({
      confidence: pair.predicted.confidence,
      right: isRight(pair, measure),
    })),
    ...(concepts?.results.spurious ?? []).map(({ confidence }) => ({ confidence, right: false })),
  ]);
