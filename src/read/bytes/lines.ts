import { PaperGraphError } from "../../errors.ts";

/** One line of a source without its line end. */
export interface SourceLine {
  readonly text: string;
  /** Counted from 1. */
  readonly number: number;
  /** `\n`, `\r\n`, `\r` (as old Macintosh programs write), or empty at the end of the source. */
  readonly end: string;
}

/** No record is that long: past it, memory would grow without bound (in UTF-16 units). */
export const LONGEST_RECORD = 67_108_864;

/** Text on one line, with single spaces. Most texts are so already, and looking is many times faster than replacing each space. */
export const onOneLine = (text: string): string => (/[^\S ]|\s\s/u.test(text) ? text.replace(/\s+/gu, " ") : text);

const LINE_END = /\r\n|\n|\r/gu;

function checkLength(length: number, number: number): void {
  if (length <= LONGEST_RECORD) return;
  throw new PaperGraphError("SOURCE_UNREADABLE", `Line ${number} is longer than 64 MiB.`, {
    hint: "Give one record a line.",
  });
}

/** Files that were joined bring their marks of byte order along. */
const withoutMark = (text: string): string => (text.startsWith("\uFEFF") ? text.slice(1) : text);

/**
 * Cuts a stream of text into lines, without marks of byte order at their beginning; a line end that falls between two chunks
 * is one line end.
 */
export async function* splitLines(chunks: AsyncIterable<string>): AsyncGenerator<SourceLine> {
  let number = 0;
  let pending = "";
  for await (const chunk of chunks) {
    // A long line only grows: looking through it again at every chunk would take quadratic time.
    if (!/[\r\n]/u.test(chunk) && !pending.endsWith("\r")) {
      pending += chunk;
      checkLength(pending.length, number + 1);
      continue;
    }
    const text = pending + chunk;
    let start = 0;
    for (const { 0: end, index } of text.matchAll(LINE_END)) {
      // The other half of a Windows line end may come with the next chunk.
      if (end === "\r" && index === text.length - 1) break;
      number += 1;
      yield { text: withoutMark(text.slice(start, index)), number, end };
      start = index + end.length;
    }
    pending = text.slice(start);
    checkLength(pending.length, number + 1);
  }
  if (pending.endsWith("\r")) yield { text: withoutMark(pending.slice(0, -1)), number: number + 1, end: "\r" };
  else if (pending !== "") yield { text: withoutMark(pending), number: number + 1, end: "" };
}
