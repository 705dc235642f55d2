import { createReadStream } from "node:fs";
import { open, stat } from "node:fs/promises";
import { pipeline, Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { PaperGraphError, systemCode } from "../errors.ts";

/** One line of a source without its line end. */
export interface SourceLine {
  readonly text: string;
  /** Counted from 1. */
  readonly number: number;
  /** `\n`, `\r\n`, or empty at the end of the source. */
  readonly end: string;
}

/** An opened source, decompressed and decoded as it streams. It can be read once, by one of `chunks`, `lines` and `text`. */
export interface Source extends AsyncDisposable {
  /** The path as the user gave it, or `-`. */
  readonly name: string;
  /** The beginning of the text, by which readers know their format: about `HEAD_LENGTH` UTF-16 units, all of a short source. */
  readonly head: string;
  chunks(): AsyncIterable<string>;
  lines(): AsyncIterable<SourceLine>;
  /** All of it: for formats in which one source is one document. */
  text(): Promise<string>;
}

const HEAD_LENGTH = 65_536;
/** No record is that long: past it, memory would grow without bound (in UTF-16 units). */
const LONGEST_LINE = 67_108_864;
const GZIP_MAGIC: readonly number[] = [0x1f, 0x8b];

const HINTS: Readonly<Record<string, string>> = {
  EISDIR: "It is a folder: name the files in it.",
  EACCES: "Ask for the right to read it.",
  EPERM: "Ask for the right to read it.",
  Z_BUF_ERROR: "The gzip file is cut short: fetch it again.",
  Z_DATA_ERROR: "The gzip file is damaged: fetch it again.",
};

function sourceError(name: string, cause: unknown): PaperGraphError {
  if (cause instanceof PaperGraphError) return cause;
  const code = systemCode(cause);
  if (code === "ENOENT" || code === "ENOTDIR") {
    const hint = "Check the path; - stands for standard input.";
    return new PaperGraphError("SOURCE_NOT_FOUND", `There is no file "${name}".`, { hint, cause });
  }
  const reason = cause instanceof Error ? cause.message : String(cause);
  const hint = HINTS[code] ?? "Check that the file can be read and is whole.";
  return new PaperGraphError("SOURCE_UNREADABLE", `"${name}" cannot be read: ${reason}.`, { hint, cause });
}

/** Gzip is known by its first two bytes, whatever the name says. */
async function* decompress(bytes: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  const first: Uint8Array[] = [];
  let length = 0;
  while (length < GZIP_MAGIC.length) {
    const { value, done } = await bytes.next();
    if (done === true) break;
    first.push(value);
    length += value.length;
  }
  const start = Buffer.concat(first);
  const rest = restOf(start, bytes);
  if (!GZIP_MAGIC.every((byte, place) => start[place] === byte)) {
    yield* rest;
    return;
  }
  // Errors of either stream reach the reader through the iteration, so the callback has nothing to add.
  const gunzip = pipeline(Readable.from(rest), createGunzip(), () => undefined);
  yield* gunzip;
}

async function* restOf(start: Uint8Array, bytes: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (start.length > 0) yield start;
  yield* { [Symbol.asyncIterator]: () => bytes };
}

async function* decode(name: string, bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  // Takes a byte order mark off, and keeps what is cut between two chunks for the next one.
  const decoder = new TextDecoder("utf-8");
  try {
    for await (const chunk of decompress(bytes[Symbol.asyncIterator]())) yield decoder.decode(chunk, { stream: true });
    yield decoder.decode();
  } catch (error) {
    throw sourceError(name, error);
  }
}

/** Cuts a stream of text into lines; a line end that falls between two chunks is one line end. */
export async function* splitLines(chunks: AsyncIterable<string>): AsyncGenerator<SourceLine> {
  let number = 0;
  let pending = "";
  for await (const chunk of chunks) {
    // A long line only grows: cutting it again at every chunk would take quadratic time.
    const pieces = chunk.includes("\n") ? (pending + chunk).split("\n") : [];
    pending = pieces.pop() ?? pending + chunk;
    if (pending.length > LONGEST_LINE) {
      throw new PaperGraphError("SOURCE_UNREADABLE", `Line ${number + pieces.length + 1} is longer than 64 MiB.`, {
        hint: "Give one record a line.",
      });
    }
    for (const piece of pieces) {
      number += 1;
      const hasReturn = piece.endsWith("\r");
      yield { text: hasReturn ? piece.slice(0, -1) : piece, number, end: hasReturn ? "\r\n" : "\n" };
    }
  }
  if (pending !== "") yield { text: pending, number: number + 1, end: "" };
}

/** Checks that all files of a run are there and can be read, before work on the first begins. Throws as `openSource`. */
export async function checkSources(names: readonly string[]): Promise<void> {
  for (const name of names) {
    if (name === "-") continue;
    try {
      // What a pipe gives can be read once: it is left for `openSource`.
      if ((await stat(name)).isFIFO()) continue;
      await using file = await open(name);
      await file.read(Buffer.alloc(1), 0, 1, 0);
    } catch (error) {
      throw sourceError(name, error);
    }
  }
}

/**
 * Opens a file, or standard input for `-`, and reads its beginning. Throws `SOURCE_NOT_FOUND` and `SOURCE_UNREADABLE`;
 * what shows later (a gzip file cut short) is thrown as `SOURCE_UNREADABLE` while it is read.
 */
export async function openSource(name: string, stdin: AsyncIterable<Uint8Array> = process.stdin): Promise<Source> {
  const stream = decode(name, name === "-" ? stdin : createReadStream(name));
  let head = "";
  let rest = await stream.next();
  while (rest.done !== true && head.length < HEAD_LENGTH) {
    head += rest.value;
    rest = await stream.next();
  }
  async function* chunks(): AsyncGenerator<string> {
    if (head !== "") yield head;
    if (rest.done !== true) yield rest.value;
    yield* stream;
  }
  return {
    name,
    head,
    chunks,
    lines: () => splitLines(chunks()),
    async text() {
      const parts: string[] = [];
      for await (const chunk of chunks()) parts.push(chunk);
      return parts.join("");
    },
    async [Symbol.asyncDispose]() {
      await stream.return(undefined);
    },
  };
}
