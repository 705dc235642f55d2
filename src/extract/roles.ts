import { ENTITY_TYPES, type EntityType, type Role, ROLES } from "../model/extraction.ts";
import type { Classifier } from "./classifier/classifier.ts";
import type { PaperText, Sentence, TokenSpan } from "./paper-text.ts";
import { hashText, mix } from "./tagger/hash.ts";
import { foldWord } from "./tagger/lexicon.ts";

/** Something that a paper names, before its role is known. */
export interface NamedThing {
  readonly type: EntityType;
  /** Its mentions, in text order, at least one. */
  readonly places: readonly TokenSpan[];
}

/** A thing's role, and the probability that it is right. */
export interface RoleVerdict {
  readonly role: Role;
  readonly confidence: number;
}

/** Words that tell what a sentence says of the things it names, by what they tell. */
const CUES: readonly (readonly [string, RegExp])[] = [
  ["ours", /^(?:we|our|this|paper|work|novel|new|here)$/u],
  [
    "propose",
    /^(?:propos|introduc|present|develop|devis|design|call|dub|nam|term|contribut|releas|construct|build|creat|curat|collect)(?:e|es|ed|ing)?$/u,
  ],
  [
    "compare",
    /^(?:compar|outperform|surpass|exceed|beat|baseline|versus|vs|than|over|against|superior|existing|prior|previous|traditional|conventional|counterpart)\w*$/u,
  ],
  ["use", /^(?:us|leverag|employ|appl|adopt|utiliz|combin|integrat|incorporat|bas|via|with|through|using)\w*$/u],
  ["evaluate", /^(?:evaluat|experiment|benchmark|validat|test|conduct|demonstrat|show|result)\w*$/u],
  ["improve", /^(?:improv|achiev|reduc|increas|reach|attain|gain|boost|accelerat|speed|lower|higher|better)\w*$/u],
  ["problem", /^(?:however|challeng|limit|suffer|struggl|lack|problem|issue|remain|despite|while)\w*$/u],
  ["number", /^\p{N}/u],
];

/** The window on each side in which words are looked at with their distance. */
const WINDOW = 4;

type Emit = (...values: readonly (number | string)[]) => void;

function createEmitter(type: number): { features: Set<number>; emit: Emit } {
  const features = new Set<number>();
  const emit: Emit = (...values) => {
    let hash = mix(0x1f83d9ab, type);
    for (const value of values) hash = mix(hash, typeof value === "number" ? value : hashText(value));
    features.add(hash || 1);
  };
  return { features, emit };
}

function cuesOf(words: readonly string[]): readonly string[] {
  return CUES.filter(([, pattern]) => words.some((word) => pattern.test(word))).map(([cue]) => cue);
}

/** The words of a sentence with the mention's own left out, to the left and right of it. */
function wordsAround(
  paper: PaperText,
  sentence: Sentence,
  { first, end }: TokenSpan,
): { left: readonly string[]; right: readonly string[] } {
  const wordAt = (index: number): string => foldWord(paper.tokens[index]!.text);
  const range = (from: number, to: number): readonly string[] =>
    Array.from({ length: Math.max(0, to - from) }, (_, offset) => wordAt(from + offset));
  return { left: range(sentence.firstToken, first), right: range(end, sentence.endToken) };
}

interface WordsAround {
  readonly left: readonly string[];
  readonly right: readonly string[];
}

function emitCues({ left, right }: WordsAround, isFirst: boolean, emit: Emit): void {
  const near = cuesOf(left.slice(-6));
  for (const cue of cuesOf(left)) emit("cue", cue, isFirst ? "first" : "later");
  for (const cue of near) emit("near cue", cue);
  for (const cue of cuesOf(right.slice(0, 8))) emit("cue after", cue);
  emit("cues", near.join(" "));
}

