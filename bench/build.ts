/**
 * Times `build` as a whole and in its three steps.
 *   npx tsx bench/build.ts SOURCE… [--store URL] [--threads N] > bench/results/build-NAME.json
 * The workspace is a fresh temporary folder; a second build of the same sources is timed too.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { ProgressEvent } from "../src/events.ts";
import { buildGraph } from "../src/pipeline.ts";
import { describeMachine } from "./machine.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { store: { type: "string" }, threads: { type: "string" } },
});
const machine = describeMachine();
const workspace = await mkdtemp(join(tmpdir(), "papergraph-bench-"));

const seconds = (from: number, to: number): number => Math.round((to - from) / 100) / 10;

async function timeBuild(): Promise<object> {
  const ends: Partial<Record<ProgressEvent["kind"], number>> = {};
  const start = performance.now();
  const report = await buildGraph({
    sources: positionals,
    workspace,
    ...(values.store === undefined ? {} : { store: values.store }),
    ...(values.threads === undefined ? {} : { threads: Number(values.threads) }),
    command: "bench/build.ts",
    listener: ({ kind }) => {
      ends[kind] = performance.now();
    },
  });
  const end = performance.now();
  const extracted = ends["papers-extracted"] ?? start;
  const resolved = ends["concepts-resolved"] ?? extracted;
  return {
    seconds: {
      readAndExtract: seconds(start, extracted),
      resolve: seconds(extracted, resolved),
      write: seconds(resolved, end),
      all: seconds(start, end),
    },
    report,
  };
}

try {
  const first = await timeBuild();
  const second = await timeBuild();
  const peakMiB = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(JSON.stringify({ machine, sources: positionals, first, second, peakMiB }, null, 2));
} finally {
  await rm(workspace, { recursive: true, force: true });
}
