/** A probability to four digits: more would only bloat journals and stores. */
export const roundProbability = (probability: number): number => Math.round(probability * 10_000) / 10_000;
