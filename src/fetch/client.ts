import { gunzipSync } from "node:zlib";
import { PaperGraphError, systemCode, throwIfStopped } from "../errors.ts";
import type { Listener } from "../events.ts";
import type { Clock } from "./clock.ts";
import { UnusableAnswer } from "./fetcher.ts";
import { retryAfterOf } from "./retry-after.ts";

/** So often a request is made before it is given up. */
const TRIES = 5;
const ANSWER_WITHIN = 60_000;
/** Who is told to wait longer than that does better to come again. */
const LONGEST_WAIT = 5 * 60_000;
/** The first wait after a failure, which doubles with each further one. */
const FIRST_WAIT = 1000;
const MOST_REDIRECTS = 5;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
const TEMPORARY: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504]);

export interface ClientOptions {
  /** What messages call the service. */
  readonly service: string;
  /** Milliseconds between the end of one request and the next. */
  readonly interval: number;
  readonly userAgent: string;
  readonly clock: Clock;
  readonly signal: AbortSignal | undefined;
  readonly listener: Listener;
}

export interface Answer<Contents> {
  readonly bytes: Uint8Array;
  readonly contents: Contents;
}

/** Asks one service, one request after another, never faster than its interval. */
export interface Client {
  /**
   * The body of an answer that `accept` takes; it throws `UnusableAnswer` for others. What may be temporary is tried again,
   * after growing pauses or when the service says. Throws `SERVICE_FAILED` when that was in vain, `SERVICE_REFUSED` when
   * there is no use in it, and `STOPPED`.
   */
  get<Contents>(address: URL, accept: (text: string) => Contents): Promise<Answer<Contents>>;
}

export function createClient(options: ClientOptions): Client {
  const { clock, signal } = options;
  let earliest = 0;
  const pause = async (milliseconds: number): Promise<void> => {
    if (milliseconds > 0) await clock.wait(milliseconds, signal);
    throwIfStopped(signal);
  };
  /** The answer's bytes: one or more requests, each at its time. */
  const request = async (address: URL): Promise<Uint8Array> => {
    let target = address;
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
      await pause(earliest - clock.now());
      try {
        const answer = await send(target, options);
        if (answer instanceof Uint8Array) return answer;
        target = answer;
      } finally {
        earliest = clock.now() + options.interval;
      }
    }
    throw new UnusableAnswer("it redirects again and again", { isTemporary: false });
  };
  return {
    async get(address, accept) {
      for (let tries = 1; ; tries += 1) {
        try {
          const bytes = await request(address);
          return { bytes, contents: accept(new TextDecoder().decode(bytes)) };
        } catch (cause) {
          throwIfStopped(signal);
          await pause(waitAfter(asUnusable(cause), tries, options));
        }
      }
    },
  };
}

/** One request: the bytes of the answer, or the address that it redirects to. */
async function send(address: URL, { userAgent, clock, signal }: ClientOptions): Promise<Uint8Array | URL> {
  const deadline = clock.deadline(ANSWER_WITHIN);
  const response = await fetch(address, {
    redirect: "manual", // those that a client follows by itself do not keep the interval
    headers: { "user-agent": userAgent },
    signal: signal === undefined ? deadline : AbortSignal.any([deadline, signal]),
  }).catch((cause: unknown) => {
    throw deadline.aborted ? tooSlow() : cause;
  });
  const bytes = await response.arrayBuffer().then(
    (buffer) => new Uint8Array(buffer),
    (cause: unknown) => {
      throw deadline.aborted ? tooSlow() : cause;
    },
  );
  const location = response.headers.get("location");
  if (REDIRECTS.has(response.status) && location !== null) return new URL(location, address);
  if (response.ok) return unzipped(bytes);
  throw refusal(response, bytes, clock.now());
}

const tooSlow = (): UnusableAnswer =>
  new UnusableAnswer(`it did not answer within ${ANSWER_WITHIN / 1000} s`, { isTemporary: true });

/** Some servers send what they hold gzipped without a word about it. */
function unzipped(bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes);
  } catch {
    throw new UnusableAnswer("its answer is a damaged gzip file", { isTemporary: true });
  }
}

const LONGEST_QUOTE = 200;

function refusal({ status, headers }: Response, bytes: Uint8Array, now: number): UnusableAnswer {
  const isText = !/html/u.test(headers.get("content-type") ?? "");
  const words = isText
    ? new TextDecoder()
        .decode(bytes)
        .replaceAll(/<[^>]*>/gu, " ") // arXiv explains itself in a feed
        .replaceAll(/[\s\p{Cc}]+/gu, " ")
        .trim()
    : "";
  const quote = words.length > LONGEST_QUOTE ? `${words.slice(0, LONGEST_QUOTE)}…` : words;
  const retryAfter = retryAfterOf(headers.get("retry-after"), now);
  return new UnusableAnswer(`it answered ${status}${quote === "" ? "" : `: ${quote}`}`, {
    isTemporary: TEMPORARY.has(status) || (status === 403 && retryAfter !== undefined),
    retryAfter,
  });
}

/** What the network fails with is a phrase of its own in the cause of a cause. */
function asUnusable(cause: unknown): UnusableAnswer {
  if (cause instanceof UnusableAnswer) return cause;
  if (cause instanceof PaperGraphError) throw cause;
  const deepest = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
  const reason = deepest instanceof Error ? deepest.message || systemCode(deepest) || deepest.name : String(deepest);
  return new UnusableAnswer(`the connection failed (${reason})`, { isTemporary: true });
}

/** How many milliseconds to wait before the next try. Throws when there is to be none. */
function waitAfter(failure: UnusableAnswer, tries: number, { service, interval, listener }: ClientOptions): number {
  const { message: reason, isTemporary, retryAfter } = failure;
  if (!isTemporary) {
    throw new PaperGraphError("SERVICE_REFUSED", `${service} cannot be asked this: ${reason}.`, {
      hint: "Check the query, and whether the service wants a key (docs/fetching.md).",
      cause: failure,
    });
  }
  const wait = retryAfter ?? Math.max(interval, FIRST_WAIT) * 2 ** (tries - 1);
  const seconds = Math.ceil(wait / 1000);
  if (wait > LONGEST_WAIT) {
    throw new PaperGraphError("SERVICE_FAILED", `${service} wants to be left alone for ${seconds} s: ${reason}.`, {
      hint: "Start the same command again then: it goes on from the pages that are kept.",
      cause: failure,
    });
  }
  if (tries === TRIES) {
    throw new PaperGraphError("SERVICE_FAILED", `${service} failed ${TRIES} times in a row: ${reason}.`, {
      hint: "Start the same command again later: it goes on from the pages that are kept.",
      cause: failure,
    });
  }
  listener({ kind: "note", text: `${service}: ${reason}; try ${tries + 1} of ${TRIES} in ${seconds} s.` });
  return wait;
}
