import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { neo4jAdmin } from "../../../src/export/neo4j-admin.ts";
import type { GraphBatch } from "../../../src/model/graph.ts";
import { author, concept, doubtfulGraph, paperNode, relation, wrote } from "../../contract/small-graph.ts";
import { temporaryFolder } from "../../temporary.ts";

async function* streamed(batches: readonly GraphBatch[]): AsyncGenerator<GraphBatch> {
  yield* batches;
}

const setup = { state: { workspace: "w-1", schemaVersion: 1, journalPosition: 42 }, afterImport: ["A\nB", "C"] };

async function exported(...batches: readonly GraphBatch[]): Promise<string> {
  const out = join(await temporaryFolder(), "it's out");
  await neo4jAdmin.write(streamed(batches), out, setup);
  return out;
}

const textOf = (out: string, file: string): Promise<string> => readFile(join(out, file), "utf8");

/** Cells by their headings, as the importer pairs them. */
async function rowsOf(out: string, name: string): Promise<readonly Record<string, string>[]> {
  const text = `${await textOf(out, `${name}-header.csv`)}${await textOf(out, `${name}.csv`)}`;
  return parse(text, { columns: true });
}

/** A paper whose author Ada is written in its own way. */
const paperOfAda = (id: string, name: string): GraphBatch => ({
  nodes: [paperNode(id), { ...author("ada"), properties: { name, nameOnly: true } }],
  relationships: [wrote("ada", id, 1)],
});

describe("the folder for Neo4j's importer", () => {
  test("has a header and a data file for each label and type, all of them named in the arguments", async () => {
    const out = await exported(doubtfulGraph);
    const files = await readdir(out);
    const tables = (await textOf(out, "import.args")).split("\n").flatMap((line) => line.split("=")[2] ?? []);
    expect(tables.flatMap((pair) => pair.split(",")).toSorted()).toEqual(files.filter((file) => file.endsWith(".csv")));
    expect(files.filter((file) => !file.endsWith(".csv"))).toEqual(["after-import.cypher", "import.args"]);
    const header = await textOf(out, "uses-header.csv");
    expect(header).toBe(
      ":START_ID(Paper),:END_ID(Concept),confidence:double,sentences:string[],spans:string[],texts:string[]\n",
    );
    expect(await textOf(out, "after-import.cypher")).toBe("A\nB;\nC;\n");
    expect(await rowsOf(out, "state")).toMatchObject([
      { "workspace:string": "w-1", "schemaVersion:long": "1", "journalPosition:long": "42" },
    ]);
  });

  test("counts its rows; nothing is too unsure", async () => {
    const out = join(await temporaryFolder(), "out");
    const counts = await neo4jAdmin.write(streamed([doubtfulGraph]), out, setup);
    const rows = Object.values(counts).reduce((sum, count) => sum + count, 0);
    expect(rows).toBe(doubtfulGraph.nodes.length + doubtfulGraph.relationships.length);
    expect(counts).toMatchObject({ papers: 4, authors: 3, methods: 4, results: 2, uses: 5, "of-method": 1 });
  });

  test("has an author once, with the last paper's spelling, whatever batch the papers are in", async () => {
    const out = await exported(paperOfAda("p1", "ADA"), paperOfAda("p2", 'Ada "the\nfirst"'), {
      nodes: [author("Bob")],
      relationships: [],
    });
    const authors = await rowsOf(out, "authors");
    expect(authors).toHaveLength(2);
    expect(new Set(authors.map((row) => row["name:string"]))).toEqual(new Set(['Ada "the\nfirst"', "Bob"]));
    expect(await rowsOf(out, "wrote")).toHaveLength(2);
  });

  test("quotes texts, not numbers, leaves out what is not known, and keeps an empty text", async () => {
    const paper = paperNode('a"b', { title: "", abstract: 'x,"y"\n', year: -5 });
    const out = await exported({ nodes: [paper], relationships: [] });
    const [row = ""] = (await textOf(out, "papers.csv")).split("\n-");
    expect(row).toBe('"a""b","x,""y""\n",,,,,,,,,,"small.jsonl",,"",,,,-5\n');
  });

  test("parts lists by a sign that a text cannot smuggle in", async () => {
    const method = concept("Method", "M", { aliases: ["a;b|c", "d\uFDD0e"] });
    const used = relation("p1", "USES", method);
    const out = await exported({ nodes: [paperNode("p1"), method], relationships: [used] });
    expect(await rowsOf(out, "methods")).toMatchObject([{ "aliases:string[]": "a;b|c\uFDD0d\uFFFDe" }]);
    expect(await textOf(out, "import.args")).toContain("--array-delimiter=U+FDD0\n");
  });

  test("a property that papergraph does not know is an error, as in a build", async () => {
    const odd = paperNode("p1", { unheard: 1 });
    await expect(exported({ nodes: [odd], relationships: [] })).rejects.toMatchObject({
      code: "WRITE_FAILED",
      cause: expect.objectContaining({ message: 'Paper has no property "unheard".' }),
    });
  });

  test("says what to run, in words that a shell takes", () => {
    expect(neo4jAdmin.nextSteps?.("it's out")).toContain(
      `cd 'it'\\''s out' && neo4j-admin database import full neo4j @import.args`,
    );
  });
});
