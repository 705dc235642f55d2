import { PaperGraphError, throwIfStopped } from "../errors.ts";
import type { Listener } from "../events.ts";
import { openPageCache } from "../fetch/cache.ts";
import { createClient } from "../fetch/client.ts";
import { systemClock, type Clock } from "../fetch/clock.ts";
import type { Fetcher, Parameters, Search } from "../fetch/fetcher.ts";
import { fetchers } from "../fetch/index.ts";
import { pagesOf, type Page, type PageSource } from "../fetch/pages.ts";
import { strongIds } from "../model/id.ts";
import type { PaperRecord } from "../model/paper.ts";
import { readers } from "../read/index.ts";
import { openSource } from "../read/source.ts";
import { packageVersion } from "../version.ts";

export interface FetchOptions {
  /** Name of the service: one of `fetchers`. */
  readonly service: string;
  /** Words of a query, or ids of papers with spaces or commas between. */
  readonly query: string;
  /** The most papers to fetch; all by default. */
  readonly max?: number | undefined;
  /** The earliest day of publication, `2024-05-01`. */
  readonly since?: string | undefined;
  /** Folder that keeps the pages of answers, each for a day. */
  readonly cache: string;
  /** A mail address at which the service can reach whoever asks; by default PAPERGRAPH_MAILTO in `environment`. */
  readonly mailto?: string | undefined;
  /** Where the variables are looked up that override a service's address, hold its key, or the mail address. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  readonly listener?: Listener;
  readonly signal?: AbortSignal;
  readonly clock?: Clock;
}

/** What a fetch would take. */
export interface FetchPlan {
  readonly service: string;
  /** Papers that there are; for ids, how many were asked for. */
  readonly matching: number;
  /** Papers that would be fetched: no more than `max` and than the service gives out. */
  readonly papers: number;
  /** Requests that are still to be made. */
  readonly requests: number;
  /** Pages that are on disk already. */
  readonly cachedPages: number;
  /** The least time that the requests take, by the pauses that the service asks for. */
  readonly seconds: number;
}

interface Fetching extends PageSource {
  readonly search: Search;
  readonly questions: readonly Parameters[];
  /** The most papers to fetch. */
  readonly max: number;
  readonly listener: Listener;
}

/**
 * The papers that a service finds, page after page, as `readSources` would read the service's answers from files. Pages are
 * kept in the cache as they come, so that a fetch that was stopped goes on from them. What the service names and cannot be
 * read is told as skipped, ids that it does not know in a note.
 * Throws `UNKNOWN_PART`, `USAGE` (no query, ids of another service), `SERVICE_FAILED`, `SERVICE_REFUSED`, `WRITE_FAILED`
 * and `STOPPED`.
 */
export async function* fetchPapers(options: FetchOptions): AsyncGenerator<PaperRecord> {
  const fetching = prepare(options);
  const { fetcher, search, max, listener } = fetching;
  const missing = new Set("ids" in search ? search.ids : []);
  let papers = 0;
  let number = 0;
  for await (const page of allPages(fetching)) {
    number += 1;
    if (number === 1) tellLimits(fetching, page);
    for await (const record of recordsOn(page, number, fetching)) {
      for (const id of strongIds(record)) missing.delete(id);
      papers += 1;
      yield record;
      if (papers === max) return;
    }
    throwIfStopped(options.signal);
    const total = Math.min("ids" in search ? search.ids.length : page.total, max);
    listener({ kind: "page-fetched", service: fetcher.name, papers, total });
  }
  if (missing.size > 0) listener({ kind: "note", text: `Not found at ${fetcher.name}: ${[...missing].join(", ")}.` });
}

/** Counts what `fetchPapers` would do. For a query that takes its first page, which is kept; for ids it takes nothing. */
export async function planFetch(options: FetchOptions): Promise<FetchPlan> {
  const fetching = prepare(options);
  const { fetcher, search, max, questions, size } = fetching;
  const cached = await cachedPages(fetching);
  const [question] = questions;
  const first =
    cached[0] ?? ("ids" in search || question === undefined ? undefined : await firstPage(fetching, question));
  const matching = "ids" in search ? search.ids.length : (first?.total ?? 0);
  const papers = Math.min(matching, max);
  const pages = "ids" in search ? questions.length : Math.ceil(papers / size);
  const cachedCount = Math.max(cached.length, first === undefined ? 0 : 1);
  const requests = Math.max(0, pages - cachedCount);
  return {
    service: fetcher.name,
    matching,
    papers,
    requests,
    cachedPages: cachedCount,
    seconds: (requests * fetcher.interval) / 1000,
  };
}

async function firstPage(fetching: Fetching, question: Parameters): Promise<Page | undefined> {
  for await (const page of pagesOf(fetching, question)) return page;
  return undefined;
}

/** The pages from the first on that need no request, as many as the fetch would use. */
async function cachedPages(fetching: Fetching): Promise<readonly Page[]> {
  const pages: Page[] = [];
  let papers = 0;
  for (const question of fetching.questions) {
    for await (const page of pagesOf(fetching, question, { only: "cached" })) {
      pages.push(page);
      papers += page.records;
      if (papers >= fetching.max) return pages;
    }
  }
  return pages;
}

/** All pages, as far as the service gives them out. */
async function* allPages({ fetcher, search, questions, listener, ...source }: Fetching): AsyncGenerator<Page> {
  const most = "query" in search ? (fetcher.mostPapers ?? Infinity) : Infinity;
  for (const question of questions) {
    let listed = 0;
    let total = 0;
    for await (const page of pagesOf({ ...source, fetcher }, question)) {
      yield page;
      listed += page.records;
      ({ total } = page);
      if (listed >= most) return;
    }
    if ("query" in search && listed < total) {
      const counts = [listed, total].map((count) => count.toLocaleString("en")).join(" of the ");
      listener({ kind: "note", text: `${fetcher.name} gave ${counts} papers that it counts, and no further page.` });
    }
  }
}

async function* recordsOn(
  { bytes }: Page,
  number: number,
  { fetcher, listener }: Fetching,
): AsyncGenerator<PaperRecord> {
  const { name } = fetcher;
  async function* whole(): AsyncGenerator<Uint8Array> {
    yield bytes;
  }
  await using source = await openSource(name, {
    bytes: whole(),
    tell: (text) => listener({ kind: "note", text: `${name}, page ${number}: ${text}.` }),
  });
  const skip = (position: string, reason: string): void =>
    listener({ kind: "record-skipped", source: name, position: `page ${number}, ${position}`, reason });
  yield* readers.get(fetcher.reader).read(source, skip, {});
}

/** That the service has more than it gives out, and who asks. */
function tellLimits({ fetcher, search, max, listener, contact }: Fetching, { total, isCached }: Page): void {
  const most = fetcher.mostPapers;
  if ("query" in search && most !== undefined && total > most && max === most) {
    const text = `${fetcher.name} finds ${total.toLocaleString("en")} papers and gives out the first ${most.toLocaleString("en")}: narrow the query, or fetch in parts with --since.`;
    listener({ kind: "note", text });
  }
  if (contact.mailto === undefined && !isCached) {
    const text = `${fetcher.name} is not told whom to write to when something goes wrong: set PAPERGRAPH_MAILTO, or add --mailto.`;
    listener({ kind: "note", text });
  }
}

function prepare(options: FetchOptions): Fetching {
  const { max = Infinity, environment = {}, listener = () => undefined, clock = systemClock } = options;
  const fetcher = fetchers.get(options.service);
  const search = searchFor(fetcher, options);
  const most = Math.min(max, "query" in search ? (fetcher.mostPapers ?? Infinity) : Infinity);
  const mailto = mailAddress(options);
  const key = fetcher.keyVariable === undefined ? undefined : environment[fetcher.keyVariable];
  return {
    fetcher,
    search,
    questions: fetcher.questions(search),
    max: most,
    isPaged: "query" in search,
    size: "ids" in search ? fetcher.pageSize : Math.min(fetcher.pageSize, most),
    address: addressOf(fetcher, environment),
    contact: { mailto, key: key === "" ? undefined : key },
    listener,
    cache: openPageCache(options.cache, () => clock.now()),
    client: createClient({
      service: fetcher.name,
      interval: fetcher.interval,
      userAgent: `papergraph/${packageVersion()}${mailto === undefined ? "" : ` (mailto:${mailto})`}`,
      clock,
      signal: options.signal,
      listener,
    }),
  };
}

function mailAddress({ mailto, environment = {} }: FetchOptions): string | undefined {
  const given = mailto ?? environment.PAPERGRAPH_MAILTO ?? "";
  if (given === "") return undefined;
  if (/^[^\s@<>()]+@[^\s@<>()]+$/u.test(given)) return given;
  throw new PaperGraphError("USAGE", `"${given}" is no mail address.`, {
    hint: "Give one with --mailto or in PAPERGRAPH_MAILTO.",
  });
}

function addressOf({ address, addressVariable }: Fetcher, environment: FetchOptions["environment"] = {}): string {
  const given = environment[addressVariable];
  if (given === undefined || given === "") return address;
  if (URL.canParse(given) && /^https?:/iu.test(given)) {
    const url = new URL(given);
    if (url.pathname === "/") url.pathname = new URL(address).pathname;
    return url.href;
  }
  throw new PaperGraphError("USAGE", `${addressVariable} holds no web address: "${given}".`, {
    hint: `It reads for example: ${address}`,
  });
}

/** Ids where every word is one, else a query. */
function searchFor(fetcher: Fetcher, { query, since }: FetchOptions): Search {
  const words = query.split(/[\s,]+/u).filter((word) => word !== "");
  if (words.length === 0) {
    throw new PaperGraphError("USAGE", "The query is empty.", { hint: "Give words to look for, or ids of papers." });
  }
  const ids = words.map((word) => fetcher.parseId(word)).filter((id) => id !== undefined);
  if (ids.length < words.length) return { query: query.trim(), since };
  const foreign = ids.find((id) => !fetcher.idKinds.includes(id.slice(0, id.indexOf(":"))));
  if (foreign !== undefined) {
    throw new PaperGraphError("USAGE", `${fetcher.name} finds no papers by ids such as ${foreign}.`, {
      hint: `It knows ids of these kinds: ${fetcher.idKinds.join(", ")}.`,
    });
  }
  if (since !== undefined) {
    throw new PaperGraphError("USAGE", "--since goes with a query, not with ids.", { hint: "Leave it out." });
  }
  return { ids: [...new Set(ids)] };
}
