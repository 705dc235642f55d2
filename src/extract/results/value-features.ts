import { ENTITY_TYPES } from "../../model/extraction.ts";
import { collectFeatures, type Emit } from "../classifier/feature-set.ts";
import { itemsAround, mentionWord, type Outline, unitClass, wordNear } from "./outline.ts";
import type { Quantity } from "./quantities.ts";

/** The distance up to which the words on each side are looked at one by one, and up to which at all. */
const NEAR = 4;
const FAR = 10;

const SEED = 0x3c6ef372;

/** How a number is written: its magnitude, its decimals, whether it may be a year. */
function shapeOf({ value, number }: Quantity): string {
  if (number === null || !/\d/u.test(value)) return "word";
  const magnitude = Math.max(-3, Math.min(5, Math.floor(Math.log10(number))));
  const decimals = Math.min(3, /\.(\d+)$/u.exec(value)?.[1]?.length ?? 0);
  const kind = /^(?:19|20)\d\d$/u.test(value) ? "year" : value.includes(",") ? "thousands" : "";
  return `${magnitude} ${decimals} ${kind}`;
}

/** Where the sentence stands in the paper. */
function placeOf({ paper }: Outline, sentence: number): string {
  if (paper.sentences[sentence]!.field === "title") return "title";
  const left = paper.sentences.length - 1 - sentence;
  if (left < 3) return left === 0 ? "last" : "late";
  return sentence <= 3 ? "early" : "middle";
}

/** What a number may be. */
export const VALUE_KINDS = ["none", "absolute", "relative"] as const;
export type ValueKind = (typeof VALUE_KINDS)[number];

/** Words of change and comparison, by what they say: numbers beside them are often relative. */
const CHANGES: readonly (readonly [string, RegExp])[] = [
  [
    "rise",
    /^(?:improv|increas|gain|boost|rais|rise|grow|enhanc|exceed|surpass|outperform|better|higher|more|accelerat|speed|faster|lead)/u,
  ],
  ["fall", /^(?:reduc|decreas|drop|degrad|declin|lower|less|fewer|smaller|sav|cut|shrink|loss|worse|slow|short)/u],
  ["only", /^(?:only|just|merely|within|under|using|requir|with)$/u],
  ["reach", /^(?:achiev|reach|attain|obtain|scor|yield|from|to|of|at|is|was|are)/u],
];

const changeOf = (word: string): string | undefined => CHANGES.find(([, pattern]) => pattern.test(word))?.[0];

/** What tells whether a number reports an outcome, and whether it is relative to another. `before` is what the number before it is. */
export function describeValue(outline: Outline, place: number, before: ValueKind | undefined): readonly number[] {
  const quantity = outline.quantities[place]!;
  const at = outline.itemOfQuantity[place]!;
  const item = outline.items[at]!;
  const unit = unitClass(quantity.unit);
  return collectFeatures(SEED, (emit) => {
    emit("bias");
    emit("unit", quantity.unit.toLowerCase());
    emit("class", unit);
    emit("shape", shapeOf(quantity), unit);
    emit("sentence", placeOf(outline, item.sentence));
    if (item.quantity === undefined) emit("part of", item.word);
    emitNear(outline, { at, unit }, emit);
    emitChanges(outline, { at, unit }, emit);
    if (before !== undefined) emitPrevious(outline, place, { before, emit });
    emitSentence(outline, { at, unit }, emit);
  });
}

interface Place {
  readonly at: number;
  readonly unit: string;
}

function emitNear(outline: Outline, { at, unit }: Place, emit: Emit): void {
  const word = (distance: number): string => wordNear(outline, at, distance);
  for (let distance = 1; distance <= NEAR; distance++) {
    emit("left", distance, word(-distance));
    emit("right", distance, word(distance));
  }
  emit("left 2", word(-2), word(-1));
  emit("left 3", word(-3), word(-2), word(-1));
  emit("right 2", word(1), word(2));
  emit("right 3", word(1), word(2), word(3));
  emit("sides", word(-1), word(1), unit);
  emit("left unit", word(-1), unit);
  emit("right unit", word(1), unit);
}

/** The nearest words of change on each side, with what stands between. */
function emitChanges(outline: Outline, { at, unit }: Place, emit: Emit): void {
  for (const side of [-1, 1]) {
    const words = Array.from({ length: FAR }, (_, distance) => wordNear(outline, at, side * (distance + 1)));
    const changes = words.map(changeOf);
    const nearest = changes.findIndex((change) => change === "rise" || change === "fall");
    if (nearest >= 0) emit("change", side, changes[nearest]!, unit, nearest);
    if (nearest >= 0 && nearest <= 3) emit("change over", side, changes[nearest]!, ...words.slice(0, nearest));
    emit("changes", side, ...changes.slice(0, 6).filter((change) => change !== undefined));
  }
}

/** What the number before it is, and how the two are joined. */
function emitPrevious(
  { items, itemOfQuantity, quantities }: Outline,
  place: number,
  { before, emit }: { readonly before: ValueKind; readonly emit: Emit },
): void {
  const [from, at] = [itemOfQuantity[place - 1]!, itemOfQuantity[place]!];
  const isNear = items[from]!.sentence === items[at]!.sentence && at - from <= NEAR + 1;
  const between = isNear ? items.slice(from + 1, at).map(({ word }) => word) : ["far"];
  const sameUnit = quantities[place - 1]!.unit === quantities[place]!.unit ? 1 : 0;
  emit("previous", before, sameUnit, isNear ? 1 : 0);
  emit("previous over", before, sameUnit, ...between);
  emit("previous and left", before, items[at - 1]?.word ?? "");
}

function emitSentence(outline: Outline, { at, unit }: Place, emit: Emit): void {
  const { before, after } = itemsAround(outline, at);
  for (const { hash } of before.slice(-FAR)) emit("before", hash);
  for (const { hash } of after.slice(0, FAR)) emit("after", hash);
  for (const { hash } of [...before, ...after]) emit("sentence word", hash, unit);
  for (const type of ENTITY_TYPES) {
    const isType = (item: { readonly word: string }): boolean => item.word === mentionWord(type);
    const left = before.toReversed().findIndex(isType);
    const right = after.findIndex(isType);
    emit("near", type, Math.min(6, left), Math.min(6, right));
  }
  const numbers = [...before, ...after].filter((item) => item.quantity !== undefined);
  emit(
    "numbers",
    Math.min(4, numbers.length),
    unit,
    numbers.some(({ word }) => word === outline.items[at]!.word) ? 1 : 0,
  );
  emit("begins", before[0]?.word ?? "", before[1]?.word ?? "");
}
