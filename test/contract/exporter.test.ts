import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import type { ExportCounts, Exporter } from "../../src/export/exporter.ts";
import { exporters } from "../../src/export/index.ts";
import { repositoryRoot } from "../cli.ts";
import { GRAPH, PAPERS } from "../export-graph.ts";
import { temporaryFolder } from "../temporary.ts";

/** What every exporter writes of the graph, or of the papers, of `test/export-graph.ts`; "" where it is one file. */
const FILES: Readonly<Record<string, { readonly files: readonly string[]; readonly counts: ExportCounts }>> = {
  csv: {
    files: ["entities.csv", "papers.csv", "relationships.csv", "results.csv"],
    counts: { entities: 4, papers: 2, relationships: 8, results: 1 },
  },
  "neo4j-admin": {
    files: ["papers.csv", "import.args"],
    counts: expect.objectContaining({ papers: 2, authors: 1 }),
  },
  graphml: { files: [""], counts: { nodes: 8, relationships: 11 } },
  gexf: { files: [""], counts: { nodes: 8, relationships: 11 } },
  "graph-jsonl": { files: [""], counts: { nodes: 8, relationships: 11 } },
  "papers-jsonl": { files: [""], counts: { papers: 2 } },
  bibtex: { files: [""], counts: { papers: 2 } },
  ris: { files: [""], counts: { papers: 2 } },
  "csl-json": { files: [""], counts: { papers: 2 } },
  "co-occurrence": { files: [""], counts: { concepts: 3 } },
  "paper-concepts": { files: [""], counts: { concepts: 3, papers: 2 } },
  vosviewer: { files: ["map.txt", "network.txt"], counts: { concepts: 3, links: 3 } },
};

/** The items, and behind them an error where the input is `broken`. */
async function* each<Item>(items: readonly Item[], isBroken: boolean): AsyncGenerator<Item> {
  yield* items;
  if (isBroken) throw new Error("disk gone");
}

function write(exporter: Exporter, out: string, { isBroken = false } = {}): Promise<ExportCounts> {
  if (exporter.holds === "papers") return exporter.write(each(PAPERS, isBroken), out);
  const graph = each(GRAPH, isBroken);
  if (exporter.holds === "graph") return exporter.write(graph, out);
  if (exporter.holds === "concepts") return exporter.write(graph, out, { maxConcepts: 10, onLeftOut: () => undefined });
  const state = { workspace: "tests", schemaVersion: 1, journalPosition: 0 };
  return exporter.write(graph, out, { state, afterImport: [] });
}

test("every exporter has an entry here", () => {
  expect(Object.keys(FILES).toSorted()).toEqual(
    exporters
      .list()
      .map(({ name }) => name)
      .toSorted(),
  );
});

describe.each(exporters.list())("$name", (exporter) => {
  const { files = [], counts = {} } = FILES[exporter.name] ?? {};

  test("counts what it writes, in a folder that it makes, and leaves nothing else behind", async () => {
    const folder = await temporaryFolder();
    const out = join(folder, "deep", "out");
    expect(await write(exporter, out)).toEqual(counts);
    for (const file of files) expect(await readFile(join(out, file), "utf8")).not.toBe("");
    expect(await readdir(join(folder, "deep"))).toEqual(["out"]);
  });

  test("writes the same files of the same input", async () => {
    const folder = await temporaryFolder();
    const [first, second] = [join(folder, "1"), join(folder, "2")] as const;
    await write(exporter, first);
    await write(exporter, second);
    for (const file of files) {
      expect(await readFile(join(second, file), "utf8")).toBe(await readFile(join(first, file), "utf8"));
    }
  });

  test("leaves the old files when it fails", async () => {
    const folder = await temporaryFolder();
    const out = join(folder, "out");
    if (!files.includes("")) await mkdir(out);
    for (const file of files) await writeFile(join(out, file), "old");
    await expect(write(exporter, out, { isBroken: true })).rejects.toMatchObject({
      code: "WRITE_FAILED",
      message: `The export to ${out} failed; files that were there are unchanged.`,
    });
    for (const file of files) expect(await readFile(join(out, file), "utf8")).toBe("old");
    expect(await readdir(folder)).toEqual(["out"]);
  });

  test("has its heading and its summary in docs/exporters.md", async () => {
    const pages = await readFile(resolve(repositoryRoot, "docs/exporters.md"), "utf8");
    expect(pages.replaceAll(/\s+/gu, " ")).toContain(`## ${exporter.name} In one line: ${exporter.summary}.`);
  });
});
