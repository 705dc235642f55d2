import type { Field, Span } from "../../model/span.ts";
import type { PaperText, TokenSpan } from "../paper-text.ts";

/** A number in a paper's text, with its unit. */
export interface Quantity {
  readonly field: Field;
  /** The tokens that number and unit stand in. */
  readonly place: TokenSpan;
  /** The number and its unit. */
  readonly span: Span;
  /** The number as written. */
  readonly value: string;
  /** Null for a word that names no number ("several times"). */
  readonly number: number | null;
  /** "%", "x", "points", "ms", …; empty for a bare number. */
  readonly unit: string;
}

const DIGITS = String.raw`\d{1,3}(?:(?:,|\{,\})\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+`;
const FACTOR_WORDS = "one|two|three|four|five|six|seven|eight|nine|ten|hundred|thousand|several";
/** A number that is no part of a name (GPT-4, 3D, v2), an exponent or a decimal; or a word that is a factor. */
const NUMBER = new RegExp(
  String.raw`(?:(?<![\p{L}\p{N}_^.]|(?<!\d)\p{L}[-–]|\^\{-?|\d[.,])|(?<=(?<![\p{L}\p{N}])[x×]))(?:(?:${DIGITS})(?![.,]?\d|[dD](?!\p{L})|[-–]?(?:shot|bit|way|hop)(?!\p{L}))|(?:twice|thrice|(?:doubl|tripl|quadrupl)(?:e[sd]?|ing)|halv(?:e[sd]?|ing))(?!\p{L})|(?:${FACTOR_WORDS})(?=[-\s](?:times|orders?[-\s]of[-\s]magnitude)(?!\p{L})|[-\s]?fold(?!\p{L})))`,
  "giu",
);

/** Signs of physical and other measures with their prefixes, and quotients of them: "ms", "mm2", "kcal/mol", "tokens/s". */
const UNIT_SIGN = String.raw`(?:[munµμkM]?s|[kMG]?Hz|[kMGTP]i?B|KB|[KMBT]|[kmcµμn]?m(?:\^?[23]|[²³])?|[kmMµμ]?Wh?|[kmµμnpf]?J|[munµμk]?N|[kMG]?Pa|[kmµμ]?V|[mµμn]?A|mAh|[kMGTP]?FLOPS?|FLOPs|[TG]OPS|dBm?|fps|FPS|[kMG]?bps|[kmµμ]?g|m?L|k?cal|mol|[kM]?eV|rad|bits?|bytes?|tokens?)`;
const UNIT_SIGNS = String.raw`${UNIT_SIGN}(?:/(?:${UNIT_SIGN}|s(?:ec(?:ond)?)?|h|min))*`;
const UNIT_WORDS =
  "milliseconds?|microseconds?|seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|frames?|steps?|met(?:re|er)s?|angstroms?|epochs?|samples?|nats?|pixels?|p\\.u\\.";

const MATH = String.raw`[\s$~{}\\,]*`;
/** What may follow a number as its unit, and how the unit is called; the first that fits counts. */
const UNITS: readonly (readonly [RegExp, string?])[] = [
  [/^(?:\s|\\,|\$|-)*(?:\\?%|percent(?:age)?)[\s-]?(?:points?|p(?:\.?p\.?)?(?!\p{L}))/iu, "percentage points"],
  [/^[\s$-]*p\.?p\.?(?:ts?)?(?![\p{L}.])/u, "percentage points"],
  [/^(?:\s|\\,|\$|\})*(?:\\?%|-?per\s?cent(?!\p{L}))\$?/iu, "%"],
  [new RegExp(String.raw`^${MATH}(?:[x×](?![\p{L}\p{N}])|times(?!\p{L}))\$?|^[-\s]?fold(?!\p{L})`, "iu"), "x"],
  [/^[-\s]orders?[-\s]of[-\s]magnitude/iu, "orders of magnitude"],
  [/^[-\s](?:points?|pts?)(?!\p{L})/iu, "points"],
  [/^(?:st|nd|rd|th)(?![\p{L}\p{N}])/u, "rank"],
  [/^(?:\s?°(?:\s?C)?|[$\]}]*\^?\{?\\circ\}?(?:\s?C(?!\p{L}))?)/u, "°"],
  [/^\s?degrees?(?!\p{L})/u],
  [new RegExp(String.raw`^[\s~-]?(?:${UNIT_SIGNS}|${UNIT_WORDS})(?![\p{L}\p{N}])`, "u")],
];
const LONGEST_UNIT = 40;
const CURRENCY = /(?:[$€£¥]|\bUSD)(?=\s?$)/u;
/** "x1.3": a factor with its sign before it. */
const FACTOR_SIGN = /(?<![\p{L}\p{N}])[x×]\s?$/u;

