import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { DEFAULT_MIN_CONFIDENCE } from "../../src/model/confidence.ts";
import { paperRecordSchema } from "../../src/model/paper.ts";
import { extractedPaperSchema } from "../../src/model/extraction.ts";
import { queryRowsSchema, type Row } from "../../src/store/store.ts";
import { workspaceSchema } from "../../src/workspace/workspace.ts";
import { papergraph, repositoryRoot, startPapergraph } from "../cli.ts";
import { buildSample, sample } from "../sample.ts";
import { temporaryFolder } from "../temporary.ts";
import { graphOf } from "../workspace.ts";

const linesOf = (text: string): readonly unknown[] =>
  text
    .trimEnd()
    .split("\n")
    .map((line): unknown => JSON.parse(line));

const rowsOf = (json: string): readonly Row[] => queryRowsSchema.parse(JSON.parse(json));

/** Several commands, one after the other, on a busy machine. */
const SEVERAL_COMMANDS = { timeout: 60_000 };

describe("the whole way over the bundled sample", () => {
  test("reads every listed paper, extracts each, and prints nothing but JSON lines on stdout", async () => {
    const read = await papergraph("read", ...sample);
    expect(linesOf(read.stdout).map((line) => paperRecordSchema.parse(line))).toHaveLength(63);
    const extracted = await papergraph("extract", ...sample);
    const papers = linesOf(extracted.stdout).map((line) => extractedPaperSchema.parse(line));
    expect(papers.map(({ id }) => id)).toEqual(linesOf(read.stdout).map((line) => paperRecordSchema.parse(line).id));
    expect(papers.filter(({ entities }) => entities.length > 0).length).toBeGreaterThan(55);
  });

  test("extract and build say how many papers look foreign to the extractor", async () => {
    const folder = await temporaryFolder();
    const source = join(folder, "papers.jsonl");
    const papers = [
      {
        id: "1",
        title: "Graph Neural Networks for Bus Arrival Prediction",
        abstract: "We train graph neural networks.",
      },
      {
        id: "2",
        title: "Furfuryl alcohol in aqueous ethanol",
        abstract: "Leaching of calcined catalysts was negligible.",
      },
    ];
    await writeFile(source, papers.map((paper) => JSON.stringify(paper)).join("\n"));
    const extracted = await papergraph("extract", source, "--model", "fast");
    const lines = linesOf(extracted.stdout).map((line) => extractedPaperSchema.parse(line));
    expect(lines.map(({ foreign }) => foreign)).toEqual([undefined, true]);
    const says = "1 of 2 papers looks foreign to the extractor, which learned from computer science.";
    expect(extracted.stderr).toContain(says);
    const built = await papergraph("build", source, "--model", "fast", "--workspace", join(folder, "ws"));
    expect(built.stdout).toContain(says);
  });

  test("builds 60 papers, the same a second time without extracting any", async () => {
    const workspace = join(await temporaryFolder(), "ws");
    const first = await papergraph("build", ...sample, "--workspace", workspace);
    const second = await papergraph("build", ...sample, "--workspace", workspace);
    expect(first.stdout).toMatch(
      /^Read 63 records, 3 records joined .*\nExtracted 60 papers with the (?:accurate|fast) model in this run\.\nWrote 60 papers and /u,
    );
    expect(second.stdout).toContain("Extracted 0 papers with the ");
    const wrote = /^The graph holds .*$/mu;
    expect(wrote.exec(second.stdout)?.[0]).toBe(wrote.exec(first.stdout)?.[0]);
  });

  test("every relationship to a concept has its evidence, and each span cuts exactly its text", async () => {
    const workspace = await buildSample();
    const asked = await papergraph(
      "query",
      "MATCH (p:Paper)-[r]->(c:Concept) RETURN p.title AS title, p.abstract AS abstract, r, labels(c) AS labels",
      "--format",
      "json",
      "--workspace",
      workspace,
    );
    const evidence = z.object({
      title: z.string(),
      abstract: z.string(),
      labels: z.array(z.string()),
      r: z.object({
        confidence: z.number().gt(0).max(1),
        spans: z.array(z.string().regex(/^(?:title|abstract):\d+-\d+$/u)).min(1),
        texts: z.array(z.string()),
        sentences: z.array(z.string()),
      }),
    });
    const rows = rowsOf(asked.stdout).map((found) => evidence.parse(found));
    expect(rows.length).toBeGreaterThan(400);
    for (const { title, abstract, labels, r } of rows) {
      expect(labels).toHaveLength(2);
      expect([r.texts.length, r.sentences.length]).toEqual([r.spans.length, r.spans.length]);
      for (const [index, span] of r.spans.entries()) {
        const [field, start, end] = span.split(/[:-]/u);
        const cut = (field === "title" ? title : abstract).slice(Number(start), Number(end));
        expect(cut).toBe(r.texts[index]);
        expect(r.sentences[index]).toContain(cut);
      }
    }
  });

  test("reads a pipe whole, and does not try to read it a second time", async () => {
    const workspace = join(await temporaryFolder(), "ws");
    const command = `node bin/papergraph.js build <(cat "$0") --workspace "$1"`;
    const words = ["-c", command, sample[1] ?? "", workspace];
    const { stdout } = await promisify(execFile)("bash", words, { cwd: repositoryRoot });
    expect(stdout).toContain("Read 18 records, 0 records skipped.");
    const settings = workspaceSchema.parse(JSON.parse(await readFile(join(workspace, "workspace.json"), "utf8")));
    expect(settings.runs[0]?.sources.map(({ sha256 }) => sha256)).toEqual([null]);
  });

  test("exports as many entities as the graph has concepts when it is to keep what is unsure", async () => {
    const workspace = await buildSample();
    const out = join(workspace, "tables");
    const words = ["export", "csv", "--out", out, "--workspace", workspace];
    const outcome = await papergraph(...words, "--min-confidence", "0");
    expect(outcome).toMatchObject({ exitCode: 0, stderr: expect.stringMatching(/^Wrote /u) });
    const asked = await papergraph(
      "query",
      "MATCH (c:Concept) RETURN count(c) AS concepts",
      "--format",
      "json",
      "--workspace",
      workspace,
    );
    const entities: unknown[] = parse(await readFile(join(out, "entities.csv"), "utf8"), { columns: true });
    expect(rowsOf(asked.stdout)).toEqual([{ concepts: entities.length }]);
  });

  test("exports from a confidence on, and says what is left out and how to keep it", async () => {
    const workspace = await buildSample();
    const out = join(workspace, "tables");
    const words = ["export", "csv", "--out", out, "--workspace", workspace];
    const { exitCode, stderr } = await papergraph(...words, "--min-confidence", "0.8");
    expect(exitCode).toBe(0);
    expect(stderr).toMatch(
      /^Left out [1-9]\d* relationships, .+ below a confidence of 0\.8; --min-confidence 0 keeps all\.$/mu,
    );
    const rows: { confidence: string }[] = parse(await readFile(join(out, "relationships.csv"), "utf8"), {
      columns: true,
    });
    const confidences = rows.flatMap(({ confidence }) => (confidence === "" ? [] : [Number(confidence)]));
    expect(confidences.length).toBeGreaterThan(0);
    expect(Math.min(...confidences)).toBeGreaterThanOrEqual(0.8);
    expect((await papergraph(...words)).stderr).toContain(`below a confidence of ${DEFAULT_MIN_CONFIDENCE};`);
    expect((await papergraph(...words, "--min-confidence", "half")).exitCode).toBe(2);
  });

  test("a named query says that it starts at a confidence, unless it is told at which", async () => {
    const workspace = await buildSample();
    const words = ["query", "evidence", "--format", "json", "--workspace", workspace, "--param", "limit=1000"];
    const byDefault = await papergraph(...words);
    expect(byDefault.stderr).toBe(`From a confidence of ${DEFAULT_MIN_CONFIDENCE} on; --min-confidence 0 takes all.\n`);
    const all = await papergraph(...words, "--min-confidence", "0");
    expect(all.stderr).toBe("");
    expect(rowsOf(all.stdout).length).toBeGreaterThan(rowsOf(byDefault.stdout).length);
    expect(await papergraph(...words, "--param", "minConfidence=0")).toEqual(all);
  });

  test("view --json prints its address as one line as soon as it can be asked, and ends when it is told to", async () => {
    const workspace = await buildSample();
    const { child, outcome } = startPapergraph(["view", "--port", "0", "--workspace", workspace, "--json"]);
    const line = await new Promise<string>((settle) => {
      child.stdout?.once("data", (text: string) => settle(text));
    });
    const { url } = z.object({ url: z.url(), workspace: z.literal(workspace) }).parse(JSON.parse(line));
    expect((await fetch(url)).status).toBe(200);
    child.kill("SIGTERM");
    expect(await outcome).toEqual({ exitCode: 0, stdout: line, stderr: "" });
  });

  test("view --out writes the sample into one small page, or the part around an answer", SEVERAL_COMMANDS, async () => {
    const workspace = await buildSample();
    const out = join(await temporaryFolder(), "page.html");
    const whole = await papergraph("view", "--out", out, "--workspace", workspace);
    expect(whole).toMatchObject({ exitCode: 0, stdout: "" });
    expect(whole.stderr).toMatch(/^Wrote .*page\.html: 60 papers, \d+ concepts, 0\.\d MB\.\n$/u);
    const page = await readFile(out, "utf8");
    expect(page.length).toBeLessThan(3_000_000);
    expect(page).toContain("Content-Security-Policy");
    const query = ["--query", "papers-with", "--param", "concept=BERT"];
    const part = await papergraph("view", "--out", out, ...query, "--workspace", workspace, "--json");
    const written = z.object({ papers: z.int(), bytes: z.int() }).parse(JSON.parse(part.stdout));
    expect(written.papers).toBeLessThan(60);
    expect(written.bytes).toBeLessThan(page.length);
  });

  test("a decision changes the graph at once, as the next build would, and is undone", SEVERAL_COMMANDS, async () => {
    const workspace = await buildSample();
    const graph = await graphOf(workspace);
    const where = ["--workspace", workspace];
    const joined = await papergraph("merges", "join", "ResNet", "ResNet-50", ...where);
    expect(joined).toMatchObject({ exitCode: 0, stderr: "" });
    expect(joined.stdout).toMatch(/^Decision 1: join Method "ResNet" and "ResNet-50"\.\nBefore:\n/u);
    const decided = await graphOf(workspace);
    expect(decided).not.toEqual(graph);
    expect(await readFile(join(workspace, "merges.csv"), "utf8")).toMatch(
      /^type,name,into,concept,reason,score,papers\n(?:.*\n)*Method,ResNet-50,ResNet,method:resnet,user,,\d+\n/u,
    );
    const built = await papergraph("build", ...sample, ...where);
    expect(built.stdout).toContain("Extracted 0 papers");
    expect(await graphOf(workspace)).toEqual(decided);
    expect(await papergraph("merges", "undo", "1", ...where)).toMatchObject({ exitCode: 0 });
    expect(await graphOf(workspace)).toEqual(graph);
  });

  test("resolve applies hand edits, and takes the lock as a build does", SEVERAL_COMMANDS, async () => {
    const workspace = await buildSample();
    await writeFile(join(workspace, "decisions.csv"), "decision,type,name,other\nhide,Dataset,ImageNet,\n");
    const resolved = await papergraph("resolve", "--workspace", workspace);
    expect(resolved.stdout).toMatch(/^Before:\n {2}Dataset "ImageNet" \(dataset:imagenet, /u);
    expect(resolved.stdout).toContain("Now:\n  nothing\n");
    expect((await graphOf(workspace)).join("\n")).not.toContain('"dataset:imagenet"');
    const holder = { pid: process.pid, host: hostname(), since: "2026-01-01T00:00:00Z", command: "papergraph build" };
    await writeFile(join(workspace, "lock"), JSON.stringify(holder));
    const refused = await papergraph("resolve", "--workspace", workspace);
    expect(refused).toMatchObject({ exitCode: 1, stdout: "" });
    expect(refused.stderr).toMatch(/^error: The workspace is in use by "papergraph build"/u);
  });

  test(
    "a build takes the user's aliases, and so do later ones; a damaged file stops it before anything is read",
    SEVERAL_COMMANDS,
    async () => {
      const folder = await temporaryFolder();
      const [aliases, workspace] = [join(folder, "mine.tsv"), join(folder, "ws")];
      const words = ["build", ...sample, "--model", "fast", "--workspace", workspace];
      await writeFile(aliases, "Method\tAdam\nMethod\tAdaGrad\tAdam\n");
      const refused = await papergraph(...words, "--aliases", aliases);
      expect(refused).toMatchObject({ exitCode: 1, stdout: "" });
      expect(refused.stderr).toContain(`${aliases}, line 1: three cells are wanted`);
      await writeFile(aliases, "Method\tAdaGrad\tAdam\n");
      for (const more of [["--aliases", aliases], []]) {
        expect(await papergraph(...words, ...more)).toMatchObject({ exitCode: 0, stderr: "" });
        const why = await papergraph("merges", "why", "AdaGrad", "--workspace", workspace);
        expect(why.stdout).toMatch(/^ {2}"AdaGrad" was joined to "Adam": a list of known aliases says so;/mu);
      }
    },
  );

  test("lists the named queries, and prints a table, JSON or CSV", async () => {
    const listed = await papergraph("query");
    expect(listed.stdout).toMatch(/^methods: /mu);
    const workspace = await buildSample();
    const words = ["query", "methods", "--param", "limit=2", "--min-confidence", "0.5", "--workspace", workspace];
    const table = await papergraph(...words);
    expect(table.stdout.trimEnd().split("\n")).toHaveLength(4);
    expect(table.stderr).toBe("2 rows\n");
    expect(rowsOf((await papergraph(...words, "--format", "json")).stdout)).toHaveLength(2);
    const csv = await papergraph(...words, "--format", "csv");
    expect(parse(csv.stdout, { columns: true })).toHaveLength(2);
  });
});
