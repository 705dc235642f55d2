import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { Command, Option } from "commander";
import { z } from "zod";
import { PaperGraphError } from "../../errors.ts";
import { encodeModel } from "../../extract/model/fast-model.ts";
import { FAST_WEIGHTS, hashOf } from "../../extract/model/load.ts";
import type { PaperInput } from "../../extract/paper-text.ts";
import { learnLexicon } from "../../extract/training/lexicon.ts";
import { FAST_TRAINING_DEFAULTS, type SilverPaper, trainFastModel } from "../../extract/training/train-fast.ts";
import { entitySchema } from "../../model/extraction.ts";
import { type GoldPaper, goldPaperSchema } from "../../model/gold.ts";
import { foldTitle } from "../../text/fold.ts";
import type { Session } from "../session.ts";

export interface TrainFastOptions {
  /** Folder of annotated papers; every `*.jsonl` in it is read, in the order of their names, but those of `without`. */
  readonly gold: string;
  /** Files of the folder that are kept apart to measure on. */
  readonly without: readonly string[];
  /** Files of papers without annotation, as JSON lines, gzipped or not, from which word clusters are learned. */
  readonly corpus: readonly string[];
  /** Files of papers with a teacher's labels, as `train/silver.ts` writes them. */
  readonly silver: readonly string[];
  /** The file to write. */
  readonly out: string;
  readonly report: (line: string) => void;
}

const paperSchema: z.ZodType<PaperInput> = z.object({ title: z.string(), abstract: z.string() });

const silverSchema: z.ZodType<SilverPaper> = z
  .object({ title: z.string(), abstract: z.string(), opinion: z.base64(), entities: z.array(entitySchema).readonly() })
  .transform(({ opinion, entities, ...paper }) => ({
    paper,
    probabilities: Buffer.from(opinion, "base64"),
    entities,
  }));

async function readLines<Item>(path: string, schema: z.ZodType<Item>): Promise<readonly Item[]> {
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new PaperGraphError("SOURCE_NOT_FOUND", `${path} cannot be read.`, {
      cause,
      hint: "Name the place with --gold or --corpus.",
    });
  });
  const text = (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString("utf8");
  return text
    .split("\n")
    .flatMap((line, index) => (line.trim() === "" ? [] : [parseLine(line, schema, `${path}, line ${index + 1}`)]));
}

function parseLine<Item>(line: string, schema: z.ZodType<Item>, place: string): Item {
  try {
    return schema.parse(JSON.parse(line));
  } catch (cause) {
    const reason = cause instanceof z.ZodError ? z.prettifyError(cause) : "it is not JSON.";
    throw new PaperGraphError("BAD_RECORD", `${place}: ${reason}`, { cause });
  }
}

/** The names of a folder's annotated papers. */
async function goldFiles(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch((cause: unknown) => {
    throw new PaperGraphError("SOURCE_NOT_FOUND", `The folder ${folder} cannot be read.`, {
      cause,
      hint: "Name the annotated papers with --gold.",
    });
  });
  return names.filter((name) => name.endsWith(".jsonl")).toSorted();
}

/** Trains the fast model and writes its weights; the same files give the same bytes. Returns the weights' hash. */
export async function trainFast({ gold, without, corpus, silver, out, report }: TrainFastOptions): Promise<string> {
  const all = await goldFiles(gold);
  const names = all.filter((name) => !without.includes(name));
  const papers: GoldPaper[] = [];
  const titles = new Set<string>();
  for (const name of all) {
    const read = await readLines(join(gold, name), goldPaperSchema);
    for (const { title } of read) titles.add(foldTitle(title));
    if (names.includes(name)) papers.push(...read);
  }
  if (papers.length === 0) throw new PaperGraphError("BAD_RECORD", `${gold} holds no annotated papers.`);
  report(`${papers.length} annotated papers from ${names.join(", ")}`);
  const unlabelled: PaperInput[] = [];
  for (const path of corpus) unlabelled.push(...(await readLines(path, paperSchema)));
  report(`word clusters from ${unlabelled.length + papers.length} abstracts`);
  const lexicon = learnLexicon([...unlabelled, ...papers]);
  const labelled: SilverPaper[] = [];
  for (const path of silver) labelled.push(...(await readLines(path, silverSchema)));
  // Those that are annotated are known, and those kept apart must not be.
  const fresh = labelled.filter(({ paper }) => !titles.has(foldTitle(paper.title)));
  if (silver.length > 0) report(`${fresh.length} papers labelled by a teacher`);
  const lesson = { gold: papers, silver: fresh, lexicon };
  const bytes = encodeModel(trainFastModel(lesson, { ...FAST_TRAINING_DEFAULTS, report }));
  await mkdir(join(out, ".."), { recursive: true });
  await writeFile(out, bytes);
  report(`${out}: ${bytes.length} bytes, ${hashOf(bytes)}`);
  return hashOf(bytes);
}

interface TrainFlags {
  readonly gold: string;
  readonly without: readonly string[];
  readonly corpus: readonly string[];
  readonly silver: readonly string[];
  readonly out: string;
}

/** Recent abstracts, and older texts so that the words of older papers are known too. */
export const UNLABELLED_PAPERS: readonly string[] = [
  "../shared/corpora/arxiv-2025.jsonl.gz",
  "../shared/bench/scierc.train.jsonl",
  "../shared/bench/scirex.train.jsonl",
  "../shared/bench/tdmsci.train.jsonl",
];

/** `papergraph train`: learns the fast model anew. */
export function trainCommand({ output }: Session): Command {
  return new Command("train")
    .summary("learn the fast model from annotated papers")
    .description(
      "Learns the fast model from annotated papers and unlabelled abstracts; the same files give the same weights, byte for byte.",
    )
    .option("--gold <dir>", "folder of annotated papers (*.jsonl)", "../shared/gold")
    .option("--without <files...>", "files of that folder to keep apart", ["seeds.dev.jsonl"])
    .option("--corpus <files...>", "unlabelled papers, for word clusters", [...UNLABELLED_PAPERS])
    .option("--silver <files...>", "papers labelled by the accurate model's encoder (train/silver.ts)", [])
    .addOption(new Option("--out <file>", "where to write the weights").default(FAST_WEIGHTS, "those of the package"))
    .action(async (flags: TrainFlags) => {
      const hash = await trainFast({ ...flags, report: (line) => output.note(line) });
      await output.report({ dataIn: "files", lines: [], json: { out: flags.out, hash } });
    });
}
