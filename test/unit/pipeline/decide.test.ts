import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  recordDecision,
  undoDecision,
  type DecisionReport,
  type DecisionRequest,
} from "../../../src/pipeline/decide.ts";
import { explainName } from "../../../src/pipeline/explain.ts";
import { resolveGraph } from "../../../src/pipeline.ts";
import { appendDecision } from "../../../src/workspace/ledger.ts";
import { openWorkspaceForBuild } from "../../../src/workspace/workspace.ts";
import { entity } from "../../builders.ts";
import { temporaryFolder } from "../../temporary.ts";
import { graphOf, now, workspaceOf } from "../../workspace.ts";

const CLUSTERINGS = [entity("Task", ["clustering"]), entity("Method", ["clustering"])];
const PAPERS = [
  [entity("Method", ["Vision Transformer", "ViT"]), entity("Dataset", ["ImageNet"])],
  [entity("Method", ["ViT"]), entity("Dataset", ["ImageNet"]), entity("Metric", ["accuracy"])],
  [entity("Method", ["Adam"]), entity("Method", ["adaptive moment estimation"])],
  CLUSTERINGS,
  CLUSTERINGS,
  CLUSTERINGS,
];

const decide = (workspace: string, request: DecisionRequest): Promise<DecisionReport> =>
  recordDecision({ workspace, now }, request);
const decisionsOf = (workspace: string): Promise<string> => readFile(join(workspace, "decisions.csv"), "utf8");

/** It changes with what is around a paper. */
const HASH = /"contentHash":"\w+",/u;

/** The lines of a graph that tell of one of the concepts, by id. */
const about = (graph: readonly string[], ...ids: readonly string[]): readonly string[] =>
  graph.filter((line) => ids.some((id) => line.includes(`"${id}"`)));

describe("a decision", () => {
  test.each<readonly [DecisionRequest, readonly string[]]>([
    [
      { decision: "join", name: "ADAM", other: "adaptive moment estimation" },
      ["method:adam", "method:adaptive-moment-estimation"],
    ],
    [{ decision: "split", name: "ViT", other: "Vision Transformer" }, ["method:vit", "method:vision-transformer"]],
    [{ decision: "forbid", name: "ViT", other: "Vision Transformers" }, ["method:vit", "method:vision-transformer"]],
    [{ decision: "hide", name: "accuracy" }, ["metric:accuracy"]],
  ])(
    "%j changes what it concerns and nothing else, as a new build would, and is undone without a trace",
    async (request, ids) => {
      const workspace = await workspaceOf(PAPERS);
      const before = await graphOf(workspace);
      const { decision, isNew } = await decide(workspace, request);
      expect({ decision, isNew }).toMatchObject({ decision: { ...request, number: 1 }, isNew: true });

      const after = await graphOf(workspace);
      const touched = new Set([...about(before, ...ids), ...about(after, ...ids)]);
      expect(about(after, ...ids)).not.toEqual(about(before, ...ids));
      const others = (graph: readonly string[]): readonly string[] =>
        graph
          .filter((line) => !touched.has(line))
          .map((line) => line.replace(HASH, ""))
          .toSorted();
      expect(others(after)).toEqual(others(before));

      const fresh = await workspaceOf(PAPERS);
      await writeFile(join(fresh, "decisions.csv"), await decisionsOf(workspace));
      await resolveGraph({ workspace: fresh, now });
      expect(await graphOf(fresh)).toEqual(after);

      await undoDecision({ workspace, now }, 1);
      expect(await graphOf(workspace)).toEqual(before);
      expect(await decisionsOf(workspace)).toBe("decision,type,name,other\n");
    },
  );

  test("says what the graph held before and holds after", async () => {
    const workspace = await workspaceOf(PAPERS);
    const { before, after } = await decide(workspace, {
      decision: "join",
      name: "Adam",
      other: "adaptive moment estimation",
    });
    expect([before.length, after.length]).toEqual([7, 6]);
    expect(after.find(({ name }) => name === "adaptive moment estimation")?.aliases).toEqual(["Adam"]);
    expect((await explainName("adam", { workspace })).concepts).toMatchObject([
      {
        id: "method:adaptive-moment-estimation",
        merges: [{ name: "Adam", into: "adaptive moment estimation", reason: "user", papers: 1 }],
      },
    ]);
  });

  test("that is in force is not recorded twice; one that says the contrary is, and counts until it is undone", async () => {
    const workspace = await workspaceOf(PAPERS);
    const pair = { name: "ViT", other: "Vision Transformer" };
    await decide(workspace, { decision: "split", ...pair });
    const again = await decide(workspace, { decision: "forbid", name: "vision transformer", other: "vit" });
    expect(again).toMatchObject({ isNew: false, decision: { decision: "split", number: 1 } });
    const joined = await decide(workspace, { decision: "join", ...pair });
    expect(joined).toMatchObject({ isNew: true, decision: { number: 2 } });
    const { concepts, decisions } = await explainName("ViT", { workspace });
    expect(concepts.map(({ id }) => id)).toEqual(["method:vision-transformer"]);
    expect(decisions).toMatchObject([{ number: 1, replacedBy: 2 }, { number: 2 }]);
    await undoDecision({ workspace, now }, 2);
    const { concepts: split } = await explainName("Vision Transformer", { workspace });
    expect(split.map(({ aliases }) => aliases)).toEqual([[]]);
  });

  test("may be about a name that another decision hides or splits off", async () => {
    const workspace = await workspaceOf(PAPERS);
    await decide(workspace, { decision: "hide", name: "ImageNet" });
    expect(await explainName("imagenet", { workspace })).toMatchObject({ concepts: [], decisions: [{ number: 1 }] });
    expect(await decide(workspace, { decision: "hide", name: "ImageNet" })).toMatchObject({ isNew: false });
  });

  test("is made by name where the graph was thrown away, and writes it again", async () => {
    const [workspace, thrownAway] = [await workspaceOf(PAPERS), await workspaceOf(PAPERS)];
    await rm(join(thrownAway, "graph"), { recursive: true });
    for (const folder of [workspace, thrownAway]) await decide(folder, { decision: "hide", name: "accuracy" });
    expect(await graphOf(thrownAway)).toEqual(await graphOf(workspace));
  });
});

