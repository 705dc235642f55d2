import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { papergraphHere, type CliOutcome } from "../../cli.ts";
import { temporaryFolder } from "../../temporary.ts";

const TINY = fileURLToPath(new URL("../../fixtures/extract/tiny.gold.jsonl", import.meta.url));

/** Runs `papergraph score` in this thread, with the fast model unless the words name another. */
const score = (...words: readonly string[]): Promise<CliOutcome> => scoreOn({ isTTY: false }, ...words);

const scoreOn = (terminal: { readonly isTTY: boolean }, ...words: readonly string[]): Promise<CliOutcome> =>
  papergraphHere(["score", "--model", "fast", "--threads", "1", ...words], terminal);

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
    const [scores = "", calibration = ""] = stdout.trimEnd().split("\n\n");
    const [title, head = "", rule = "", ...rows] = scores.split("\n");
    expect(title).toBe(`12 papers of ${TINY}, fast model`);
    expect(head).toMatch(/^measure +of +F1 +95 % interval +P +R +gold +predicted$/u);
    expect(rows.pop()).toMatch(/^Of \d+ values found, \d+\.\d % have the right unit, .* the right kind .*\.$/u);
    expect(rows.pop()).toMatch(/^Of \d+ concepts found, \d+\.\d % have the right role \(Method \d+\.\d, .*\)\.$/u);
    expect(rows.length).toBeGreaterThan(25);
    for (const row of rows) {
      expect(row).toMatch(/^[a-z, ]+? {2}\w+ +\d+\.\d +\[\d+\.\d, \d+\.\d\] +\d+\.\d +\d+\.\d +\d+ +\d+$/u);
      expect(row).toHaveLength(rule.length);
    }
    const [calibrationHead, , ...calibrationRows] = calibration.split("\n");
    expect(calibrationHead).toMatch(/^calibration +of +error +95 % interval +Brier +of base rate +bins +predictions$/u);
    expect(calibrationRows.map((row) => row.split(/ +/u).slice(0, 2).join(" "))).toEqual(
      expect.arrayContaining(["mentions ALL", "concepts Task", "roles Method", "results value", "results full"]),
    );
  });

  test("gives the same figures as JSON, and errors on demand", async () => {
    const { stdout } = await score(TINY, "--format", "json", "--errors", "2");
    const figures = z.object({ f1: z.number(), interval95: z.tuple([z.number(), z.number()]), gold: z.literal(64) });
    const place = z.object({ paper: z.string(), text: z.string(), sentence: z.object({ text: z.string() }) });
    const error = z.object({ type: z.string(), name: z.string(), count: z.number(), places: z.array(place) });
    const errors = z.array(error).max(2);
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
    const [{ type, name, count, places }] = z.tuple([error]).rest(error).parse(scored.errors.missed);
    expect(places).toHaveLength(count);
    expect(table.stdout).toContain(`\n\nmissed:\n  ${count} × ${type}: ${name}\n      ${places[0]?.paper}, `);
    expect(table.stdout).toContain(`»${places[0]?.text}«`);
    const onTerminal = await scoreOn({ isTTY: true }, TINY, "--errors", "2");
    expect(onTerminal.stdout).toContain(`\u001B[1m${places[0]?.text}\u001B[22m`);
  });

  test("lists all errors when it is not told how many", async () => {
    const { stdout } = await score(TINY, "--errors");
    const [, , missed = ""] = stdout.split("\n\n");
    expect(missed).toMatch(/^missed:\n(?: {2}\d+ × .*\n {6}.*\n?){2,}$/u);
  });

  test("scores a benchmark on its mentions alone, and lists those that were missed or made up", async () => {
    const { exitCode, stdout, stderr } = await score(await benchmarkFile(), "--errors", "1");
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(stdout).toMatch(/^1 paper of .*\n/u);
    expect(stdout).toMatch(/^mentions, relaxed +Method /mu);
    expect(stdout).not.toMatch(/concepts|results|Task/u);
    expect(stdout).toContain(
      "\n\nmissed:\n  1 × Method: esNet-50\n      1, abstract: We rely on the R»esNet-50« network.\n",
    );
  });

  test("reads several files, and folders of brat annotations", async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, "b.txt"), "Nets\nWe rely on the ResNet-50 network.");
    await writeFile(join(folder, "b.ann"), "T1\tModel 20 29\tResNet-50\nT2\tModel 20 29;30 37\tResNet-50 network\n");
    await writeFile(join(folder, "a.txt"), "We go.");
    await writeFile(join(folder, "a.ann"), "T1\tModel 0 2;5 6\tWe .\n");
    const { exitCode, stdout, stderr } = await score(folder, TINY, "--format", "json");
    expect(exitCode).toBe(0);
    expect(stderr).toBe(`${join(folder, "a.ann")}: mentions of several pieces are left out (line 1).\n`);
    expect(JSON.parse(stdout)).toMatchObject({ file: `${folder}, ${TINY}`, papers: 14 });
  });

  test("says when a folder holds no annotations, or none of a type that is scored", async () => {
    const folder = await temporaryFolder();
    const { exitCode, stderr } = await score(folder);
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/^error: The folder ".*" holds no annotations of brat \(\*\.ann\)\.\nhint: /u);
    await writeFile(join(folder, "a.txt"), "We go.");
    await writeFile(join(folder, "a.ann"), "T1\tPerson 0 2\tWe\n");
    const note = "No annotation is of a type that is scored (Method, Dataset, Metric, Task): there are Person.\n";
    expect(await score(folder)).toMatchObject({ exitCode: 0, stderr: note });
  });

  test("measures resolution by a table of canonical names", async () => {
    const file = join(await temporaryFolder(), "canonical.tsv");
    await writeFile(file, "type\tname\tcanonical\n");
    const { stdout } = await score(TINY, "--canonical", file);
    expect(stdout).toMatch(/^resolution, B³ +ALL +\d+\.\d +\[/mu);
    expect(stdout).toMatch(/^resolution, pairs +ALL /mu);
    await writeFile(file, "type\tname\tcanonical\nMethod\tViT\n");
    const { exitCode, stderr } = await score(TINY, "--canonical", file);
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/^error: .*canonical\.tsv, line 2: it is no line type<tab>name/u);
  });

  test("says which line of which file is no annotated paper, and exits with 1", async () => {
    const file = join(await temporaryFolder(), "gold.jsonl");
    await writeFile(file, '\n{"id": "1", "title": "ViT"}\n');
    const { exitCode, stdout, stderr } = await score(file);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
    expect(stderr).toMatch(/^error: .*gold\.jsonl, line 2: abstract: .*\nhint: docs\/extractors\.md .*\n$/u);
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
