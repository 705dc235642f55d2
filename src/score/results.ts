import type { Result } from "../model/extraction.ts";
import type { GoldResult } from "../model/gold.ts";
import { type ConceptMatching, scoredForm } from "./concepts.ts";
import type { Counts } from "./counts.ts";

interface Agreement {
  readonly metric: boolean;
  readonly dataset: boolean;
  readonly method: boolean;
}

/** Two results of the same value. */
export interface ResultPair {
  readonly gold: GoldResult;
  readonly predicted: Result;
  readonly agreement: Agreement;
}

/** How the predicted results of one paper answer to its gold results. */
export interface ResultMatching {
  readonly pairs: readonly ResultPair[];
  /** Gold results of whose value there is no free prediction. */
  readonly missed: readonly GoldResult[];
  readonly spurious: readonly Result[];
}

/** What has to agree, ever more; dataset, metric and method agree when both name none. */
const MEASURES = {
  /** The number is right. */
  value: (): boolean => true,
  /** Number, dataset and metric are right. */
  triple: ({ metric, dataset }: Agreement): boolean => metric && dataset,
  /** Number, dataset, metric and method are right. */
  full: ({ metric, dataset, method }: Agreement): boolean => metric && dataset && method,
} as const;

export type ByMeasure<Item> = Readonly<Record<keyof typeof MEASURES, Item>>;

/** An improvement, reduction or speed-up over something, or none. */
export type ResultKind = "relative" | "absolute";

export const byMeasure = <Item>(make: (measure: keyof typeof MEASURES) => Item): ByMeasure<Item> => ({
  value: make("value"),
  triple: make("triple"),
  full: make("full"),
});

export const isRight = ({ agreement }: ResultPair, measure: keyof typeof MEASURES): boolean =>
  MEASURES[measure](agreement);

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
export function matchResults(
  gold: readonly GoldResult[],
  predicted: readonly Result[],
  matching: ConceptMatching,
): ResultMatching {
  const names = foundNames(matching);
  const isSame = (wanted: string | null, given: string | null): boolean =>
    wanted === null || given === null
      ? wanted === given
      : scoredForm(names.get(wanted) ?? wanted) === scoredForm(given);
  const compare = (wanted: GoldResult, given: Result): ResultPair => ({
    gold: wanted,
    predicted: given,
    agreement: {
      metric: isSame(wanted.metric, given.metric),
      dataset: isSame(wanted.dataset, given.dataset),
      method: isSame(wanted.method, given.method),
    },
  });
  const free = new Set(predicted);
  const pairs: ResultPair[] = [];
  const missed: GoldResult[] = [];
  for (const wanted of gold) {
    const value = comparableValue(wanted.value);
    const [best] = [...free]
      .filter((given) => comparableValue(given.value) === value)
      .map((given) => compare(wanted, given))
      .toSorted((a, b) => weigh(b.agreement) - weigh(a.agreement));
    if (best === undefined) missed.push(wanted);
    else {
      free.delete(best.predicted);
      pairs.push(best);
    }
  }
  return { pairs, missed, spurious: [...free] };
}

const weigh = ({ metric, dataset, method }: Agreement): number =>
  Number(metric) * 4 + Number(dataset) * 2 + Number(method);

/**
 * Counts a matching, all of it or the results of one kind: gold results of the kind that were found, and predicted ones of the
 * kind that are right. A pair may differ in kind; each of the two then counts under its own.
 */
export function countResults(matching: ResultMatching, kind?: ResultKind): ByMeasure<Counts> {
  const counts = ({ relative }: GoldResult | Result): boolean =>
    kind === undefined || (relative === true) === (kind === "relative");
  const golds = matching.pairs.filter(({ gold }) => counts(gold));
  const predictions = matching.pairs.filter(({ predicted }) => counts(predicted));
  return byMeasure((measure) => ({
    correct: predictions.filter((pair) => isRight(pair, measure)).length,
    predicted: predictions.length + matching.spurious.filter(counts).length,
    found: golds.filter((pair) => isRight(pair, measure)).length,
    gold: golds.length + matching.missed.filter(counts).length,
  }));
}
