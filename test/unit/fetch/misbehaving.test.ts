import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { arxivApi, atomFeed, testClock, type Handler } from "../../service.ts";
import { answer, setUp, status } from "./setting.ts";

/** A page of OpenAlex that another one follows. */
const pageBefore = (cursor: string): Handler =>
  answer(JSON.stringify({ meta: { count: 9, next_cursor: cursor }, results: [{ id: "x", title: "A" }] }));

interface Expected {
  readonly reason: RegExp;
  /** In milliseconds, the pause before the next request included. */
  readonly waited: number;
}

describe("a service that misbehaves is asked again", () => {
  const good = atomFeed(0, []);
  const cut: Handler = (response) => {
    response.writeHead(200, { "content-length": "5000" }).write(good);
    setImmediate(() => response.destroy());
  };
  test.each<readonly [string, Handler, Expected]>([
    [
      "429 with seconds",
      status(429, { "retry-after": "7" }, "slow down"),
      { reason: /answered 429: slow down/u, waited: 7000 },
    ],
    ["500", status(500, { "content-type": "text/html" }, "<h1>Oh</h1>"), { reason: /answered 500;/u, waited: 3000 }],
    [
      "503 with a date that is past",
      status(503, { "retry-after": "Fri, 01 Jan 2021 00:00:00 GMT" }),
      { reason: /503/u, waited: 3000 },
    ],
    ["403 with Retry-After", status(403, { "retry-after": "9" }), { reason: /403/u, waited: 9000 }],
    ["a body cut on the way", cut, { reason: /connection failed/u, waited: 3000 }],
    ["a body cut before it was sent", answer(good.slice(0, -10)), { reason: /cut short/u, waited: 3000 }],
    [
      "an error page in place of a feed",
      answer("<html>Maintenance</html>", { "content-type": "text/html" }),
      { reason: /no feed/u, waited: 3000 },
    ],
    [
      "an empty page though there are more",
      answer(atomFeed(1, [])),
      { reason: /empty though there are more/u, waited: 3000 },
    ],
    ["a feed that does not count", answer("<feed></feed>"), { reason: /does not say how many/u, waited: 3000 }],
    ["damaged gzip", answer(gzipSync(good).subarray(0, 30)), { reason: /damaged gzip/u, waited: 3000 }],
    [
      "damaged gzip that is announced",
      answer("nonsense", { "content-encoding": "gzip" }),
      { reason: /connection failed/u, waited: 3000 },
    ],
    ["no answer at all", (response) => void response.destroy(), { reason: /connection failed/u, waited: 3000 }],
  ])("after %s", async (_name, fault, { reason, waited }) => {
    const { fetch, service, clock } = await setUp("arxiv", 1, [fault]);
    const { records, told } = await fetch();
    expect(records).toHaveLength(1);
    expect(service.requests).toHaveLength(2);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(reason);
    expect(told[0]).toMatch(/; try 2 of 5 in \d+ s\.$/u);
    expect(clock.waits.reduce((sum, wait) => sum + wait, 0)).toBe(waited);
  });

  test("after the time that Retry-After names as a date", async () => {
    const { fetch, clock } = await setUp("arxiv", 1, [
      (response) => {
        response.writeHead(429, { "retry-after": new Date(clock.now() + 60_000).toUTCString() }).end();
      },
    ]);
    await fetch();
    expect(clock.waits[0]).toBeGreaterThan(58_000);
    expect(clock.waits[0]).toBeLessThanOrEqual(60_000);
  });

  test.each<readonly [string, Handler]>([
    ["beginning", () => undefined],
    ["rest", (response) => void response.writeHead(200).write("<feed>")],
  ])("when the %s of its answer does not come in time", async (_name, fault) => {
    const clock = testClock();
    const slow: Handler = (...call) => {
      fault(...call);
      setImmediate(() => clock.runOut());
    };
    const { fetch } = await setUp("arxiv", 1, [slow]);
    const { records, told } = await fetch({ clock });
    expect(records).toHaveLength(1);
    expect(told).toEqual(["arxiv: it did not answer within 60 s; try 2 of 5 in 3 s."]);
  });

  test("with growing pauses, five times in all; what came before is kept", async () => {
    const broken = Array.from({ length: 5 }, () => status(502));
    const { fetch, service, clock } = await setUp("arxiv", 250, [arxivApi(250), ...broken]);
    await expect(fetch()).rejects.toMatchObject({
      code: "SERVICE_FAILED",
      message: "arxiv failed 5 times in a row: it answered 502.",
      hint: "Start the same command again later: it goes on from the pages that are kept.",
    });
    expect(clock.waits).toEqual([3000, 3000, 6000, 12_000, 24_000]);
    expect((await fetch()).records).toHaveLength(250);
    expect(service.requests.map((parameters) => parameters.get("start")).slice(5)).toEqual(["200", "200"]);
  });
});

