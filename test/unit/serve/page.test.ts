import { createHash } from "node:crypto";
import { readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import type { GraphBatch } from "../../../src/model/graph.ts";
import type { AskedQuery } from "../../../src/serve/api.ts";
import { edgeDetail } from "../../../src/serve/edge-detail.ts";
import { conceptDetail } from "../../../src/serve/concept-detail.ts";
import { writePage, type WrittenPage } from "../../../src/serve/page.ts";
import type { PageData } from "../../../src/serve/page-data.ts";
import { paperDetail } from "../../../src/serve/paper-detail.ts";
import type { GraphStore } from "../../../src/store/store.ts";
import { pageSource } from "../../../viz/src/sources/page.ts";
import type { Source } from "../../../viz/src/sources/source.ts";
import { temporaryFolder } from "../../temporary.ts";
import {
  BARE_PAPER,
  conceptId,
  HOSTILE_PAPER,
  HOSTILE_TITLE,
  openViewerStore,
  viewerGraph,
} from "../../viewer-graph.ts";

const SCRIPT = 'console.log("</script><!--");';
const never = new AbortController().signal;

async function builtPage(): Promise<string> {
  const folder = await temporaryFolder();
  await writeFile(join(folder, "index.html"), "<!doctype html>");
  await writeFile(join(folder, "index.js"), SCRIPT);
  await writeFile(join(folder, "index.css"), "p { color: red }");
  await writeFile(join(folder, "icon.svg"), "<svg/>");
  return folder;
}

const hashOf = (text: string): string => createHash("sha256").update(text).digest("base64");

interface Written {
  readonly store: GraphStore;
  readonly written: WrittenPage;
  readonly html: string;
  readonly data: PageData;
  readonly source: Source;
}

async function write(graph: GraphBatch = viewerGraph(), query?: AskedQuery): Promise<Written> {
  const store = await openViewerStore(graph);
  onTestFinished(() => store[Symbol.asyncDispose]());
  const out = join(await temporaryFolder(), "page.html");
  const written = await writePage({
    store,
    out,
    workspace: "viewer",
    minConfidence: 0.5,
    page: await builtPage(),
    query,
  });
  const html = await readFile(out, "utf8");
  const json = /<script type="application\/json" id="papergraph-data">(?<json>.*?)<\/script>/su.exec(html)?.groups
    ?.json;
  const data: PageData = JSON.parse(json ?? "");
  return { store, written, html, data, source: pageSource(data) };
}

describe("an exported page", () => {
  test("answers what the server answers", async () => {
    const { store, source, data } = await write();
    for (const id of data.picture.nodes.id) {
      const asked = { id, minConfidence: 0.6 };
      const [told, expected] =
        id in data.papers
          ? [await source.paper(asked, never), await paperDetail(store, asked)]
          : [await source.concept(asked, never), await conceptDetail(store, asked, new Map())];
      expect(told).toEqual(expected);
    }
    const ends = { paper: "paper-7", concept: conceptId("Dataset", "SQuAD") };
    expect(await source.edge(ends, never)).toEqual(await edgeDetail(store, ends));
  });

  test("finds by name, alias and author, follows former ids, and says what it does not hold", async () => {
    const { source } = await write();
    const found = async (typed: string): Promise<readonly string[]> =>
      (await source.hits(typed, 0.5)).flatMap(({ hits }) => hits.map(({ id }) => id));
    expect(await found("resnet")).toEqual([conceptId("Method", "Residual Network")]);
    expect(await found("lovelace")).toEqual(["paper-1"]);
    expect((await source.concept({ id: "method:resnet", minConfidence: 0 }, never)).name).toBe("Residual Network");
    await expect(source.paper({ id: "none", minConfidence: 0 }, never)).rejects.toThrow('There is no paper "none"');
    expect(source.queries).toBeNull();
  });

  test("is one file whose policy allows just its own script and style", async () => {
    const { html, written } = await write();
    const policy = /http-equiv="Content-Security-Policy" content="(?<policy>[^"]+)"/u.exec(html)?.groups?.policy ?? "";
    const script = /<script type="module">(?<code>.*?)<\/script>/su.exec(html)?.groups?.code ?? "";
    const style = /<style>(?<code>.*?)<\/style>/su.exec(html)?.groups?.code ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`script-src 'sha256-${hashOf(script)}'`);
    expect(policy).toContain(`style-src 'sha256-${hashOf(style)}'`);
    expect(policy).not.toContain("unsafe");
    expect(script).toBe(String.raw`console.log("\x3C/script>\x3C!--");`);
    expect(html).not.toMatch(/(?:src|href)="(?!data:)/u);
    expect(written).toEqual({ papers: 26, concepts: 38, bytes: Buffer.byteLength(html) });
  });

  test("holds markup of papers as text that ends no element", async () => {
    const { html, data } = await write();
    expect(html).not.toContain("<img src=x");
    expect(html).not.toContain("window.hacked=1</script>");
    expect(data.picture.nodes.label).toContain(HOSTILE_TITLE);
    expect(data.papers[HOSTILE_PAPER]?.abstract).toContain("<script>");
  });

  test("of a query holds the papers of its answer, and those that name a concept of it, with all their concepts", async () => {
    const byPaper = await write(viewerGraph(), { query: "MATCH (p:Paper {id: 'paper-7'}) RETURN p", parameters: {} });
    expect(Object.keys(byPaper.data.papers)).toEqual(["paper-7"]);
    expect(byPaper.written.concepts).toBe(5);
    expect(byPaper.data.picture.answer?.nodes).toEqual(["paper-7"]);
    // Of the papers in the page, one names it.
    expect(byPaper.data.picture.nodes.papers.every((papers) => papers === 1)).toBe(true);
    const query = "MATCH (d:Dataset {name: $name}) RETURN d.name AS dataset";
    const byName = await write(viewerGraph(), { query, parameters: { name: "ImageNet" } });
    expect(byName.written.papers).toBe(8);
  });

  test("of an answer without papers and concepts is refused", async () => {
    await expect(write(viewerGraph(), { query: "RETURN 1 AS one", parameters: {} })).rejects.toMatchObject({
      code: "USAGE",
      message: "The answer to the query holds no paper and no concept.",
    });
    await expect(write({ nodes: [], relationships: [] })).rejects.toThrow("The graph holds no papers yet.");
  });

  test("over 20 MB is refused before it is written, with the advice to name a query", async () => {
    const { nodes, relationships } = viewerGraph();
    const large = nodes.map((node) =>
      node.id === BARE_PAPER || node.id === HOSTILE_PAPER
        ? { ...node, properties: { ...node.properties, abstract: "x".repeat(10_000_001) } }
        : node,
    );
    const store = await openViewerStore({ nodes: large, relationships });
    onTestFinished(() => store[Symbol.asyncDispose]());
    const out = join(await temporaryFolder(), "page.html");
    const page = await builtPage();
    await expect(writePage({ store, out, workspace: "viewer", page })).rejects.toMatchObject({
      code: "PAGE_TOO_LARGE",
      hint: expect.stringContaining("--query"),
    });
    await expect(stat(out)).rejects.toThrow();
  });
});
