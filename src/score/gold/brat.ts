import type { Span } from "../../model/span.ts";
import { badRecord, type GoldOptions, type GoldReader, type GoldSource } from "./reader.ts";
import type { LabelledSpan } from "./reference.ts";
import { typeOfLabel } from "./types.ts";

/** A mention's line: `T1<tab>Method 12 15;20 25<tab>the words there`. */
const MENTION = /^T\S*\t(?<label>\S+) (?<fragments>\d+ \d+(?:;\d+ \d+)*)(?:\t(?<words>.*))?$/u;
/** Relations, events, attributes, normalisations, equivalences and notes. */
const OTHER = /^(?:[REAMN]\S*|\*|#\S*)\t/u;
/** So many of the mentions that are left out are named. */
const NAMED = 3;

/** A text with where its code points are, and where it is cut into title and abstract. */
interface BratText {
  readonly text: string;
  readonly title: string;
  readonly abstract: string;
  /** UTF-16 offset in `text` of each code point, and of its end. */
  readonly offsets: readonly number[];
  /** The same place in title and abstract as one text. */
  readonly placeOf: (offset: number) => number;
}

/**
 * brat stand-off (Stenetorp et al. 2012): a file `NAME.ann` with a mention a line, beside `NAME.txt` with the text. Offsets are
 * Unicode code points. A mention of several pieces is left out, and told, unless only space lies between them, as where brat
 * cuts at a line end: what covers the pieces is no mention, and neither is one of them.
 */
export const brat: GoldReader = {
  name: "brat",
  summary: "brat stand-off, NAME.ann beside NAME.txt",
  // A paper without mentions has an empty file, of which only the name tells what it is.
  matches: ({ name, head }) =>
    head.trim() === "" ? name.endsWith(".ann") : /^\s*(?:[TREAMN]\d+|\*|#\d*)\t/u.test(head),
  async read(source, options) {
    const text = cutText(await readTextOf(source, options));
    const entities: LabelledSpan[] = [];
    const inPieces: string[] = [];
    for await (const { text: line, number } of source.lines()) {
      const mention = readMention(line, `${source.name}, line ${number}`);
      if (mention === undefined) continue;
      const pieces = mention.fragments.map((fragment) => locate(text, fragment, mention));
      const span = joinPieces(text.text, pieces, mention);
      if (span === undefined) inPieces.push(`line ${number}`);
      else entities.push({ start: text.placeOf(span.start), end: text.placeOf(span.end), type: mention.type });
    }
    if (inPieces.length > 0) options.note(describeLeftOut(source.name, inPieces));
    return [{ id: baseName(source.name), title: text.title, abstract: text.abstract, entities }];
  },
};

const baseName = (path: string): string => (path.split(/[/\\]/u).at(-1) ?? path).replace(/\.ann$/u, "");

function describeLeftOut(name: string, lines: readonly string[]): string {
  const named = lines.slice(0, NAMED).join(", ");
  const more = lines.length > NAMED ? ` and ${lines.length - NAMED} more` : "";
  return `${name}: mentions of several pieces are left out (${named}${more}).`;
}

async function readTextOf({ name }: GoldSource, { readText }: GoldOptions): Promise<string> {
  const path = `${name.replace(/\.ann$/u, "")}.txt`;
  try {
    return await readText(path);
  } catch (cause) {
    throw badRecord(name, `its text cannot be read; it must stand beside it, in "${path}"`, cause);
  }
}

/** The first line is the title, where there is anything but space after it; else all of it is the abstract. */
function cutText(text: string): BratText {
  const offsets = [0];
  for (const letter of text) offsets.push(offsets.at(-1)! + letter.length);
  const lineEnd = text.indexOf("\n");
  const title = lineEnd === -1 ? "" : text.slice(0, lineEnd).replace(/\r$/u, "");
  const abstract = text.slice(lineEnd + 1);
  if (title.trim() === "" || abstract.trim() === "") {
    return { text, title: "", abstract: text, offsets, placeOf: (offset) => offset };
  }
  const returns = lineEnd - title.length;
  return { text, title, abstract, offsets, placeOf: (offset) => (offset <= title.length ? offset : offset - returns) };
}

interface MentionLine {
  readonly type: string;
  /** In code points of the text. */
  readonly fragments: readonly Span[];
  /** What the annotation says stands there. */
  readonly words: string | undefined;
  readonly place: string;
}

function readMention(line: string, place: string): MentionLine | undefined {
  if (line.trim() === "" || OTHER.test(line)) return undefined;
  const groups = MENTION.exec(line)?.groups;
  if (groups === undefined) {
    throw badRecord(place, `"${line}" is no line of brat, such as T1<tab>Method 12 15<tab>ViT (tabs, single spaces)`);
  }
  const fragments = (groups["fragments"] ?? "").split(";").map((fragment): Span => {
    const [start = 0, end = 0] = fragment.split(" ").map(Number);
    return { start, end };
  });
  return { type: typeOfLabel(groups["label"] ?? ""), fragments, words: groups["words"], place };
}

/** A fragment in UTF-16 units of the text. */
function locate({ offsets }: BratText, fragment: Span, { place }: MentionLine): Span {
  const [start, end] = [offsets[fragment.start], offsets[fragment.end]];
  if (start === undefined || end === undefined || start >= end) {
    const length = offsets.length - 1;
    throw badRecord(place, `the span ${fragment.start}-${fragment.end} is no part of a text of ${length} code points`);
  }
  return { start, end };
}

/** Pieces with nothing but space between them as one span; undefined when there is more between. */
function joinPieces(text: string, pieces: readonly Span[], { words, place }: MentionLine): Span | undefined {
  const there = pieces.map(({ start, end }) => text.slice(start, end)).join(" ");
  if (words !== undefined && oneLine(there) !== oneLine(words)) {
    throw badRecord(place, `it says "${words}" where the text has "${there}": offsets count code points from 0`);
  }
  const isJoined = pieces.every(({ start }, index) => text.slice(pieces[index - 1]?.end ?? start, start).trim() === "");
  return isJoined ? { start: pieces[0]?.start ?? 0, end: pieces.at(-1)?.end ?? 0 } : undefined;
}

const oneLine = (words: string): string => words.replace(/\s+/gu, " ").trim();
