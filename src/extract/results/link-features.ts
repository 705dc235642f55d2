import type { EntityType } from "../../model/extraction.ts";
import { collectFeatures, type Emit } from "../classifier/feature-set.ts";
import { mentionWord, type Outline, type OutlineItem, unitClass, wordNear } from "./outline.ts";

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

/** What speaks for an answer to a question. */
export function describeLink(outline: Outline, question: LinkQuestion, answer: Answer): readonly number[] {
  const at = outline.itemOfQuantity[question.quantity]!;
  return collectFeatures(SEED, (emit) => {
    const view = {
      outline,
      question,
      at,
      unit: unitClass(outline.quantities[question.quantity]!.unit),
      fromNumber: wordsToNumber(outline, at, -1),
      toNumber: wordsToNumber(outline, at, 1),
      since: distanceSince(outline, question, at),
      emit,
    };
    if (answer === null) emitNothing(view);
    else emitThing(view, answer);
  });
}

const sentenceOf = ({ items, sentenceStarts }: Outline, at: number): readonly OutlineItem[] =>
  items.slice(sentenceStarts[items[at]!.sentence], sentenceStarts[items[at]!.sentence + 1]);

function emitNothing({ outline, question, at, unit, fromNumber, toNumber, since, emit }: View): void {
  const type = SLOT_TYPES[question.slot];
  const word = (distance: number): string => wordNear(outline, at, distance);
  const here = sentenceOf(outline, at);
  const isType = (item: OutlineItem): boolean => item.word === mentionWord(type);
  const before = outline.items.slice(0, outline.sentenceStarts[outline.items[at]!.sentence]).filter(isType).length;
  const { previous } = question;
  emit("none");
  emit("none: here", Math.min(3, here.filter(isType).length), Math.min(2, before), unit);
  emit("none: at all", outline.things.some((thing) => thing.type === type) ? 1 : 0);
  emit("none: before", previous === undefined ? "" : previous.answer === null ? "none" : "some", since);
  for (const distance of [-3, -2, -1, 1, 2, 3, 4]) emit("none: word", distance, word(distance));
  emit("none: left", word(-2), word(-1));
  emit("none: right", word(1), word(2));
  emit("none: from", fromNumber);
  emit("none: to", toNumber);
  for (const item of here) emit("none: sentence", item.word);
}

/** The mention nearest to the value: in its sentence, else in the last one before it, else in the first one after. */
function nearestMention({ items, itemsOfThing }: Outline, at: number, thing: number): number | undefined {
  const { sentence } = items[at]!;
  const cost = (place: number): number => {
    const away = sentence - items[place]!.sentence;
    return away === 0 ? Math.abs(place - at) : 1000 * (away > 0 ? away : 3 - away) + Math.abs(place - at) / 1000;
  };
  return itemsOfThing[thing]!.toSorted((a, b) => cost(a) - cost(b))[0];
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
  const isType = (item: OutlineItem): boolean => item.word === mentionWord(type);
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
  const { items, things, itemsOfThing, paper } = outline;
  const { type, name } = things[answer]!;
  const places = itemsOfThing[answer]!;
  const inTitle = paper.sentences[items[places[0]!]!.sentence]!.field === "title" ? 1 : 0;
  emit("where", where);
  emit("role", role, Math.min(4, things.filter((other) => other.type === type).length));
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
function emitRole({ outline, at, where, role, fromNumber, toNumber, emit }: ThingView): void {
  const word = (distance: number): string => wordNear(outline, at, distance);
  emit("from", fromNumber, role, where);
  emit("to", toNumber, role, where);
  for (const distance of [-2, -1, 1, 2]) emit("word and role", distance, word(distance), role);
  emit("left and role", word(-2), word(-1), role);
  emit("right and role", word(1), word(2), role);
  for (const item of sentenceOf(outline, at)) emit("sentence and role", item.word, role, where);
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

/** A mention in another sentence. */
function emitAway({ outline, at, place, where, role, isType, emit }: ThingView): void {
  const between = outline.items.slice(Math.min(place, at) + 1, Math.max(place, at)).filter(isType).length;
  emit("between", Math.min(4, between), where, role);
  emit("rivals", sentenceOf(outline, at).some(isType) ? 1 : 0, where, role);
}

/** What joins the members of a list. */
const JOINT = /^(?:,|\/|and|or|&|;|to|-|–|\\|\$|\(|\)|on|in|for|of|the|<(?:Method|Dataset|Metric|Task)>)$/u;
const WIDEST_GAP = 4;

interface Run {
  readonly place: number;
  readonly length: number;
}

/** The place of an item in a list of items of its kind, and the list's length. */
function runOf({ items }: Outline, at: number, isMember: (item: OutlineItem) => boolean): Run {
  const count = (step: 1 | -1): number => {
    let members = 0;
    for (let place = at + step, gap = 0; gap < WIDEST_GAP; place += step) {
      const item = items[place];
      if (item?.sentence !== items[at]!.sentence) break;
      if (!isMember(item) && !JOINT.test(item.word)) break;
      gap = isMember(item) ? 0 : gap + 1;
      if (isMember(item)) members++;
    }
    return members;
  };
  const before = count(-1);
  return { place: before, length: before + 1 + count(1) };
}

/** Whether value and mention have the same place in two lists, as in "71.2 and 75.8 on A and B". */
function emitRuns({ outline, at, place, where, isType, emit }: ThingView): void {
  const things = runOf(outline, place, isType);
  const numbers = runOf(outline, at, isNumber);
  if (things.length === 1 && numbers.length === 1) return;
  emit("runs", where, compareRuns(things, numbers));
}

function compareRuns(things: Run, numbers: Run): string {
  if (things.length === numbers.length) return things.place === numbers.place ? "same" : "other";
  if (things.length === 1) return "one thing";
  return numbers.length === 1 ? `one number ${things.place === 0 ? 1 : 0}` : "uneven";
}
