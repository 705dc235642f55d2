import { PaperGraphError } from "../../errors.ts";
import { LONGEST_RECORD } from "../bytes/lines.ts";

/** The text of one value that may be a paper, and where it stands. */
export interface JsonText {
  readonly text: string;
  /** The line on which it starts, from 1. */
  readonly line: number;
  /** Its place among the values of the source, from 1. */
  readonly place: number;
  /** The space before it on its line; `undefined` where something else stands there. */
  readonly indent: string | undefined;
  /** Whether the source ends within it. */
  readonly isCut: boolean;
}

/** Under these names services and programs keep the list of papers, or the object that holds it. */
const ENVELOPES: ReadonlySet<string> = new Set(
  (
    "results items data message records papers works docs documents entries articles publications response hits " +
    "search-results recommendedPapers"
  ).split(" "),
);
/** An object with one of these is a paper, whatever else is in it. */
const TITLE = /^(?:title|display_name|DOI)$/iu;

/** Text that is kept until it is known whether a paper is in it: what earlier pieces of text held, and where it goes on. */
interface Kept {
  readonly parts: string[];
  start: number;
  /** UTF-16 units in `parts`. */
  length: number;
  readonly line: number;
  readonly indent: string | undefined;
}

interface ObjectFrame extends Kept {
  readonly kind: "object";
  key: string | undefined;
  isEnvelope: boolean;
  hasTitle: boolean;
}
type Frame = ObjectFrame | { readonly kind: "list" };

/** A value that is passed through until its brackets are closed; a member of an object is no paper by itself. */
interface Span extends Kept {
  /** Its brackets that are open. */
  readonly open: string[];
  readonly isMember: boolean;
}

const [QUOTE, BACKSLASH, NEWLINE, RETURN] = [0x22, 0x5c, 0x0a, 0x0d];

/** Behind the string that starts at `start`; a line end ends a broken one. `undefined`: the text ends before it does. */
function endOfString(text: string, start: number): number | undefined {
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) return at + 1;
    if (code === NEWLINE || code === RETURN) return at;
    if (code === BACKSLASH && !/[\r\n]/u.test(text[at + 1] ?? "")) at += 1;
  }
  return undefined;
}

function checkLength({ length, line }: Kept): void {
  if (length <= LONGEST_RECORD) return;
  throw new PaperGraphError("SOURCE_UNREADABLE", `The JSON value on line ${line} is longer than 64 MiB.`, {
    hint: "A bracket or a quote in it is likely missing: mend it, or give one object a line.",
  });
}

/** Closes the last bracket of a kind, and those within it that nobody closed. */
function closeLast(open: string[], bracket: string): void {
  const place = open.lastIndexOf(bracket);
  if (place !== -1) open.length = place;
}

const isBracket = (token: string): boolean => token === "[" || token === "{";

