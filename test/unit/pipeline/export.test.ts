import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { exporters } from "../../../src/export/index.ts";
import { exportGraph, type ExportOptions } from "../../../src/pipeline/export.ts";
import { entity } from "../../builders.ts";
import { papergraphHere } from "../../cli.ts";
import { workspaceOf } from "../../workspace.ts";

const PAPERS = [
  [entity("Method", ["Vision Transformer", "ViT"]), entity("Dataset", ["ImageNet"])],
  [entity("Method", ["Vision Transformer"], { confidence: 0.4 }), entity("Metric", ["accuracy"])],
  [entity("Method", ["Adam"])],
];

interface Exported {
  readonly out: string;
  readonly notes: readonly string[];
}

async function exported(format: string, query: string, options: Partial<ExportOptions> = {}): Promise<Exported> {
  const workspace = await workspaceOf(PAPERS);
  const out = join(workspace, "out");
  const notes: string[] = [];
  await exportGraph(exporters.get(format), {
    workspace,
    out,
    query: { query, parameters: {} },
    listener: (event) => event.kind === "note" && notes.push(event.text),
    ...options,
  });
  return { out, notes };
}

const idsIn = (file: string): readonly unknown[] =>
  file
    .trimEnd()
    .split("\n")
    .map((line): unknown => JSON.parse(line))
    .map((paper) => Object(paper).id);

test.each([
  [
    "nodes",
    "MATCH (paper:Paper) WHERE paper.year < 2022 RETURN paper ORDER BY paper.year DESC",
    ["title:1", "title:0"],
  ],
  [
    "ids, each once",
    "MATCH (p:Paper)-[]->(c:Concept) WHERE c.name = 'Adam' OR c.name = 'accuracy' RETURN p.id AS id, p.id AS again ORDER BY id",
    ["title:1", "title:2"],
  ],
  [
    "nodes in lists",
    "MATCH (paper:Paper) WHERE paper.year > 2020 WITH paper ORDER BY paper.year RETURN collect(paper) AS papers",
    ["title:1", "title:2"],
  ],
])("papers are found in an answer as %s, in its order", async (_, query, ids) => {
  const { out } = await exported("papers-jsonl", query);
  expect(idsIn(await readFile(out, "utf8"))).toEqual(ids);
});

test("a named query is asked with its parameters, and gives all its rows", async () => {
  const asked = { query: "papers-with", parameters: { concept: "Vision Transformer", minConfidence: "0" } };
  const { out } = await exported("papers-jsonl", "", { query: asked });
  expect(idsIn(await readFile(out, "utf8"))).toEqual(["title:1", "title:0"]);
});

test("a graph of some papers holds what hangs on them, with the papers of each concept counted anew", async () => {
  const { out } = await exported("csv", "MATCH (paper:Paper {id: 'title:0'}) RETURN paper");
  const rows = async (table: string): Promise<unknown> =>
    parse(await readFile(join(out, `${table}.csv`), "utf8"), { columns: true });
  expect(await rows("entities")).toMatchObject([
    { name: "ImageNet", papers: "1" },
    { name: "Vision Transformer", papers: "1", firstYear: "2020" },
  ]);
  expect(await rows("papers")).toMatchObject([{ id: "title:0" }]);
});

test("a matrix has the concepts that the papers name surely enough, and tells which limit it keeps", async () => {
  const { out, notes } = await exported("co-occurrence", "MATCH (paper:Paper) RETURN paper", {
    minConfidence: 0.5,
    maxConcepts: 2,
  });
  expect(parse(await readFile(out, "utf8"))).toHaveLength(3);
  expect(notes).toEqual([
    "Of the concepts, the 2 that most papers name are written, and 2 left out; see --max-concepts.",
  ]);
});

test.each([
  [
    "no paper",
    "MATCH (c:Concept) RETURN c.name AS name",
    { code: "USAGE", message: "The query answers with no paper of the workspace (4 rows)." },
  ],
  ["what writes", "CREATE (p:Paper) RETURN p", { code: "QUERY_REFUSED" }],
])("a query is refused that gives %s", async (_, query, error) => {
  await expect(exported("bibtex", query)).rejects.toMatchObject(error);
});

test("options that a format has no use for are refused", async () => {
  const workspace = await workspaceOf(PAPERS);
  const refused = async (...words: readonly string[]): Promise<string> => {
    const { exitCode, stderr } = await papergraphHere([
      "export",
      ...words,
      "--out",
      join(workspace, "out"),
      "--workspace",
      workspace,
    ]);
    expect(exitCode).toBe(2);
    return stderr;
  };
  expect(await refused("bibtex", "--min-confidence", "0.5")).toMatch(
    /^error: bibtex takes no --min-confidence: it holds papers/u,
  );
  expect(await refused("gexf", "--max-concepts", "5")).toMatch(/^error: gexf takes no --max-concepts/u);
  expect(await refused("neo4j-admin", "--query", "papers-with")).toMatch(/^error: neo4j-admin takes no --query/u);
  expect(await refused("ris", "--param", "a=b")).toMatch(/^error: --param is for a query/u);
  expect(await refused("ris", "--store", "graph")).toMatch(/^error: --store is what answers a query/u);
});
