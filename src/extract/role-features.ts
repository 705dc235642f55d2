import { ENTITY_TYPES, type EntityType } from "../model/extraction.ts";
import { collectFeatures, type Emit } from "./classifier/feature-set.ts";
import type { PaperText, Sentence, TokenSpan } from "./paper-text.ts";
import { BORDER, type TokenAttributes } from "./tagger/attributes.ts";
import type { FeatureSources } from "./tagger/features.ts";
import { phraseOf, phraseWords } from "./tagger/gazetteer.ts";
import { hashText, mix } from "./tagger/hash.ts";
import { foldWord } from "./tagger/lexicon.ts";

/** Something that a paper names, before its role is known. */
export interface NamedThing {
  readonly type: EntityType;
  /** Its mentions, in text order, at least one. */
  readonly places: readonly TokenSpan[];
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

/** The distance on each side up to which words are looked at one by one. */
const WINDOW = 4;
/** The distance on each side up to which words are looked at, wherever they stand. */
const FAR = 12;

/** A paper as roles are read from it: each token's folded word, its hash as features take it, and the cues that it gives, as bits in the order of `CUES`. */
export interface RoleText {
  readonly paper: PaperText;
  readonly words: readonly string[];
  readonly hashes: Int32Array;
  readonly cues: Uint16Array;
}

/** Folds a paper's words and finds the cues among them, once for all of its entities. */
export function prepareRoles(paper: PaperText): RoleText {
  const words = paper.tokens.map(({ text }) => foldWord(text));
  const bits = new Map<string, number>();
  for (const word of words) {
    if (bits.has(word)) continue;
    bits.set(
      word,
      CUES.reduce((sum, [, pattern], place) => sum + (pattern.test(word) ? 1 << place : 0), 0),
    );
  }
  return {
    paper,
    words,
    hashes: Int32Array.from(words, hashText),
    cues: new Uint16Array(words.map((word) => bits.get(word)!)),
  };
}

/** One mention of a thing, in its sentence. */
interface MentionView {
  readonly text: RoleText;
  readonly place: TokenSpan;
  readonly sentence: Sentence;
  readonly isFirst: boolean;
}

/** The cues in a range of tokens, in the order of `CUES`. */
function cuesIn({ cues }: RoleText, first: number, end: number): readonly string[] {
  const found = cues.subarray(Math.max(0, first), Math.max(0, end)).reduce((all, bits) => all | bits, 0);
  return CUES.filter((_, place) => (found & (1 << place)) !== 0).map(([cue]) => cue);
}

const NO_WORD = hashText("");

/** The words of the sentence to the left and right of the mention, near and far. */
function emitWords({ text: { words, hashes }, place: { first, end }, sentence }: MentionView, emit: Emit): void {
  const { firstToken, endToken } = sentence;
  const hashAt = (token: number): number => (token >= firstToken && token < endToken ? hashes[token]! : NO_WORD);
  for (let distance = 1; distance <= WINDOW; distance++) {
    emit("left", distance, hashAt(first - distance));
    emit("right", distance, hashAt(end + distance - 1));
  }
  for (const side of [1, 2, 3])
    emit("left words", side, words.slice(Math.max(firstToken, first - side), first).join(" "));
  emit("right words", words.slice(end, Math.min(end + 2, endToken)).join(" "));
  emit("sides", hashAt(first - 1), hashAt(end));
  for (let token = Math.max(firstToken, first - FAR); token < first; token++) emit("before", hashes[token]!);
  for (let token = end; token < Math.min(end + FAR, endToken); token++) emit("after", hashes[token]!);
}

/** What the words around tell, by kinds. */
function emitCues({ text, place, sentence, isFirst }: MentionView, emit: Emit): void {
  const near = cuesIn(text, Math.max(sentence.firstToken, place.first - 6), place.first);
  for (const cue of cuesIn(text, sentence.firstToken, place.first)) emit("cue", cue, isFirst ? "first" : "later");
  for (const cue of near) emit("near cue", cue);
  for (const cue of cuesIn(text, place.end, Math.min(sentence.endToken, place.end + 8))) emit("cue after", cue);
  emit("cues", near.join(" "));
}

/** Clusters of the words beside the mention. */
function emitClusters(
  { text: { paper }, place, sentence }: MentionView,
  describe: FeatureSources["describe"],
  emit: Emit,
): void {
  const at = (index: number): TokenAttributes =>
    index >= sentence.firstToken && index < sentence.endToken ? describe(paper.tokens[index]!.text) : BORDER;
  for (const distance of [-2, -1, 0, 1]) {
    const { clusters } = at(distance < 0 ? place.first + distance : place.end + distance);
    for (const level of [1, 2]) emit("cluster", distance, level, clusters[level] ?? 0);
  }
}

/** What the sentence before says, how this one begins, and whether a short form is defined behind the mention. */
function emitSurroundings({ text, place, sentence, isFirst }: MentionView, emit: Emit): void {
  const { paper, words } = text;
  const before = sentence.field === "title" ? undefined : paper.sentences[paper.sentenceOf[sentence.firstToken]! - 1];
  if (before) for (const cue of cuesIn(text, before.firstToken, before.endToken)) emit("cue before", cue);
  const begin = sentence.firstToken;
  if (isFirst) emit("begins", ...words.slice(begin, Math.max(begin, Math.min(begin + 2, place.first))));
  if (paper.tokens[place.end]?.text === "(") emit("bracket", paper.tokens[place.end + 2]?.text === ")" ? 1 : 0);
}

/** 0 the title, then 1 to 5 for the fifths of the text. */
function placeOf(paper: PaperText, sentence: number): number {
  if (paper.sentences[sentence]!.field === "title") return 0;
  return 1 + Math.floor((5 * sentence) / paper.sentences.length);
}

/** Where all mentions stand. */
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

/** How a mention stands in the title: alone before the colon, elsewhere before it, after it, or without one; "" outside of it. */
function titlePlace(paper: PaperText, { first, end }: TokenSpan): string {
  const title = paper.sentences[0]!;
  if (title.field !== "title" || first >= title.endToken) return "";
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
  emit("coined", isCoined ? 1 : 0, Math.min(places.length, 4));
  emit("length", Math.min(words.length, 5));
  emit("name", words.join(" ").toLowerCase());
  emit("head", foldWord(words.at(-1) ?? ""));
  emit("begin", foldWord(words[0] ?? ""));
}

/** How rare the name is: one that no other paper has is likely this paper's own. */
function emitRarity(
  paper: PaperText,
  { places }: NamedThing,
  { sources, emit }: { readonly sources: FeatureSources; readonly emit: Emit },
): void {
  const tokens = paper.tokens.slice(places[0]!.first, places[0]!.end);
  const words = phraseWords(tokens);
  const phrase = phraseOf(words, { first: 0, end: words.length }) ?? 0;
  const papers = (sources.gazetteer.get(phrase)?.papers ?? 0) - (sources.ownPhrases?.get(phrase)?.papers ?? 0);
  const known = Math.min(4, Math.ceil(Math.log2(papers + 1)));
  const rarest = Math.min(...tokens.map(({ text }) => sources.describe(text).frequency));
  const repeats = Math.min(places.length, 4);
  emit("known", known);
  emit("known and repeats", known, repeats);
  emit("rarest and known", rarest, known);
  emit("rarest and repeats", rarest, repeats);
}

/** What is known of a thing's role: the words around all its mentions, where they are, how it is written, how rare it is. */
export function describeRole(text: RoleText, thing: NamedThing, sources: FeatureSources): readonly number[] {
  const { paper } = text;
  return collectFeatures(mix(0x1f83d9ab, ENTITY_TYPES.indexOf(thing.type)), (emit) => {
    emit("bias");
    // What a paper is named after is its own, however well known the name has become since.
    if (titlePlace(paper, thing.places[0]!) !== "alone") {
      emitName(paper, thing, emit);
      emitRarity(paper, thing, { sources, emit });
    }
    emitPlaces(paper, thing, emit);
    thing.places.forEach((place, index) => {
      const sentence = paper.sentences[paper.sentenceOf[place.first]!]!;
      const view = { text, place, sentence, isFirst: index === 0 };
      emitWords(view, emit);
      emitCues(view, emit);
      emitClusters(view, sources.describe, emit);
      emitSurroundings(view, emit);
    });
  });
}
