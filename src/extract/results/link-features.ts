import type { EntityType } from "../../model/extraction.ts";
import { collectFeatures, type Emit } from "../classifier/feature-set.ts";
import { itemsAround, mentionWord, type Outline, type OutlineItem, unitClass, wordNear } from "./outline.ts";
import { compareRuns, runOf } from "./runs.ts";

/** What a result refers to, in the order in which it is asked for. */
export const SLOTS = ["metric", "dataset", "method", "baseline"] as const;
export type Slot = (typeof SLOTS)[number];

export const SLOT_TYPES: Readonly<Record<Slot, EntityType>> = {
  metric: "Metric",
  dataset: "Dataset",
  method: "Method",
  baseline: "Method",
};

/** The place of a thing, or null for none. */
export type Answer = number | null;

/** A result before it is known to what it refers. */
export interface LinkQuestion {
  readonly slot: Slot;
  /** The place of the value's quantity. */
  readonly quantity: number;
  /** The result before, where there is one: its quantity, and the answer that it had to the same question. */
  readonly previous: { readonly quantity: number; readonly answer: Answer } | undefined;
  /** Things that this result refers to already, in other slots. */
  readonly taken: readonly number[];
}

const SEED = 0x510e527f;

/** Distances that make no difference are one. */
const bin = (distance: number): number => (distance <= 4 ? distance : distance <= 8 ? 5 : distance <= 16 ? 6 : 7);

/** A question with what is often asked of it. */
interface View {
  readonly outline: Outline;
  readonly question: LinkQuestion;
  /** The value's item. */
  readonly at: number;
  readonly unit: string;
  /** The words between the value and the number before and after it, where they are few; else "". */
  readonly fromNumber: string;
  readonly toNumber: string;
  /** How far the result before is. */
  readonly since: string;
  /** The items of the value's sentence. */
  readonly here: readonly OutlineItem[];
  readonly emit: Emit;
}

const LONGEST_LINK = 5;

function wordsToNumber({ items }: Outline, at: number, step: 1 | -1): string {
  const words: string[] = [];
  for (let place = at + step; words.length <= LONGEST_LINK; place += step) {
    const item = items[place];
    if (item?.sentence !== items[at]!.sentence) return "";
    words.push(item.word);
    if (item.quantity !== undefined) return (step > 0 ? words : words.toReversed()).join(" ");
  }
  return "";
}

function distanceSince({ items, itemOfQuantity }: Outline, { previous }: LinkQuestion, at: number): string {
  if (previous === undefined) return "none";
  const before = itemOfQuantity[previous.quantity]!;
  return items[before]!.sentence === items[at]!.sentence ? `${bin(at - before)}` : "far";
}

/** What speaks for each of the answers to a question. */
export function describeLinks(
  outline: Outline,
  question: LinkQuestion,
  answers: readonly Answer[],
): readonly (readonly number[])[] {
  const at = outline.itemOfQuantity[question.quantity]!;
  const asked = {
    outline,
    question,
    at,
    unit: unitClass(outline.quantities[question.quantity]!.unit),
    fromNumber: wordsToNumber(outline, at, -1),
    toNumber: wordsToNumber(outline, at, 1),
    since: distanceSince(outline, question, at),
    here: sentenceOf(outline, at),
  };
  return answers.map((answer) =>
    collectFeatures(SEED, (emit) => {
      if (answer === null) emitNothing({ ...asked, emit });
      else emitThing({ ...asked, emit }, answer);
    }),
  );
}

function isMentionOf(type: EntityType): (item: OutlineItem) => boolean {
  const mention = mentionWord(type);
  return ({ word }) => word === mention;
}

function sentenceOf(outline: Outline, at: number): readonly OutlineItem[] {
  const { before, after } = itemsAround(outline, at);
  return [...before, outline.items[at]!, ...after];
}

/** How many mentions of a type stand before an item, counted to two. */
function mentionsBefore({ thingsByType, itemsOfThing }: Outline, type: EntityType, end: number): number {
  let count = 0;
  for (const thing of thingsByType.get(type) ?? []) {
    for (const place of itemsOfThing[thing]!) {
      if (place >= end) break;
      if (++count === 2) return count;
    }
  }
  return count;
}

