import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { csv } from "../../../src/export/csv.ts";
import type { ExportCounts } from "../../../src/export/exporter.ts";
import type { GraphBatch } from "../../../src/model/graph.ts";
import { temporaryFolder } from "../../temporary.ts";

async function* graph(...batches: readonly GraphBatch[]): AsyncGenerator<GraphBatch> {
  yield* batches;
}

const writeCsv = (batches: AsyncIterable<GraphBatch>, out: string): Promise<ExportCounts> => csv.write(batches, out);

async function* brokenGraph(): AsyncGenerator<GraphBatch> {
  yield papers;
  throw new Error("disk gone");
}

const concepts: GraphBatch = {
  nodes: [
    {
      label: "Method",
      id: "method:a",
      properties: { name: '=HYPERLINK("x")', aliases: ["a|b", "-c"], paperCount: 2, confidence: 0.5, ambiguous: false },
    },
  ],
  relationships: [],
};

const papers: GraphBatch = {
  nodes: [
    {
      label: "Paper",
      id: "doi:10.1/x",
      properties: { title: 'Say "hi",\nall', abstract: "", year: -5, sources: ["s"] },
    },
    { label: "Author", id: "ada", properties: { name: "Ada", nameOnly: true } },
    {
      label: "Result",
      id: "doi:10.1/x#r1",
      properties: {
        value: -3.5,
        text: "-3.5",
        unit: "%",
        relative: true,
        confidence: 0.75,
        span: "abstract:4-8",
        sentence: "=1",
      },
    },
  ],
  relationships: [
    {
      type: "USES",
      from: "doi:10.1/x",
      to: "method:a",
      properties: {
        confidence: 0.25,
        spans: ["title:0-3", "abstract:1-2"],
        texts: ["Say", "+"],
        sentences: ["s", "t"],
      },
    },
    { type: "WROTE", from: "ada", to: "doi:10.1/x", properties: { position: 1 } },
    { type: "HAS_RESULT", from: "doi:10.1/x", to: "doi:10.1/x#r1", properties: {} },
    { type: "OF_METHOD", from: "doi:10.1/x#r1", to: "method:a", properties: {} },
  ],
};

async function table(folder: string, name: string): Promise<unknown> {
  return parse(await readFile(join(folder, `${name}.csv`), "utf8"), { columns: true });
}

describe("the CSV folder", () => {
  test("has one row a concept, paper, relationship and result, lists joined by |", async () => {
    const out = join(await temporaryFolder(), "deep", "export");
    expect(await writeCsv(graph(concepts, papers), out)).toEqual({
      entities: 1,
      relationships: 2,
      papers: 1,
      results: 1,
    });
    expect(await readdir(out)).toEqual(["entities.csv", "papers.csv", "relationships.csv", "results.csv"]);
    expect(await table(out, "results")).toMatchObject([
      { paper: "doi:10.1/x", method: "method:a", dataset: "", value: "-3.5", relative: "true", sentence: "'=1" },
    ]);
    expect(await table(out, "entities")).toMatchObject([
      { id: "method:a", type: "Method", aliases: "a\\|b|-c", papers: "2", confidence: "0.5", ambiguous: "false" },
    ]);
    expect(await table(out, "papers")).toMatchObject([{ id: "doi:10.1/x", title: 'Say "hi",\nall', authors: "Ada" }]);
    expect(await table(out, "relationships")).toMatchObject([
      { from: "doi:10.1/x", type: "USES", to: "method:a", spans: "title:0-3|abstract:1-2", texts: "Say|+" },
      { from: "ada", type: "WROTE", to: "doi:10.1/x", position: "1", texts: "" },
    ]);
  });

  test("escapes text that a spreadsheet would run, never a number", async () => {
    const out = join(await temporaryFolder(), "export");
    await writeCsv(graph(concepts, papers), out);
    expect(await table(out, "entities")).toMatchObject([{ name: `'=HYPERLINK("x")` }]);
    expect(await table(out, "papers")).toMatchObject([{ year: "-5" }]);
  });

  test("of an empty graph has headings only", async () => {
    const out = join(await temporaryFolder(), "export");
    expect(await writeCsv(graph(), out)).toEqual({ entities: 0, relationships: 0, papers: 0, results: 0 });
    expect(await readFile(join(out, "entities.csv"), "utf8")).toMatch(/^id,type,name,aliases,papers,/u);
  });

  test("that fails half-way leaves the files that were there, and nothing of its own", async () => {
    const folder = await temporaryFolder();
    const out = join(folder, "export");
    await writeCsv(graph(concepts), out);
    const before = await readFile(join(out, "entities.csv"), "utf8");
    await expect(writeCsv(brokenGraph(), out)).rejects.toMatchObject({ code: "WRITE_FAILED" });
    expect(await readFile(join(out, "entities.csv"), "utf8")).toBe(before);
    expect(await readdir(folder)).toEqual(["export"]);
  });

  test("is refused where a file of that name stands", async () => {
    const out = join(await temporaryFolder(), "export");
    await writeFile(out, "mine");
    await expect(writeCsv(graph(concepts), out)).rejects.toMatchObject({ code: "WRITE_FAILED" });
    expect(await readFile(out, "utf8")).toBe("mine");
  });
});
