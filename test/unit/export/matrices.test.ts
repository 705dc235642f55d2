import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { coOccurrence } from "../../../src/export/co-occurrence.ts";
import { paperConcepts } from "../../../src/export/paper-concepts.ts";
import type { ConceptExporter } from "../../../src/export/exporter.ts";
import { vosviewer } from "../../../src/export/vosviewer.ts";
import type { GraphBatch } from "../../../src/model/graph.ts";
import { GRAPH } from "../../export-graph.ts";
import { temporaryFolder } from "../../temporary.ts";

async function* each(batches: readonly GraphBatch[]): AsyncGenerator<GraphBatch> {
  yield* batches;
}

async function written(
  exporter: ConceptExporter,
  { maxConcepts = 10, graph = GRAPH }: { readonly maxConcepts?: number; readonly graph?: readonly GraphBatch[] } = {},
): Promise<{ readonly out: string; readonly leftOut: readonly number[] }> {
  const out = join(await temporaryFolder(), "out");
  const leftOut: number[] = [];
  await exporter.write(each(graph), out, { maxConcepts, onLeftOut: (concepts) => leftOut.push(concepts) });
  return { out, leftOut };
}

const rowsOf = async (path: string): Promise<unknown> => parse(await readFile(path, "utf8"));

describe("concept × concept", () => {
  test("counts the papers that name both, those of one on the diagonal; concepts of no paper are left out", async () => {
    const { out, leftOut } = await written(coOccurrence);
    expect(await rowsOf(out)).toEqual([
      ["id", "method:a", "task:%E5%AD%A6", "method:a-2"],
      ["method:a", "2", "2", "1"],
      ["task:%E5%AD%A6", "2", "2", "1"],
      ["method:a-2", "1", "1", "1"],
    ]);
    expect(leftOut).toEqual([]);
  });

  test("keeps the concepts of most papers, and tells how many it leaves out", async () => {
    const { out, leftOut } = await written(coOccurrence, { maxConcepts: 1 });
    expect(await rowsOf(out)).toEqual([
      ["id", "method:a"],
      ["method:a", "2"],
    ]);
    expect(leftOut).toEqual([2]);
  });
});

describe("paper × concept", () => {
  test("is 1 where the paper names the concept", async () => {
    const { out } = await written(paperConcepts);
    expect(await rowsOf(out)).toEqual([
      ["id", "method:a", "task:%E5%AD%A6", "method:a-2"],
      ["doi:10.1/x_(1)", "1", "1", "0"],
      ["doi:10.1/x_x28_", "1", "1", "1"],
    ]);
  });

  test("runs nothing in a spreadsheet, and is a heading where there is no paper", async () => {
    const odd: GraphBatch = { nodes: [{ label: "Paper", id: "=1+1", properties: { title: "T" } }], relationships: [] };
    expect(await rowsOf((await written(paperConcepts, { graph: [odd] })).out)).toEqual([["id"], ["'=1+1"]]);
    expect(await rowsOf((await written(paperConcepts, { graph: [] })).out)).toEqual([["id"]]);
  });
});

test("VOSviewer gets items from 1 on, names in quotes, and each pair of concepts once", async () => {
  const { out } = await written(vosviewer);
  expect(await readFile(join(out, "map.txt"), "utf8")).toBe(
    [
      "id\tlabel\tdescription\tweight<Papers>\tscore<Confidence>",
      '1\t"=a; b, ""c"""\t"Method"\t2\t0.5',
      '2\t"学"\t"Task"\t2\t0.5',
      '3\t"a-2"\t"Method"\t1\t0.5',
      "",
    ].join("\n"),
  );
  expect(await readFile(join(out, "network.txt"), "utf8")).toBe("1\t2\t2\n1\t3\t1\n2\t3\t1\n");
});
