import { Tinypool } from "tinypool";
import type { PaperExtraction } from "../model/extraction.ts";
import type { PaperInput } from "./paper-text.ts";
import type { ExtractionTask, extractTask } from "./worker.ts";

/** Threads that extract; each has its own copy of the model. */
export interface Workers {
  readonly extract: (papers: readonly PaperInput[]) => Promise<readonly PaperExtraction[]>;
  readonly close: () => Promise<void>;
}

/** What a thread runs, as `worker.ts` exports it. */
const TASK_NAME: (typeof extractTask)["name"] = "extractTask";

/**
 * The module that a thread imports. Node 20 does not read TypeScript, and a thread does not inherit tsx: there (tests and
 * `npm run train`) a module of one line brings it in. The built package imports its worker as it is.
 */
function workerModule(): string {
  if (!import.meta.url.endsWith(".ts")) return new URL("./worker.js", import.meta.url).href;
  const loader = JSON.stringify(import.meta.resolve("tsx/esm/api"));
  const worker = JSON.stringify(new URL("./worker.ts", import.meta.url).href);
  const source = `import { register } from ${loader}; register(); export const { ${TASK_NAME} } = await import(${worker});`;
  return `data:text/javascript,${encodeURIComponent(source)}`;
}

/** Starts threads for a model. */
export function startWorkers(model: string, threads: number): Workers {
  const pool = new Tinypool({ filename: workerModule(), name: TASK_NAME, minThreads: threads, maxThreads: threads });
  return {
    async extract(papers) {
      // Only what extraction reads is sent to a thread.
      const task: ExtractionTask = { model, papers: papers.map(({ title, abstract }) => ({ title, abstract })) };
      const json: Awaited<ReturnType<typeof extractTask>> = await pool.run(task);
      const extractions: readonly PaperExtraction[] = JSON.parse(json);
      return extractions;
    },
    close: () => pool.destroy(),
  };
}
