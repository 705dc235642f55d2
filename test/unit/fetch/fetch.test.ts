import { readdir, readFile, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import type { ProgressEvent } from "../../../src/events.ts";
import { fetchPapers, planFetch } from "../../../src/pipeline/fetch.ts";
import { atomFeed, openalexApi, startService, type Handler } from "../../service.ts";
import { answer, setUp, status } from "./setting.ts";

describe("a query", () => {
  test("to arXiv comes page by page, three seconds apart, newest first", async () => {
    const { fetch, service, clock } = await setUp("arxiv", 450);
    const { records, told } = await fetch({ since: "2024-05-01" });
    expect(records).toHaveLength(450);
    expect(new Set(records.map(({ id }) => id)).size).toBe(450);
    expect(records[0]).toMatchObject({
      id: "arxiv:2401.00000",
      title: "Paper 0: naïve graphs",
      abstract: "We study graphs.",
      date: "2024-01-02",
      source: "arxiv",
    });
    expect(told).toEqual([]);
    expect(service.requests.map((parameters) => parameters.get("start"))).toEqual(["0", "200", "400"]);
    expect(Object.fromEntries(service.requests[0] ?? [])).toEqual({
      search_query: "(all:graphs) AND submittedDate:[202405010000 TO 299912312359]",
      sortBy: "submittedDate",
      sortOrder: "descending",
      start: "0",
      max_results: "200",
    });
    expect(service.userAgents[0]).toMatch(/^papergraph\/[\d.]+ \(mailto:me@example\.org\)$/u);
    expect(clock.waits).toEqual([3000, 3000]);
  });

  test("to OpenAlex follows its cursors and says who asks", async () => {
    const { fetch, service, clock, options } = await setUp("openalex", 200);
    const environment = { ...options.environment, PAPERGRAPH_OPENALEX_KEY: "sesame" };
    const { records } = await fetch({ since: "2024-05-01", environment });
    expect(records).toHaveLength(200);
    expect(records[0]).toMatchObject({ id: "openalex:W1", abstract: "We study graphs.", year: 2024 });
    expect(service.requests.map((parameters) => parameters.get("cursor"))).toEqual(["*", btoa("100")]);
    expect(Object.fromEntries(service.requests[0] ?? [])).toEqual({
      search: "graphs",
      filter: "from_publication_date:2024-05-01",
      per_page: "100",
      cursor: "*",
      mailto: "me@example.org",
      api_key: "sesame",
    });
    expect(clock.waits).toEqual([100]);
  });

  test.each([
    ['graph "neural network"', 'all:graph AND all:"neural network"'],
    ["cat:cs.LG AND ti:graphs", "cat:cs.LG AND ti:graphs"],
    ["graphs ANDNOT trees", "graphs ANDNOT trees"],
  ])("%s means all of its words to arXiv, unless fields or operators stand in it", async (query, asked) => {
    const { fetch, service } = await setUp("arxiv", 1);
    await fetch({ query });
    expect(service.requests[0]?.get("search_query")).toBe(asked);
  });

  test("ends at --max papers, in a small page where few are wanted", async () => {
    const { fetch, service } = await setUp("arxiv", 450);
    expect((await fetch({ max: 5 })).records).toHaveLength(5);
    expect((await fetch({ max: 201 })).records).toHaveLength(201);
    expect(service.requests.map((parameters) => parameters.get("max_results"))).toEqual(["5", "200", "200"]);
  });

  test("whose pages end before all were there is told", async () => {
    const page = { meta: { count: 5, next_cursor: null }, results: [{ id: "https://openalex.org/W1", title: "A" }] };
    const { fetch } = await setUp("openalex", 5, [answer(JSON.stringify(page))]);
    const { records, told } = await fetch();
    expect(records).toHaveLength(1);
    expect(told).toEqual(["openalex gave 1 of the 5 papers that it counts, and no further page."]);
  });

  test("goes to the service's own path on another host, where only that is named", async () => {
    const { fetch, service } = await setUp("openalex", 1);
    const paths: (string | undefined)[] = [];
    const other = await startService((response, parameters, request) => {
      paths.push(request.url?.replace(/\?.*/u, ""));
      openalexApi(1)(response, parameters, request);
    });
    const { origin } = new URL(other.address);
    await fetch({ environment: { PAPERGRAPH_OPENALEX_URL: origin } });
    expect(paths).toEqual(["/works"]);
    expect(service.requests).toEqual([]);
  });

  test("that finds nothing gives nothing", async () => {
    expect(await (await setUp("arxiv", 0)).fetch()).toEqual({ records: [], told: [] });
    expect(await (await setUp("openalex", 0)).fetch()).toEqual({ records: [], told: [] });
  });

  test("of which the service gives out a part only, and without a mail address, is told", async () => {
    const page = atomFeed(40_000, []).replace("</feed>", "<entry><id>x</id></entry></feed>");
    const { options } = await setUp("arxiv", 1, [answer(page)]);
    const told: string[] = [];
    const listener = (event: ProgressEvent): void => void (event.kind === "note" && told.push(event.text));
    for await (const _ of fetchPapers({ ...options, mailto: undefined, listener })) break;
    expect(told).toEqual([
      "arxiv finds 40,000 papers and gives out the first 30,000: narrow the query, or fetch in parts with --since.",
      "arxiv is not told whom to write to when something goes wrong: set PAPERGRAPH_MAILTO, or add --mailto.",
    ]);
  });
});

describe("ids", () => {
  test("are asked for a hundred at once, and those that are not found are told", async () => {
    const { fetch, service } = await setUp("arxiv", 0);
    const ids = Array.from({ length: 150 }, (_, at) => `2402.${String(at).padStart(5, "0")}v2`);
    const { records, told } = await fetch({ query: [...ids, "arXiv:2401.99999"].join(", ") });
    expect(records).toHaveLength(150);
    expect(told).toEqual(["Not found at arxiv: arxiv:2401.99999."]);
    expect(service.requests.map((parameters) => parameters.get("id_list")?.split(",").length)).toEqual([100, 51]);
  });

  test("are answered in one page, also where the service counts those that it does not know", async () => {
    const { fetch, service } = await setUp("arxiv", 0, [answer(atomFeed(2, []))]);
    const { told } = await fetch({ query: "2402.00001 2402.00002" });
    expect(told).toEqual(["Not found at arxiv: arxiv:2402.00001, arxiv:2402.00002."]);
    expect(service.requests).toHaveLength(1);
  });

  test("of each kind are another filter of OpenAlex; arXiv's are DOIs there", async () => {
    const { fetch, service } = await setUp("openalex", 1);
    const { told } = await fetch({ query: "10.1000/A W1 2210.12590 pmid:7" });
    expect(
      service.requests.flatMap((parameters) => (parameters.get("cursor") === "*" ? parameters.get("filter") : [])),
    ).toEqual(["doi:10.1000/a|10.48550/arxiv.2210.12590", "openalex:W1", "pmid:7"]);
    expect(told).toEqual(["Not found at openalex: doi:10.1000/a, arxiv:2210.12590, pmid:7."]);
  });

  test("of another service, with --since, and an empty query are refused before anything is asked", async () => {
    const { fetch, service } = await setUp("arxiv", 1);
    await expect(fetch({ query: "10.1000/182" })).rejects.toThrow(/^arxiv finds no papers by ids such as doi:10/u);
    await expect(fetch({ query: "2210.12590", since: "2024-01-01" })).rejects.toThrow(/^--since goes with a query/u);
    await expect(fetch({ query: " " })).rejects.toThrow("The query is empty.");
    await expect(fetch({ mailto: "nobody" })).rejects.toThrow('"nobody" is no mail address.');
    await expect(fetch({ environment: { PAPERGRAPH_ARXIV_URL: "here" } })).rejects.toThrow(
      'PAPERGRAPH_ARXIV_URL holds no web address: "here".',
    );
    await expect(fetch({ service: "nowhere" })).rejects.toMatchObject({
      code: "UNKNOWN_PART",
      hint: "Known: arxiv, openalex.",
    });
    expect(service.requests).toEqual([]);
  });
});

describe("an answer is read", () => {
  test("where it redirects to", async () => {
    const { fetch } = await setUp("arxiv", 1, [status(301, { location: "?start=0&max_results=1" })]);
    expect((await fetch()).records).toHaveLength(1);
  });

  const page = atomFeed(1, ["<entry><id>http://arxiv.org/abs/2401.00001v1</id><title>Naïve graphs</title></entry>"]);
  test.each<readonly [string, Handler, readonly string[]]>([
    ["that is gzipped", answer(gzipSync(page), { "content-encoding": "gzip" }), []],
    ["that is gzipped and does not say so", answer(gzipSync(page)), []],
    ["under a wrong content type", answer(page, { "content-type": "image/png" }), []],
    ["that is no UTF-8", answer(Buffer.from(page, "latin1")), ["arxiv, page 1: "]],
  ])("%s", async (_name, handler, told) => {
    const { fetch } = await setUp("arxiv", 1, [handler]);
    const fetched = await fetch();
    expect(fetched.records.map(({ title }) => title)).toEqual(["Naïve graphs"]);
    expect(fetched.told.map((text) => text.slice(0, 15))).toEqual(told);
  });

  test("but for records that cannot be, which are told with page and line", async () => {
    const entries = ["<entry><id>http://arxiv.org/abs/2401.00001v1</id></entry>", "<entry><title>A</title></entry>"];
    const { fetch } = await setUp("arxiv", 1, [answer(atomFeed(2, entries))]);
    const { records, told } = await fetch();
    expect(records).toHaveLength(1);
    expect(told).toEqual(["arxiv, page 1, line 3: it has no title"]);
  });
});

describe("the cache", () => {
  test("answers for a day, then the service is asked again", async () => {
    const { fetch, service, options } = await setUp("arxiv", 450);
    const first = await fetch();
    expect(await fetch()).toEqual(first);
    expect(service.requests).toHaveLength(3);
    const files = await readdir(options.cache);
    expect(files).toHaveLength(3);
    const old = new Date(Date.now() - 25 * 60 * 60 * 1000);
    await utimes(join(options.cache, files[0] ?? ""), old, old);
    await fetch();
    expect(service.requests).toHaveLength(4);
  });

  test("holds no key and no mail address, and a file that was changed is fetched anew", async () => {
    const { fetch, service, options } = await setUp("openalex", 1);
    await fetch({ environment: { ...options.environment, PAPERGRAPH_OPENALEX_KEY: "sesame" } });
    await fetch({ mailto: "you@example.org" });
    expect(service.requests).toHaveLength(1);
    for (const file of await readdir(options.cache)) {
      expect(await readFile(join(options.cache, file), "utf8")).not.toMatch(/sesame|example\.org/u);
      await writeFile(join(options.cache, file), "{");
    }
    expect((await fetch()).records).toHaveLength(1);
    expect(service.requests).toHaveLength(2);
  });

  test("that cannot be written ends the fetch with a sentence", async () => {
    const { fetch, options } = await setUp("arxiv", 1);
    const file = join(options.cache, "file");
    await writeFile(file, "");
    await expect(fetch({ cache: join(file, "below") })).rejects.toMatchObject({ code: "WRITE_FAILED" });
  });
});

describe("a plan", () => {
  test("counts requests from the first page, which is kept", async () => {
    const { fetch, options, service } = await setUp("arxiv", 1000);
    const plan = { service: "arxiv", matching: 1000, papers: 1000, requests: 4, cachedPages: 1, seconds: 12 };
    expect(await planFetch(options)).toEqual(plan);
    expect(await planFetch(options)).toEqual(plan);
    expect(await planFetch({ ...options, max: 300 })).toMatchObject({ papers: 300, requests: 1 });
    expect(service.requests).toHaveLength(1);
    await fetch();
    expect(await planFetch(options)).toMatchObject({ requests: 0, cachedPages: 5, seconds: 0 });
    expect(service.requests).toHaveLength(5);
  });

  test("for ids asks nothing", async () => {
    const { options, service } = await setUp("openalex", 1);
    expect(await planFetch({ ...options, query: "W1,W2 10.1000/a" })).toMatchObject({ matching: 3, requests: 2 });
    expect(service.requests).toEqual([]);
  });
});
