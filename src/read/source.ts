import { createReadStream } from "node:fs";
import { PaperGraphError, systemCode } from "../errors.ts";
import { decodeText, type MisreadPlace, type TellCharset } from "./bytes/charset.ts";
import { decompress } from "./bytes/decompress.ts";
import { splitLines, type SourceLine } from "./bytes/lines.ts";

/** An opened source, decompressed and decoded as it streams. It can be read once, by one of `chunks`, `lines` and `text`. */
export interface Source extends AsyncDisposable {
  /** The path as the user gave it, or `-`. */
  readonly name: string;
  /** The beginning of the text, by which readers know their format: about `HEAD_LENGTH` UTF-16 units, all of a short source. */
  readonly head: string;
  /** Where letters first show that were in the wrong charset when the text was saved, as far as it was read. */
  misread(): MisreadPlace | undefined;
  chunks(): AsyncIterable<string>;
  lines(): AsyncIterable<SourceLine>;
  /** All of it: for formats in which one source is one document. */
  text(): Promise<string>;
}

export interface OpenOptions {
  /** Where the bytes come from; without it the file of this name, or standard input for `-`. */
  readonly bytes?: AsyncIterable<Uint8Array>;
  /** Is told where the text is in another charset than UTF-8. */
  readonly tell?: TellCharset;
}

const HEAD_LENGTH = 65_536;

const HINTS: Readonly<Record<string, string>> = {
  EISDIR: "It is a folder: name the files in it.",
  EACCES: "Ask for the right to read it.",
  EPERM: "Ask for the right to read it.",
  Z_BUF_ERROR: "The gzip file is cut short: fetch it again.",
  Z_DATA_ERROR: "The gzip file is damaged, or something stands behind its end: fetch it again, or unpack it first.",
};

/** What a failure to read a source is told as. */
export function sourceError(name: string, cause: unknown): PaperGraphError {
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

async function* decoded(
  name: string,
  { bytes, ...tellers }: Pick<OpenOptions, "bytes"> & Parameters<typeof decodeText>[1],
): AsyncGenerator<string> {
  try {
    const all = decompress(name, bytes ?? (name === "-" ? process.stdin : createReadStream(name)));
    yield* decodeText(all, tellers);
  } catch (error) {
    throw sourceError(name, error);
  }
}

/**
 * Opens a file, or standard input for `-`, and reads its beginning. Throws `SOURCE_NOT_FOUND` and `SOURCE_UNREADABLE`;
 * what shows later (a gzip file cut short) is thrown as `SOURCE_UNREADABLE` while it is read.
 */
export async function openSource(name: string, options: OpenOptions = {}): Promise<Source> {
  let misread: MisreadPlace | undefined;
  const tellMisread = (place: MisreadPlace): void => void (misread = place);
  const stream = decoded(name, { tell: () => undefined, ...options, tellMisread });
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
    misread: () => misread,
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
