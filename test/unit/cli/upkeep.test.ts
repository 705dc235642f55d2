import { appendFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, test, vi } from "vitest";
import { type CliOutcome, papergraphHere } from "../../cli.ts";
import { entity } from "../../builders.ts";
import { workspaceOf } from "../../workspace.ts";

/** A workspace of three papers, and a way to run commands on it. */
async function inWorkspace(): Promise<{
  readonly workspace: string;
  readonly run: (...words: readonly string[]) => Promise<CliOutcome>;
}> {
  const names = ["ViT", "BERT", "LSTM"];
  const workspace = await workspaceOf(names.map((name) => [entity("Method", [name])]));
  return { workspace, run: (...words) => papergraphHere([...words, "--workspace", workspace]) };
}

afterEach(() => {
  vi.unstubAllEnvs();
});

describe("keeping a graph in order", () => {
  test("forget names what it took out, check that all is well, compact what it dropped, load what it wrote", async () => {
    const { run } = await inWorkspace();
    const forgot = await run("forget", "title:1");
    expect(forgot.stdout).toMatch(
      /^Forgot title:1: Paper 1\nTook out 1 paper and 1 concept\.\nThe graph holds 2 papers, 2 concepts /u,
    );
    const checked = await run("check");
    expect(checked).toMatchObject({ exitCode: 0, stderr: "" });
    expect(checked.stdout.split("\n")).toEqual([
      "Journal: 2 papers in 4 lines, 2 lines replaced by later ones.",
      "Ledger: merges.csv is as resolved.",
      "Store graph: holds exactly what the journal gives.",
      "",
    ]);
    expect((await run("compact")).stdout).toMatch(/^Dropped 2 lines \([\d,]+ bytes\) from the journal of /u);
    expect((await run("load")).stdout).toMatch(/^Wrote 2 papers and 2 concepts that are new or changed\.\n/u);
    expect((await run("resolve")).stdout).toContain("Wrote nothing: the graph was up to date.\n");
  });

  test("check ends with 1 and a way out: for damaged lines, and for a graph that differs", async () => {
    const { workspace, run } = await inWorkspace();
    await rm(join(workspace, "graph"), { recursive: true });
    expect(await run("check")).toMatchObject({
      exitCode: 1,
      stdout: expect.stringContaining("Store graph: No graph was built at "),
      stderr: "error: Something differs.\nhint: Write the graph anew with: papergraph load\n",
    });
    await appendFile(join(workspace, "journal.jsonl"), "nonsense\n");
    expect(await run("check")).toMatchObject({
      exitCode: 1,
      stdout: expect.stringContaining("  line 5 is damaged: no line of a journal\n"),
      stderr: expect.stringContaining("hint: Restore the journal from a backup"),
    });
    expect(await run("resolve")).toMatchObject({ exitCode: 1, stderr: expect.stringContaining("line 5") });
  });
});

describe("querying with limits", () => {
  test("says when there are more rows than were asked for", async () => {
    const { run } = await inWorkspace();
    const query = "MATCH (p:Paper) RETURN p.id AS id ORDER BY id";
    expect(await run("query", query, "--max-rows", "2")).toMatchObject({
      exitCode: 0,
      stdout: expect.stringMatching(/title:1\n$/u),
      stderr: "The first 2 rows; there are more rows: ask for them with --max-rows.\n",
    });
    expect(await run("query", query, "--max-rows", "3", "--format", "csv")).toMatchObject({ exitCode: 0, stderr: "" });
  });

  test("a query that takes too long is a failure with a way out", async () => {
    const { run } = await inWorkspace();
    const endless = "UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b RETURN max(a * b % 7) AS most";
    expect(await run("query", endless, "--timeout", "1")).toMatchObject({
      exitCode: 1,
      stdout: "",
      stderr: expect.stringMatching(/^error: The query took longer than 1 s and was ended\.\nhint: /u),
    });
  });
});

describe("--store neo4j", () => {
  test("means the address in NEO4J_URI, and says so where it is not set or holds a password", async () => {
    const { run } = await inWorkspace();
    vi.stubEnv("NEO4J_URI", "");
    expect(await run("query", "datasets", "--store", "neo4j")).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining("NEO4J_URI, which is not set"),
    });
    vi.stubEnv("NEO4J_URI", "bolt://127.0.0.1:1");
    expect(await run("query", "datasets", "--store", "neo4j")).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining("No Neo4j answers at 127.0.0.1:1."),
    });
    vi.stubEnv("NEO4J_URI", "bolt://neo4j:s3cret@127.0.0.1:1");
    const { exitCode, stderr } = await run("query", "datasets", "--store", "neo4j");
    expect(exitCode).toBe(2);
    expect(stderr).not.toContain("s3cret");
  });
});