test("a service that is not there is told with the reason", async () => {
  const { fetch, clock } = await setUp("arxiv", 1);
  await expect(fetch({ environment: { PAPERGRAPH_ARXIV_URL: "http://localhost:1" } })).rejects.toThrow(
    /^arxiv failed 5 times in a row: the connection failed \((?=.*(?:ECONNREFUSED|bad port)).*\)\.$/u,
  );
  expect(clock.waits).toEqual([3000, 6000, 12_000, 24_000]);
});

describe("a service is not asked again", () => {
  test.each<readonly [string, Handler, object]>([
    [
      "that refuses a query",
      status(400, { "content-type": "application/json" }, '{"message":"Unknown\n filter"}'),
      {
        code: "SERVICE_REFUSED",
        message: 'arxiv cannot be asked this: it answered 400: {"message":"Unknown filter"}.',
      },
    ],
    [
      "that refuses a query in a feed",
      status(400, {}, atomFeed(1, ["<entry><title>Error</title><summary>bad id</summary></entry>"])),
      { message: "arxiv cannot be asked this: it answered 400: 1 Error bad id." },
    ],
    [
      "that answers with arXiv's error feed",
      answer(atomFeed(1, ["<entry><id>http://arxiv.org/api/errors#incorrect_id_format_for_1</id></entry>"])),
      { message: "arxiv cannot be asked this: it refuses the query (incorrect id format for 1)." },
    ],
    [
      "that wants to be left alone for an hour",
      status(429, { "retry-after": "3600" }),
      { code: "SERVICE_FAILED", message: "arxiv wants to be left alone for 3600 s: it answered 429." },
    ],
  ])("%s", async (_name, fault, error) => {
    const { fetch, service } = await setUp("arxiv", 1, [fault]);
    await expect(fetch()).rejects.toMatchObject(error);
    expect(service.requests).toHaveLength(1);
  });

  test("that redirects in a circle, and the redirects keep its interval", async () => {
    const circle = Array.from({ length: 20 }, () => status(302, { location: "/query?again=1" }));
    const { fetch, service, clock } = await setUp("arxiv", 1, circle);
    await expect(fetch()).rejects.toThrow("arxiv cannot be asked this: it redirects again and again.");
    expect(service.requests).toHaveLength(6);
    expect(clock.waits).toEqual([3000, 3000, 3000, 3000, 3000]);
  });

  test("whose pages lead back to one that was fetched", async () => {
    const { fetch } = await setUp("openalex", 1, [pageBefore("a"), pageBefore("b"), pageBefore("a")]);
    await expect(fetch()).rejects.toThrow(/^openalex failed: the page after this one is one that was fetched before/u);
  });
});

describe("a fetch that is stopped", () => {
  test.each<readonly [string, Handler]>([
    ["while it waits", status(503)],
    ["while the service answers", (response) => void response.writeHead(200).write("<feed>")],
  ])("%s goes on from the pages that it has", async (_name, fault) => {
    const stopper = new AbortController();
    const stopping: Handler = (...call) => {
      fault(...call);
      setImmediate(() => stopper.abort());
    };
    const { fetch, service, clock } = await setUp("arxiv", 250, [arxivApi(250), stopping]);
    const waiting = {
      ...clock,
      wait: async (milliseconds: number, signal?: AbortSignal) => {
        if (service.requests.length < 2) return clock.wait(milliseconds);
        return new Promise<void>((settle) => signal?.addEventListener("abort", () => settle()));
      },
    };
    await expect(fetch({ signal: stopper.signal, clock: waiting })).rejects.toMatchObject({ code: "STOPPED" });
    expect((await fetch()).records).toHaveLength(250);
    expect(service.requests).toHaveLength(3);
  });
});