describe("a decision is refused", () => {
  test.each<readonly [DecisionRequest, string, string | RegExp]>([
    [
      { decision: "hide", name: "Imagnet" },
      'No paper of the workspace writes "Imagnet".',
      'Names like it: "ImageNet".',
    ],
    [
      { decision: "join", name: "ViT", other: "Deit" },
      'No paper of the workspace writes "Deit".',
      /^(?:Names like it: "ViT"\.|List names with: )/u,
    ],
    [
      { decision: "hide", name: "clustering" },
      '"clustering" is there as a Method and as a Task.',
      "Say which with --type Method or --type Task.",
    ],
    [
      { decision: "hide", name: "ImageNet", type: "Method" },
      'There is no Method "ImageNet": it is a Dataset.',
      "Name the type with --type Dataset.",
    ],
    [
      { decision: "join", name: "ViT", other: "ImageNet" },
      '"ViT" is a Method, "ImageNet" is a Dataset: a decision is about names of one type.',
      "See what they are with: papergraph merges why NAME",
    ],
    [
      { decision: "join", name: "ViT", other: "ViTs" },
      '"ViT" and "ViTs" are one name: it is only written otherwise.',
      "Decisions compare names without case, accents, dashes and plural.",
    ],
    [
      { decision: "split", name: "ViT", other: "Adam" },
      '"ViT" and "Adam" are not one concept, so there is nothing to split.',
      'To keep them apart in later builds too: papergraph merges forbid "ViT" "Adam"',
    ],
    [
      { decision: "forbid", name: "DeiT", other: "Swin" },
      'No paper of the workspace writes "DeiT" or "Swin" yet.',
      "Name their type with --type, such as --type Method.",
    ],
  ])("%j", async (request, message, hint) => {
    const workspace = await workspaceOf(PAPERS);
    await expect(decide(workspace, request)).rejects.toMatchObject({
      code: "USAGE",
      message,
      hint: typeof hint === "string" ? hint : expect.stringMatching(hint),
    });
    await expect(decisionsOf(workspace)).rejects.toThrow(/ENOENT/u);
  });

  test("by a name without letters and digits, and by a number that no decision has", async () => {
    const workspace = await workspaceOf(PAPERS);
    await expect(decide(workspace, { decision: "forbid", name: "ViT", other: "—" })).rejects.toThrow(/"—" is no name/u);
    await expect(undoDecision({ workspace, now }, 1)).rejects.toThrow(/There is no decision 1 in /u);
  });

  test("but not by a name that is to be forbidden before it comes, nor by one type of several that is named", async () => {
    const workspace = await workspaceOf(PAPERS);
    await decide(workspace, { decision: "forbid", name: "ViT", other: "DeiT" });
    await decide(workspace, { decision: "forbid", name: "DeiT", other: "Swin", type: "Method" });
    await decide(workspace, { decision: "hide", name: "clustering", type: "Task" });
    expect((await decisionsOf(workspace)).split("\n")).toEqual([
      "decision,type,name,other",
      "forbid,Method,ViT,DeiT",
      "forbid,Method,DeiT,Swin",
      "hide,Task,clustering,",
      "",
    ]);
  });
});

