/**
 * Times extraction, and bare ONNX Runtime on the same runs of word pieces beside it (build the package first).
 *   npx tsx bench/extract.ts [--papers 1000] [--corpus ../shared/corpora/arxiv-2025.jsonl.gz] > bench/results/extract.json
 * Each figure is of a process of its own; rates are the median of three, taken in turns.
 */
import { execFileSync } from "node:child_process";
import { parseArgs } from "node:util";
import { describeMachine } from "./machine.ts";

const { values } = parseArgs({
  options: {
    papers: { type: "string", default: "1000" },
    corpus: { type: "string", default: "../shared/corpora/arxiv-2025.jsonl.gz" },
  },
});
const ROUNDS = 3;

interface Measured {
  readonly perSecond: number;
  readonly peakMiB: number;
  readonly startUpMs?: number;
}

const CASES = {
  "fast, 1 thread": { model: "fast", threads: 1 },
  "fast, 2 threads": { model: "fast", threads: 2 },
  "accurate, 1 thread": { model: "accurate", threads: 1 },
  "accurate, 2 threads": { model: "accurate", threads: 2 },
  "bare, 1 session of 1 thread": { bare: true, sessions: 1, threads: 1 },
  "bare, 1 session of 2 threads": { bare: true, sessions: 1, threads: 2 },
  "bare, 2 sessions of 1 thread": { bare: true, sessions: 2, threads: 1 },
} as const;

function measure(options: object): Measured {
  const given = JSON.stringify({ ...options, papers: Number(values.papers), corpus: values.corpus });
  const script = new URL("extract-once.mjs", import.meta.url).pathname;
  return JSON.parse(execFileSync("node", [script, given], { encoding: "utf8" }));
}

const rounds = Array.from({ length: ROUNDS }, () =>
  Object.entries(CASES).map(([name, options]) => ({ name, ...measure(options) })),
).flat();

const median = (numbers: readonly number[]): number => numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? NaN;
const rounded = (number: number): number => Math.round(number * 10) / 10;

const figures = Object.fromEntries(
  Object.keys(CASES).map((name) => {
    const of = rounds.filter((round) => round.name === name);
    const startUps = of.flatMap(({ startUpMs }) => startUpMs ?? []);
    return [
      name,
      {
        perSecond: rounded(median(of.map(({ perSecond }) => perSecond))),
        peakMiB: Math.round(Math.max(...of.map(({ peakMiB }) => peakMiB))),
        ...(startUps.length === 0 ? {} : { startUpMs: Math.round(median(startUps)) }),
      },
    ];
  }),
);
console.log(JSON.stringify({ machine: describeMachine(), papers: Number(values.papers), figures }, null, 2));
