import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { queryRowsSchema } from "../../../src/store/store.ts";
import { entity } from "../../builders.ts";
import { papergraphHere, type CliOutcome } from "../../cli.ts";
import { workspaceOf } from "../../workspace.ts";

const PAPERS = [
  [entity("Method", ["Vision Transformer", "ViT"]), entity("Dataset", ["ImageNet"])],
  [entity("Method", ["vision transformers"]), entity("Dataset", ["ImageNet"])],
  [entity("Method", ["Vision Transformer"])],
  [entity("Method", ["Adam"]), entity("Method", ["adaptive moment estimation"])],
];

type Ask = (...words: readonly string[]) => Promise<CliOutcome>;

async function inWorkspace(): Promise<{ readonly workspace: string; readonly ask: Ask }> {
  const workspace = await workspaceOf(PAPERS);
  return { workspace, ask: (...words) => papergraphHere([...words, "--workspace", workspace]) };
}

const linesOf = ({ stdout }: CliOutcome): readonly string[] => stdout.trimEnd().split("\n");

describe("papergraph merges", () => {
  test("lists joinings as table, JSON or CSV, of a type or reason, and says when it stops before the end", async () => {
    const { ask } = await inWorkspace();
    const table = await ask("merges", "list");
    expect(linesOf(table)).toHaveLength(4);
    expect(table).toMatchObject({ exitCode: 0, stderr: "2 rows\n" });
    expect((await ask("merges", "list", "--limit", "1")).stderr).toBe("1 of 2 joinings; --limit 0 lists all.\n");
    const json = await ask("merges", "list", "--reason", "folding", "--format", "json");
    const into = { into: "Vision Transformer", concept: "method:vision-transformer" };
    expect(queryRowsSchema.parse(JSON.parse(json.stdout))).toEqual([
      { type: "Method", name: "ViT", ...into, reason: "folding", score: null, papers: 1 },
    ]);
    const csv = await ask("merges", "list", "--type", "Method", "--format", "csv");
    expect(parse(csv.stdout, { columns: true })).toMatchObject([{ name: "ViT" }, { name: "vision transformers" }]);
    expect((await ask("merges", "list", "--type", "Task", "--format", "json")).stdout).toBe("[]\n");
  });

  test("records a decision, says what changed and how to undo it, lists it, and undoes it", async () => {
    const { workspace, ask } = await inWorkspace();
    const joined = await ask("merges", "join", "Adam", "Adaptive Moment Estimation");
    expect(joined.stderr).toBe("");
    expect(linesOf(joined)).toEqual([
      'Decision 1: join Method "Adam" and "Adaptive Moment Estimation".',
      "Before:",
      '  Method "Adam" (method:adam, 1 paper)',
      '  Method "adaptive moment estimation" (method:adaptive-moment-estimation, 1 paper)',
      "Now:",
      '  Method "adaptive moment estimation" (method:adaptive-moment-estimation, 1 paper; also "Adam")',
      "Concepts: 4 → 3.",
      `Undo it with: papergraph merges undo 1 --workspace ${workspace}`,
    ]);
    const listed = await ask("merges", "list", "--decisions", "--format", "json");
    expect(queryRowsSchema.parse(JSON.parse(listed.stdout))).toEqual([
      {
        number: 1,
        decision: "join",
        type: "Method",
        name: "Adam",
        other: "Adaptive Moment Estimation",
        replacedBy: null,
      },
    ]);
    const why = await ask("merges", "why", "adam");
    expect(linesOf(why)).toEqual([
      '"adam" is the Method "adaptive moment estimation" (method:adaptive-moment-estimation, 1 paper; also "Adam").',
      '  "Adam" was joined to "adaptive moment estimation": a decision of yours; 1 paper writes it so.',
      "  Ids that lead here too: method:adam.",
      "Decisions that concern it:",
      '  1: join Method "Adam" and "Adaptive Moment Estimation"',
    ]);
    expect(linesOf(await ask("merges", "undo", "1")).slice(0, 2)).toEqual([
      'Took out decision 1: join Method "Adam" and "Adaptive Moment Estimation".',
      "Before:",
    ]);
    expect(linesOf(await ask("merges", "list", "--decisions"))).toHaveLength(2);
  });

  test("says that a joining has no effect where other decisions stand against it", async () => {
    const { workspace, ask } = await inWorkspace();
    await writeFile(
      join(workspace, "decisions.csv"),
      "decision,type,name,other\njoin,Method,Adam,ViT\nforbid,Method,adaptive moment estimation,ViT\n",
    );
    const joined = await ask("merges", "join", "adaptive moment estimation", "Adam");
    expect(joined.stdout).toContain("They are still apart: other decisions stand against it;");
  });

  test.each([
    [["join", "Adam", "Adamm"], 'error: No paper of the workspace writes "Adamm".\nhint: Names like it: "Adam".\n'],
    [["why", "Imagenett"], 'error: No paper of the workspace writes "Imagenett".\nhint: Names like it: "ImageNet".\n'],
    [["undo", "7"], /^error: There is no decision 7 in .+decisions\.csv\.\nhint: It holds none\.\n$/u],
    [["undo", "none"], /^error: .*whole number/u],
    [["hide", "Adam", "--type", "Model"], /^error: .*Allowed choices are Method, Dataset, Metric, Task/u],
    [["list", "--decisions", "--reason", "user"], /^error: --reason is about joinings/u],
    [["jion", "Adam", "ViT"], /^error: unknown command 'jion'\n\(Did you mean join\?\)/u],
  ] as const)("%j is wrong usage, told in a sentence", async (words, message) => {
    const { ask } = await inWorkspace();
    const { exitCode, stdout, stderr } = await ask("merges", ...words);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toMatch(message);
  });
});

