import nlp from "compromise/one";
import type { Span } from "../model/span.ts";

/** A token: a word, a number, a LaTeX command or one sign. `text` is exactly what stands at the span. */
export interface Token extends Span {
  readonly text: string;
}

/** The one step of compromise that is used: text → sentences that, joined, are the text again. */
type SplitSentences = (text: string, world: object) => readonly string[];

/**
 * Only compromise's sentence step runs (0.03 ms an abstract; its whole tokenizer takes 1 ms). Its terms would change
 * nothing: they are words between spaces, some cut at dashes, and `TOKEN` cuts at all of these and at more.
 */
const world = nlp.world();
const splitSentences = sentenceStep(nlp.methods());

/** Sentences are split in windows of this many UTF-16 units, since compromise's time grows faster than its text. */
const WINDOW = 8192;

const TOKEN = /\\[a-zA-Z]+|\p{N}+(?:[.,]\p{N}+)+|[\p{L}\p{N}][\p{L}\p{M}\p{N}]*|\S\p{M}*/gu;

/** Ends at which compromise splits although the sentence goes on. */
const GOES_ON = /(?:^|[\s([])(?:et al|e\.g|i\.e|cf|vs|w\.r\.t|resp|approx|figs?|eqs?|secs?|refs?|tab|incl|no)\.\s*$/iu;
const STARTS_LOWER = /^[\p{Ll}\p{N}([$]/u;
const BREAK = /\s*[\r\n]\s*/gu;

function sentenceStep(methods: object): SplitSentences {
  const step: unknown = ["one", "tokenize", "splitSentences"].reduce<unknown>(
    (value, key) => (typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined),
    methods,
  );
  if (!isSentenceStep(step))
    throw new TypeError("This version of compromise has no methods.one.tokenize.splitSentences.");
  return step;
}

function isSentenceStep(step: unknown): step is SplitSentences {
  return typeof step === "function";
}

/** Where a window that begins at `start` ends: at the last space in it, or at its length if there is none. */
function windowEnd(text: string, start: number): number {
  const limit = start + WINDOW;
  if (limit >= text.length) return text.length;
  const space = text.lastIndexOf(" ", limit);
  return space > start ? space + 1 : limit;
}

/** A line break inside a paragraph is a space to us and a sentence's end to compromise; the length stays. */
function flow(window: string): string {
  return window.replace(BREAK, (space) => {
    const isParagraph = /[\r\n].*[\r\n]/su.test(space.replaceAll("\r\n", "\n"));
    return isParagraph ? space : " ".repeat(space.length);
  });
}

/** Lengths of the pieces that compromise makes of a window; together they are the window's length. */
function pieceLengths(window: string): readonly number[] {
  const lengths = splitSentences(flow(window), world).map((piece) => piece.length);
  const total = lengths.reduce((sum, length) => sum + length, 0);
  return total === window.length ? lengths : [window.length];
}

const isInsideFormula = (piece: string): boolean => (piece.match(/(?<!\\)\$/gu)?.length ?? 0) % 2 === 1;

/** True when what compromise split belongs together: after an abbreviation, or inside `$…$`. */
function continues(piece: string, next: string): boolean {
  if (isInsideFormula(piece) && isInsideFormula(next)) return true;
  const end = GOES_ON.exec(piece.slice(-12));
  return end !== null && (!/no\.\s*$/iu.test(piece) || STARTS_LOWER.test(next));
}

function trimmed(text: string, { start, end }: Span): Span | undefined {
  const piece = text.slice(start, end);
  const left = start + piece.length - piece.trimStart().length;
  const right = end - (piece.length - piece.trimEnd().length);
  return left < right ? { start: left, end: right } : undefined;
}

/** The sentences of a text in order: disjoint, without space around them, every other character in one of them. */
export function sentenceSpans(text: string): readonly Span[] {
  const pieces: Span[] = [];
  for (let start = 0; start < text.length;) {
    const end = windowEnd(text, start);
    for (const length of pieceLengths(text.slice(start, end))) {
      pieces.push({ start, end: start + length });
      start += length;
    }
    start = end;
  }
  return joined(text, pieces).flatMap((span) => trimmed(text, span) ?? []);
}

/** Joins neighbours that belong to one sentence. */
function joined(text: string, pieces: readonly Span[]): readonly Span[] {
  const sentences: Span[] = [];
  for (const piece of pieces) {
    const last = sentences.at(-1);
    // Only the last window's worth is looked at, so that a long join stays linear.
    const before = last === undefined ? "" : text.slice(Math.max(last.start, last.end - WINDOW), last.end);
    if (last !== undefined && continues(before, text.slice(piece.start, piece.end))) {
      sentences[sentences.length - 1] = { start: last.start, end: piece.end };
    } else sentences.push(piece);
  }
  return sentences;
}

/** The tokens of one sentence, with offsets in the whole text; they cover all of it but the spaces. */
export function tokenize(text: string, sentence: Span): readonly Token[] {
  const tokens: Token[] = [];
  for (const match of text.slice(sentence.start, sentence.end).matchAll(TOKEN)) {
    const start = sentence.start + match.index;
    tokens.push({ start, end: start + match[0].length, text: match[0] });
  }
  return tokens;
}
