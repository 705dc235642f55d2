import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { entity } from "../../builders.ts";
import { papergraphHere } from "../../cli.ts";
import { temporaryFolder } from "../../temporary.ts";
import { workspaceOf } from "../../workspace.ts";

const TINY = fileURLToPath(new URL("../../fixtures/extract/tiny.gold.jsonl", import.meta.url));
const PAPERS = fileURLToPath(new URL("../../../examples/papers.csv", import.meta.url));

/** The one JSON object that is all of stdout. */
async function reportOnStdout(...words: readonly string[]): Promise<unknown> {
  const { exitCode, stdout } = await papergraphHere([...words, "--json"]);
  expect(exitCode).toBe(0);
  expect(stdout.indexOf("\n")).toBe(stdout.length - 1);
  return JSON.parse(stdout);
}

/** The last line of stderr, after checking that stdout is what it is without --json. */
async function reportOnStderr(...words: readonly string[]): Promise<unknown> {
  const plain = await papergraphHere(words);
  const withReport = await papergraphHere([...words, "--json"]);
  expect(withReport).toMatchObject({ exitCode: 0, stdout: plain.stdout });
  expect(plain.stdout).not.toBe("");
  const quiet = await papergraphHere(["--quiet", ...words, "--json"]);
  expect(quiet.stderr).toBe(`${withReport.stderr.trimEnd().split("\n").at(-1)}\n`);
  return JSON.parse(quiet.stderr);
}

describe("--json", () => {
  test("is the whole stdout of build and export, in numbers instead of sentences", async () => {
    const workspace = join(await temporaryFolder(), "ws");
    const build = ["build", PAPERS, "--model", "fast", "--threads", "1", "--workspace", workspace];
    const built = await reportOnStdout(...build);
    expect(built).toMatchObject({ workspace, records: 18, papers: 18, extracted: 18, skipped: 0, model: "fast" });
    expect(built).toMatchObject({ concepts: { Method: expect.any(Number) }, store: "graph" });

    const out = join(workspace, "tables");
    const exported = await papergraphHere(["export", "csv", "--out", out, "--workspace", workspace, "--json"]);
    expect(JSON.parse(exported.stdout)).toMatchObject({
      format: "csv",
      out,
      minConfidence: 0.6,
      rows: { papers: 18 },
      leftOut: { relationships: expect.any(Number) },
      next: [],
    });
    expect(exported.stderr).toMatch(/^Left out /u);
    expect(exported.stderr).not.toContain("Wrote");

    const bulk = ["export", "neo4j-admin", "--out", join(workspace, "bulk"), "--workspace", workspace];
    expect(await reportOnStdout(...bulk)).toMatchObject({
      minConfidence: 0,
      rows: { papers: 18 },
      next: expect.arrayContaining([expect.stringContaining("neo4j-admin database import full neo4j @import.args")]),
    });
    const refused = await papergraphHere([...bulk, "--min-confidence", "0.5"]);
    expect(refused).toMatchObject({ exitCode: 2, stdout: "" });
    expect(refused.stderr).toMatch(/^error: neo4j-admin takes no --min-confidence/u);

    const query = ["query", "methods", "--param", "limit=2", "--format", "csv", "--workspace", workspace];
    expect(await reportOnStderr(...query)).toMatchObject({ query: "methods", parameters: { limit: 2 }, rows: 2 });
  });

  test("is the whole stdout of resolve and of a decision, with the concepts that changed and no others", async () => {
    const workspace = await workspaceOf([[entity("Method", ["Adam"]), entity("Method", ["ResNet"])]]);
    const where = ["--workspace", workspace];
    expect(await reportOnStdout("resolve", ...where)).toMatchObject({ workspace, papers: 1, before: [], after: [] });
    expect(await reportOnStdout("merges", "hide", "Adam", ...where)).toMatchObject({
      decision: { number: 1, decision: "hide" },
      isNew: true,
      before: [{ id: "method:adam" }],
      after: [],
    });
    expect(await reportOnStdout("merges", "why", "ResNet", ...where)).toMatchObject({
      concepts: [{ id: "method:resnet" }],
    });
    expect(await reportOnStdout("merges", "undo", "1", ...where)).toMatchObject({ after: [{ id: "method:adam" }] });
    expect(await reportOnStderr("merges", "list", ...where)).toMatchObject({ rows: 0, of: 0 });
  });

  test("is the whole stdout of score: all that --format json has, on one line", async () => {
    const words = ["score", TINY, "--model", "fast", "--threads", "1"];
    const { stdout } = await papergraphHere([...words, "--format", "json"]);
    expect(await reportOnStdout(...words)).toEqual(JSON.parse(stdout));
  });

  test("is the last line of stderr where stdout has data, also with --quiet", async () => {
    expect(await reportOnStderr("read", PAPERS)).toEqual({ records: 18, skipped: 0 });
    expect(await reportOnStderr("extract", PAPERS, "--model", "fast", "--threads", "1")).toMatchObject({
      papers: 18,
      model: "fast",
    });
    expect(await reportOnStderr("query")).toEqual({ queries: expect.any(Number) });
    expect(await reportOnStderr("same", "Method", "RoBERTa", "BERT")).toMatchObject({ verdict: "different" });
    expect(await reportOnStderr("completion", "bash")).toMatchObject({ shell: "bash" });
  });
});