function emitNothing({ outline, question, at, unit, fromNumber, toNumber, since, here, emit }: View): void {
  const type = SLOT_TYPES[question.slot];
  const word = (distance: number): string => wordNear(outline, at, distance);
  const isType = isMentionOf(type);
  const before = mentionsBefore(outline, type, outline.sentenceStarts[outline.items[at]!.sentence]!);
  const { previous } = question;
  emit("none");
  emit("none: here", Math.min(3, here.filter(isType).length), before, unit);
  emit("none: at all", outline.thingsByType.has(type) ? 1 : 0);
  emit("none: before", previous === undefined ? "" : previous.answer === null ? "none" : "some", since);
  for (const distance of [-3, -2, -1, 1, 2, 3, 4]) emit("none: word", distance, word(distance));
  emit("none: left", word(-2), word(-1));
  emit("none: right", word(1), word(2));
  emit("none: from", fromNumber);
  emit("none: to", toNumber);
  for (const item of here) emit("none: sentence", item.hash);
}

/** No abstract names so many things of a type; of a longer text the nearest are asked about. */
const MOST_ANSWERS = 60;

/** The answers that a question about a quantity may have: nothing, or a thing of the slot's type. */
export function possibleAnswers(outline: Outline, slot: Slot, quantity: number): readonly Answer[] {
  const { thingsByType, itemsOfThing, itemOfQuantity } = outline;
  const all = thingsByType.get(SLOT_TYPES[slot]) ?? [];
  if (all.length <= MOST_ANSWERS) return [null, ...all];
  const at = itemOfQuantity[quantity]!;
  const distances = new Map(
    all.map((thing) => [thing, Math.min(...itemsOfThing[thing]!.map((place) => Math.abs(place - at)))]),
  );
  const near = all.toSorted((a, b) => distances.get(a)! - distances.get(b)! || a - b).slice(0, MOST_ANSWERS);
  return [null, ...near.toSorted((a, b) => a - b)];
}

/** The mention nearest to the value: in its sentence, else in the last one before it, else in the first one after. */
function nearestMention({ items, itemsOfThing }: Outline, at: number, thing: number): number | undefined {
  const { sentence } = items[at]!;
  const cost = (place: number): number => {
    const away = sentence - items[place]!.sentence;
    return away === 0 ? Math.abs(place - at) : 1000 * (away > 0 ? away : 3 - away) + Math.abs(place - at) / 1000;
  };
  let nearest: number | undefined;
  for (const place of itemsOfThing[thing]!) if (nearest === undefined || cost(place) < cost(nearest)) nearest = place;
  return nearest;
}

/** Where the mention stands, seen from the value. */
function whereIs({ items }: Outline, at: number, place: number): string {
  const away = items[at]!.sentence - items[place]!.sentence;
  if (away === 0) return place < at ? "before" : "after";
  if (away < 0) return "later";
  return away === 1 ? "last" : away === 2 ? "earlier" : "far";
}

/** A question with a thing as its answer. */
interface ThingView extends View {
  readonly answer: number;
  readonly place: number;
  readonly where: string;
  readonly role: string;
  readonly isType: (item: OutlineItem) => boolean;
}

function emitThing(view: View, answer: number): void {
  const { outline, at, emit } = view;
  const place = nearestMention(outline, at, answer);
  // All its mentions are parts of other mentions.
  if (place === undefined) return emit("hidden");
  const { type, role } = outline.things[answer]!;
  const isType = isMentionOf(type);
  const seen = { ...view, answer, place, where: whereIs(outline, at, place), role, isType };
  emitStanding(seen);
  emitBefore(seen);
  emitRole(seen);
  if (outline.items[at]!.sentence === outline.items[place]!.sentence) {
    emitPath(seen);
    emitRuns(seen);
  } else emitAway(seen);
}

