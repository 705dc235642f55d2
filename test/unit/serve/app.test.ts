import { describe, expect, onTestFinished, test } from "vitest";
import { PaperGraphError } from "../../../src/errors.ts";
import type { ConceptDetail, EdgeDetail, HitGroup, PaperDetail, Picture } from "../../../src/serve/api.ts";
import { nodeFinder } from "../../../src/serve/answer.ts";
import { createApp } from "../../../src/serve/app.ts";
import { createSearch } from "../../../src/serve/search.ts";
import type { GraphStore } from "../../../src/store/store.ts";
import {
  BARE_PAPER,
  conceptId,
  DOUBT,
  DOUBTED,
  doubtfulViewerGraph,
  HOSTILE_PAPER,
  HOSTILE_TITLE,
  openViewerStore,
} from "../../viewer-graph.ts";
import { answerOf, FLOOR, openApp, page, PORT, query } from "./viewer-app.ts";

describe("guarding", () => {
  test.each(["evil.example:4747", "127.0.0.1:4748", "127.0.0.1.evil.example:4747", "localhost", ""])(
    "a request for the host %j is refused",
    async (host) => {
      const ask = await openApp();
      const response = await ask("/api/graph", { host });
      expect(response.status).toBe(403);
      expect(await response.text()).not.toContain("paper-1");
    },
  );

  test.each(["127.0.0.1:4747", "localhost:4747", "LocalHost:4747", "[::1]:4747"])("%s is answered", async (host) => {
    const ask = await openApp();
    expect((await ask("/", { host })).status).toBe(200);
  });

  test.each(["POST", "PUT", "DELETE"])("%s is refused", async (method) => {
    const ask = await openApp();
    expect((await ask("/api/graph", { method })).status).toBe(405);
  });

  test.each(["/", "/api/graph", "/nothing"])(
    "%s comes with headers that keep foreign code and pages out",
    async (path) => {
      const ask = await openApp();
      const { headers } = await ask(path);
      const policy = headers.get("content-security-policy") ?? "";
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain("unsafe");
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("referrer-policy")).toBe("no-referrer");
      expect(headers.get("access-control-allow-origin")).toBeNull();
    },
  );

  test.each([
    [{ origin: "http://evil.example" }, "/api/graph", 403],
    [{ origin: "null" }, "/", 403],
    [{ origin: `https://127.0.0.1:${PORT}` }, "/api/graph", 403],
    [{ origin: `http://localhost:${PORT}` }, "/api/graph", 200],
    [{ "sec-fetch-site": "cross-site" }, "/api/query?query=methods", 403],
    [{ "sec-fetch-site": "same-site" }, "/api/graph", 403],
    [{ "sec-fetch-site": "same-origin" }, "/api/graph", 200],
    // A link from elsewhere may open the page.
    [{ "sec-fetch-site": "cross-site" }, "/", 200],
  ])("with the headers %j, %s is answered with %d", async (headers, path, status) => {
    const ask = await openApp();
    expect((await ask(path, { headers })).status).toBe(status);
  });

  test("a path that climbs out of the page's folder finds nothing", async () => {
    const ask = await openApp();
    expect((await ask("/..%2f..%2fpackage.json")).status).toBe(404);
  });
});

describe("the picture", () => {
  test("holds every paper and concept, without abstracts", async () => {
    const ask = await openApp();
    const response = await ask("/api/graph");
    const text = await response.clone().text();
    const picture = await answerOf<Picture>(response);
    expect(picture.nodes.type.filter((type) => type === "Paper")).toHaveLength(26);
    expect(picture.nodes.type.filter((type) => type !== "Paper")).toHaveLength(38);
    expect(picture.edges.paper).toHaveLength(24 * 5 + 2);
    expect(picture.leftOut).toEqual({ papers: 0, concepts: 0, minPapers: 1 });
    expect(text).not.toContain("is proposed");
  });

  test("has columns of one length, and edges that lead from papers to concepts", async () => {
    const ask = await openApp();
    const { nodes, edges } = await answerOf<Picture>(ask("/api/graph"));
    for (const column of Object.values(nodes)) expect(column).toHaveLength(nodes.id.length);
    for (const place of edges.paper) expect(nodes.type[place]).toBe("Paper");
    for (const place of edges.concept) expect(nodes.type[place]).not.toBe("Paper");
  });
});

