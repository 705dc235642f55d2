import { foldTitle } from "../../text/fold.ts";
import { collectFeatures, type Emit } from "../classifier/feature-set.ts";
import type { AcronymPair } from "../acronyms.ts";
import { type PaperText, textOf, type TokenSpan } from "../paper-text.ts";

/** A string of a paper that names something, as it is compared with others of its type. */
export interface ComparedName {
  readonly text: string;
  /** As `foldName` gives it. */
  readonly folded: string;
  /** Where it stands, in text order. */
  readonly places: readonly TokenSpan[];
}

/** A name taken apart, once for all its pairs. */
export interface PreparedName extends ComparedName {
  /** Folded words, without plural endings. */
  readonly words: readonly string[];
  readonly wordSet: ReadonlySet<string>;
  readonly trigrams: ReadonlySet<string>;
  /** Letters and digits of a name that is written as a short form, folded; "" of another. */
  readonly letters: string;
  /** Sentences in which it stands. */
  readonly sentences: ReadonlySet<number>;
  readonly inTitle: boolean;
  readonly digits: string;
}

const SMALL = new Set(["a", "an", "and", "for", "from", "in", "of", "on", "or", "the", "to", "via", "with", "by"]);

const stem = (word: string): string => (word.length > 3 && /[^s]s$/u.test(word) ? word.slice(0, -1) : word);

function trigramsOf(words: readonly string[]): ReadonlySet<string> {
  const text = ` ${words.join(" ")} `;
  const grams = new Set<string>();
  for (let at = 0; at + 3 <= text.length; at++) grams.add(text.slice(at, at + 3));
  return grams;
}

/** Short forms that the paper defines, folded, with the folded words of what they stand for. */
export type ShortForms = ReadonlyMap<string, readonly string[]>;

const wordsOf = (text: string): readonly string[] => foldTitle(text).split(" ").map(stem);

/** What a paper's definitions of short forms say. */
export function readShortForms(paper: PaperText, acronyms: readonly AcronymPair[]): ShortForms {
  return new Map(
    acronyms.map(({ long, short }) => [wordsOf(textOf(paper, short)).join(" "), wordsOf(textOf(paper, long))]),
  );
}

/** Takes a name apart; short forms within it are written out. */
export function prepareName(paper: PaperText, name: ComparedName, shortForms: ShortForms): PreparedName {
  const written = wordsOf(name.text);
  const words = written.length === 1 ? written : written.flatMap((word) => shortForms.get(word) ?? [word]);
  const sentences = new Set(name.places.map(({ first }) => paper.sentenceOf[first]!));
  const isShort = /^\P{L}*\p{Lu}[\p{L}\p{N}]*[\p{Lu}\p{N}]/u.test(name.text) && !name.text.includes(" ");
  return {
    ...name,
    words,
    wordSet: new Set(words),
    trigrams: trigramsOf(words),
    letters: isShort
      ? name.text
          .replace(/s$/u, "")
          .replace(/[^\p{L}\p{N}]/gu, "")
          .toLowerCase()
      : "",
    sentences,
    inTitle: sentences.has(0) && paper.sentences[0]!.field === "title",
    digits: name.text.replace(/[^\p{N}]+/gu, " ").trim(),
  };
}

const isSubsequence = (letters: string, text: string): boolean => {
  let at = 0;
  for (const unit of text) if (unit === letters[at]) at++;
  return at === letters.length;
};

/** How a short form's letters stand in a longer name: as its initials, as those of its words that matter, in order, or not. */
function initialsFit(letters: string, { words }: PreparedName): string {
  if (letters === "" || words.length < 2) return "none";
  const initials = words.map((word) => word[0]).join("");
  if (initials === letters) return "all";
  const main = words
    .filter((word) => !SMALL.has(word))
    .map((word) => word[0])
    .join("");
  if (main === letters) return "main";
  if (initials.endsWith(letters) || main.endsWith(letters)) return "end";
  if (letters.startsWith(main) || main.startsWith(letters)) return "begin";
  if (letters[0] !== initials[0]) return "other";
  return isSubsequence(letters, words.join("")) ? "inside" : "first";
}

