import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { PaperGraphError } from "../errors.ts";

/**
 * Writes lines beside a file and puts them in its place when all are there; gives how many. Throws `WRITE_FAILED`, and what
 * the lines throw; the file is then as it was.
 */
export async function writeLines(path: string, lines: AsyncIterable<string>): Promise<number> {
  const unfinished = `${path}.new`;
  let count = 0;
  async function* counted(): AsyncGenerator<string> {
    for await (const line of lines) {
      count += 1;
      yield `${line}\n`;
    }
  }
  try {
    await pipeline(counted, createWriteStream(unfinished, { flush: true }));
    await rename(unfinished, path);
    return count;
  } catch (cause) {
    await rm(unfinished, { force: true }).catch(() => undefined);
    if (cause instanceof PaperGraphError) throw cause;
    throw new PaperGraphError("WRITE_FAILED", `${path} cannot be written.`, {
      hint: "Check that it lies in a folder that is there and can be written, and that there is space.",
      cause,
    });
  }
}
