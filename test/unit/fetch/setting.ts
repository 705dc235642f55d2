import type { ProgressEvent } from "../../../src/events.ts";
import type { PaperRecord } from "../../../src/model/paper.ts";
import { fetchPapers, type FetchOptions } from "../../../src/pipeline/fetch.ts";
import {
  arxivApi,
  openalexApi,
  startService,
  testClock,
  type Handler,
  type Service,
  type TestClock,
} from "../../service.ts";
import { temporaryFolder } from "../../temporary.ts";

export interface Fetched {
  readonly records: readonly PaperRecord[];
  /** What was told: notes, and skipped records with their place. */
  readonly told: readonly string[];
}

export interface Setting {
  readonly options: FetchOptions;
  readonly service: Service;
  readonly clock: TestClock;
  readonly fetch: (changes?: Partial<FetchOptions>) => Promise<Fetched>;
}

/** A service with so many papers, that first does what `faults` say, and what is needed to ask it. */
export async function setUp(
  name: "arxiv" | "openalex",
  papers: number,
  faults: readonly Handler[] = [],
): Promise<Setting> {
  const service = await startService((name === "arxiv" ? arxivApi : openalexApi)(papers), faults);
  const clock = testClock();
  const options: FetchOptions = {
    service: name,
    query: "graphs",
    cache: await temporaryFolder(),
    mailto: "me@example.org",
    environment: { PAPERGRAPH_ARXIV_URL: service.address, PAPERGRAPH_OPENALEX_URL: service.address },
    clock,
  };
  return {
    options,
    service,
    clock,
    async fetch(changes = {}) {
      const told: string[] = [];
      const listener = (event: ProgressEvent): void => {
        if (event.kind === "note") told.push(event.text);
        if (event.kind === "record-skipped") told.push(`${event.source}, ${event.position}: ${event.reason}`);
      };
      const records: PaperRecord[] = [];
      for await (const record of fetchPapers({ ...options, listener, ...changes })) records.push(record);
      return { records, told };
    },
  };
}

/** A refusal, or whatever else the code says. */
export const status =
  (code: number, headers: Readonly<Record<string, string>> = {}, body = ""): Handler =>
  (response) => {
    response.writeHead(code, headers).end(body);
  };

export const answer =
  (body: string | Uint8Array, headers: Readonly<Record<string, string>> = {}): Handler =>
  (response) => {
    response.writeHead(200, headers).end(body);
  };
