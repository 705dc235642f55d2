/**
 * Writes a made-up graph to a store, empty and again on top, beside the plainest loader that gives the same graph, tenth by
 * tenth in turn; then asks the named queries.
 *   npx tsx bench/store.ts [--alone] [--papers 100000] [--concepts 100000] [--relations 10] [--engine neo4j] > bench/results/store-ENGINE.json
 * With --alone there is no other loader: the memory is that of papergraph. With neo4j it starts two servers of its own (java and mvn are needed): each loader has one.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { GraphBatch } from "../src/model/graph.ts";
import { storeFor } from "../src/store/index.ts";
import { bindParameters, namedQueries } from "../src/store/queries.ts";
import type { QueryLimits, StoreLocation, WritableGraphStore } from "../src/store/store.ts";
import { startServer } from "../test/neo4j/server.ts";
import { describeMachine } from "./machine.ts";
import { conceptBatches, type GraphSize, paperBatches } from "./store/made-up.ts";
import { openPlainLoader, type PlainLoader } from "./store/plain-loader.ts";

const TENTHS = 10;
const QUERY_LIMITS: QueryLimits = { timeoutMs: 60_000, maxRows: 1_000 };

interface Phase {
  readonly name: string;
  readonly rows: number;
  readonly batches: () => Iterable<GraphBatch>;
}

/** All concepts, then the papers in tenths. */
function phasesOf(size: GraphSize): readonly Phase[] {
  const papers = Math.ceil(size.papers / TENTHS);
  return [
    { name: "concepts", rows: size.concepts, batches: () => conceptBatches(size) },
    ...Array.from({ length: TENTHS }, (_, tenth): Phase => {
      const [first, end] = [tenth * papers, Math.min((tenth + 1) * papers, size.papers)];
      return {
        name: `tenth ${tenth + 1}`,
        rows: (end - first) * (1 + size.relationsAPaper),
        batches: () => paperBatches(size, first, end),
      };
    }),
  ];
}

/** Seconds that some work takes. */
async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1_000;
}

/** As the build does it: the next batch is made while the store is busy with the last. */
async function writeAll(store: WritableGraphStore, batches: Iterable<GraphBatch>): Promise<number> {
  let written = 0;
  let writing: Promise<unknown> = Promise.resolve();
  for (const batch of batches) {
    await writing;
    writing = store.write(batch).then(({ papers, concepts }) => (written += papers + concepts));
  }
  await writing;
  return written;
}

async function loadAll(loader: PlainLoader, batches: Iterable<GraphBatch>): Promise<void> {
  for (const batch of batches) await loader.add(batch);
  await loader.flush();
}

interface Timing {
  readonly phase: string;
  readonly rowsASecond: number;
  readonly plainRowsASecond: number;
  readonly seconds: number;
  readonly plainSeconds: number;
}

async function timeInTurn(size: GraphSize, location: StoreLocation, plain: PlainLoader): Promise<readonly Timing[]> {
  await using store = await storeFor(location.url).openForWriting(location);
  const timings: Timing[] = [];
  for (const { name, rows, batches } of phasesOf(size)) {
    const seconds = await secondsOf(() => writeAll(store, batches()));
    const plainSeconds = await secondsOf(() => loadAll(plain, batches()));
    timings.push({
      phase: name,
      rowsASecond: Math.round(rows / seconds),
      plainRowsASecond: Math.round(rows / plainSeconds),
      seconds: rounded(seconds),
      plainSeconds: rounded(plainSeconds),
    });
    process.stderr.write(`${JSON.stringify(timings.at(-1))} ${peakMiB()} MiB\n`);
  }
  const seconds = await secondsOf(() => store.commit(1));
  const plainSeconds = await secondsOf(() => plain.close());
  timings.push({ phase: "commit", rowsASecond: 0, plainRowsASecond: 0, seconds, plainSeconds });
  return timings;
}

/** The same graph again: nothing may be written. */
async function timeAgain(size: GraphSize, location: StoreLocation): Promise<object> {
  await using store = await storeFor(location.url).openForWriting(location);
  let written = 0;
  const seconds = await secondsOf(async () => {
    for (const { batches } of phasesOf(size)) written += await writeAll(store, batches());
    await store.retain({ has: () => true });
    await store.relate([]);
    await store.commit(1);
  });
  return { seconds: rounded(seconds), papersAndConceptsWritten: written };
}

/** As `papergraph query` asks them; null for those that take longer. */
async function timeQueries(location: StoreLocation): Promise<Readonly<Record<string, number | null>>> {
  await using store = await storeFor(location.url).openForReading(location);
  const seconds: Record<string, number | null> = {};
  for (const { name, ...query } of namedQueries()) {
    const asking = secondsOf(() => store.query(query.text, bindParameters({ name, ...query }, {}), QUERY_LIMITS));
    seconds[name] = await asking.then(rounded, () => null);
    process.stderr.write(`${name}: ${seconds[name]}\n`);
  }
  return seconds;
}

const rounded = (seconds: number): number => Math.round(seconds * 1_000) / 1_000;
const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
const peakMiB = (): number => Math.round(process.resourceUsage().maxRSS / 1_024);

async function measure(size: GraphSize, location: StoreLocation, plain: PlainLoader): Promise<object> {
  const timings = await timeInTurn(size, location, plain);
  const again = await timeAgain(size, location);
  process.stderr.write(`${JSON.stringify(again)}\n`);
  const tenths = timings.filter(({ phase }) => phase.startsWith("tenth"));
  return {
    size,
    timesThePlainLoader: rounded(
      sum(timings.map(({ seconds }) => seconds)) / sum(timings.map(({ plainSeconds }) => plainSeconds)),
    ),
    lastTenthToFirst: rounded((tenths.at(-1)?.seconds ?? 0) / (tenths[0]?.seconds ?? 1)),
    peakMiB: peakMiB(),
    again,
    timings,
    queries: await timeQueries(location),
  };
}

const NO_LOADER: PlainLoader = {
  add: () => Promise.resolve(),
  flush: () => Promise.resolve(),
  close: () => Promise.resolve(),
};

const { values } = parseArgs({
  options: {
    papers: { type: "string", default: "100000" },
    concepts: { type: "string", default: "100000" },
    relations: { type: "string", default: "10" },
    engine: { type: "string", default: "grafeo" },
    alone: { type: "boolean", default: false },
  },
});
const size: GraphSize = {
  papers: Number(values.papers),
  concepts: Number(values.concepts),
  relationsAPaper: Number(values.relations),
};
const folder = await mkdtemp(join(tmpdir(), "papergraph-bench-"));
const servers =
  values.engine === "neo4j" ? [await startServer({ auth: false }), await startServer({ auth: false })] : [];
try {
  const [url = join(folder, "graph"), plainUrl = join(folder, "graph")] = servers.map(({ uri }) => uri);
  const plain = values.alone ? NO_LOADER : await openPlainLoader(plainUrl);
  const figures = await measure(size, { url, workspace: "bench" }, plain);
  console.log(JSON.stringify({ machine: describeMachine(), engine: values.engine, ...figures }, null, 2));
} finally {
  for (const server of servers) await server.stop();
  await rm(folder, { recursive: true, force: true });
}
