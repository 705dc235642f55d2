/**
 * Times extraction, and beside it on the same texts bare ONNX Runtime and what compromise and wink-nlp take for parts of speech
 * (build the package first).
 *   npx tsx bench/extract.ts [--papers 1000] [--cases PATTERN] [--corpus ../shared/corpora/arxiv-2025.jsonl.gz] > bench/results/extract.json
 * Each figure is of a process of its own; rates are the median of three, taken in turns.
 */
import { execFileSync } from "node:child_process";
import { parseArgs } from "node:util";
import { describeMachine } from "./machine.ts";

const { values } = parseArgs({
  options: {
    papers: { type: "string", default: "1000" },
    cases: { type: "string", default: "" },
    corpus: { type: "string", default: "../shared/corpora/arxiv-2025.jsonl.gz" },
  },
});
const ROUNDS = 3;

interface Measured {
  readonly perSecond: number;
  /** A second of processor time: what other work on the machine disturbs less. */
  readonly perProcessorSecond: number;
  readonly peakMiB: number;
  readonly startUpMs?: number;
}

const CASES = {
  "fast, 1 thread": { model: "fast", threads: 1 },
  "fast, 2 threads": { model: "fast", threads: 2 },
  "fast, whole command, 1 thread": { command: true, model: "fast", threads: 1 },
  "fast, whole command, 2 threads": { command: true, model: "fast", threads: 2 },
  "compromise, full tagging": { other: "compromise" },
  "wink-nlp, full tagging": { other: "wink" },
  "accurate, 1 thread": { model: "accurate", threads: 1 },
  "accurate, 2 threads": { model: "accurate", threads: 2 },
  "bare, 1 session of 1 thread": { bare: true, sessions: 1, threads: 1 },
  "bare, 1 session of 2 threads": { bare: true, sessions: 1, threads: 2 },
  "bare, 2 sessions of 1 thread": { bare: true, sessions: 2, threads: 1 },
} as const;
type Case = keyof typeof CASES;

const wanted = Object.entries(CASES).filter(([name]) => new RegExp(values.cases, "u").test(name));

type Rate = "perSecond" | "perProcessorSecond";

/** Figures that are told as multiples of others: what threads gain shows on the clock, work for work in processor time. */
const RATIOS: readonly (readonly [Case, Case, Rate])[] = [
  ["fast, 2 threads", "fast, 1 thread", "perSecond"],
  ["fast, whole command, 2 threads", "fast, whole command, 1 thread", "perSecond"],
  ["accurate, 2 threads", "accurate, 1 thread", "perSecond"],
  ["fast, 1 thread", "compromise, full tagging", "perProcessorSecond"],
  ["fast, 1 thread", "wink-nlp, full tagging", "perProcessorSecond"],
];

function measure(options: object): Measured {
  const given = JSON.stringify({ ...options, papers: Number(values.papers), corpus: values.corpus });
  const script = new URL("extract-once.mjs", import.meta.url).pathname;
  return JSON.parse(execFileSync("node", [script, given], { encoding: "utf8" }));
}

const rounds = Array.from({ length: ROUNDS }, () =>
  wanted.map(([name, options]) => ({ name, ...measure(options) })),
).flat();

const median = (numbers: readonly number[]): number => numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? NaN;
const rounded = (number: number): number => Math.round(number * 10) / 10;

const figures = Object.fromEntries(
  wanted.map(([name]) => {
    const of = rounds.filter((round) => round.name === name);
    const startUps = of.flatMap(({ startUpMs }) => startUpMs ?? []);
    return [
      name,
      {
        perSecond: rounded(median(of.map(({ perSecond }) => perSecond))),
        perProcessorSecond: rounded(median(of.map(({ perProcessorSecond }) => perProcessorSecond))),
        peakMiB: Math.round(Math.max(...of.map(({ peakMiB }) => peakMiB))),
        ...(startUps.length === 0 ? {} : { startUpMs: Math.round(median(startUps)) }),
      },
    ];
  }),
);

/** Round by round, since what else the machine does changes from one to the next. */
function ratioOf([name, other, rate]: (typeof RATIOS)[number]): number {
  const [rates, others] = [name, other].map((one) => rounds.filter((round) => round.name === one));
  return median((rates ?? []).map((measured, at) => measured[rate] / (others?.[at]?.[rate] ?? NaN)));
}

const ratios = Object.fromEntries(
  RATIOS.map((pair) => [`${pair[0]} / ${pair[1]}`, Math.round(ratioOf(pair) * 100) / 100]).filter(
    ([, ratio]) => !Number.isNaN(ratio),
  ),
);

console.log(JSON.stringify({ machine: describeMachine(), papers: Number(values.papers), figures, ratios }, null, 2));
