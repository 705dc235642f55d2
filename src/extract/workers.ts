import { Tinypool } from "tinypool";
import type { PaperExtraction } from "../model/extraction.ts";
import type { PaperInput } from "./paper-text.ts";
import type { ExtractionTask, extractTask } from "./worker.ts";

/** Threads that extract; each has its own copy of the model. */
export interface Workers {
  readonly extract: (papers: readonly PaperInput[]) => Promise<readonly PaperExtraction[]>;
  readonly close: () => Promise<void>;
}

const TASK_NAME: (typeof extractTask)["name"] = "extractTask";

/** Node runs TypeScript only with a loader, which a thread has to be told about; the built package needs none. */
function workerSource(): { filename: string; execArgv: string[] } {
  const isSource = import.meta.url.endsWith(".ts");
  const filename = new URL(isSource ? "./worker.ts" : "./worker.js", import.meta.url).href;
  return { filename, execArgv: isSource ? ["--import", "tsx"] : [] };
}

/** Starts threads for a model. */
export function startWorkers(model: string, threads: number): Workers {
  const pool = new Tinypool({ ...workerSource(), name: TASK_NAME, minThreads: threads, maxThreads: threads });
  return {
    async extract(papers) {
      // Only what extraction reads is sent to a thread.
      const task: ExtractionTask = { model, papers: papers.map(({ title, abstract }) => ({ title, abstract })) };
      const extractions: readonly PaperExtraction[] = await pool.run(task);
      return extractions;
    },
    close: () => pool.destroy(),
  };
}