describe("resolving anew", () => {
  test("applies hand edits and the user's aliases, which the workspace remembers", async () => {
    const workspace = await workspaceOf(PAPERS);
    await appendDecision(join(workspace, "decisions.csv"), {
      decision: "hide",
      type: "Dataset",
      name: "imagenet",
      other: "",
    });
    const aliases = join(await temporaryFolder(), "mine.tsv");
    await writeFile(aliases, "Method\tadaptive moment estimation\tAdam\n");
    const { before, after, concepts } = await resolveGraph({ workspace, aliases, now });
    expect([before.length, after.length]).toEqual([7, 5]);
    expect(concepts).toEqual({ Method: 3, Dataset: 0, Metric: 1, Task: 1 });
    const graph = await graphOf(workspace);
    await resolveGraph({ workspace, now });
    expect(await graphOf(workspace)).toEqual(graph);
  });

  test("needs a workspace, makes none, and waits for no build", async () => {
    const missing = join(await temporaryFolder(), "none");
    await expect(resolveGraph({ workspace: missing, now })).rejects.toMatchObject({ code: "WORKSPACE_MISSING" });
    await expect(readFile(missing)).rejects.toThrow(/ENOENT/u);
    const workspace = await workspaceOf(PAPERS);
    await using _build = await openWorkspaceForBuild(workspace, { command: "papergraph build", now: now() });
    await expect(resolveGraph({ workspace, now })).rejects.toMatchObject({ code: "WORKSPACE_LOCKED" });
    await expect(decide(workspace, { decision: "hide", name: "ViT" })).rejects.toMatchObject({
      code: "WORKSPACE_LOCKED",
    });
  });

  test("that is stopped after a decision says that it is on record, and that resolve goes on", async () => {
    const workspace = await workspaceOf(PAPERS);
    const stopped = AbortSignal.abort();
    const graph = await graphOf(workspace);
    await expect(
      recordDecision({ workspace, now, signal: stopped }, { decision: "hide", name: "accuracy" }),
    ).rejects.toMatchObject({
      code: "STOPPED",
      message: expect.stringMatching(/^decisions\.csv is changed, but the graph is not: /u),
      hint: "Bring the graph up to date with: papergraph resolve",
    });
    expect(await graphOf(workspace)).toEqual(graph);
    const { before, after } = await resolveGraph({ workspace, now });
    expect(before.length - after.length).toBe(1);
  });
});

test("a concept is explained by any of its names and ids", async () => {
  const workspace = await workspaceOf(PAPERS);
  for (const name of ["vit", "Vision Transformers", "method:vision-transformer", "method:vit"]) {
    expect((await explainName(name, { workspace })).concepts).toMatchObject([
      { name: "Vision Transformer", merges: [{ name: "ViT", reason: "folding", papers: 2 }] },
    ]);
  }
  const types = (await explainName("clustering", { workspace })).concepts.map(({ type }) => type);
  expect(types.toSorted()).toEqual(["Method", "Task"]);
  expect((await explainName("clustering", { workspace, type: "Task" })).concepts).toHaveLength(1);
  await expect(explainName("Adams", { workspace, type: "Task" })).rejects.toMatchObject({ code: "USAGE" });
});
