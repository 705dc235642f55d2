import { appendFile, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { ProgressEvent } from "../../../src/events.ts";
import { checkWorkspace } from "../../../src/pipeline/check.ts";
import { compactWorkspace } from "../../../src/pipeline/compact.ts";
import { forgetPapers } from "../../../src/pipeline/forget.ts";
import { loadGraph, resolveGraph } from "../../../src/pipeline.ts";
import { grafeo } from "../../../src/store/grafeo.ts";
import { openWorkspace } from "../../../src/workspace/workspace.ts";
import { entity } from "../../builders.ts";
import { graphOf, now, workspaceOf } from "../../workspace.ts";

const PAPERS = [
  [entity("Method", ["Vision Transformer", "ViT"]), entity("Dataset", ["ImageNet"])],
  [entity("Method", ["ViT"]), entity("Metric", ["accuracy"])],
  [entity("Method", ["Adam"])],
];

/** Changes the embedded graph behind papergraph's back. */
async function change(workspace: string, ...statements: readonly string[]): Promise<void> {
  const { default: engine } = await import("@grafeo-db/js");
  const file = join(workspace, "graph", "graph.grafeo");
  const database = engine.GrafeoDB.open(file);
  for (const text of statements) await database.executeCypher(text);
  await rm(`${file}.changed`, { force: true });
  database.save(`${file}.changed`);
  database.close();
  await rm(file);
  await writeFile(file, await readFile(`${file}.changed`));
  await rm(`${file}.changed`);
}

/** Notes of bringing the graph up to date. */
async function notesOf(workspace: string): Promise<readonly string[]> {
  const events: ProgressEvent[] = [];
  await resolveGraph({ workspace, now, listener: (event) => events.push(event) });
  return events.flatMap((event) => (event.kind === "note" ? [event.text] : []));
}

describe("forgetting papers", () => {
  test("takes them and what only they brought out of journal and graph, by any way to write an id", async () => {
    const workspace = await workspaceOf(PAPERS);
    const wanted = await graphOf(await workspaceOf(PAPERS.slice(0, 1)));
    const report = await forgetPapers({ workspace, now }, ["title:1", "title:2"]);
    expect(report).toMatchObject({
      forgotten: [
        { id: "title:1", title: "Paper 1" },
        { id: "title:2", title: "Paper 2" },
      ],
      papers: 1,
      removed: { papers: 2, concepts: 2, authors: 0 },
    });
    expect(await graphOf(workspace)).toEqual(wanted);
  });

  test("an id of no paper is refused with nothing taken out", async () => {
    const workspace = await workspaceOf(PAPERS);
    const before = await graphOf(workspace);
    await expect(forgetPapers({ workspace, now }, ["title:1", "10.1000/182"])).rejects.toMatchObject({
      code: "USAGE",
      message: 'No paper of the workspace has the id "10.1000/182".',
    });
    await resolveGraph({ workspace, now });
    expect(await graphOf(workspace)).toEqual(before);
  });
});

describe("checking a workspace", () => {
  test("finds nothing after a build, a decision, a compaction", async () => {
    const workspace = await workspaceOf(PAPERS);
    await forgetPapers({ workspace, now }, ["title:2"]);
    expect(await compactWorkspace({ workspace, now })).toMatchObject({ lines: 2 });
    const { mtimeMs } = await stat(join(workspace, "graph", "graph.grafeo"));
    await resolveGraph({ workspace, now });
    expect((await stat(join(workspace, "graph", "graph.grafeo"))).mtimeMs).toBe(mtimeMs);
    expect(await checkWorkspace({ workspace })).toMatchObject({
      journal: { papers: 2, replaced: 0 },
      merges: "as resolved",
      store: { problem: undefined, counts: { missing: 0, different: 0, surplus: 0 } },
      isWhole: true,
    });
  });

  test("names what others changed in the graph; load writes it as it was", async () => {
    const workspace = await workspaceOf(PAPERS);
    const before = await graphOf(workspace);
    await change(
      workspace,
      "MATCH (c:Concept {id: 'metric:accuracy'}) DETACH DELETE c",
      "MATCH (:Paper {id: 'title:0'})-[r:USES]->() SET r.confidence = 0.1",
      "MATCH (p:Paper {id: 'title:2'}) SET p.title = 'Mine', p.stars = 5",
      "CREATE (:Paper {id: 'title:9'})",
      "MATCH (a:Concept {id: 'method:adam'}), (b:Concept {id: 'dataset:imagenet'}) CREATE (a)-[:VARIANT_OF]->(b)",
    );
    const { store, isWhole } = await checkWorkspace({ workspace });
    expect(isWhole).toBe(false);
    expect(store?.counts).toEqual({ missing: 2, different: 2, surplus: 2 });
    expect(store?.differences).toEqual(
      expect.arrayContaining([
        { kind: "missing", what: "Metric metric:accuracy", properties: [] },
        { kind: "missing", what: "title:1 MENTIONS metric:accuracy", properties: [] },
        { kind: "different", what: "title:0 USES method:vision-transformer", properties: ["confidence"] },
        { kind: "different", what: "Paper title:2", properties: ["title"] },
        { kind: "surplus", what: "method:adam VARIANT_OF dataset:imagenet", properties: [] },
        { kind: "surplus", what: "Paper title:9", properties: [] },
      ]),
    );
    expect(await loadGraph({ workspace, now })).toMatchObject({ written: { papers: 3, concepts: 4 } });
    expect(await graphOf(workspace)).toEqual(before);
  });

  test("tells of a damaged journal line, an outdated ledger and a graph that is not there", async () => {
    const workspace = await workspaceOf(PAPERS);
    await appendFile(join(workspace, "decisions.csv"), "decision,type,name,other\nhide,Method,Adam,\n");
    expect(await checkWorkspace({ workspace })).toMatchObject({ merges: "as resolved", isWhole: false });
    await rm(join(workspace, "merges.csv"));
    await rm(join(workspace, "graph"), { recursive: true });
    expect(await checkWorkspace({ workspace })).toMatchObject({
      merges: "unreadable",
      store: { problem: expect.stringContaining("No graph was built") },
    });
    await appendFile(join(workspace, "journal.jsonl"), "{}\n");
    expect(await checkWorkspace({ workspace })).toMatchObject({
      journal: { damaged: [{ line: 5, reason: "no line of a journal" }] },
      merges: undefined,
      store: undefined,
      isWhole: false,
    });
  });
});

describe("a store that changed behind our back", () => {
  test("that was emptied, or put back from a backup, is noticed and brought up to date", async () => {
    const workspace = await workspaceOf(PAPERS);
    const file = join(workspace, "graph", "graph.grafeo");
    const backup = await readFile(file);
    await forgetPapers({ workspace, now }, ["title:0"]);
    const wanted = await graphOf(workspace);
    expect(await notesOf(workspace)).toEqual([]);
    await writeFile(file, backup);
    expect(await notesOf(workspace)).toEqual([
      "The graph in graph is older than what was last written there: what it lacks is written again.",
    ]);
    expect(await graphOf(workspace)).toEqual(wanted);
    await rm(file);
    expect(await notesOf(workspace)).toEqual(["The graph in graph is empty: what it lacks is written again."]);
    expect(await graphOf(workspace)).toEqual(wanted);
  });

  test("a graph of another workspace in our folder is not gone on from", async () => {
    const workspace = await workspaceOf(PAPERS);
    const wanted = await graphOf(workspace);
    const { settings } = await openWorkspace(workspace);
    await rm(join(workspace, "graph"), { recursive: true });
    {
      await using store = await grafeo.openForWriting({ url: join(workspace, "graph"), workspace: `${settings.id}x` });
      await store.commit(1);
    }
    await resolveGraph({ workspace, now });
    expect(await graphOf(workspace)).toEqual(wanted);
  });
});