const PLAIN = /[^\s{}[\],:"]+/uy;
const RETURNS = /\r\n?/uy;
const SIGNIFICANT = /[{}[\]"\r\n]/gu;

/**
 * Finds the values of a JSON text that may be papers while the text comes: the objects of a list, of a list within an
 * envelope, or one after another. Each is given as text, so that a broken one costs only itself.
 */
export class JsonCutter {
  #text = "";
  /** The last sign of the text before it that is no space. */
  #lastSign = "";
  #at = 0;
  #line = 1;
  #place = 0;
  /** The space on this line, as long as nothing else is on it. */
  #indent: string | undefined = "";
  #frames: Frame[] = [];
  #span: Span | undefined;

  /** Whether the value that was given last is one of a list. */
  get isInList(): boolean {
    return this.#frames.at(-1)?.kind === "list";
  }

  /** The values that are complete with this piece of text. */
  *push(chunk: string): Generator<JsonText> {
    this.#text += chunk;
    yield* this.#run(false);
    this.#forget();
  }

  /** What is left at the end of the source. */
  *end(): Generator<JsonText> {
    yield* this.#run(true);
    // Papers may be lost in a member that is never closed: that is told too.
    const kept = this.#kept() ?? this.#span;
    if (kept !== undefined) yield this.#give(kept, true);
    this.#span = undefined;
    this.#frames = [];
  }

  /** What the text up to here is kept for. */
  #kept(): Kept | undefined {
    if (this.#span?.isMember === false) return this.#span;
    const frame = this.#frames.at(-1);
    return frame?.kind === "object" && !frame.isEnvelope ? frame : undefined;
  }

  /** Lets go of text that nothing waits for; every piece of text is looked through once. */
  #forget(): void {
    const kept = this.#kept();
    if (kept !== undefined) {
      kept.parts.push(this.#text.slice(kept.start, this.#at));
      kept.length += this.#at - kept.start;
      kept.start = 0;
      checkLength(kept);
    }
    this.#lastSign = this.#text.slice(0, this.#at).trimEnd().at(-1) ?? this.#lastSign;
    this.#text = this.#text.slice(this.#at);
    this.#at = 0;
  }

  *#run(isEnd: boolean): Generator<JsonText> {
    while (this.#at < this.#text.length) {
      this.#skipPlain();
      const end = this.#endOfToken(isEnd);
      if (end === undefined) return;
      const token = this.#text.slice(this.#at, end);
      const given = token.trim() === "" ? this.#takeSpace(token) : this.#take(token, end);
      if (token.trim() !== "") this.#indent = undefined;
      this.#at = end;
      if (given !== undefined) yield given;
    }
  }

  /** Within a value only brackets, strings and line ends matter. */
  #skipPlain(): void {
    if (this.#span === undefined || this.#span.open.length === 0) return;
    SIGNIFICANT.lastIndex = this.#at;
    this.#at = SIGNIFICANT.exec(this.#text)?.index ?? this.#text.length;
  }

  /** Behind the next token; `undefined` where it may go on in the next piece of text. */
  #endOfToken(isEnd: boolean): number | undefined {
    const sign = this.#text[this.#at];
    if (sign === '"') return endOfString(this.#text, this.#at) ?? (isEnd ? this.#text.length : undefined);
    const pattern = sign === "\r" ? RETURNS : PLAIN;
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    if (found === undefined) return this.#at + 1;
    const end = this.#at + found.length;
    // A line end of two signs, a number or a word may be cut here.
    return end === this.#text.length && !isEnd && found !== "\r\n" ? undefined : end;
  }

  #takeSpace(space: string): undefined {
    if (!/[\r\n]/u.test(space)) {
      if (this.#indent !== undefined) this.#indent += space;
      return;
    }
    this.#line += 1;
    this.#indent = "";
    // A bracket too many may have closed the list early: the next line starts afresh.
    const frame = this.#frames.at(-1);
    if (this.#span === undefined && frame?.kind === "object" && frame.isEnvelope) frame.key = undefined;
  }

  #take(token: string, end: number): JsonText | undefined {
    if (this.#span !== undefined) {
      return this.#isNextPaper(this.#span, token)
        ? this.#startNext(this.#span)
        : this.#passThrough(this.#span, token, end);
    }
    const frame = this.#frames.at(-1);
    const found = frame?.kind === "object" ? this.#takeInObject(frame, token) : this.#takeInList(token);
    if (found !== undefined) {
      this.#span = { ...this.#startKeeping(), open: [], isMember: found === "member" };
      return this.#passThrough(this.#span, token, end);
    }
    const isClosed = frame?.kind === "object" && token === "}" && !frame.isEnvelope;
    return isClosed ? this.#give(frame, false, end) : undefined;
  }

  #passThrough(span: Span, token: string, end: number): JsonText | undefined {
    const isListEnd = token === "]" && span.open.length > 0 && !span.open.includes("[");
    if (isBracket(token)) span.open.push(token);
    else if (token === "}") closeLast(span.open, "{");
    else if (token === "]") closeLast(span.open, "[");
    if (span.open.length > 0 && !isListEnd) return undefined;
    this.#span = undefined;
    if (!isListEnd) return span.isMember ? undefined : this.#give(span, false, end);
    // A brace is missing in the value: its list ends here, and so does what there is of it.
    if (this.#frames.at(-1)?.kind === "list") this.#closeList();
    return this.#give(span, false, this.#at);
  }

  /** An object where a key ought to stand: a brace is missing above it, and it is the next paper. */
  #isNextPaper({ open, isMember }: Span, token: string): boolean {
    return token === "{" && open.at(-1) === "{" && !isMember && this.#signBefore() !== ":";
  }

  #startNext(broken: Span): JsonText {
    this.#span = { ...this.#startKeeping(), open: ["{"], isMember: false };
    return this.#give(broken, false, this.#at);
  }

  /** The last sign before this place that is no space. */
  #signBefore(): string {
    let at = this.#at - 1;
    while (at >= 0 && /\s/u.test(this.#text[at] ?? "")) at -= 1;
    return this.#text[at] ?? this.#lastSign;
  }

  /** At the top and in lists: a value that starts may be a paper. */
  #takeInList(token: string): "paper" | undefined {
    const isTop = this.#frames.length === 0;
    if (token === "]") this.#closeList();
    else if (isTop && token === "[") this.#frames.push({ kind: "list" });
    else if (isTop && token === "{") this.#pushObject();
    else if (token !== "," && token !== ":" && token !== "}") return "paper";
    return undefined;
  }

  #closeList(): void {
    this.#frames.pop();
    const frame = this.#frames.at(-1);
    if (frame?.kind === "object") frame.key = undefined;
  }

  /** In an object whose list of papers is looked for: a value that starts is a member that nobody asks for. */
  #takeInObject(frame: ObjectFrame, token: string): "paper" | "member" | undefined {
    if (token === "}") this.#frames.pop();
    else if (token === ",") frame.key = undefined;
    else if (frame.key === undefined) return this.#takeKey(frame, token);
    else if (isBracket(token) && !frame.hasTitle && ENVELOPES.has(frame.key)) {
      frame.isEnvelope = true;
      if (token === "[") this.#frames.push({ kind: "list" });
      else this.#pushObject();
    } else if (token !== ":" && token !== "]") return "member";
    return undefined;
  }

  /** An object where a key ought to stand is a paper of a list that a bracket too many has closed. */
  #takeKey(frame: ObjectFrame, token: string): "paper" | undefined {
    if (frame.isEnvelope && token === "{") return "paper";
    frame.key = token.replace(/^"|"$/gu, "");
    frame.hasTitle ||= TITLE.test(frame.key);
    // Behind the list, a title or what is no key is the rest of a broken paper.
    return frame.isEnvelope && (frame.hasTitle || !token.startsWith('"')) ? "paper" : undefined;
  }

  #pushObject(): void {
    this.#frames.push({ ...this.#startKeeping(), kind: "object", key: undefined, isEnvelope: false, hasTitle: false });
  }

  #startKeeping(): Kept {
    return { parts: [], start: this.#at, length: 0, line: this.#line, indent: this.#indent };
  }

  #give(kept: Kept, isCut: boolean, end = this.#text.length): JsonText {
    this.#place += 1;
    const text = [...kept.parts, this.#text.slice(kept.start, end)].join("");
    return { text, line: kept.line, indent: kept.indent, place: this.#place, isCut };
  }
}

