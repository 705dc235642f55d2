import type { TaggedSentence } from "./tagger/tagged-sentence.ts";

/**
 * Two taggers' opinions of the same sentences as one: the mean of their probabilities, `weight` (0 to 1) of it the first
 * one's. The best paths are the first one's.
 */
export function mixOpinions(
  first: readonly TaggedSentence[],
  second: readonly TaggedSentence[],
  weight: number,
): readonly TaggedSentence[] {
  const mean = (one: number, other: number): number => weight * one + (1 - weight) * other;
  return first.map((one, place) => {
    const other = second[place]!;
    return {
      ...one,
      marginal: (token, label) => mean(one.marginal(token, label), other.marginal(token, label)),
      probability: (from, end, type) => mean(one.probability(from, end, type), other.probability(from, end, type)),
    };
  });
}
