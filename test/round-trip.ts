import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { exporters } from "../src/export/index.ts";
import type { Paper, PaperRecord } from "../src/model/paper.ts";
import { plainText } from "../src/read/markup.ts";
import { readAll, type Reading } from "./sources.ts";
import { temporaryFolder } from "./temporary.ts";

/** The formats of papers that are written and read. */
export const FORMATS = ["papers-jsonl", "bibtex", "ris", "csl-json"] as const;
export type Format = (typeof FORMATS)[number];

const oneLine = (text: string): string => text.replace(/\s*[\r\n]+\s*/gu, " ").trim();

/** How each format gives texts back: markup and runs of space are not for BibTeX and CSL, line ends not for RIS. */
export const TEXTS: Readonly<Record<Format, (text: string) => string>> = {
  "papers-jsonl": (text) => text,
  bibtex: plainText,
  ris: oneLine,
  "csl-json": plainText,
};

/** A record as the paper that it alone makes. */
export const paperOf = ({ source, ...record }: PaperRecord): Paper => ({ ...record, sources: [source] });

async function* each(papers: readonly Paper[]): AsyncGenerator<Paper> {
  yield* papers;
}

/** Papers written in a format to a file of no telling name, and what whatever reader knows it makes of it. */
export async function roundTrip(
  format: Format,
  papers: readonly Paper[],
): Promise<Reading & { readonly file: string }> {
  const path = join(await temporaryFolder(), "papers.txt");
  const exporter = exporters.get(format);
  if (exporter.holds !== "papers") throw new TypeError(`${format} is no format of papers`);
  await exporter.write(each(papers), path);
  return { ...(await readAll([path])), file: await readFile(path, "utf8") };
}