function emitSentence({ left, right }: WordsAround, emit: Emit): void {
  for (let distance = 1; distance <= WINDOW; distance++) {
    emit("left", distance, left.at(-distance) ?? "");
    emit("right", distance, right[distance - 1] ?? "");
  }
  for (const side of [1, 2, 3]) emit("left words", side, left.slice(-side).join(" "));
  emit("right words", right.slice(0, 2).join(" "));
  emit("sides", left.at(-1) ?? "", right[0] ?? "");
  for (const word of new Set(left.slice(-12))) emit("before", word);
  for (const word of new Set(right.slice(0, 12))) emit("after", word);
}

/** 0 the title, then tenths of the abstract's sentences. */
function placeOf(paper: PaperText, sentence: number): number {
  if (paper.sentences[sentence]!.field === "title") return 0;
  const count = paper.sentences.length;
  return 1 + Math.floor((5 * sentence) / count);
}

function emitPlaces(paper: PaperText, { places }: NamedThing, emit: Emit): void {
  const sentences = places.map(({ first }) => paper.sentenceOf[first]!);
  const inTitle = paper.sentences[sentences[0]!]!.field === "title";
  const inAbstract = sentences.filter((sentence) => paper.sentences[sentence]!.field === "abstract");
  const first = inAbstract[0] === undefined ? 9 : placeOf(paper, inAbstract[0]);
  const last = inAbstract.length === 0 ? 9 : placeOf(paper, inAbstract.at(-1)!);
  const count = Math.min(places.length, 5);
  emit("count", count, inTitle ? 1 : 0);
  emit("first", first, inTitle ? 1 : 0);
  emit("last", last);
  emit("range", first, last, count);
  if (inTitle) emit("title", titlePlace(paper, places[0]!), first);
}

/** How the mention stands in the title: alone before the colon, elsewhere before it, after it, or without one. */
function titlePlace(paper: PaperText, { first, end }: TokenSpan): string {
  const title = paper.sentences[0]!;
  const colon = paper.tokens.findIndex((token, index) => index < title.endToken && token.text === ":");
  if (colon < 0) return first === title.firstToken ? "begins" : `none ${foldWord(paper.tokens[first - 1]?.text ?? "")}`;
  if (first > colon) return "after";
  return first === title.firstToken && end === colon ? "alone" : "before";
}

/** How the name itself is written, and what kind of name it is. */
function emitName(paper: PaperText, { places }: NamedThing, emit: Emit): void {
  const { first, end } = places[0]!;
  const words = paper.tokens.slice(first, end).map(({ text }) => text);
  const isCoined = words.some((word) => /\p{Lu}.*\p{Lu}|\p{Lu}\p{N}|\p{Ll}\p{Lu}/u.test(word));
  emit("bias");
  emit("coined", isCoined ? 1 : 0, Math.min(places.length, 4));
  emit("length", Math.min(words.length, 5));
  emit("name", words.join(" ").toLowerCase());
  emit("head", foldWord(words.at(-1) ?? ""));
  emit("begin", foldWord(words[0] ?? ""));
}

/** What is known of a thing's role: the words around all its mentions, where they are, and how it is written. */
export function describeRole(paper: PaperText, thing: NamedThing): readonly number[] {
  const { features, emit } = createEmitter(ENTITY_TYPES.indexOf(thing.type));
  emitName(paper, thing, emit);
  emitPlaces(paper, thing, emit);
  thing.places.forEach((place, index) => {
    const sentence = paper.sentences[paper.sentenceOf[place.first]!]!;
    const around = wordsAround(paper, sentence, place);
    emitSentence(around, emit);
    emitCues(around, index === 0, emit);
  });
  return [...features];
}

/** Classifiers by type; their classes are the places in `ROLES`. */
export type RoleClassifiers = Readonly<Record<EntityType, Classifier>>;

/** The most probable role of a thing. */
export function judgeRole(paper: PaperText, thing: NamedThing, classifiers: RoleClassifiers): RoleVerdict {
  const probabilities = classifiers[thing.type](describeRole(paper, thing));
  const roles: readonly Role[] = ROLES[thing.type];
  let best = 0;
  for (let index = 1; index < roles.length; index++) if (probabilities[index]! > probabilities[best]!) best = index;
  return { role: roles[best]!, confidence: probabilities[best]! };
}