describe("confidence", () => {
  test("is told to the page, to the last digit", async () => {
    const ask = await openApp(doubtfulViewerGraph());
    const picture = await answerOf<Picture>(ask("/api/graph"));
    expect(picture.minConfidence).toBe(FLOOR);
    expect(picture.edges.confidence.filter((confidence) => confidence === DOUBT)).toHaveLength(2);
  });

  test("of neighbours is as asked for, else that of the first picture; what a panel is about comes whole", async () => {
    const ask = await openApp(doubtfulViewerGraph());
    const conceptAt = (asked: Record<string, string>): Promise<ConceptDetail> =>
      answerOf<ConceptDetail>(ask(query("/api/concept", { id: DOUBTED, ...asked })));
    expect((await conceptAt({})).around).toEqual([]);
    expect((await conceptAt({})).namedBy).toHaveLength(2);
    const { around, together } = await conceptAt({ minConfidence: "0" });
    expect(around.map(({ type }) => type)).toEqual(["Method", "Dataset", "Metric", "Task"]);
    expect(together.concepts.every(({ shared, lift }) => shared > 1 && lift > 1)).toBe(true);
    const paperAt = async (minConfidence: string): Promise<number | undefined> => {
      const paper = await answerOf<PaperDetail>(ask(query("/api/paper", { id: "paper-7", minConfidence })));
      expect(paper.concepts).toHaveLength(6);
      expect(paper.results).toHaveLength(1);
      return paper.neighbours.papers.find(({ id }) => id === "paper-3")?.shared;
    };
    expect(await paperAt("0")).toBe(((await paperAt("0.5")) ?? 0) + 1);
  });

  test.each(["2", "-1", "much"])("%s is 400 and named", async (minConfidence) => {
    const ask = await openApp();
    const response = await ask(query("/api/paper", { id: "paper-1", minConfidence }));
    expect([response.status, await response.json()]).toEqual([
      400,
      { error: expect.stringMatching(/^Parameter "minConfidence"/u) },
    ]);
  });
});

