import type { Result } from "../model/extraction.ts";
import type { GoldResult } from "../model/gold.ts";
import { type ConceptMatching, scoredForm } from "./concepts.ts";
import { type Counts, pairedCounts } from "./counts.ts";

export interface ResultCounts {
  /** The number is right. */
  readonly value: Counts;
  /** Number, dataset and metric are right. */
  readonly triple: Counts;
  /** Number, dataset, metric and method are right. */
  readonly full: Counts;
}

interface Agreement {
  readonly metric: boolean;
  readonly dataset: boolean;
  readonly method: boolean;
}

/** Names of the gold entities of a paper with the names under which they were found. */
const foundNames = ({ pairs }: ConceptMatching): ReadonlyMap<string, string> =>
  new Map(pairs.map(({ gold, predicted }) => [gold.name, predicted.name]));

/** Values agree as numbers without sign and thousands separators (`-1,024 %` and `1024`), else letter for letter but for case. */
function comparableValue(value: string): number | string {
  const digits = /\d+(?:\.\d+)?/u.exec(value.replaceAll(",", ""))?.[0];
  return digits === undefined ? value.toLowerCase() : Number(digits);
}

/**
 * Pairs each gold result in turn with the free predicted one of the same value that agrees best: in the metric first, then in
 * the dataset, then in the method, the first of equals. Names agree when `matching` pairs their entities or they read alike.
 */
export function countResults(
  gold: readonly GoldResult[],
  predicted: readonly Result[],
  matching: ConceptMatching,
): ResultCounts {
  const names = foundNames(matching);
  const isSame = (wanted: string | null, given: string | null): boolean =>
    wanted === null || given === null
      ? wanted === given
      : scoredForm(names.get(wanted) ?? wanted) === scoredForm(given);
  const compare = (wanted: GoldResult, given: Result): Agreement => ({
    metric: isSame(wanted.metric, given.metric),
    dataset: isSame(wanted.dataset, given.dataset),
    method: isSame(wanted.method, given.method),
  });
  const free = new Set(predicted);
  const agreements = gold.flatMap((wanted): readonly Agreement[] => {
    const value = comparableValue(wanted.value);
    const [best] = [...free]
      .filter((given) => comparableValue(given.value) === value)
      .map((given) => ({ given, agreement: compare(wanted, given) }))
      .toSorted((a, b) => weigh(b.agreement) - weigh(a.agreement));
    if (best === undefined) return [];
    free.delete(best.given);
    return [best.agreement];
  });
  const triples = agreements.filter(({ metric, dataset }) => metric && dataset);
  const count = (pairs: readonly Agreement[]): Counts => pairedCounts(pairs.length, predicted.length, gold.length);
  return { value: count(agreements), triple: count(triples), full: count(triples.filter(({ method }) => method)) };
}

const weigh = ({ metric, dataset, method }: Agreement): number =>
  Number(metric) * 4 + Number(dataset) * 2 + Number(method);
