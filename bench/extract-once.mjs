// One measurement of bench/extract.ts in a process of its own, with the built package. Prints {perSecond, peakMiB, startUpMs?}.
import { once } from "node:events";
import { createReadStream } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { createGunzip } from "node:zlib";

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
  const [{ findEncoder, readCard }, { createEncoderTagger }, { segmentPaper }] = await Promise.all(
    [`${encoder}load.js`, `${encoder}tagger.js`, "../dist/extract/paper-text.js"].map((module) => import(module)),
  );
  const runs = [];
  const tag = createEncoderTagger(await readCard(findEncoder()), async (ids, features) => {
    runs.push({ ids, features });
    return new Float32Array(ids.length * 9);
  });
  for (const paper of papers) await tag(segmentPaper(paper));
  return { runs, path: join(findEncoder(), "encoder.onnx") };
}

async function timeBare(papers, { sessions, threads }) {
  const { runs, path } = await runsOf(papers);
  const parts = Array.from({ length: sessions }, (_, part) => runs.filter((_run, place) => place % sessions === part));
  const workers = parts.map(
    (part) => new Worker(new URL(import.meta.url), { workerData: { path, threads, runs: part } }),
  );
  await Promise.all(workers.map((worker) => once(worker, "message")));
  const start = performance.now();
  for (const worker of workers) worker.postMessage("go");
  await Promise.all(workers.map((worker) => once(worker, "message")));
  return { perSecond: (papers.length * 1000) / (performance.now() - start) };
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
  const start = performance.now();
  await extractors.extract(papers);
  const perSecond = (papers.length * 1000) / (performance.now() - start);
  await extractors[Symbol.asyncDispose]();
  return threads === 1 ? { perSecond, startUpMs } : { perSecond };
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
  const measured = await (options.bare ? timeBare : timePapergraph)(papers, options);
  console.log(JSON.stringify({ ...measured, peakMiB: process.resourceUsage().maxRSS / 1024 }));
} else await serveBare(workerData);
