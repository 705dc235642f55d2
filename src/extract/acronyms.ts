import type { PaperText, Sentence, TokenSpan } from "./paper-text.ts";
import type { Token } from "../text/segment.ts";
import { hasInnerCapital, LETTER_OR_DIGIT, matchLong, shortLetters } from "../text/short-form.ts";

/** "Long Name (LN)": a name and its short form, both where the paper defines them. */
export interface AcronymPair {
  readonly long: TokenSpan;
  readonly short: TokenSpan;
}

const MAX_SHORT_TOKENS = 7;
const MAX_SHORT_LENGTH = 16;
const CLOSING: ReadonlyMap<string, string> = new Map([
  ["(", ")"],
  ["[", "]"],
]);
/** A long form neither begins nor goes on over these. */
const BREAK = /^[.,;:?!()[\]{}]$/u;
const LEADING_WORD =
  /^(?:a|an|and|as|by|called|for|from|in|namely|of|on|or|our|termed|that|the|this|to|via|we|with)$/iu;

const isWord = (token: Token | undefined): boolean => token !== undefined && LETTER_OR_DIGIT.test(token.text);
const touches = (left: Token, right: Token): boolean => left.end === right.start;

/** True when a run of tokens is written like a short form: short, in one piece, with a capital that is not just the first letter of a word. */
function looksShort(tokens: readonly Token[]): boolean {
  const text = tokens.map((token) => token.text).join("");
  if (tokens.length === 0 || tokens.length > MAX_SHORT_TOKENS || text.length < 2 || text.length > MAX_SHORT_LENGTH)
    return false;
  if (!tokens.every((token, index) => index === 0 || touches(tokens[index - 1]!, token))) return false;
  if (!LETTER_OR_DIGIT.test(text[0] ?? "")) return false;
  return hasInnerCapital(text);
}

/** True when the letters are the initials of all words: the surest sign. */
function isInitials(letters: string, words: readonly string[]): boolean {
  return words.map((word) => word[0]?.toLowerCase() ?? "").join("") === letters;
}

/** The tokens before `end`, not over a clause's border, that could hold a long form of so many letters. */
function longCandidate(
  tokens: readonly Token[],
  sentence: TokenSpan,
  { end, letters }: { end: number; letters: number },
): number {
  const maxWords = Math.min(letters + 5, letters * 2 + 1);
  let words = 0;
  let first = end;
  while (first > sentence.first && words < maxWords && !BREAK.test(tokens[first - 1]!.text)) {
    first--;
    if (isWord(tokens[first])) words++;
  }
  return first;
}

/** The long form that ends at `end` and fits the short form's letters. */
function findLong(
  tokens: readonly Token[],
  sentence: TokenSpan,
  { end, short }: { end: number; short: string },
): TokenSpan | undefined {
  const letters = shortLetters(short);
  const from = longCandidate(tokens, sentence, { end, letters: letters.length });
  if (letters.length < 2 || from === end) return undefined;
  for (let first = end - 1; first >= from; first--) {
    const words = tokens.slice(first, end).filter(isWord);
    if (
      words.length === letters.length &&
      isWord(tokens[first]) &&
      isInitials(
        letters,
        words.map((word) => word.text),
      )
    )
      return { first, end };
  }
  const offset = tokens[from]!.start;
  const text = spelled(tokens, from, end);
  const place = matchLong(letters, text);
  if (place < 0) return undefined;
  const first = tokens.findIndex((token, index) => index >= from && token.start === offset + place);
  return first < 0 ? undefined : checked(tokens, { first, end }, letters);
}

/** The folded text of a token range, laid out by the tokens' own offsets. */
function spelled(tokens: readonly Token[], from: number, end: number): string {
  let text = "";
  const offset = tokens[from]!.start;
  for (let index = from; index < end; index++) {
    text = text.padEnd(tokens[index]!.start - offset) + lowerOfSameLength(tokens[index]!.text);
  }
  return text;
}

/** A few letters change their length in lower case; these stay as they are. */
function lowerOfSameLength(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text;
}

/** Refuses long forms that begin with a function word, are the short form itself, or are shorter than it. */
function checked(tokens: readonly Token[], long: TokenSpan, letters: string): TokenSpan | undefined {
  const words = tokens.slice(long.first, long.end).filter(isWord);
  const length = words.reduce((sum, word) => sum + word.text.length, 0);
  if (LEADING_WORD.test(words[0]?.text ?? "the") || length <= letters.length + 1) return undefined;
  return words.some((word) => word.text.toLowerCase() === letters) ? undefined : long;
}

/** The tokens in brackets that open at `open`, up to the closing bracket or the first comma. */
function bracketed(tokens: readonly Token[], sentence: TokenSpan, open: number): TokenSpan | undefined {
  const closing = CLOSING.get(tokens[open]!.text);
  for (let end = open + 1; end < sentence.end && end <= open + 24; end++) {
    const text = tokens[end]!.text;
    if (text === closing || text === "," || text === ";") return { first: open + 1, end };
  }
  return undefined;
}

function pairAt(tokens: readonly Token[], sentence: TokenSpan, open: number): AcronymPair | undefined {
  const inside = bracketed(tokens, sentence, open);
  if (inside === undefined) return undefined;
  const content = tokens.slice(inside.first, inside.end);
  if (looksShort(content)) {
    const long = findLong(tokens, sentence, { end: open, short: content.map((token) => token.text).join("") });
    if (long !== undefined) return { long, short: inside };
  }
  return reversedPair(tokens, { sentence, open, inside });
}

/** "LN (Long Name)". */
function reversedPair(
  tokens: readonly Token[],
  { sentence, open, inside }: { sentence: TokenSpan; open: number; inside: TokenSpan },
): AcronymPair | undefined {
  let first = open - 1;
  while (first > sentence.first && touches(tokens[first - 1]!, tokens[first]!) && !BREAK.test(tokens[first - 1]!.text))
    first--;
  if (first < sentence.first || inside.end - inside.first < 2) return undefined;
  const outer = tokens.slice(first, open);
  if (!looksShort(outer)) return undefined;
  const long = findLong(tokens, inside, { end: inside.end, short: outer.map((token) => token.text).join("") });
  return long === undefined || long.first !== inside.first ? undefined : { long, short: { first, end: open } };
}

function pairsOfSentence(tokens: readonly Token[], sentence: Sentence): readonly AcronymPair[] {
  const range = { first: sentence.firstToken, end: sentence.endToken };
  const pairs: AcronymPair[] = [];
  for (let open = range.first + 1; open < range.end - 1; open++) {
    const pair = CLOSING.has(tokens[open]!.text) ? pairAt(tokens, range, open) : undefined;
    if (pair !== undefined) pairs.push(pair);
  }
  return pairs;
}

/** All definitions of short forms in a paper, in text order. */
export function findAcronyms(paper: PaperText): readonly AcronymPair[] {
  return paper.sentences.flatMap((sentence) => pairsOfSentence(paper.tokens, sentence));
}
