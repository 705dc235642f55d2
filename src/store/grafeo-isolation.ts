import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { type ErrorCode, PaperGraphError } from "../errors.ts";
import { stopped, tookTooLong } from "./query-ends.ts";
import type { Parameters, QueryLimits, QueryResult, StoreLocation } from "./store.ts";

/** What is sent to a process of `grafeo-process.ts`. */
export interface Request {
  readonly cypher: string;
  readonly parameters: Parameters;
  readonly maxRows: number;
}

/** What comes back. */
export type Answer =
  | { readonly result: QueryResult }
  | { readonly error: { readonly code: ErrorCode; readonly message: string; readonly hint?: string | undefined } };

/** Queries in processes of their own: nothing else can end one that the engine is deep in. */
export interface Isolation extends AsyncDisposable {
  /** Throws as `GraphStore.query`. */
  query(cypher: string, parameters: Parameters, limits: QueryLimits): Promise<QueryResult>;
}

/** One process a query that runs; those that are idle are kept, for each has to load the graph. */
export function createIsolation(location: StoreLocation): Isolation {
  const idle = new Set<ChildProcess>();
  const running = new Set<ChildProcess>();
  return {
    async query(cypher, parameters, limits) {
      if (limits.signal?.aborted === true) throw stopped();
      const [kept] = idle;
      const child = kept ?? startProcess(location);
      idle.delete(child);
      running.add(child);
      try {
        const answer = await ask(child, { cypher, parameters, maxRows: limits.maxRows }, limits);
        idle.add(child);
        if ("result" in answer) return answer.result;
        const { code, message, hint } = answer.error;
        throw new PaperGraphError(code, message, hint === undefined ? {} : { hint });
      } finally {
        running.delete(child);
      }
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([...idle, ...running].map(endProcess));
      idle.clear();
    },
  };
}

/** Node 20 does not read TypeScript: where papergraph runs from its sources (tests), tsx does. */
function startProcess({ url, workspace }: StoreLocation): ChildProcess {
  const isSource = import.meta.url.endsWith(".ts");
  const module = fileURLToPath(new URL(isSource ? "./grafeo-process.ts" : "./grafeo-process.js", import.meta.url));
  const execArgv = isSource ? ["--import", import.meta.resolve("tsx/esm")] : [];
  return fork(module, [url, workspace], { execArgv });
}

const fail = (cause: PaperGraphError) => (): never => {
  throw cause;
};

async function ask(child: ChildProcess, request: Request, { timeoutMs, signal }: QueryLimits): Promise<Answer> {
  const over = new AbortController();
  const until = { signal: over.signal };
  const events: readonly Promise<Answer>[] = [
    once(child, "message", until).then(([told]: readonly unknown[]) => (isAnswer(told) ? told : fail(ended())())),
    once(child, "exit", until).then(fail(ended())),
    delay(timeoutMs, undefined, until).then(fail(tookTooLong(timeoutMs))),
    ...(signal === undefined ? [] : [once(signal, "abort", until).then(fail(stopped()))]),
  ];
  // Those that come later, or never, are nobody's business.
  for (const event of events) event.catch(() => undefined);
  try {
    child.send(request);
    return await Promise.race(events);
  } catch (cause) {
    await endProcess(child);
    throw cause;
  } finally {
    over.abort();
  }
}

const isAnswer = (told: unknown): told is Answer =>
  typeof told === "object" && told !== null && ("result" in told || "error" in told);

async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, "exit");
  child.kill("SIGKILL");
  await exit;
}

const ended = (): PaperGraphError =>
  new PaperGraphError("QUERY_FAILED", "The process that ran the query has ended before its answer.", {
    hint: "It may have run out of memory: ask for less, or add a LIMIT.",
  });
