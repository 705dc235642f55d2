import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Parser } from "htmlparser2";
import { describe, expect, test } from "vitest";
import { gexf } from "../../../src/export/gexf.ts";
import { graphJsonl } from "../../../src/export/graph-jsonl.ts";
import { graphml } from "../../../src/export/graphml.ts";
import type { GraphExporter } from "../../../src/export/exporter.ts";
import type { GraphBatch } from "../../../src/model/graph.ts";
import { GRAPH, ODD_TITLE } from "../../export-graph.ts";
import { temporaryFolder } from "../../temporary.ts";

async function* each(batches: readonly GraphBatch[]): AsyncGenerator<GraphBatch> {
  yield* batches;
}

async function written(exporter: GraphExporter): Promise<string> {
  const out = join(await temporaryFolder(), "graph");
  await exporter.write(each(GRAPH), out);
  return await readFile(out, "utf8");
}

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly parent: Element | undefined;
  text: string;
}

/** All elements in order; fails where they are not nested or a sign is in the file that XML does not allow. */
function elementsOf(xml: string): readonly Element[] {
  // oxlint-disable-next-line no-control-regex -- they are what is looked for
  expect(xml).not.toMatch(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/u);
  const elements: Element[] = [];
  const open: Element[] = [];
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const element: Element = { name, attributes, parent: open.at(-1), text: "" };
        elements.push(element);
        open.push(element);
      },
      ontext(text) {
        const element = open.at(-1);
        if (element === undefined) expect(text.trim()).toBe("");
        else element.text += text;
      },
      onclosetag(name, isImplied) {
        expect(open.pop()?.name).toBe(name);
        const isEmpty = xml.slice(0, parser.endIndex + 1).endsWith("/>");
        if (isImplied) expect(isEmpty).toBe(true);
      },
    },
    { xmlMode: true },
  );
  parser.end(xml);
  expect(open).toEqual([]);
  return elements;
}

const named = (elements: readonly Element[], name: string): readonly Element[] =>
  elements.filter((element) => element.name === name);

const HOLDS: Readonly<Record<string, RegExp>> = {
  string: /^[^]*$/u,
  long: /^-?\d+$/u,
  double: /^-?\d+(?:\.\d+)?(?:e-?\d+)?$/u,
  boolean: /^(?:true|false)$/u,
};
const TITLE = ODD_TITLE.replace("\u0001", "\uFFFD").replace("\uFFFE", "\uFFFD");

describe("GraphML", () => {
  test("declares each attribute once with a type that its values have, for nodes and edges apart", async () => {
    const elements = elementsOf(await written(graphml));
    const keys = new Map(named(elements, "key").map(({ attributes }) => [attributes["id"], attributes]));
    expect(keys.size).toBe(named(elements, "key").length);
    for (const { attributes, parent, text } of named(elements, "data")) {
      const key = keys.get(attributes["key"]);
      expect(key?.["for"]).toBe(parent?.name);
      expect(text).toMatch(HOLDS[key?.["attr.type"] ?? ""] ?? /^$/u);
    }
  });

  test("has ids as the schema wants them, each once, and edges between them", async () => {
    const elements = elementsOf(await written(graphml));
    const ids = named(elements, "node").map(({ attributes }) => attributes["id"] ?? "");
    expect(new Set(ids).size).toBe(8);
    for (const id of ids) expect(id).toMatch(/^[\w.:-]+$/u);
    expect(ids).toContain("doi:10.1_x2F_x__x28_1_x29_");
    // Not taken for what an escaped id looks like.
    expect(ids).toContain("doi:10.1_x2F_x_x5F_x28_");
    for (const { attributes } of named(elements, "edge")) {
      expect(ids).toContain(attributes["source"]);
      expect(ids).toContain(attributes["target"]);
    }
    expect(named(elements, "edge")).toHaveLength(11);
  });

  test("keeps texts letter for letter, but for signs that XML cannot hold", async () => {
    const texts = elementsOf(await written(graphml))
      .filter(({ name }) => name === "data")
      .map(({ text }) => text);
    expect(texts).toContain(TITLE);
    expect(texts).toContain("a\\|b");
    expect(texts).toContain("doi:10.1/x_(1)");
    expect(texts).not.toContain("0a");
  });
});

describe("GEXF", () => {
  test("declares its attributes, has all nodes before all edges, and ends that are there", async () => {
    const elements = elementsOf(await written(gexf));
    const declared = (owner: string): ReadonlyMap<string | undefined, string | undefined> =>
      new Map(
        named(elements, "attribute")
          .filter(({ parent }) => parent?.attributes["class"] === owner)
          .map(({ attributes }) => [attributes["id"], attributes["type"]]),
      );
    for (const { attributes, parent } of named(elements, "attvalue")) {
      const type = declared(parent?.parent?.name ?? "").get(attributes["for"]) ?? "";
      expect(attributes["value"]).toMatch(HOLDS[type] ?? /^$/u);
    }
    const nodes = named(elements, "node").map(({ attributes }) => attributes["id"]);
    expect(new Set(nodes).size).toBe(8);
    expect(named(elements, "node").map(({ attributes }) => attributes["label"])).toContain(TITLE);
    const edges = named(elements, "edge");
    expect(new Set(edges.map(({ attributes }) => attributes["id"])).size).toBe(11);
    for (const { attributes } of edges) {
      expect(nodes).toContain(attributes["source"]);
      expect(nodes).toContain(attributes["target"]);
    }
    expect(elements.findLastIndex(({ name }) => name === "node")).toBeLessThan(
      elements.findIndex(({ name }) => name === "edges"),
    );
  });
});

describe("the graph as JSON lines", () => {
  test("has each node once, the last spelling of an author, and nothing that is papergraph's own", async () => {
    const lines = (await written(graphJsonl))
      .trimEnd()
      .split("\n")
      .map((line): unknown => JSON.parse(line));
    expect(lines).toHaveLength(8 + 11);
    expect(lines).toContainEqual({
      kind: "node",
      label: "Author",
      id: "ada king",
      properties: { name: "Ada King", nameOnly: true },
    });
    expect(lines).toContainEqual({
      kind: "node",
      label: "Paper",
      id: "doi:10.1/x_(1)",
      properties: { title: ODD_TITLE, abstract: "", sources: ["s"], year: 2020, type: "article" },
    });
    expect(lines.at(-1)).toEqual({
      kind: "relationship",
      type: "WROTE",
      from: "ada king",
      to: "doi:10.1/x_x28_",
      properties: { position: 1 },
    });
  });
});
