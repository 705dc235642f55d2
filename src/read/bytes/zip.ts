import { createReadStream } from "node:fs";
import { openPromise } from "yauzl";
import { peekBytes } from "./charset.ts";
import { isZip } from "./decompress.ts";

/** A file within a zip archive. */
export interface ZipMember {
  /** The archive's path and its own, joined by a slash. */
  readonly name: string;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** Folders, and what macOS and hidden files add to an archive. */
const NO_FILE = /\/$|(?:^|\/)(?:__MACOSX|\.[^/]*)(?:\/|$)/u;

/** Whether a file begins as a zip archive does. */
export async function isZipFile(path: string): Promise<boolean> {
  const { start } = await peekBytes(createReadStream(path, { end: 3 }), 4);
  return isZip(start);
}

/** The files of a zip archive, in its order; each is to be read before the next one is asked for. */
export async function* readZip(path: string): AsyncGenerator<ZipMember> {
  const archive = await openPromise(path, { lazyEntries: true, autoClose: false });
  try {
    for await (const entry of archive.eachEntry()) {
      if (NO_FILE.test(entry.fileName)) continue;
      yield { name: `${path}/${entry.fileName}`, bytes: await archive.openReadStreamPromise(entry) };
    }
  } finally {
    archive.close();
  }
}
