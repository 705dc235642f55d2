/**
 * Measures the resolution of names to concepts.
 *   npx tsx bench/resolve.ts [--gold ../shared/gold] > bench/results/resolve.json
 *   npx tsx bench/resolve.ts --names 10000,100000,1000000 > bench/results/resolve-names.json
 *   npx tsx bench/resolve.ts --papers 1000,10000,100000 > bench/results/resolve-papers.json
 * Without --names and --papers: how far it joins what is one thing, on annotated papers, as a perfect extractor would give them;
 * beside it, names that are joined when their longest form folds to the same. The joinings that are wrong go to stderr.
 * --names: time and memory of so many distinct names, made from real ones by a seeded maker, each in a process of its own.
 * --papers: time of adding and resolving one more paper, when there are so many.
 */
import { execFile } from "node:child_process";
import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs, promisify } from "node:util";
import { loadKnowledge } from "../src/resolve/names/index.ts";
import { createResolver } from "../src/resolve/resolver.ts";
import { describeMachine } from "./machine.ts";
import { agreementOf, disagreements } from "./resolution/agreement.ts";
import {
  clustersOf,
  COVERED,
  foldedClusters,
  itemsOf,
  readAnnotated,
  readCanonicalNames,
  resolveAnnotated,
} from "./resolution/gold.ts";
import { createRandom, makeNames, makePapers } from "./resolution/made-names.ts";

const { values } = parseArgs({
  options: {
    gold: { type: "string", default: "../shared/gold" },
    names: { type: "string" },
    papers: { type: "string" },
  },
});
const SEED = 7;
const numbersOf = (text: string): readonly number[] => text.split(",").map(Number);

async function measureAgreement(): Promise<object> {
  const papers = await readAnnotated(values.gold, COVERED);
  const items = itemsOf(papers, await readCanonicalNames(values.gold));
  const resolved = clustersOf(papers, resolveAnnotated(papers, loadKnowledge()));
  const folded = foldedClusters(papers);
  const { wrong, missing } = disagreements(
    items,
    items.map(({ type }, place) => `${type} ${resolved[place]}`),
  );
  for (const line of wrong) console.error(`together, but apart in gold: ${line}`);
  for (const line of missing) console.error(`apart, but together in gold: ${line}`);
  return {
    files: COVERED,
    papers: papers.length,
    concepts: items.length,
    withinTypes: { folded: agreementOf(items, folded, true), resolved: agreementOf(items, resolved, true) },
    acrossTypes: { folded: agreementOf(items, folded, false), resolved: agreementOf(items, resolved, false) },
    wrong,
    missing,
  };
}

async function measureNames(counts: readonly number[]): Promise<object> {
  const folder = await mkdtemp(join(tmpdir(), "papergraph-bench-"));
  const papers = await readAnnotated(values.gold, COVERED);
  const runs: object[] = [];
  try {
    for (const count of counts) {
      const file = join(folder, "names.jsonl");
      await using names = await open(file, "w");
      const made = makeNames(papers, createRandom(SEED));
      for (let written = 0; written < count; written += LINES_A_WRITE) {
        const lines = Array.from({ length: Math.min(LINES_A_WRITE, count - written) }, () => {
          const { type, mentions } = made.next().value;
          return `${JSON.stringify([type, mentions.map((mention) => mention.text)])}\n`;
        });
        await names.appendFile(lines.join(""));
      }
      const script = new URL("resolution/made-names-run.ts", import.meta.url).pathname;
      const { stdout } = await promisify(execFile)("node", [
        "--max-old-space-size=1800",
        "--import",
        "tsx",
        script,
        file,
      ]);
      runs.push({ names: count, ...JSON.parse(stdout) });
      await names.truncate(0);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return { seed: SEED, runs };
}

const LINES_A_WRITE = 10_000;
/** So many papers are added one by one to take the time. */
const TIMED = 200;

/** Of 11 names of a real paper, 5 are new in a corpus of 14,000 papers. */
const NEW_NAMES = 5 / 11;

async function measurePapers(counts: readonly number[]): Promise<object> {
  const annotated = await readAnnotated(values.gold, COVERED);
  const random = createRandom(SEED);
  const made = makePapers(makeNames(annotated, random), random, NEW_NAMES);
  const resolver = createResolver(loadKnowledge());
  const runs: object[] = [];
  let papers = 0;
  for (const count of counts) {
    for (; papers < count; papers += 1) resolver.add(made.next().value, 2020);
    // What was added in one go is decided in one go too.
    void resolver.resolve().concepts;
    const times = Array.from({ length: TIMED }, () => {
      const entities = made.next().value;
      const started = process.cpuUsage();
      resolver.add(entities, 2020);
      const resolution = resolver.resolve();
      for (const entity of entities) resolution.conceptOf(entity, entities);
      const { user, system } = process.cpuUsage(started);
      return (user + system) / 1_000;
    }).toSorted((a, b) => a - b);
    papers += TIMED;
    const mean = times.reduce((sum, one) => sum + one, 0) / TIMED;
    runs.push({ papers: count, millisecondsAPaper: { mean: rounded(mean), median: rounded(times[TIMED / 2]!) } });
  }
  return { seed: SEED, timed: TIMED, runs };
}

const rounded = (value: number): number => Math.round(value * 1_000) / 1_000;

const figures =
  values.names === undefined
    ? values.papers === undefined
      ? await measureAgreement()
      : await measurePapers(numbersOf(values.papers))
    : await measureNames(numbersOf(values.names));
console.log(JSON.stringify({ machine: describeMachine(), ...figures }, null, 2));
