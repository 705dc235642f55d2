import { isUtf8 } from "node:buffer";
import { findMisread, type Misread } from "./misread.ts";
import { WINDOWS_1252 } from "./windows-1252.ts";

/** Is told, as one sentence without the source's name, that a text is not in the charset that it should be in. */
export type TellCharset = (text: string) => void;

/** Letters that were in the wrong charset when the text was saved, and their line, from 1. */
export type MisreadPlace = Misread & { readonly line: number };

interface Tellers {
  readonly tell: TellCharset;
  /** Is told of the first. */
  readonly tellMisread: (place: MisreadPlace) => void;
}

/** Bytes enough to know a charset by. */
const BYTES_LOOKED_AT = 1024;
const NEWLINE = 0x0a;
const RETURN = 0x0d;

const UTF8_MARK = [0xef, 0xbb, 0xbf];
const UTF16_LE_MARK = [0xff, 0xfe];
const UTF16_BE_MARK = [0xfe, 0xff];

const startsWith = (bytes: Uint8Array, mark: readonly number[]): boolean =>
  mark.every((byte, place) => bytes[place] === byte);

/** What no text has: controls, letters that are none, halves of letters. */
const NO_TEXT = /(?![\t\n\f\r])[\p{Cc}\p{Cn}\p{Cs}]/u;

/**
 * UTF-16 without a mark: it has zeros, in all Latin letters or at least in line ends and spaces, and is no UTF-8 with a few zeros
 * in it; it reads as text from one of both ends only.
 */
function unmarkedUtf16(bytes: Uint8Array): string | undefined {
  const zeros = { even: 0, odd: 0 };
  for (const [place, byte] of bytes.entries()) if (byte === 0) zeros[place % 2 === 0 ? "even" : "odd"] += 1;
  const share = (zeros.even + zeros.odd) / bytes.length;
  if (!(share > 1 / 4 || (share > 1 / 64 && !isUtf8(bytes.subarray(0, Math.max(0, lastLetter(bytes)))))))
    return undefined;
  const charsets = zeros.odd > zeros.even ? ["utf-16le", "utf-16be"] : ["utf-16be", "utf-16le"];
  // The last letter may be cut in two.
  const whole = bytes.subarray(0, bytes.length - (bytes.length % 2));
  return charsets.find((charset) => !NO_TEXT.test(new TextDecoder(charset).decode(whole).slice(0, -1)));
}

const DECLARATION =
  /^\s*<\?xml[^>]*\bencoding\s*=\s*["'](?<xml>[\w.:-]+)["']|<meta[^>]*\bcharset\s*=\s*["']?(?<html>[\w.:-]+)/iu;

/** The charset that XML or HTML declares, in the WHATWG's name for it; Latin-1 counts as nothing, since UTF-8 is often called so. */
function declaredCharset(start: Uint8Array): string | undefined {
  const groups = DECLARATION.exec(Buffer.from(start).toString("latin1"))?.groups;
  const label = groups?.xml ?? groups?.html;
  if (label === undefined) return undefined;
  try {
    const { encoding } = new TextDecoder(label);
    return ["utf-8", "windows-1252", "utf-16le", "utf-16be"].includes(encoding) ? undefined : encoding;
  } catch {
    return undefined;
  }
}

/** The charset of a text by its first bytes; `undefined` where it must be UTF-8, or what is mixed with it. */
function charsetOf(start: Uint8Array): string | undefined {
  if (startsWith(start, UTF16_LE_MARK)) return "utf-16le";
  if (startsWith(start, UTF16_BE_MARK)) return "utf-16be";
  return unmarkedUtf16(start) ?? declaredCharset(start);
}

const NAMES = { "windows-1252": "Windows-1252 (Latin-1)", macintosh: "MacRoman" } as const;
type Legacy = keyof typeof NAMES;
const LEGACY: readonly Legacy[] = ["windows-1252", "macintosh"];

const MACINTOSH = new TextDecoder("macintosh");
const LETTERS_OF: Readonly<Record<Legacy, readonly string[]>> = {
  "windows-1252": WINDOWS_1252,
  macintosh: Array.from({ length: 256 }, (_, byte) => MACINTOSH.decode(Uint8Array.of(byte))),
};

/** Whole UTF-8 sequences, or one byte that is part of none (as Latin-1 text, a letter a byte). */
const SEQUENCES =
  // oxlint-disable-next-line no-control-regex -- bytes, not text
  /(?:[\x00-\x7f]|[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2})+|(?<stray>[\x80-\xff])/gu;

/** How well a letter sits after another one: a small letter or a mark of writing fits, a sign within a word does not. */
function fitness(letter: string, before: string): number {
  if (/[‘’“”–—…]/u.test(letter)) return 1;
  const isInWord = /\p{L}/u.test(before);
  if (/\p{Ll}/u.test(letter)) return isInWord ? 2 : 1;
  if (/\p{Lu}/u.test(letter)) return /\p{Ll}/u.test(before) ? -1 : 1;
  return isInWord ? -1 : 0;
}

/** So much better than the other a charset must read a line to go before what its neighbours are in: two letters of a word. */
const SURE = 3;

/** The older charset that makes words of the bytes that are no UTF-8; where it is not sure, the one that is given. */
function legacyOf(latin1: string, otherwise: Legacy, leastLead: number): Legacy {
  const scores = { "windows-1252": 0, macintosh: 0 };
  for (const { groups, index } of latin1.matchAll(SEQUENCES)) {
    if (groups?.stray === undefined) continue;
    const before = latin1[index - 1] ?? "";
    for (const charset of LEGACY) {
      scores[charset] += fitness(LETTERS_OF[charset][groups.stray.charCodeAt(0)] ?? "", before);
    }
  }
  const lead = scores.macintosh - scores["windows-1252"];
  if (Math.abs(lead) < leastLead) return otherwise;
  return lead > 0 ? "macintosh" : "windows-1252";
}

