import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { PaperGraphError } from "../errors.ts";
import { ENTITY_TYPES } from "../model/extraction.ts";
import { openSource } from "../read/source.ts";
import { readGold, type ReferencePaper } from "../score/index.ts";

/**
 * Reads annotated papers of files, of `-` for stdin, and of folders of brat annotations, in order; within a folder in the order
 * of paths. Throws as `openSource` and `readGold`, and `BAD_RECORD` for a folder without annotations.
 */
export async function readAnnotatedPapers(
  names: readonly string[],
  note: (text: string) => void,
): Promise<readonly ReferencePaper[]> {
  const papers: ReferencePaper[] = [];
  for (const name of names) {
    for (const file of await filesOf(name)) {
      await using source = await openSource(file);
      papers.push(...(await readGold(source, { readText, note })));
    }
  }
  const types = new Set(papers.flatMap(({ entities }) => entities.map(({ type }) => type)));
  if (types.size > 0 && !ENTITY_TYPES.some((type) => types.has(type))) {
    note(`No annotation is of a type that is scored (${ENTITY_TYPES.join(", ")}): there are ${[...types].join(", ")}.`);
  }
  return papers;
}

async function filesOf(name: string): Promise<readonly string[]> {
  const isFolder = name !== "-" && (await stat(name).catch(() => undefined))?.isDirectory() === true;
  if (!isFolder) return [name];
  const files = (await readdir(name, { recursive: true })).filter((file) => file.endsWith(".ann")).toSorted();
  if (files.length > 0) return files.map((file) => join(name, file));
  throw new PaperGraphError("BAD_RECORD", `The folder "${name}" holds no annotations of brat (*.ann).`, {
    hint: "Name files of JSON lines one by one.",
  });
}

async function readText(path: string): Promise<string> {
  await using source = await openSource(path);
  return await source.text();
}
