/**
 * Makes the tables that tell names apart (`data/acronyms.tsv`, `data/word-counts.tsv`) from a workspace that the accurate
 * model built of many papers.
 *   npx tsx train/name-tables.ts --workspace DIR [--out data]
 */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Entity } from "../src/model/extraction.ts";
import { compareText, foldName } from "../src/text/fold.ts";
import { isShortFormOf } from "../src/text/short-form.ts";
import { openJournal } from "../src/workspace/journal.ts";

const { values } = parseArgs({
  options: { workspace: { type: "string", default: "papergraph" }, out: { type: "string", default: "data" } },
});
/** An acronym that fewer papers write beside the same long form may be a slip. */
const ACRONYM_PAPERS = 2;
/** A word that so few abstracts write in small letters is a name, or rare. */
const WORD_PAPERS = 8;

const SMALL_WORD = /(?<![\p{L}\p{N}])[a-z]{2,}(?![\p{L}\p{N}])/gu;

const acronyms = new Map<string, number>();
const words = new Map<string, number>();
let papers = 0;

const count = (counts: Map<string, number>, key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1);

/** The short forms that a paper writes for an entity, each with the longest form that it stands for. */
function acronymsOf({ type, mentions }: Entity): ReadonlySet<string> {
  const texts = mentions.map(({ text }) => text);
  const pairs = texts.flatMap((short) => {
    const [long] = texts.filter((text) => isShortFormOf(short, text)).toSorted((a, b) => b.length - a.length);
    return long === undefined ? [] : [`${type}\t${foldName(short)}\t${foldName(long)}`];
  });
  return new Set(pairs);
}

await using journal = await openJournal(join(values.workspace, "journal.jsonl"), "read");
for await (const { paper, extraction } of journal.entries()) {
  papers++;
  for (const entity of extraction.entities) for (const pair of acronymsOf(entity)) count(acronyms, pair);
  for (const word of new Set(paper.abstract.match(SMALL_WORD))) count(words, word);
}

async function write(name: string, columns: string, counts: ReadonlyMap<string, number>): Promise<void> {
  const rows = [...counts].toSorted((a, b) => compareText(a[0], b[0])).map(([key, number]) => `${key}\t${number}\n`);
  await writeFile(join(values.out, name), `# version 1, of ${papers} papers\n${columns}\tpapers\n${rows.join("")}`);
}
const atLeast = (counts: ReadonlyMap<string, number>, least: number): ReadonlyMap<string, number> =>
  new Map([...counts].filter(([, number]) => number >= least));

await write("acronyms.tsv", "type\tshort\tlong", atLeast(acronyms, ACRONYM_PAPERS));
await write("word-counts.tsv", "word", atLeast(words, WORD_PAPERS));
