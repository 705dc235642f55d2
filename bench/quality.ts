/**
 * Scores the fast extractor on annotated papers and times it.
 *   npx tsx bench/quality.ts [--gold ../shared/gold/seeds.dev.jsonl] [--scorer ../shared/eval/score.mjs] > bench/results/quality-fast.json
 * The scorer's figures are percentages; intervals are 95 % bootstrap intervals over papers. Time is of one thread.
 */
import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { loadExtractor, type PaperInput } from "../src/extract/index.ts";
import { describeMachine } from "./machine.ts";

const { values } = parseArgs({
  options: {
    gold: { type: "string", default: "../shared/gold/seeds.dev.jsonl" },
    scorer: { type: "string", default: "../shared/eval/score.mjs" },
  },
});

interface GoldLine extends PaperInput {
  readonly id: string;
}

const loadStart = performance.now();
const extractor = await loadExtractor();
const loadMs = performance.now() - loadStart;

const papers: readonly GoldLine[] = (await readFile(values.gold, "utf8"))
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line));

// The first round warms the engine up; the time is of the rounds after it.
const predictions = papers.map((paper) => JSON.stringify({ id: paper.id, ...extractor.extract(paper) }));
const ROUNDS = 5;
const start = process.cpuUsage();
for (let round = 0; round < ROUNDS; round++) for (const paper of papers) extractor.extract(paper);
const used = process.cpuUsage(start);
const seconds = (used.user + used.system) / 1e6;

const folder = await mkdtemp(join(tmpdir(), "papergraph-quality-"));
try {
  const predicted = join(folder, "predicted.jsonl");
  await writeFile(predicted, predictions.join("\n"));
  const score: unknown = JSON.parse(
    execFileSync("node", [values.scorer, values.gold, predicted, "--json"], { encoding: "utf8" }),
  );
  const speed = { loadMs: Math.round(loadMs), abstractsPerCpuSecond: Math.round((papers.length * ROUNDS) / seconds) };
  console.log(
    JSON.stringify(
      { machine: describeMachine(), extractor: extractor.version, gold: values.gold, speed, score },
      null,
      2,
    ),
  );
} finally {
  await rm(folder, { recursive: true, force: true });
}
