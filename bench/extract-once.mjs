// One measurement of bench/extract.ts in a process of its own, with the built package. Prints {perSecond, perProcessorSecond, peakMiB,
// startUpMs?}: papers a second on the clock, and a second of processor time of all threads.
import { once } from "node:events";
import { createReadStream } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { Writable } from "node:stream";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { createGunzip } from "node:zlib";

async function timeWork(papers, work) {
  const start = performance.now();
  const before = process.cpuUsage();
  await work();
  const elapsed = performance.now() - start;
  const { user, system } = process.cpuUsage(before);
  return { perSecond: (papers * 1e3) / elapsed, perProcessorSecond: (papers * 1e6) / (user + system) };
}

/** Bare ONNX Runtime: the same runs, and nothing else. */
async function openBare(path, threads) {
  const { InferenceSession, Tensor } = await import("onnxruntime-node");
  const session = await InferenceSession.create(path, {
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    executionMode: "sequential",
    graphOptimizationLevel: "all",
    logSeverityLevel: 3,
  });
  return ({ ids, features }) => {
    const shape = [ids.length];
    return session.run({ ids: new Tensor("int32", ids, shape), features: new Tensor("int32", features, shape) });
  };
}

/** What papergraph gives the encoder for these papers. */
async function runsOf(papers) {
  const encoder = "../dist/extract/encoder/";
  const [{ findEncoder, readCard }, { createEncoderReader }, { SCORE_COUNT }, { segmentPaper }] = await Promise.all(
    [`${encoder}load.js`, `${encoder}tagger.js`, `${encoder}role-scores.js`, "../dist/extract/paper-text.js"].map(
      (module) => import(module),
    ),
  );
  const runs = [];
  const read = createEncoderReader(await readCard(findEncoder()), async (ids, features) => {
    runs.push({ ids, features });
    return new Float32Array(ids.length * SCORE_COUNT);
  });
  for (const paper of papers) await read(segmentPaper(paper));
  return { runs, path: join(findEncoder(), "encoder.onnx") };
}

async function timeBare(papers, { sessions, threads }) {
  const { runs, path } = await runsOf(papers);
  const parts = Array.from({ length: sessions }, (_, part) => runs.filter((_run, place) => place % sessions === part));
  const workers = parts.map(
    (part) => new Worker(new URL(import.meta.url), { workerData: { path, threads, runs: part } }),
  );
  await Promise.all(workers.map((worker) => once(worker, "message")));
  return timeWork(papers.length, () => {
    for (const worker of workers) worker.postMessage("go");
    return Promise.all(workers.map((worker) => once(worker, "message")));
  });
}

async function serveBare({ path, threads, runs }) {
  const run = await openBare(path, threads);
  await run(runs[0]);
  parentPort.postMessage("ready");
  await once(parentPort, "message");
  for (const one of runs) await run(one);
  parentPort.postMessage("done");
  parentPort.close();
}

async function timePapergraph(papers, { model, threads }) {
  const { openExtractorPool } = await import("../dist/extract/index.js");
  const extractors = await openExtractorPool({ model, threads });
  await extractors.extract(papers.slice(0, threads === 1 ? 1 : 64)); // threads begin with their first task
  const startUpMs = performance.now(); // since the process began
  const rates = await timeWork(papers.length, () => extractors.extract(papers));
  await extractors[Symbol.asyncDispose]();
  return threads === 1 ? { ...rates, startUpMs } : rates;
}

/** The whole command, from JSON lines to JSON lines, its start included. */
async function timeCommand(papers, { model, threads }) {
  const { runProgram } = await import("../dist/cli/program.js");
  const folder = await mkdtemp(join(tmpdir(), "papergraph-bench-"));
  const source = join(folder, "papers.jsonl");
  await writeFile(source, papers.map((paper) => `${JSON.stringify(paper)}\n`).join(""));
  const streams = { stdout: new Writable({ write: (_chunk, _encoding, done) => done() }), stderr: process.stderr };
  const words = ["extract", source, "--model", model, "--threads", `${threads}`];
  const rates = await timeWork(papers.length, () => runProgram(words, streams));
  await rm(folder, { recursive: true });
  return rates;
}

/** What other taggers take for parts of speech alone. */
const OTHER_TAGGERS = {
  async compromise() {
    const { default: nlp } = await import("compromise");
    return nlp;
  },
  async wink() {
    const [{ default: winkNLP }, { default: model }] = await Promise.all(
      ["wink-nlp", "wink-eng-lite-web-model"].map((name) => import(name)),
    );
    return winkNLP(model).readDoc;
  },
};

async function timeOther(papers, { other }) {
  const tag = await OTHER_TAGGERS[other]();
  const texts = papers.map(({ title, abstract }) => `${title}\n${abstract}`);
  tag(texts[0]);
  return timeWork(papers.length, () => {
    for (const text of texts) tag(text);
  });
}

/** What is measured, by the one option that tells. */
function measurementOf(options) {
  if (options.bare) return timeBare;
  if (options.other) return timeOther;
  return options.command ? timeCommand : timePapergraph;
}

/** Only what is asked for is read, so that memory and start-up are those of what is measured. */
async function firstPapers({ corpus, papers: count }) {
  const papers = [];
  for await (const line of createInterface({ input: createReadStream(corpus).pipe(createGunzip()) })) {
    papers.push(JSON.parse(line));
    if (papers.length === count) break;
  }
  return papers;
}

if (isMainThread) {
  const options = JSON.parse(process.argv[2]);
  const papers = await firstPapers(options);
  const measured = await measurementOf(options)(papers, options);
  console.log(JSON.stringify({ ...measured, peakMiB: process.resourceUsage().maxRSS / 1024 }));
} else await serveBare(workerData);
