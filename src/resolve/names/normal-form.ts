import type { EntityType } from "../../model/extraction.ts";
import { foldName } from "../../text/fold.ts";
import { singularOf } from "../../text/inflection.ts";
import { hasEmptyHead, mayBeEmptyHead, plainHead } from "./heads.ts";
import { headForm, modifierForm } from "./modifiers.ts";
import { plainText } from "./signs.ts";
import { americanSpelling } from "./spelling.ts";
import type { WordKnowledge } from "./words.ts";

/** Words of no weight within a name. */
const FILLING: ReadonlySet<string> = new Set(["a", "an", "and", "our", "the"]);

/** "mixture of experts" → "expert mixture", "number of tokens" → "token count": the head comes last. */
function headLast(name: readonly string[]): readonly string[] {
  const of = name.indexOf("of");
  if (of < 1 || of === name.length - 1) return name;
  const head = name.slice(0, of);
  const rest = headLast(name.slice(of + 1));
  return [...rest, ...(head.join(" ") === "number" ? ["count"] : head)];
}

/** Versions and sizes in one way of writing: 4.0 and v4 → 4, squad2.0 → squad2, yolov8 → yolo8, 256x256 → 256. */
const plainVersion = (word: string): string =>
  word
    .replace(/(?<=\d)\.0$/u, "")
    .replace(/^(\p{L}{2,})?v(?=\d[\d.]*$)/u, "$1")
    .replace(/^(\d+)x\1$/u, "$1");

/** Letters before the place to which a ranking is looked at: R@5, P@5, Hits@5. */
const AT_RANK: ReadonlyMap<string, string> = new Map([
  ["r", "recall"],
  ["p", "precision"],
  ["hits", "hit"],
]);

/** What is particular to the names of a type: years of data sets in two digits (2024 → 24), places in rankings. */
function plainNumber(type: EntityType, word: string, isLast: boolean): string {
  if (type === "Dataset" && isLast) return plainVersion(word).replace(/^(\D*)20([0-2]\d)$/u, "$1$2");
  if (type !== "Metric") return plainVersion(word);
  return plainVersion(word).replace(/^(\p{L}+)(?=@)/u, (letters) => AT_RANK.get(letters) ?? letters);
}

const POWERED_BY: ReadonlySet<string> = new Set(["based", "driven", "powered"]);

/** "LLM-based agents" are LLM agents, but an LLM-based method is no LLM. */
const dropPoweredBy = (type: EntityType, name: readonly string[], words: WordKnowledge): readonly string[] =>
  name.filter((word, place) => {
    const [before, next] = [name[place - 1], name[place + 1]];
    if (!POWERED_BY.has(word) || before === undefined || next === undefined) return true;
    return mayBeEmptyHead(type, next) || !words.isShortForm(before);
  });

/** The words of a million names are a few hundred thousand, and most of them are the same few. */
const MOST_REMEMBERED = 50_000;
const remembered = new Map<string, string>();

function plainWord(word: string): string {
  const known = remembered.get(word);
  if (known !== undefined) return known;
  const plain = americanSpelling(singularOf(word));
  if (remembered.size < MOST_REMEMBERED) remembered.set(word, plain);
  return plain;
}

/** Words in the singular and in American spelling; before the head, in the one form that they have as modifiers. */
export function plainWords(name: string): readonly string[] {
  const words = foldName(plainText(name))
    .split(" ")
    .filter((word) => word !== "");
  return words.map((word, place) => {
    const plain = plainWord(word);
    return place === words.length - 1 ? headForm(plain) : modifierForm(plain);
  });
}

/**
 * The words of a name of a type in the way in which names are compared: small letters, singular, American spelling, Greek
 * letters by their names, short forms for what they stand for, the head at the end, and without heads that add nothing.
 */
export function nameWords(type: EntityType, name: string, words: WordKnowledge): readonly string[] {
  const short = dropPoweredBy(type, words.shorten(plainWords(name)), words);
  const turned = headLast(short.filter((word, place) => !FILLING.has(word) || place === short.length - 1));
  const plain = turned.map((word, place) => plainNumber(type, word, place === turned.length - 1));
  let end = plain.length;
  while (end > 1 && hasEmptyHead(type, plain.slice(0, end), words)) end--;
  return plain.slice(0, end).map((word, place) => (place === end - 1 ? plainHead(type, word) : word));
}

/** Words without the spaces between them, but where two numbers meet: "ImageNet" and "Image Net" are one, "Llama 2 7B" and "Llama 27B" two. */
export const squeeze = (words: readonly string[]): string => words.join(" ").replace(/(?<!\d) | (?!\d)/gu, "");

/** The key by which names of a type are the same without looking further. */
export const normalForm = (type: EntityType, name: string, words: WordKnowledge): string =>
  squeeze(nameWords(type, name, words));
