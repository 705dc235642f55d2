import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { runProgram } from "../../../src/cli/program.ts";
import type { CliOutcome } from "../../cli.ts";
import { temporaryFolder } from "../../temporary.ts";

const TINY = fileURLToPath(new URL("../../fixtures/extract/tiny.gold.jsonl", import.meta.url));

/** Runs `papergraph score` in this thread, with the fast model unless the words name another. */
async function score(...words: readonly string[]): Promise<CliOutcome> {
  const printed = { stdout: "", stderr: "" };
  const collect = (stream: keyof typeof printed): Writable =>
    new Writable({
      decodeStrings: false,
      write(text: string, _encoding, done) {
        printed[stream] += text;
        done();
      },
    });
  const streams = { stdout: collect("stdout"), stderr: collect("stderr") };
  const exitCode = await runProgram(["score", "--model", "fast", "--threads", "1", ...words], streams);
  return { exitCode, ...printed };
}

async function benchmarkFile(): Promise<string> {
  const file = join(await temporaryFolder(), "benchmark.jsonl");
  const entities = [{ start: 16, end: 24, type: "Method" }];
  await writeFile(
    file,
    JSON.stringify({ id: "1", title: "", abstract: "We rely on the ResNet-50 network.", entities }),
  );
  return file;
}

describe("papergraph score", () => {
  test("prints an aligned table on stdout and nothing on stderr", async () => {
    const { exitCode, stdout, stderr } = await score(TINY);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    const [title, head = "", rule = "", ...rows] = stdout.trimEnd().split("\n");
    expect(title).toBe(`12 papers of ${TINY}, fast model`);
    expect(head).toMatch(/^measure +of +F1 +95 % interval +P +R +gold +predicted$/u);
    const roles = rows.pop();
    expect(roles).toMatch(/^Of \d+ concepts found, \d+\.\d % have the right role\.$/u);
    expect(rows.length).toBeGreaterThan(15);
    for (const row of rows) {
      expect(row).toMatch(/^[a-z, ]+? {2}\w+ +\d+\.\d {2}\[\d+\.\d, \d+\.\d\] +\d+\.\d +\d+\.\d +\d+ +\d+$/u);
      expect(row).toHaveLength(rule.length);
    }
  });

  test("gives the same figures as JSON, and errors on demand", async () => {
    const { stdout } = await score(TINY, "--format", "json", "--errors", "2");
    const figures = z.object({ f1: z.number(), interval95: z.tuple([z.number(), z.number()]), gold: z.literal(64) });
    const errors = z.array(z.object({ type: z.string(), name: z.string(), count: z.number() })).max(2);
    const scored = z
      .object({
        file: z.literal(TINY),
        model: z.literal("fast"),
        version: z.string(),
        papers: z.literal(12),
        mentions: z.object({ strict: z.object({ ALL: z.object({ f1: z.number() }) }) }),
        concepts: z.object({ ALL: figures }),
        errors: z.object({ missed: errors, spurious: errors }),
      })
      .parse(JSON.parse(stdout));
    const table = await score(TINY, "--errors", "2");
    const row = new RegExp(`^mentions, strict +ALL +${scored.mentions.strict.ALL.f1.toFixed(1)} `, "mu");
    expect(table.stdout).toMatch(row);
    const [{ type, name, count } = { type: "", name: "", count: 0 }] = scored.errors.missed;
    expect(table.stdout).toContain(`\nmissed:\n  ${count} × ${type}: ${name}\n`);
  });

  test("scores a benchmark on its mentions alone, and says that there are no concepts to list", async () => {
    const { exitCode, stdout, stderr } = await score(await benchmarkFile(), "--errors", "1");
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^1 paper of .*\n/u);
    expect(stdout).toMatch(/^mentions, relaxed +Method /mu);
    expect(stdout).not.toMatch(/concepts|results|Task|missed/u);
    expect(stderr).toMatch(/annotates no concepts, so --errors has none to list\.\n$/u);
  });

  test("says which line of which file is no annotated paper, and exits with 1", async () => {
    const file = join(await temporaryFolder(), "gold.jsonl");
    await writeFile(file, '\n{"id": "1", "title": "ViT"}\n');
    const { exitCode, stdout, stderr } = await score(file);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
    expect(stderr).toMatch(/^error: .*gold\.jsonl, line 2: abstract: .*\nhint: A line is .*\n$/u);
    expect(await score(`${file}.gone`)).toMatchObject({ exitCode: 1, stdout: "" });
  });

  test.each([
    ["no file", [], "missing required argument 'gold'"],
    ["an unknown format", [TINY, "--format", "xml"], "Allowed choices are table, json."],
    ["no errors to list", [TINY, "--errors", "0"], "It must be a whole number of at least 1."],
    ["an unknown model", [TINY, "--model", "perfect"], 'There is no model "perfect".'],
  ])("exits with 2 when given %s, and says what to do", async (_mistake, words, message) => {
    const { exitCode, stdout, stderr } = await score(...words);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toContain(message);
    expect(stderr).toMatch(/^error: .*\n.*--(?:help|model) /u);
  });
});
