import { mkdir, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { PaperGraphError } from "../errors.ts";

/**
 * Fills a new folder beside `out` and moves its files over when all are whole: an export that fails leaves the files that
 * were there. Throws `WRITE_FAILED`.
 */
export async function writeFolder<Result>(out: string, fill: (folder: string) => Promise<Result>): Promise<Result> {
  const staging = `${out}.new-${process.pid}`;
  try {
    await mkdir(staging, { recursive: true });
    const result = await fill(staging);
    await mkdir(out, { recursive: true });
    for (const file of await readdir(staging)) await rename(join(staging, file), join(out, file));
    return result;
  } catch (cause) {
    if (cause instanceof PaperGraphError) throw cause;
    throw new PaperGraphError("WRITE_FAILED", `The export to ${out} failed; files that were there are unchanged.`, {
      hint: "Check that --out names a folder that can be written and that there is space.",
      cause,
    });
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}