/**
 * The papers in the text of a value that is no JSON behind the first line that starts as the value's own does: a bracket that
 * is missing in one paper of a list must not cost those below it.
 */
export function* papersBehind({ text, line, place, indent }: JsonText): Generator<JsonText> {
  if (indent === undefined) return;
  const start = new RegExp(`(?:\\r\\n|\\n|\\r)${indent}(?=\\{)`, "u").exec(text);
  if (start === null) return;
  const end = start.index + start[0].length;
  const linesAbove = text.slice(0, end).match(/\r\n|\n|\r/gu)?.length ?? 0;
  const cutter = new JsonCutter();
  function* values(): Generator<JsonText> {
    yield* cutter.push(`[${text.slice(end)}`);
    yield* cutter.end();
  }
  for (const value of values()) {
    // What stands behind the list, whose end the broken value swallowed, is none of its papers.
    if (!cutter.isInList) return;
    yield { ...value, line: line + linesAbove + value.line - 1, place: place + value.place, indent };
  }
}

/** The beginning of a JSON text that is cut anywhere, made whole: up to its last comma, all brackets closed. */
export function completeJson(text: string): string {
  const closers: string[] = [];
  let end = 0;
  let closing = "";
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? "";
    if (sign === '"') at = (endOfString(text, at) ?? text.length) - 1;
    else if (sign === "{") closers.push("}");
    else if (sign === "[") closers.push("]");
    else if (sign === "}" || sign === "]") closers.pop();
    else if (sign === ",") {
      end = at;
      closing = closers.toReversed().join("");
    }
  }
  return text.slice(0, end) + closing;
}