const LINES = /[^\r\n]*(?:\r\n|\n|\r|$)/gu;

/** Bytes that are UTF-8 in most places: those that are not are read in an older charset, line by line, and `tell` is told which where. */
function decodeMixed(bytes: Uint8Array, tell: (charset: Legacy, start: number) => void): string {
  const latin1 = Buffer.from(bytes).toString("latin1");
  const usual = legacyOf(latin1, "windows-1252", 1);
  const parts: string[] = [];
  for (const { 0: line, index: start } of latin1.matchAll(LINES)) {
    const charset = legacyOf(line, usual, SURE);
    for (const { 0: run, groups, index } of line.matchAll(SEQUENCES)) {
      if (groups?.stray === undefined) parts.push(Buffer.from(run, "latin1").toString("utf8"));
      else {
        tell(charset, start + index);
        parts.push(LETTERS_OF[charset][run.charCodeAt(0)] ?? "");
      }
    }
  }
  return parts.join("");
}

/** Where the last UTF-8 sequence starts, which may be cut; -1 where no byte starts one. */
const lastLetter = (bytes: Uint8Array): number => bytes.findLastIndex((byte) => byte < 0x80 || byte >= 0xc0);

/** Where bytes can be cut without cutting a letter: behind the last line end, else before the last sequence. */
function cutOf(bytes: Uint8Array): number {
  const newline = bytes.lastIndexOf(NEWLINE);
  const lineEnd = newline === -1 ? bytes.lastIndexOf(RETURN) : newline;
  if (lineEnd !== -1) return lineEnd + 1;
  const lead = lastLetter(bytes);
  return lead === -1 ? bytes.length : lead;
}

function countLines(bytes: Uint8Array): number {
  let lines = 0;
  for (let place = 0; place < bytes.length; place += 1) {
    const byte = bytes[place];
    if (byte === NEWLINE || (byte === RETURN && bytes[place + 1] !== NEWLINE)) lines += 1;
  }
  return lines;
}

/** Decodes block after block, and tells once of each charset that is not UTF-8, with the line where it shows first. */
function createUtf8Decoder({ tell, tellMisread }: Tellers): (block: Uint8Array) => string {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  const told = new Set<string>();
  let lines = 0;
  let isMisread = false;

  function decode(block: Uint8Array): string {
    try {
      return decoder.decode(block);
    } catch {
      return decodeMixed(block, (charset, start) => {
        // Zeros are in no text: some other kind of file lies in a folder of papers.
        if (told.has(charset) || block.includes(0)) return;
        told.add(charset);
        const line = lines + countLines(block.subarray(0, start)) + 1;
        tell(`line ${line} is no UTF-8: what is not is read as ${NAMES[charset]}`);
      });
    }
  }

  return (block) => {
    const text = decode(block);
    const misread = isMisread ? undefined : findMisread(text);
    if (misread !== undefined) {
      isMisread = true;
      tellMisread({ ...misread, line: lines + countLines(Buffer.from(text.slice(0, misread.start))) + 1 });
    }
    lines += countLines(block);
    return text;
  };
}

async function* decodeUtf8(
  bytes: AsyncIterable<Uint8Array>,
  decodeBlock: (block: Uint8Array) => string,
): AsyncGenerator<string> {
  let pending: Uint8Array = new Uint8Array();
  for await (const chunk of bytes) {
    const block = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
    const cut = cutOf(block);
    pending = block.subarray(cut);
    if (cut > 0) yield decodeBlock(block.subarray(0, cut));
  }
  if (pending.length > 0) yield decodeBlock(pending);
}

async function* decodeAs(charset: string, bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder(charset);
  for await (const chunk of bytes) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

/** The first bytes of a stream, and the whole of it again. */
export async function peekBytes(
  bytes: AsyncIterable<Uint8Array>,
  count: number,
): Promise<{ readonly start: Uint8Array; readonly whole: AsyncGenerator<Uint8Array> }> {
  const iterator = bytes[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let length = 0;
  while (length < count) {
    const { value, done } = await iterator.next();
    if (done === true) break;
    first.push(value);
    length += value.length;
  }
  const start = Buffer.concat(first);
  async function* whole(): AsyncGenerator<Uint8Array> {
    if (start.length > 0) yield start;
    yield* { [Symbol.asyncIterator]: () => iterator };
  }
  return { start, whole: whole() };
}

/**
 * Decodes a text: UTF-16 by its mark or its zeros, what XML and HTML declare, else UTF-8. Bytes that are none are read as
 * Windows-1252 or MacRoman, whichever makes words of their line, and `tell` is told where. Marks of byte order are taken off.
 */
export async function* decodeText(bytes: AsyncIterable<Uint8Array>, tellers: Tellers): AsyncGenerator<string> {
  const { start, whole } = await peekBytes(bytes, BYTES_LOOKED_AT);
  const charset = charsetOf(start.subarray(0, BYTES_LOOKED_AT));
  if (charset !== undefined) {
    tellers.tell(`the text is in ${charset.toUpperCase()}, and is read so`);
    yield* decodeAs(charset, whole);
    return;
  }
  const decode = createUtf8Decoder(tellers);
  let isFirst = startsWith(start, UTF8_MARK);
  for await (const text of decodeUtf8(whole, decode)) {
    yield isFirst ? text.slice(1) : text;
    isFirst = false;
  }
}
