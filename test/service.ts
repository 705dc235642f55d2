import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { onTestFinished } from "vitest";
import { z } from "zod";
import type { Clock } from "../src/fetch/clock.ts";

/** Answers one request; `parameters` are those of its address. */
export type Handler = (response: ServerResponse, parameters: URLSearchParams, request: IncomingMessage) => void;

export interface Service {
  readonly address: string;
  /** The parameters of all requests so far. */
  readonly requests: readonly URLSearchParams[];
  readonly userAgents: readonly (string | undefined)[];
}

/** A server on this machine until the test ends. The first requests go to `faults`, one each, the others to `handler`. */
export async function startService(handler: Handler, faults: readonly Handler[] = []): Promise<Service> {
  const requests: URLSearchParams[] = [];
  const userAgents: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? "/", "http://localhost");
    const fault = faults[requests.length];
    requests.push(searchParams);
    userAgents.push(request.headers["user-agent"]);
    (fault ?? handler)(response, searchParams, request);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = z.object({ port: z.number() }).parse(server.address());
  return { address: `http://127.0.0.1:${port}/query`, requests, userAgents };
}

const titleOf = (number: number): string => `Paper ${number}: naïve graphs`;

const atomEntry = (id: string, number: number): string => `
  <entry>
    <id>http://arxiv.org/abs/${id}v1</id>
    <published>2024-01-02T00:00:00Z</published>
    <title>${titleOf(number)}</title>
    <summary>We study graphs.</summary>
    <author><name>Emmy Noether</name></author>
  </entry>`;

/** An Atom feed as arXiv's API answers. */
export const atomFeed = (total: number, entries: readonly string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <opensearch:totalResults xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">${total}</opensearch:totalResults>${entries.join("")}
</feed>
`;

const arxivId = (number: number): string => `2401.${String(number).padStart(5, "0")}`;

/** arXiv's API with so many papers, which every query finds; asked for ids, it knows all but 2401.99999. */
export const arxivApi =
  (total: number): Handler =>
  (response, parameters) => {
    response.setHeader("content-type", "application/atom+xml; charset=utf-8");
    const list = parameters.get("id_list");
    if (list !== null) {
      const known = list.split(",").filter((id) => id !== "2401.99999");
      response.end(
        atomFeed(
          known.length,
          known.map((id, at) => atomEntry(id, at)),
        ),
      );
      return;
    }
    const start = Number(parameters.get("start"));
    const count = Math.max(0, Math.min(Number(parameters.get("max_results")), total - start));
    const entries = Array.from({ length: count }, (_, at) => atomEntry(arxivId(start + at), start + at));
    response.end(atomFeed(total, entries));
  };

/** OpenAlex with so many works, which every query finds; a cursor holds the place of the next one. */
export const openalexApi =
  (total: number): Handler =>
  (response, parameters) => {
    response.setHeader("content-type", "application/json");
    const cursor = parameters.get("cursor") ?? "";
    const start = cursor === "*" ? 0 : Number(atob(cursor));
    const end = Math.min(total, start + Number(parameters.get("per_page")));
    const results = Array.from({ length: end - start }, (_, at) => ({
      id: `https://openalex.org/W${start + at + 1}`,
      display_name: titleOf(start + at),
      abstract_inverted_index: { We: [0], study: [1], "graphs.": [2] },
      publication_year: 2024,
    }));
    // As the real one does, it learns only from an empty page that there are no more.
    response.end(
      JSON.stringify({ meta: { count: total, next_cursor: end > start ? btoa(String(end)) : null }, results }),
    );
  };

export interface TestClock extends Clock {
  /** The waits in milliseconds that were asked for; none took any time. */
  readonly waits: readonly number[];
  /** Ends the time of the request that is under way. */
  runOut(): void;
}

/** A clock that stands still but for the waits. */
export function testClock(): TestClock {
  const waits: number[] = [];
  let now = Date.now();
  let deadline = new AbortController();
  return {
    waits,
    now: () => now,
    async wait(milliseconds) {
      waits.push(milliseconds);
      now += milliseconds;
    },
    deadline() {
      deadline = new AbortController();
      return deadline.signal;
    },
    runOut: () => deadline.abort(),
  };
}
