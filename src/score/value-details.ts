import type { Result } from "../model/extraction.ts";
import type { GoldResult } from "../model/gold.ts";
import { type Counts, shareCounts } from "./counts.ts";
import type { ResultPair } from "./results.ts";

/** What a value says beside its number. */
export type ByDetail<Item> = Readonly<Record<"unit" | "relative" | "sign", Item>>;

export const byDetail = <Item>(make: (detail: keyof ByDetail<Item>) => Item): ByDetail<Item> => ({
  unit: make("unit"),
  relative: make("relative"),
  sign: make("sign"),
});

/** Ways to write a unit. */
const UNITS: readonly (readonly [unit: string, written: RegExp])[] = [
  ["percentage points", /^(?:(?:%|percent(?:age)?)[\s-]?(?:points?|pts?|p)|p\.?p\.?(?:ts?)?)$/u],
  ["%", /^(?:%|per\s?cent)$/u],
  ["x", /^(?:[x×]|times|-?fold)$/u],
  ["points", /^(?:points?|pts?)$/u],
  ["s", /^(?:s|secs?|seconds?)$/u],
  ["ms", /^(?:ms|milliseconds?)$/u],
  ["min", /^(?:mins?|minutes?)$/u],
  ["h", /^(?:h|hrs?|hours?)$/u],
];

/** Units agree when they mean the same ("percent" and "%", "times" and "x"), else letter for letter but for a plural s. */
function comparableUnit(unit: string): string {
  const written = unit.replaceAll("\\", "").trim();
  const known = UNITS.find(([, pattern]) => pattern.test(written.toLowerCase()));
  return known?.[0] ?? written.replace(/(?<=\p{Ll}{2})s$/u, "");
}

const SIGN = /^\s*(?<sign>[+\-\u2212\u2013])/u;
const signOf = (value: string): string => (SIGN.exec(value)?.groups?.["sign"] ?? "").replace(/[\u2212\u2013]/u, "-");

const AGREE: ByDetail<(gold: GoldResult, predicted: Result) => boolean> = {
  unit: (gold, predicted) => comparableUnit(gold.unit ?? "") === comparableUnit(predicted.unit),
  relative: (gold, predicted) => (gold.relative ?? false) === predicted.relative,
  sign: (gold, predicted) => signOf(gold.value) === signOf(predicted.value),
};

/** Of the values found, how many agree in each detail; the sign is asked of those alone that are annotated with one. */
export const countDetails = (pairs: readonly ResultPair[]): ByDetail<Counts> =>
  byDetail((detail) => {
    const asked = detail === "sign" ? pairs.filter(({ gold }) => signOf(gold.value) !== "") : pairs;
    return shareCounts(asked.filter(({ gold, predicted }) => AGREE[detail](gold, predicted)).length, asked.length);
  });
