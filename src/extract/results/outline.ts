import type { EntityType, Role } from "../../model/extraction.ts";
import type { PaperText } from "../paper-text.ts";
import type { NamedThing } from "../role-features.ts";
import { hashText } from "../tagger/hash.ts";
import { foldWord } from "../tagger/lexicon.ts";
import { findQuantities, type Quantity } from "./quantities.ts";

/** A concept of the paper, as results refer to it. */
export interface ReferredThing extends NamedThing {
  readonly name: string;
  readonly role: Role;
}

/** A word, a whole mention, or a whole number with its unit. */
export interface OutlineItem {
  /** The folded word; for a mention its type in angle brackets, for a number the class of its unit. */
  readonly word: string;
  /** The word's hash, as features take it. */
  readonly hash: number;
  /** The place of the sentence. */
  readonly sentence: number;
  /** The place of the thing that is mentioned here. */
  readonly thing?: number;
  /** The place of the quantity that stands here, in no mention. */
  readonly quantity?: number;
}

/** A paper in which mentions and numbers are single items, so that what stands around them is seen at a glance. */
export interface Outline {
  readonly paper: PaperText;
  readonly things: readonly ReferredThing[];
  /** Places of things, of those types that there are. */
  readonly thingsByType: ReadonlyMap<EntityType, readonly number[]>;
  readonly quantities: readonly Quantity[];
  readonly items: readonly OutlineItem[];
  /** The first item of each sentence, and at the end their number. */
  readonly sentenceStarts: readonly number[];
  /** Per quantity the item that it is, or of which it is a part. */
  readonly itemOfQuantity: Int32Array;
  /** Per thing its items, in text order. */
  readonly itemsOfThing: readonly (readonly number[])[];
}

/** The item of a mention of a thing of this type. */
export const mentionWord = (type: EntityType): string => `<${type}>`;

/** Units that behave alike. */
export function unitClass(unit: string): string {
  if (unit.endsWith("points")) return "points";
  return /^(?:|%|x|rank|orders of magnitude)$/u.test(unit) ? unit : "other";
}

interface ThingPlace {
  readonly thing: number;
  readonly end: number;
}

/** The longest mention that begins at each token. */
function mentionsByToken(things: readonly ReferredThing[]): ReadonlyMap<number, ThingPlace> {
  const mentions = new Map<number, ThingPlace>();
  things.forEach(({ places }, thing) => {
    for (const { first, end } of places) {
      if ((mentions.get(first)?.end ?? 0) < end) mentions.set(first, { thing, end });
    }
  });
  return mentions;
}

function placesByType(things: readonly ReferredThing[]): ReadonlyMap<EntityType, readonly number[]> {
  const places = new Map<EntityType, number[]>();
  things.forEach(({ type }, place) => {
    const known = places.get(type);
    if (known === undefined) places.set(type, [place]);
    else known.push(place);
  });
  return places;
}

const hashed = (word: string): { readonly word: string; readonly hash: number } => ({ word, hash: hashText(word) });

/** Outlines a paper, given the concepts that it names. */
export function outlinePaper(paper: PaperText, things: readonly ReferredThing[]): Outline {
  const quantities = findQuantities(paper);
  const mentions = mentionsByToken(things);
  const quantityAt = new Map(quantities.map(({ place }, quantity) => [place.first, quantity]));
  const items: OutlineItem[] = [];
  const itemOfToken = new Int32Array(paper.tokens.length);
  const itemsOfThing = things.map((): number[] => []);
  /** Adds the item that begins at a token; gives the token after it. */
  const addItem = (token: number, sentence: number): number => {
    const mention = mentions.get(token);
    const quantity = quantityAt.get(token);
    if (mention !== undefined) {
      const { thing, end } = mention;
      itemsOfThing[thing]!.push(items.length);
      items.push({ ...hashed(mentionWord(things[thing]!.type)), sentence, thing });
      return end;
    }
    if (quantity === undefined) {
      items.push({ ...hashed(foldWord(paper.tokens[token]!.text)), sentence });
      return token + 1;
    }
    items.push({ ...hashed(`<${unitClass(quantities[quantity]!.unit)}>`), sentence, quantity });
    return quantities[quantity]!.place.end;
  };
  const sentenceStarts = paper.sentences.map(({ firstToken, endToken }, sentence) => {
    const start = items.length;
    for (let token = firstToken; token < endToken;) {
      const next = addItem(token, sentence);
      itemOfToken.fill(items.length - 1, token, next);
      token = next;
    }
    return start;
  });
  return {
    paper,
    things,
    thingsByType: placesByType(things),
    quantities,
    items,
    sentenceStarts: [...sentenceStarts, items.length],
    itemOfQuantity: Int32Array.from(quantities, ({ place }) => itemOfToken[place.first]!),
    itemsOfThing,
  };
}

/** Items of a sentence that are further away tell nothing; the sentences of abstracts are shorter. */
const WIDEST = 200;

/** The items of its sentence before and after an item. */
export function itemsAround(
  { items, sentenceStarts }: Outline,
  at: number,
): { readonly before: readonly OutlineItem[]; readonly after: readonly OutlineItem[] } {
  const { sentence } = items[at]!;
  const start = Math.max(sentenceStarts[sentence]!, at - WIDEST);
  const end = Math.min(sentenceStarts[sentence + 1]!, at + 1 + WIDEST);
  return { before: items.slice(start, at), after: items.slice(at + 1, end) };
}

/** The word `distance` items away from an item, or "" outside of its sentence. */
export function wordNear({ items }: Outline, at: number, distance: number): string {
  const item = items[at + distance];
  return item !== undefined && item.sentence === items[at]!.sentence ? item.word : "";
}
