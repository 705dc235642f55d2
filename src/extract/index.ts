import { availableParallelism } from "node:os";
import type { Listener } from "../events.ts";
import type { PaperExtraction } from "../model/extraction.ts";
import { extractEach, type Extractor } from "./extractor.ts";
import { findModel } from "./models.ts";
import { createPace } from "./pace.ts";
import { readEnglish } from "./read-english.ts";
import type { PaperInput } from "./paper-text.ts";
import { startWorkers, type Workers } from "./workers.ts";

export type { Extractor } from "./extractor.ts";
export type { PaperInput } from "./paper-text.ts";

/** An extractor that spreads its work over threads. Close it with `await using`. */
export interface ExtractorPool extends AsyncDisposable {
  /** The model's name, as `--model` takes it. */
  readonly model: string;
  /** Changes whenever the same paper may give another extraction: the model, the code's version and the weights' hash. */
  readonly version: string;
  /** Whether papers are read whose text is not in English. */
  readonly anyLanguage: boolean;
  /** One extraction a paper, in order. */
  readonly extract: (papers: readonly PaperInput[]) => Promise<readonly PaperExtraction[]>;
}

export interface ExtractorPoolOptions {
  /** `accurate` or `fast`; by default `accurate` where it is installed, else `fast`. */
  readonly model?: string | undefined;
  /** Worker threads; 1 works in the calling thread. By default one a core. */
  readonly threads?: number | undefined;
  /** Also reads papers whose text is not in English; without it they are told and have no concepts. */
  readonly anyLanguage?: boolean | undefined;
  /** Told when the accurate model is not there, and when the fast one would be much faster. */
  readonly listener?: Listener | undefined;
}

/**
 * Finds a model, and loads it as soon as there is work: in threads when there is work for more than one. Throws
 * `MODEL_MISSING` when the model is not there and `USAGE` when no model has that name.
 */
export async function openExtractorPool(options: ExtractorPoolOptions = {}): Promise<ExtractorPool> {
  const listener = options.listener ?? ((): void => undefined);
  const model = await findModel(options.model, listener);
  const pace = createPace(model.name, listener);
  const threads = options.threads ?? availableParallelism();
  let own: Promise<Extractor> | undefined;
  let workers: Workers | undefined;
  const extractHere = async (papers: readonly PaperInput[]): Promise<readonly PaperExtraction[]> => {
    return extractEach(await (own ??= model.load()), papers);
  };
  const extractInThreads = async (papers: readonly PaperInput[]): Promise<readonly PaperExtraction[]> => {
    workers ??= startWorkers(model.name, threads);
    const tasks: Promise<readonly PaperExtraction[]>[] = [];
    for (let from = 0; from < papers.length; from += model.papersATask) {
      tasks.push(workers.extract(papers.slice(from, from + model.papersATask)));
    }
    return (await Promise.all(tasks)).flat();
  };
  const extractAll = async (papers: readonly PaperInput[]): Promise<readonly PaperExtraction[]> => {
    const isSmall = workers === undefined && papers.length <= model.papersATask;
    const done = pace(papers.length);
    const extractions = await (threads === 1 || isSmall ? extractHere(papers) : extractInThreads(papers));
    done();
    return extractions;
  };
  const anyLanguage = options.anyLanguage ?? false;
  return {
    model: model.name,
    version: model.version,
    anyLanguage,
    extract: readEnglish(extractAll, anyLanguage),
    async [Symbol.asyncDispose]() {
      await workers?.close();
    },
  };
}
