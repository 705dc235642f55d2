import { mkdir, open, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { PaperGraphError } from "../errors.ts";

/**
 * Fills a new folder beside `out` and moves its files over when all are whole: an export that fails leaves the files that
 * were there. Throws `WRITE_FAILED`.
 */
export const writeFolder = <Result>(out: string, fill: (folder: string) => Promise<Result>): Promise<Result> =>
  throughStaging(out, "folder", async (staging) => {
    const result = await fill(staging);
    await mkdir(out, { recursive: true });
    for (const file of await readdir(staging)) await rename(join(staging, file), join(out, file));
    return result;
  });

/** A file that is being written, and the folder beside it that goes away when it is done. */
export interface OpenFile {
  readonly append: (text: string) => Promise<void>;
  readonly folder: string;
}

/** As `writeFolder`, for one file. */
export const writeFile = <Result>(out: string, fill: (file: OpenFile) => Promise<Result>): Promise<Result> =>
  throughStaging(out, "file", async (staging) => {
    const path = join(staging, "whole");
    const result = await fillFile(path, (append) => fill({ append, folder: staging }));
    await rename(path, out);
    return result;
  });

async function fillFile<Result>(path: string, fill: (append: OpenFile["append"]) => Promise<Result>): Promise<Result> {
  await using file = await open(path, "w");
  return await fill((text) => file.appendFile(text));
}

async function throughStaging<Result>(
  out: string,
  kind: "file" | "folder",
  work: (staging: string) => Promise<Result>,
): Promise<Result> {
  const staging = `${out}.new-${process.pid}`;
  try {
    await mkdir(staging, { recursive: true });
    return await work(staging);
  } catch (cause) {
    if (cause instanceof PaperGraphError) throw cause;
    throw new PaperGraphError("WRITE_FAILED", `The export to ${out} failed; files that were there are unchanged.`, {
      hint: `Check that --out names a ${kind} that can be written and that there is space.`,
      cause,
    });
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}
