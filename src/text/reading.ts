import type { Span } from "../model/span.ts";
import { type Edit, editsBy, inOrder, type Rule } from "./edits.ts";
import { latexEdits } from "./latex-edits.ts";

/** An edit, and the offset in the reading at which what it is read as begins. */
interface PlacedEdit extends Edit {
  readonly at: number;
}

/**
 * A text as it is read: without what only serves its print, such as ligatures, soft hyphens, words that a line end cuts, and
 * LaTeX's commands of look. What is read as nothing or as something else is in `edits`, in text order, which lead back to the
 * source; most texts have none.
 */
export interface Reading {
  readonly source: string;
  readonly text: string;
  readonly edits: readonly PlacedEdit[];
}

/** The magnitude of the number of texts that have a word: 0 for none that is known, 9 for a common one. */
export type WordFrequency = (word: string) => number;

const LINE_END = /\r\n|\r|\n/gu;

const RULES: readonly Rule[] = [
  [/[\uFB00-\uFB06]/gu, ([ligature]) => ligature.normalize("NFKD")],
  // A soft hyphen with space behind it was at a line end.
  [/\u00AD(?<=\p{L}\u00AD)\s+(?=\p{L})|\u00AD/gu, () => ""],
  [/[\u200B-\u200D\u2060\uFEFF]+/gu, () => ""],
  // Space of any kind is a space, and so is a line end; an empty line parts paragraphs.
  [/(?:[^\S ]| (?=\s))\s*/gu, ([space]) => ((space.match(LINE_END)?.length ?? 0) > 1 ? undefined : " ")],
];

const CUT_WORD =
  /[-\u2010](?<=(?<begin>[\p{L}\p{N}]+).)(?<space>\s+)(?!(?:and|or|to|nor|vs|versus)(?!\p{L}))(?=(?<rest>[\p{L}\p{N}]+))/gu;
const IS_PIECE = /^\p{L}\p{Ll}+ \p{Ll}{2,}$/u;
/** What fewer texts have may be a slip. */
const LEAST_FREQUENT = 4;

/** Whether two pieces are one word that was cut: "effec-tively" and "net-works", but not "long-term". */
function isOneWord(begin: string, rest: string, frequencyOf: WordFrequency): boolean {
  if (!IS_PIECE.test(`${begin} ${rest}`)) return false;
  const [whole, ...pieces] = [begin + rest, begin, rest].map((word) => frequencyOf(word.normalize("NFKC")));
  return whole! >= Math.max(LEAST_FREQUENT, Math.min(...pieces));
}

/** A word with a hyphen at a line end, or at what was one, which the source has as a space; most hyphens there are meant. */
const cutWords = (frequencyOf: WordFrequency): Rule => [
  CUT_WORD,
  ({ groups }) => {
    const { begin = "", space = "", rest = "" } = groups ?? {};
    if (isOneWord(begin, rest, frequencyOf)) return "";
    return /[\r\n]/u.test(space) ? "-" : undefined;
  },
];

/** Reads a text. Where no word is known, hyphens of words that were cut stay; `others` are further edits. */
export function readingOf(text: string, frequencyOf: WordFrequency = () => 0, others: readonly Edit[] = []): Reading {
  const edits = inOrder([...others, ...latexEdits(text), ...editsBy([...RULES, cutWords(frequencyOf)], text)]);
  const placed: PlacedEdit[] = [];
  let read = "";
  let from = 0;
  for (const edit of edits) {
    read += text.slice(from, edit.start);
    placed.push({ ...edit, at: read.length });
    read += edit.text;
    from = edit.end;
  }
  return { source: text, text: placed.length === 0 ? text : read + text.slice(from), edits: placed };
}

/** The place among the edits of the last one that is read at `offset` or before it; -1 for none. By bisection. */
function lastEdit({ edits }: Reading, offset: number): number {
  let [low, high] = [0, edits.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (edits[middle]!.at <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Where in the source one unit of the reading stands; all units of what is read as something else stand at all of it. */
function sourceOfUnit(reading: Reading, offset: number): Span {
  const edit = reading.edits[lastEdit(reading, offset)];
  if (edit !== undefined && offset < edit.at + edit.text.length) return edit;
  const start = edit === undefined ? offset : edit.end + offset - edit.at - edit.text.length;
  return { start, end: start + 1 };
}

const isWithin = (inner: Span | undefined, outer: Span): boolean =>
  inner !== undefined && outer.start <= inner.start && inner.end <= outer.end;

/**
 * Where in the source a span of the reading stands that is not empty. A command that touches it belongs to it when its
 * other end is inside: "Training" of `\textbf{T}raining` stands at all of this, "BERT" of `\emph{BERT}` within the braces.
 */
export function sourceSpan(reading: Reading, span: Span): Span {
  if (reading.edits.length === 0) return { start: span.start, end: span.end };
  let { start } = sourceOfUnit(reading, span.start);
  let { end } = sourceOfUnit(reading, span.end - 1);
  for (let place = lastEdit(reading, span.start); place >= 0; place--) {
    const edit = reading.edits[place]!;
    if (edit.end !== start || !isWithin(edit.partner, { start, end })) break;
    ({ start } = edit);
  }
  for (let place = lastEdit(reading, span.end - 1) + 1; place < reading.edits.length; place++) {
    const edit = reading.edits[place]!;
    if (edit.start !== end || !isWithin(edit.partner, { start, end })) break;
    ({ end } = edit);
  }
  return { start, end };
}
