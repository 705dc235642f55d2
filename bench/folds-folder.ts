/** A folder of five folds: `K/train.jsonl` to learn from, `K/kept.jsonl` to measure on, and what was learned, `K/fast.bin`. */
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { FastModel } from "../src/extract/model/fast-model.ts";
import { readFastWeights } from "../src/extract/model/load.ts";
import { hashText } from "../src/extract/tagger/hash.ts";
import { openSource } from "../src/read/source.ts";
import { readGold, type ReferencePaper } from "../src/score/index.ts";
import { foldTitle } from "../src/text/fold.ts";

export const FOLDS = 5;

/** By its title, so that a paper that stands in two files is in one fold. */
const foldOf = (title: string): number => (hashText(foldTitle(title)) >>> 0) % FOLDS;

/** Cuts all annotated papers of a folder into folds. */
export async function writeFolds(gold: string, out: string): Promise<void> {
  const lines: { readonly line: string; readonly fold: number }[] = [];
  for (const name of (await readdir(gold)).filter((file) => file.endsWith(".jsonl")).toSorted()) {
    for (const line of (await readFile(join(gold, name), "utf8")).trim().split("\n")) {
      const { title }: { title: string } = JSON.parse(line);
      lines.push({ line, fold: foldOf(title) });
    }
  }
  for (let fold = 0; fold < FOLDS; fold++) {
    const folder = join(out, String(fold));
    await mkdir(folder, { recursive: true });
    const write = async (name: string, isKept: boolean): Promise<void> => {
      const chosen = lines.filter((one) => (one.fold === fold) === isKept);
      await writeFile(join(folder, name), chosen.map(({ line }) => `${line}\n`).join(""));
    };
    await write("train.jsonl", false);
    await write("kept.jsonl", true);
  }
}

export async function readPapers(file: string): Promise<readonly ReferencePaper[]> {
  await using source = await openSource(file);
  // Read to its end before the source is closed.
  return await readGold(source);
}

/** The model of each fold that was learned, and the papers that it has not seen. */
export async function* openFolds(
  folder: string,
): AsyncGenerator<{ readonly fast: FastModel; readonly papers: readonly ReferencePaper[] }> {
  for (let fold = 0; fold < FOLDS; fold++) {
    const at = (name: string): string => join(folder, String(fold), name);
    if (!existsSync(at("fast.bin"))) continue;
    const weights = await readFastWeights(at("fast.bin"));
    yield { fast: weights.decode(), papers: await readPapers(at("kept.jsonl")) };
  }
}
