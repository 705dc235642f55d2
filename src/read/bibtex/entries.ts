import { LONGEST_RECORD, type SourceLine } from "../bytes/lines.ts";
import type { SkipRecord } from "../reader.ts";

/** An entry as it stands in the file, not taken apart yet. */
export interface RawEntry {
  /** Lower case: `article`, `web_page`, `string`. */
  readonly type: string;
  /** What stands between its braces or parentheses, line ends as `\n`. */
  readonly body: string;
  /** The line on which it starts, from 1. */
  readonly line: number;
}

/** An at sign within a word belongs to an address, not to an entry. */
const START = /(?<![\w.])@\s*([a-z][\w:.+-]*)\s*([{(])/giu;
/** The opening bracket may come on a line of its own. */
const LONE_TYPE = /(?<![\w.])@\s*(?<type>[a-z][\w:.+-]*)\s*$/iu;
/** A line that starts an entry, wherever the one before it ought to have ended. */
const SURE_START = /^\s*@\s*(?:(?:string|comment|preamble)\s*[{(]|[a-z][\w:.+-]*\s*[{(]\s*[^\s,{}()"=]*\s*(?:,|$))/iu;

/** The first word, unless it is the name of a field already. */
const KEY = /^\s*(?<key>[^\s,{}"=]+)(?![^\s,{}"=]|\s*=)/u;

/** The key of an entry; empty where it has none. */
export const keyOf = (body: string): string => KEY.exec(body)?.groups?.key ?? "";

/** Where an entry is, as messages say it. */
export function positionOf({ line, body }: Pick<RawEntry, "line" | "body">): string {
  const key = keyOf(body);
  return key === "" ? `line ${line}` : `line ${line}, entry "${key}"`;
}

/** An entry whose end is being looked for, a line at a time. */
class OpenEntry {
  readonly type: string;
  readonly line: number;
  readonly #close: string;
  readonly #parts: string[] = [];
  #length = 0;
  #depth = 0;
  #isQuoted = false;

  constructor(type: string, open: string, line: number) {
    this.type = type.toLowerCase();
    this.line = line;
    this.#close = open === "{" ? "}" : ")";
  }

  get body(): string {
    return this.#parts.join("\n");
  }

  get isTooLong(): boolean {
    return this.#length > LONGEST_RECORD;
  }

  /** Takes a line in; what stands behind the end of the entry, if it ends on it. */
  take(text: string): string | undefined {
    for (const { 0: sign, index } of text.matchAll(/[{}()"]/gu)) {
      if (this.#ends(sign)) {
        this.#parts.push(text.slice(0, index));
        return text.slice(index + 1);
      }
    }
    this.#parts.push(text);
    this.#length += text.length + 1;
    return undefined;
  }

  /** Braces are counted wherever they stand, as BibTeX does; quotes matter only to find a closing parenthesis. */
  #ends(sign: string): boolean {
    if (this.#depth === 0 && sign === this.#close && !this.#isQuoted) return true;
    if (sign === "{") this.#depth += 1;
    else if (sign === "}") this.#depth = Math.max(0, this.#depth - 1);
    else if (sign === '"' && this.#depth === 0 && this.#close === ")") this.#isQuoted = !this.#isQuoted;
    return false;
  }
}

/** Finds entries in lines, and keeps what it knows of the one that is not closed yet. */
class EntryCutter {
  readonly #skip: SkipRecord;
  #open: OpenEntry | undefined;
  /** A type whose opening bracket has not come yet. */
  #loneType: { readonly type: string; readonly line: number } | undefined;

  constructor(skip: SkipRecord) {
    this.#skip = skip;
  }

  *take(line: SourceLine): Generator<RawEntry> {
    if (this.#open !== undefined && (SURE_START.test(line.text) || this.#open.isTooLong)) this.end();
    let rest = this.#open === undefined ? this.#startIn(line.text, line.number) : line.text;
    while (this.#open !== undefined && rest !== undefined) {
      const open = this.#open;
      const behind = open.take(rest);
      if (behind === undefined) return;
      this.#open = undefined;
      yield { type: open.type, body: open.body, line: open.line };
      rest = this.#startIn(behind, line.number);
    }
  }

  /** No more lines come for the open entry: it is broken. */
  end(): void {
    const open = this.#open;
    this.#open = undefined;
    if (open !== undefined && !isNoPaper(open.type)) this.#skip(positionOf(open), "it is never closed");
  }

  /** Opens the first entry of a text; what stands behind its opening bracket. */
  #startIn(text: string, number: number): string | undefined {
    const lone = this.#loneType;
    const whole = lone === undefined ? text : `@${lone.type} ${text}`;
    const line = lone?.line ?? number;
    this.#loneType = undefined;
    for (const { 0: found, 1: type = "", 2: open = "", index } of whole.matchAll(START)) {
      // "@Comment (of some kind)" is running text.
      if (type.toLowerCase() === "comment" && open === "(") continue;
      this.#open = new OpenEntry(type, open, line);
      return whole.slice(index + found.length);
    }
    const type = LONE_TYPE.exec(whole)?.groups?.type;
    if (type !== undefined) this.#loneType = { type, line };
    return undefined;
  }
}

/** Whether entries of a type tell something other than a paper. */
export const isNoPaper = (type: string): boolean => type === "string" || type === "comment" || type === "preamble";

/**
 * Cuts lines into entries. Whatever stands between entries is passed over, as BibTeX does, and a bare `@comment` with it.
 * An entry that is still open where a line surely starts another one is told to `skip`, and reading goes on there.
 */
export async function* cutEntries(lines: AsyncIterable<SourceLine>, skip: SkipRecord): AsyncGenerator<RawEntry> {
  const cutter = new EntryCutter(skip);
  for await (const line of lines) yield* cutter.take(line);
  cutter.end();
}