describe("details", () => {
  test("a paper comes with authors, concepts whose spans cut their words, and the nearest papers", async () => {
    const ask = await openApp();
    const paper = await answerOf<PaperDetail>(ask(query("/api/paper", { id: "paper-1" })));
    expect([paper.authors, paper.foreign]).toEqual([["Ada Lovelace"], false]);
    expect(paper.concepts).toHaveLength(5);
    for (const concept of paper.concepts) {
      expect(concept.spans).not.toHaveLength(0);
      for (const { field, start, end } of concept.spans) expect(paper[field].slice(start, end)).toBe(concept.name);
    }
    expect(paper.neighbours.total).toBe(24);
    expect(paper.neighbours.papers[0]?.shared).toBeGreaterThan(1);
  });

  test("a paper comes with its results in text order, each with what it is a number of", async () => {
    const ask = await openApp();
    const { results } = await answerOf<PaperDetail>(ask(query("/api/paper", { id: "paper-1" })));
    expect(results.map(({ id, references }) => [id, references.ON_DATASET?.name])).toEqual([
      ["paper-1#r2", "ImageNet"],
      ["paper-1#r10", undefined],
    ]);
    expect(results[0]).toMatchObject({ value: "84.1", unit: "%", relative: false, confidence: 0.5 });
  });

  test("a paper without abstract and concepts is a paper too", async () => {
    const ask = await openApp();
    const paper = await answerOf<PaperDetail>(ask(query("/api/paper", { id: BARE_PAPER })));
    expect(paper).toMatchObject({ abstract: "", concepts: [], year: null, neighbours: { total: 0, papers: [] } });
  });

  test("markup in a title comes as it is, as JSON, and so does that a paper looks foreign", async () => {
    const ask = await openApp();
    const response = await ask(query("/api/paper", { id: HOSTILE_PAPER }));
    expect(response.headers.get("content-type")).toContain("application/json");
    expect(await response.json()).toMatchObject({ title: HOSTILE_TITLE, foreign: true });
  });

  test("a concept comes with all its papers, newest first, and what it occurs with", async () => {
    const ask = await openApp();
    const id = conceptId("Dataset", "ImageNet");
    const concept = await answerOf<ConceptDetail>(ask(query("/api/concept", { id })));
    expect(concept.papers).toBe(8);
    expect(concept.namedBy).toHaveLength(8);
    const years = concept.namedBy.map(({ year }) => year ?? 0);
    expect(years).toEqual(years.toSorted((a, b) => b - a));
    expect(concept.together.concepts[0]).toMatchObject({ name: "accuracy", shared: 8 });
    expect(concept.together.total).toBeGreaterThan(concept.together.concepts.length - 1);
  });

  test("a former id of a concept leads to the concept", async () => {
    const ask = await openApp();
    const response = await ask(query("/api/concept", { id: "method:resnet" }));
    expect(await response.json()).toMatchObject({ id: conceptId("Method", "Residual Network"), aliases: ["ResNet"] });
  });

  test("an edge comes with each sentence once and marks that cut the words in it", async () => {
    const ask = await openApp();
    const ends = { from: "paper-1", to: conceptId("Method", "Own Method 1") };
    const edge = await answerOf<EdgeDetail>(ask(query("/api/edge", ends)));
    const [stated] = edge.relations;
    expect(edge.relations).toHaveLength(1);
    expect(stated?.relation).toBe("PROPOSES");
    expect(stated?.sentences.map(({ field }) => field)).toEqual(["title", "abstract"]);
    for (const { text, marks } of stated?.sentences ?? []) {
      expect(marks.map(({ start, end }) => text.slice(start, end))).toEqual(["Own Method 1"]);
    }
  });

  test.each([
    ["/api/paper", { id: "paper-99" }],
    ["/api/concept", { id: "method:none" }],
    ["/api/edge", { from: "paper-1", to: "method:none" }],
  ])("%s of what is not there is 404 with a sentence", async (path, parameters) => {
    const ask = await openApp();
    const response = await ask(query(path, parameters));
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({ error: expect.stringMatching(/^.+\.$/u) });
  });

  test.each(["/api/paper", "/api/concept?id=", "/api/edge?from=paper-1", "/api/search"])(
    "%s without its parameters is 400 and names the parameter",
    async (path) => {
      const ask = await openApp();
      const response = await ask(path);
      expect(response.status).toBe(400);
      expect(await response.json()).toEqual({ error: expect.stringMatching(/^Parameter "(?:id|to|q)"/u) });
    },
  );
});

test("the search answers with groups of hits", async () => {
  const ask = await openApp();
  const groups = await answerOf<readonly HitGroup[]>(ask("/api/search?q=cafe"));
  expect(groups[0]?.hits[0]?.label).toBe("Café Pooling");
});

test("a store that fails is told in one sentence, without a stack", async () => {
  const store = await openViewerStore();
  onTestFinished(() => store[Symbol.asyncDispose]());
  const broken: GraphStore = {
    query: () => Promise.reject(new PaperGraphError("STORE_UNREACHABLE", "The store is gone.")),
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
  const app = createApp({
    store: broken,
    assets: new Map([["/", page]]),
    picture: Promise.reject(new TypeError("secret detail")),
    search: createSearch([], () => Promise.resolve()),
    findNode: Promise.resolve(nodeFinder([])),
    joined: new Map(),
    minConfidence: FLOOR,
    port: () => PORT,
  });
  const headers = { host: `127.0.0.1:${PORT}` };
  const paper = await app.request("/api/paper?id=paper-1", { headers });
  expect([paper.status, await paper.json()]).toEqual([500, { error: "The store is gone." }]);
  const graph = await app.request("/api/graph", { headers });
  expect(await graph.json()).toEqual({ error: "The graph could not be read." });
});
