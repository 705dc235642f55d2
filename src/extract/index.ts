import { availableParallelism } from "node:os";
import { PaperGraphError } from "../errors.ts";
import type { PaperExtraction } from "../model/extraction.ts";
import type { Extractor } from "./extractor.ts";
import { createFastExtractor } from "./fast.ts";
import { loadFastModel } from "./model/load.ts";
import type { PaperInput } from "./paper-text.ts";
import { startWorkers, type Workers } from "./workers.ts";

export type { Extractor } from "./extractor.ts";
export type { PaperInput } from "./paper-text.ts";

export interface ExtractorOptions {
  /** `accurate` or `fast`; by default the best that loads. */
  readonly model?: string | undefined;
}

/** Loads an extractor; throws `MODEL_MISSING` when the model is not there and `USAGE` when no model has that name. */
export async function loadExtractor({ model = "fast" }: ExtractorOptions = {}): Promise<Extractor> {
  if (model === "accurate") {
    throw new PaperGraphError("MODEL_MISSING", 'The model "accurate" is not part of this version.', {
      hint: "Use --model fast.",
    });
  }
  if (model !== "fast") {
    throw new PaperGraphError("USAGE", `There is no model "${model}".`, {
      hint: "Use --model fast or --model accurate.",
    });
  }
  const loaded = await loadFastModel();
  return createFastExtractor(loaded.model, loaded.hash);
}

/** An extractor that spreads its work over threads. Close it with `await using`. */
export interface ExtractorPool extends AsyncDisposable {
  readonly model: string;
  readonly version: string;
  /** One extraction a paper, in order. */
  readonly extract: (papers: readonly PaperInput[]) => Promise<readonly PaperExtraction[]>;
}

export interface ExtractorPoolOptions extends ExtractorOptions {
  /** Worker threads; 1 works in the calling thread. By default one a core. */
  readonly threads?: number | undefined;
}

/** Papers that one thread takes at once; no more than these are extracted in the calling thread. */
const PAPERS_A_TASK = 32;

/** Loads an extractor, and threads for it as soon as there is work for more than one. Errors as `loadExtractor`. */
export async function openExtractorPool(options: ExtractorPoolOptions = {}): Promise<ExtractorPool> {
  const extractor = await loadExtractor(options);
  const threads = options.threads ?? availableParallelism();
  let workers: Workers | undefined;
  return {
    model: extractor.model,
    version: extractor.version,
    async extract(papers) {
      if (threads === 1 || papers.length <= PAPERS_A_TASK) return papers.map(extractor.extract);
      workers ??= startWorkers(extractor.model, threads);
      const tasks: Promise<readonly PaperExtraction[]>[] = [];
      for (let from = 0; from < papers.length; from += PAPERS_A_TASK) {
        tasks.push(workers.extract(papers.slice(from, from + PAPERS_A_TASK)));
      }
      return (await Promise.all(tasks)).flat();
    },
    async [Symbol.asyncDispose]() {
      await workers?.close();
    },
  };
}
