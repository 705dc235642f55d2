/**
 * Watches the memory of `papergraph extract` while it reads a corpus over and over (build the package first; Linux only).
 *   npx tsx bench/memory.ts [--papers 100000] [--threads 2] [--corpus ../shared/corpora/arxiv-2025.jsonl.gz] > bench/results/memory.json
 * Resident memory of the process is read each time that another tenth of the papers is done.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { createGunzip } from "node:zlib";
import { describeMachine } from "./machine.ts";

const { values } = parseArgs({
  options: {
    papers: { type: "string", default: "100000" },
    threads: { type: "string", default: "2" },
    corpus: { type: "string", default: "../shared/corpora/arxiv-2025.jsonl.gz" },
  },
});
const papers = Number(values.papers);
const SAMPLES = 10;

async function residentMiB(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  return Math.round(Number(/^VmRSS:\s+(\d+)/mu.exec(status)?.[1]) / 1024);
}

/** The lines of the corpus, again and again. */
async function* repeatedLines(count: number): AsyncGenerator<string> {
  let given = 0;
  while (given < count) {
    const before = given;
    for await (const line of createInterface({ input: createReadStream(values.corpus).pipe(createGunzip()) })) {
      if (given === count) return;
      given += 1;
      yield `${line}\n`;
    }
    if (given === before) throw new Error(`There are no papers in ${values.corpus}.`);
  }
}

const command = new URL("../bin/papergraph.js", import.meta.url).pathname;
const words = ["extract", "-", "--model", "fast", "--threads", values.threads];
const child = spawn("node", [command, ...words], { stdio: ["pipe", "pipe", "inherit"] });
const pid = child.pid ?? 0;

async function feed(): Promise<void> {
  for await (const line of repeatedLines(papers)) {
    if (!child.stdin.write(line)) await once(child.stdin, "drain");
  }
  child.stdin.end();
}

const samples: { readonly papers: number; readonly residentMiB: number }[] = [];

async function watch(): Promise<void> {
  let done = 0;
  for await (const chunk of child.stdout) {
    const bytes: Buffer = chunk;
    for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) done += 1;
    while (done >= ((samples.length + 1) * papers) / SAMPLES) {
      // The process may end while its last lines are read.
      const resident = await residentMiB(pid).catch(() => undefined);
      samples.push({ papers: done, residentMiB: resident ?? samples.at(-1)?.residentMiB ?? 0 });
    }
  }
}

const start = performance.now();
await Promise.all([feed(), watch()]);
const seconds = Math.round((performance.now() - start) / 100) / 10;
console.log(JSON.stringify({ machine: describeMachine(), threads: Number(values.threads), seconds, samples }, null, 2));