/** What the thing is in the paper. */
function emitStanding({ outline, question, unit, answer, where, role, emit }: ThingView): void {
  const { items, things, thingsByType, itemsOfThing, paper } = outline;
  const { type, name } = things[answer]!;
  const places = itemsOfThing[answer]!;
  const inTitle = paper.sentences[items[places[0]!]!.sentence]!.field === "title" ? 1 : 0;
  emit("where", where);
  emit("role", role, Math.min(4, thingsByType.get(type)!.length));
  emit("where and role", where, role, inTitle);
  emit("count", Math.min(4, places.length), where);
  const first = things.findIndex((other) => other.type === type && other.role === role);
  emit("first of its role", first === answer ? 1 : 0, role, where);
  if (question.slot !== "metric") return;
  const head =
    name
      .toLowerCase()
      .match(/[\p{L}\p{N}@]+/gu)
      ?.at(-1) ?? "";
  emit("head", head);
  emit("head and unit", head, unit);
}

/** Whether the result before refers to it, or this one does already. */
function emitBefore({ question: { previous, taken }, answer, where, since, emit }: ThingView): void {
  const was =
    previous === undefined ? "" : previous.answer === null ? "none" : previous.answer === answer ? "this" : "other";
  emit("before", was, since);
  emit("before and where", was, where);
  if (taken.includes(answer)) emit("taken", where);
}

/** What the words around the value say of a thing of this role. */
function emitRole({ outline, at, where, role, fromNumber, toNumber, here, emit }: ThingView): void {
  const word = (distance: number): string => wordNear(outline, at, distance);
  emit("from", fromNumber, role, where);
  emit("to", toNumber, role, where);
  for (const distance of [-2, -1, 1, 2]) emit("word and role", distance, word(distance), role);
  emit("left and role", word(-2), word(-1), role);
  emit("right and role", word(1), word(2), role);
  for (const item of here) emit("sentence and role", item.hash, role, where);
}

const isNumber = (item: OutlineItem): boolean => item.quantity !== undefined;

/** The way from the value to a mention in its sentence. */
function emitPath({ outline, at, unit, place, where, role, isType, emit }: ThingView): void {
  const between = outline.items.slice(Math.min(place, at) + 1, Math.max(place, at));
  const words = between.map((item) => item.word);
  const types = between.filter(isType).length;
  const numbers = between.filter(isNumber).length;
  emit("distance", where, bin(words.length + 1));
  emit("rank", where, Math.min(3, types), Math.min(3, numbers));
  emit("rank of type", where, Math.min(4, types), role);
  emit("rank of number", where, Math.min(4, numbers));
  emit("distance and rank", where, bin(words.length + 1), Math.min(2, types), Math.min(2, numbers));
  if (words.length <= 5) emit("path", where, words.join(" "));
  if (words.length <= 3) emit("path and unit", where, words.join(" "), unit);
  for (const word of words.slice(0, 12)) emit("on path", where, word);
  const borders = words.filter((word) => /^(?:,|;|while|whereas|but|\(|\))$/u.test(word));
  emit("clauses", where, borders.slice(0, 3).join(" "));
  emit("ends", where, words[0] ?? "", words.at(-1) ?? "");
  const around = (item: number, distance: number): string => wordNear(outline, item, distance);
  emit("mention left", where, around(place, -1));
  emit("mention right", where, around(place, 1));
  emit("mention left 2", where, around(place, -2), around(place, -1));
  emit("number left", where, around(at, -1));
  emit("number right", where, around(at, 1));
}

/** Items of the type between mention and value, counted to four. */
function rivalsBetween(
  items: readonly OutlineItem[],
  { place, at, isType }: Pick<ThingView, "place" | "at" | "isType">,
): number {
  let rivals = 0;
  for (let between = Math.min(place, at) + 1; between < Math.max(place, at) && rivals < 4; between++) {
    if (isType(items[between]!)) rivals++;
  }
  return rivals;
}

/** A mention in another sentence. */
function emitAway({ outline, at, place, where, role, isType, here, emit }: ThingView): void {
  emit("between", rivalsBetween(outline.items, { place, at, isType }), where, role);
  emit("rivals", here.some(isType) ? 1 : 0, where, role);
}

/** Whether value and mention have the same place in two lists, as in "71.2 and 75.8 on A and B". */
function emitRuns({ outline, at, place, where, isType, emit }: ThingView): void {
  const things = runOf(outline, place, isType);
  const numbers = runOf(outline, at, isNumber);
  if (things.length === 1 && numbers.length === 1) return;
  emit("runs", where, compareRuns(things, numbers));
}
