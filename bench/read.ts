/**
 * Reads a made file of each format with papergraph and, in turn, with libraries of that format, each in a process of its own (build
 * the package first; Linux only). The libraries are none of ours: they are installed to a temporary folder.
 *   npx tsx bench/read.ts [--mb 10] [--rounds 3] [--reader csv,ris] > bench/results/read.json
 *   npx tsx bench/read.ts --memory [--mb 1024] [--reader csv,ris] > bench/results/read-memory.json
 * Of several rounds the best counts; who is faster is told by the processor's time, which other work on the machine disturbs least. With --memory there are no libraries: it tells the highest resident memory in each tenth of the file.
 */
import { execFile } from "node:child_process";
import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs, promisify } from "node:util";
import { z } from "zod";
import { readers } from "../src/read/index.ts";
import { WRITINGS } from "../test/writings.ts";
import { describeMachine } from "./machine.ts";
import { writeMade } from "./read/made.ts";

const run = promisify(execFile);

/** What a library gives: `records` are decoded and have named fields, a `tree` is what the file says, `lines` are not taken apart. */
interface Library {
  readonly name: string;
  readonly gives: "records" | "tree" | "lines";
}

const VERSIONS: Readonly<Record<string, string>> = {
  "fast-xml-parser": "5.12.1",
  cheerio: "1.2.0",
  papaparse: "5.7.1",
  "@citation-js/core": "0.8.2",
  "@citation-js/plugin-bibtex": "0.8.2",
  "biblatex-csl-converter": "3.6.0",
};

const JSON_PARSE: Library = { name: "JSON.parse", gives: "tree" };
const JSON_LINES: Library = { name: "readline, JSON.parse", gives: "tree" };
const XML: Library = { name: "fast-xml-parser", gives: "tree" };
const TAGGED: Library = { name: "biblatex-csl-converter", gives: "records" };
/** For these formats nobody has written a library. */
const LINES: Library = { name: "readline", gives: "lines" };

const LIBRARIES: Readonly<Record<string, readonly Library[]>> = {
  openalex: [JSON_PARSE],
  crossref: [JSON_PARSE],
  "semantic-scholar": [JSON_PARSE],
  "daily-papers": [JSON_PARSE],
  arxiv: [JSON_LINES],
  "csl-json": [JSON_PARSE],
  jsonl: [JSON_LINES],
  json: [JSON_PARSE],
  "pubmed-xml": [XML],
  "arxiv-atom": [XML],
  "oai-pmh": [XML],
  html: [{ name: "cheerio", gives: "tree" }],
  "web-of-science": [LINES],
  nbib: [TAGGED],
  endnote: [TAGGED],
  ris: [TAGGED],
  bibtex: [{ name: "@citation-js/plugin-bibtex", gives: "records" }],
  csv: [{ name: "papaparse", gives: "records" }],
  listing: [LINES],
};

/** One source is one document to them. */
const NO_STREAMS: ReadonlySet<string> = new Set(["html", "listing"]);

const { values } = parseArgs({
  options: {
    mb: { type: "string" },
    rounds: { type: "string", default: "3" },
    reader: { type: "string" },
    memory: { type: "boolean", default: false },
  },
});
const bytes = Number(values.mb ?? (values.memory ? 1024 : 10)) * 2 ** 20;
const asked = values.reader?.split(",") ?? readers.list().map(({ name }) => name);
const folder = await mkdtemp(join(tmpdir(), "papergraph-read-"));

const measuredSchema = z.object({
  records: z.number(),
  seconds: z.number(),
  processorSeconds: z.number(),
  tenths: z.array(z.number()),
});
type Measured = z.infer<typeof measuredSchema>;

interface MadeFile {
  readonly path: string;
  readonly reader: string;
  readonly papers: number;
}

async function measure(who: string, { path, reader, papers }: MadeFile): Promise<Measured> {
  const once = new URL("read/once.mjs", import.meta.url).pathname;
  const env = { ...process.env, BENCH_LIBRARIES: folder };
  const heap = who === "papergraph" ? [] : ["--max-old-space-size=8192"];
  const { stdout } = await run("node", [...heap, once, who, path, reader, String(papers)], { env });
  return measuredSchema.parse(JSON.parse(stdout));
}

const rounded = (value: number): number => Number(value.toPrecision(3));

function describe(size: number, measured: readonly Measured[]): Readonly<Record<string, number>> {
  const seconds = Math.min(...measured.map((round) => round.seconds));
  const processorSeconds = Math.min(...measured.map((round) => round.processorSeconds));
  const records = measured[0]?.records ?? 0;
  return {
    records,
    mbPerSecond: rounded(size / 1e6 / seconds),
    recordsPerSecond: rounded(records / seconds),
    mbPerProcessorSecond: rounded(size / 1e6 / processorSeconds),
  };
}

async function compare(file: MadeFile): Promise<Readonly<Record<string, unknown>>> {
  const { size } = await stat(file.path);
  const libraries = LIBRARIES[file.reader] ?? [];
  const names = ["papergraph", ...libraries.map(({ name }) => name)];
  const measured = new Map<string, Measured[]>(names.map((name) => [name, []]));
  for (let round = 0; round < Number(values.rounds); round += 1) {
    for (const name of names) measured.get(name)?.push(await measure(name, file));
  }
  const ours = describe(size, measured.get("papergraph") ?? []);
  return {
    reader: file.reader,
    megabytes: rounded(size / 1e6),
    papers: file.papers,
    papergraph: ours,
    libraries: libraries.map(({ name, gives }) => {
      const theirs = describe(size, measured.get(name) ?? []);
      const ratio = rounded((ours.mbPerProcessorSecond ?? 0) / (theirs.mbPerProcessorSecond ?? 1));
      return { name, version: VERSIONS[name] ?? process.version, gives, ...theirs, timesAsFast: ratio };
    }),
  };
}

async function watchMemory(file: MadeFile): Promise<Readonly<Record<string, unknown>>> {
  const { size } = await stat(file.path);
  const measured = await measure("papergraph", file);
  return {
    reader: file.reader,
    megabytes: rounded(size / 1e6),
    ...describe(size, [measured]),
    residentMiB: measured.tenths,
  };
}

async function installLibraries(): Promise<void> {
  await writeFile(join(folder, "package.json"), JSON.stringify({ private: true, dependencies: VERSIONS }));
  await run("npm", ["install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts"], { cwd: folder });
}

try {
  if (!values.memory) await installLibraries();
  const results: unknown[] = [];
  for (const reader of asked) {
    const writing = WRITINGS[reader];
    if (writing === undefined || (values.memory && NO_STREAMS.has(reader))) continue;
    const path = join(folder, reader);
    const file = { path, reader, papers: await writeMade(path, writing, bytes) };
    const result = values.memory ? await watchMemory(file) : await compare(file);
    await rm(path);
    console.error(JSON.stringify(result));
    results.push(result);
  }
  console.log(JSON.stringify({ machine: describeMachine(), results }, null, 2));
} finally {
  await rm(folder, { recursive: true, force: true });
}