function unitAfter(after: string): { readonly unit: string; readonly length: number } {
  for (const [pattern, name] of UNITS) {
    const found = pattern.exec(after)?.[0];
    if (found !== undefined) return { unit: name ?? found.replace(/^[\s~-]/u, ""), length: found.length };
  }
  return { unit: "", length: 0 };
}

const FACTORS: ReadonlyMap<string, number> = new Map([
  ["one", 1],
  ["two", 2],
  ["three", 3],
  ["four", 4],
  ["five", 5],
  ["six", 6],
  ["seven", 7],
  ["eight", 8],
  ["nine", 9],
  ["ten", 10],
  ["hundred", 100],
  ["thousand", 1000],
]);

/** The factor that a word such as "twice" or "halves" stands for. */
function factorOf(word: string): number | undefined {
  if (/^(?:twice|doubl)/iu.test(word)) return 2;
  if (/^(?:thrice|tripl)/iu.test(word)) return 3;
  if (/^quadrupl/iu.test(word)) return 4;
  return /^halv/iu.test(word) ? 0.5 : undefined;
}

function numberOf(value: string): number | null {
  if (/\d/u.test(value)) return Number(value.replace(/\{,\}|,/gu, ""));
  return FACTORS.get(value.toLowerCase()) ?? factorOf(value) ?? null;
}

/** What stands between the numbers of a range or a list: the unit of the last is that of all. */
const JOINT = /^(?:[\s$~,/±+–—-]|\\sim|\\pm|\\to|\\rightarrow|→|to|and|or)+$/u;

/** Whether an annotated value is this quantity's: the same number, whatever its sign, or the same word. */
export function isSameValue({ value, number }: Pick<Quantity, "value" | "number">, annotated: string): boolean {
  const digits = /\d*\.?\d+/u.exec(annotated.replaceAll(",", ""))?.[0];
  return digits === undefined ? value.toLowerCase() === annotated.toLowerCase() : number === Number(digits);
}

interface ReadNumber {
  readonly at: number;
  readonly value: string;
  readonly unit: string;
  readonly end: number;
}

/** The numbers of a sentence's text. */
function readNumbers(text: string): readonly ReadNumber[] {
  // Dollar signs that come in pairs enclose formulas, unless there are words between them.
  const parts = text.split("$");
  const hasFormulas =
    parts.length % 2 === 1 && !parts.some((part, place) => place % 2 === 1 && /^\d.*\s\p{Ll}{2,}\s/u.test(part));
  const unitBefore = (at: number): string => {
    const before = text.slice(Math.max(0, at - 4), at);
    const sign = CURRENCY.exec(before)?.[0] ?? "";
    if (sign === "" && FACTOR_SIGN.test(before)) return "x";
    return sign === "$" && hasFormulas ? "" : sign;
  };
  const found: ReadNumber[] = [...text.matchAll(NUMBER)].map(({ 0: value, index: at }) => {
    const after = unitAfter(text.slice(at + value.length, at + value.length + LONGEST_UNIT));
    const unit = factorOf(value) === undefined ? after.unit || unitBefore(at) : "x";
    return { at, value, unit, end: at + value.length + after.length };
  });
  for (let place = found.length - 2; place >= 0; place--) {
    const one = found[place]!;
    const next = found[place + 1]!;
    if (one.unit === "" && JOINT.test(text.slice(one.end, next.at))) found[place] = { ...one, unit: next.unit };
  }
  return found;
}

/** All numbers of a paper in text order. */
export function findQuantities(paper: PaperText): readonly Quantity[] {
  return paper.sentences.flatMap(({ field, start, end, firstToken, endToken }) => {
    let token = firstToken;
    return readNumbers(paper[field].slice(start, end)).map(({ at, value, unit, end: stop }) => {
      const span = { start: start + at, end: start + stop };
      while (token < endToken - 1 && paper.tokens[token]!.end <= span.start) token++;
      let last = token;
      while (last < endToken - 1 && paper.tokens[last]!.end < span.end) last++;
      return { field, place: { first: token, end: last + 1 }, span, value, number: numberOf(value), unit };
    });
  });
}