describe("papergraph resolve", () => {
  test("applies hand edits and a file of aliases, says what changed, and the second time that nothing does", async () => {
    const { workspace, ask } = await inWorkspace();
    await writeFile(join(workspace, "decisions.csv"), "decision,type,name,other\nhide,Dataset,imagenet,\n");
    const aliases = join(workspace, "mine.tsv");
    await writeFile(aliases, "Method\tAdam\tadaptive moment estimation\n");
    const resolved = await ask("resolve", "--aliases", aliases);
    expect(resolved.stderr).toBe("");
    expect(linesOf(resolved)).toEqual([
      "Before:",
      '  Dataset "ImageNet" (dataset:imagenet, 2 papers)',
      '  Method "Adam" (method:adam, 1 paper)',
      '  Method "adaptive moment estimation" (method:adaptive-moment-estimation, 1 paper)',
      "Now:",
      '  Method "adaptive moment estimation" (method:adaptive-moment-estimation, 1 paper; also "Adam")',
      "Concepts: 4 → 2.",
      expect.stringMatching(/^Wrote \d papers? and 1 concept that are new or changed, and took out 2 concepts\.$/u),
      "The graph holds 4 papers, 2 concepts (2 methods, 0 datasets, 0 metrics, 0 tasks), 4 relationships between them, and 0 results.",
      `Workspace: ${workspace}, store: graph.`,
    ]);
    expect(linesOf(await ask("resolve"))[0]).toBe("Nothing changes in the graph: 2 concepts.");
  });

  test("tells of decisions about names that no paper writes, but not of what is forbidden beforehand", async () => {
    const { workspace, ask } = await inWorkspace();
    await writeFile(
      join(workspace, "decisions.csv"),
      "decision,type,name,other\nhide,Dataset,imagnet,\nforbid,Method,ViT,DeiT\njoin,Method,Adam,AdamW\nhide,Method,adams,\n",
    );
    expect((await ask("resolve")).stderr).toBe(
      'Decision 1 changes nothing: no paper writes "imagnet".\nDecision 3 changes nothing: no paper writes "AdamW".\n',
    );
  });

  test("a damaged file is told with its line, and nothing is changed", async () => {
    const { workspace, ask } = await inWorkspace();
    const aliases = join(workspace, "mine.tsv");
    await writeFile(aliases, "Method\tAdam\n");
    const { exitCode, stderr } = await ask("resolve", "--aliases", aliases);
    expect(exitCode).toBe(1);
    expect(stderr).toBe(
      `error: ${aliases}, line 1: three cells are wanted (type, name, alias), not 2.\nhint: A line reads for example: Method, Vision Transformer, ViT, with tabs between.\n`,
    );
    expect(linesOf(await ask("resolve"))[0]).toBe("Nothing changes in the graph: 4 concepts.");
  });
});

test("a former id in a parameter of any query leads to today's concept, and a line says so", async () => {
  const { ask } = await inWorkspace();
  const statement = "MATCH (c:Concept {id: $id}) RETURN c.name AS name";
  const own = await ask("query", statement, "--param", "id=method:vit", "--format", "json");
  expect(JSON.parse(own.stdout)).toEqual([{ name: "Vision Transformer" }]);
  expect(own.stderr).toBe('"method:vit" is now "method:vision-transformer".\n');
  const named = await ask("query", "datasets-with-method", "--param", "method=method:vit", "--format", "json");
  expect(JSON.parse(named.stdout)).toMatchObject([{ method: "Vision Transformer", dataset: "ImageNet" }]);
  const today = await ask("query", statement, "--param", "id=method:adam", "--format", "json");
  expect([JSON.parse(today.stdout), today.stderr]).toEqual([[{ name: "Adam" }], ""]);
  const none = await ask("query", statement, "--param", "id=method:none", "--format", "json");
  expect([JSON.parse(none.stdout), none.stderr]).toEqual([[], ""]);
});

test("a named query that finds nothing says which name no concept has, and what is called like it", async () => {
  const { ask } = await inWorkspace();
  const asked = await ask(
    "query",
    "datasets-with-method",
    "--param",
    "method=Vision Transformers2",
    "--format",
    "json",
  );
  expect(JSON.parse(asked.stdout)).toEqual([]);
  expect(asked.stderr).toContain('No method is called "Vision Transformers2"; names like it: "Vision Transformer"');
  const otherType = await ask("query", "leaderboard", "--param", "dataset=ViT", "--format", "json");
  expect(otherType.stderr).toContain('No dataset is called "ViT".\n');
  const known = await ask("query", "leaderboard", "--param", "dataset=imagenet", "--format", "json");
  expect(known.stderr).not.toContain("is called");
  const unsure = await ask("query", "datasets-with-method", "--param", "method=ViT", "--min-confidence", "0.99");
  expect(unsure.stderr).toBe("0 rows\nWith what is less sure: 1 row.\n");
});
