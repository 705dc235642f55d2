/**
 * Scores a model on annotated papers and times it.
 *   npx tsx bench/quality.ts [--model fast] [--gold ../shared/gold/seeds.dev.jsonl] > bench/results/quality-fast.json
 * Scores are what `papergraph score --format json` gives (docs/extractors.md). Time is processor time, on however many cores.
 */
import { parseArgs } from "node:util";
import { openExtractorPool } from "../src/extract/index.ts";
import { openSource } from "../src/read/source.ts";
import { comparePapers, readGold, reportScores } from "../src/score/index.ts";
import { describeMachine } from "./machine.ts";

const { values } = parseArgs({
  options: {
    model: { type: "string", default: "fast" },
    gold: { type: "string", default: "../shared/gold/seeds.dev.jsonl" },
  },
});

await using source = await openSource(values.gold);
const papers = await readGold(source);

const loadStart = performance.now();
await using extractors = await openExtractorPool({ model: values.model, threads: 1 });
await extractors.extract([]); // a model is loaded when it is first asked
const loadMs = performance.now() - loadStart;

// The first round warms the engine up; the time is of the rounds after it.
const extractions = await extractors.extract(papers);
const ROUNDS = 5;
const start = process.cpuUsage();
for (let round = 0; round < ROUNDS; round++) await extractors.extract(papers);
const used = process.cpuUsage(start);
const seconds = (used.user + used.system) / 1e6;

const { model, version } = extractors;
const speed = {
  loadMs: Math.round(loadMs),
  abstractsPerCpuSecond: Math.round((papers.length * ROUNDS * 10) / seconds) / 10,
};
const score = reportScores(comparePapers(papers, extractions));
console.log(
  JSON.stringify({ machine: describeMachine(), model, extractor: version, gold: values.gold, speed, score }, null, 2),
);
