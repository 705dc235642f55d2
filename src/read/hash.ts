import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { expandSources } from "./bytes/expand.ts";

/** A file that was read. */
export interface HashedSource {
  readonly name: string;
  /** SHA-256 of its bytes; null for what cannot be read twice: standard input and pipes. */
  readonly sha256: string | null;
}

/** The files that sources name, each with its hash. Throws as `readSources`. */
export async function hashSources(sources: readonly string[]): Promise<readonly HashedSource[]> {
  const hashed: HashedSource[] = [];
  for (const { name, isPipe } of await expandSources(sources)) {
    const hash = createHash("sha256");
    if (!isPipe) await pipeline(createReadStream(name), hash);
    hashed.push({ name, sha256: isPipe ? null : hash.digest("hex") });
  }
  return hashed;
}