const share = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  let both = 0;
  for (const item of a) if (b.has(item)) both++;
  return (2 * both) / (a.size + b.size);
};

/** Where the words of the shorter name stand in the longer one. */
function containment(short: readonly string[], long: readonly string[]): string {
  for (let at = 0; at + short.length <= long.length; at++) {
    if (!short.every((word, index) => word === long[at + index])) continue;
    return at + short.length === long.length ? "end" : at === 0 ? "begin" : "middle";
  }
  const rest = new Set(long);
  return short.every((word) => rest.has(word)) ? "spread" : "no";
}

/** Sentences between the nearest places of two names, at most 3; whether both stand in one sentence. */
function apart(a: PreparedName, b: PreparedName): string {
  let shared = 0;
  for (const sentence of a.sentences) if (b.sentences.has(sentence)) shared++;
  if (shared === 0) return "apart";
  return shared === Math.min(a.sentences.size, b.sentences.size) ? "together" : "both";
}

const step = (count: number): number => Math.min(count, 4);

function emitWords(short: PreparedName, long: PreparedName, emit: Emit): void {
  const within = containment(short.words, long.words);
  const more = long.words.filter((word) => !short.wordSet.has(word));
  const less = short.words.filter((word) => !long.wordSet.has(word));
  const overlap = Math.round(5 * share(short.wordSet, long.wordSet));
  const sameHead = short.words.at(-1) === long.words.at(-1) ? 1 : 0;
  const sameBegin = short.words[0] === long.words[0] ? 1 : 0;
  emit("within", within);
  emit("within", within, step(short.words.length), step(long.words.length));
  emit("within", within, apart(short, long));
  emit("overlap", overlap, sameHead, sameBegin);
  emit("difference", step(more.length), step(less.length), sameHead);
  emit("trigrams", Math.round(8 * share(short.trigrams, long.trigrams)));
  for (const word of more) {
    emit("more", word);
    emit("more", word, within);
  }
  for (const word of less) emit("less", word);
  if (more.length === 1 && less.length === 1) emit("swap", more[0]!, less[0]!);
  if (within !== "no" && short.words.length === 1) emit("one word", short.words[0]!);
  emit("head", short.words.at(-1)!, sameHead);
}

function emitLetters(short: PreparedName, long: PreparedName, emit: Emit): void {
  const fit = short.letters === "" ? initialsFit(long.letters, short) : initialsFit(short.letters, long);
  const forms = (short.letters === "" ? 0 : 1) + (long.letters === "" ? 0 : 2);
  emit("initials", fit);
  emit("initials", fit, step((short.letters || long.letters).length), apart(short, long));
  emit("forms", forms, step(short.words.length), step(long.words.length));
  emit("digits", short.digits === long.digits ? 1 : short.digits === "" || long.digits === "" ? 2 : 3, fit);
  const squeezed = short.words.join("") === long.words.join("") ? 1 : 0;
  emit("squeezed", squeezed);
}

/** Whether two names need to be compared: they share a word, or one is a short form that begins as the other does. */
export function mayBeOne(a: PreparedName, b: PreparedName): boolean {
  for (const word of a.wordSet) if (b.wordSet.has(word)) return true;
  if (a.letters === "" && b.letters === "") return false;
  return a.words.join("")[0] === b.words.join("")[0];
}

/**
 * What is known of two names of one paper and type that may name one thing: the words they share and do not, short forms,
 * numbers, and where they stand. The order of the two does not matter.
 */
export function describePair(type: number, a: PreparedName, b: PreparedName): readonly number[] {
  const isLonger =
    a.words.length - b.words.length || a.text.length - b.text.length || Number(a.folded > b.folded) || -1;
  const [short, long] = isLonger > 0 ? [b, a] : [a, b];
  return collectFeatures(0x2b992ddf, (emit) => {
    emit("bias");
    emit("type", type);
    emit("pair", short.folded, long.folded);
    emit("title", short.inTitle ? 1 : 0, long.inTitle ? 1 : 0, type);
    emit("counts", step(short.places.length), step(long.places.length));
    emit("apart", apart(short, long), type);
    emitWords(short, long, emit);
    emitLetters(short, long, emit);
  });
}
