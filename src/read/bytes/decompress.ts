import { pipeline, Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { Decompress } from "fzstd";
import { PaperGraphError } from "../../errors.ts";
import { peekBytes } from "./charset.ts";

const GZIP_MAGIC = "1f8b";
const ZSTD_MAGIC = "28b52ffd";
const ZIP_MAGIC = "504b0304";

/** Whether bytes begin as a zip archive does. */
export const isZip = (start: Uint8Array): boolean => magicOf(start) === ZIP_MAGIC;

const magicOf = (start: Uint8Array): string => Buffer.from(start).toString("hex", 0, ZIP_MAGIC.length / 2);

type Bytes = AsyncIterable<Uint8Array>;

function gunzip(bytes: Bytes): Bytes {
  // Errors of either stream reach the reader through the iteration, so the callback has nothing to add.
  return pipeline(Readable.from(bytes), createGunzip(), () => undefined);
}

async function* unzstd(bytes: Bytes): AsyncGenerator<Uint8Array> {
  let out: Uint8Array[] = [];
  // The library reuses its window: what it gives is copied before it goes on.
  const decompressor = new Decompress((chunk) => out.push(chunk.slice()));
  for await (const chunk of bytes) {
    decompressor.push(chunk);
    yield* out;
    out = [];
  }
  decompressor.push(new Uint8Array(), true);
  yield* out;
}

/** Undoes gzip and Zstandard, known by the first bytes and not by the name; other bytes pass as they are. */
export async function* decompress(name: string, bytes: Bytes): AsyncGenerator<Uint8Array> {
  const { start, whole } = await peekBytes(bytes, ZSTD_MAGIC.length / 2);
  const magic = magicOf(start);
  if (isZip(start)) {
    throw new PaperGraphError("SOURCE_UNREADABLE", `"${name}" is a zip archive within a stream.`, {
      hint: "Save it as a file and name that, or unpack it first.",
    });
  }
  if (magic.startsWith(GZIP_MAGIC)) yield* gunzip(whole);
  else yield* magic === ZSTD_MAGIC ? unzstd(whole) : whole;
}
