import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { paperRecordSchema } from "../../src/model/paper.ts";
import { extractedPaperSchema } from "../../src/model/extraction.ts";
import { papergraph, repositoryRoot } from "../cli.ts";
import { temporaryFolder } from "../temporary.ts";

const sample = ["daily-papers.txt", "papers.csv", "papers.jsonl"].map((file) => join(repositoryRoot, "examples", file));

const linesOf = (text: string): readonly unknown[] =>
  text
    .trimEnd()
    .split("\n")
    .map((line): unknown => JSON.parse(line));

const row = z.record(z.string(), z.unknown());
const rowsOf = (json: string): readonly z.infer<typeof row>[] => z.array(row).parse(JSON.parse(json));

async function builtSample(): Promise<string> {
  const workspace = join(await temporaryFolder(), "ws");
  const built = await papergraph("build", ...sample, "--workspace", workspace);
  expect(built).toMatchObject({ exitCode: 0, stderr: "" });
  return workspace;
}

describe("the whole way over the bundled sample", () => {
  test("reads every listed paper, extracts each, and prints nothing but JSON lines on stdout", async () => {
    const read = await papergraph("read", ...sample);
    expect(linesOf(read.stdout).map((line) => paperRecordSchema.parse(line))).toHaveLength(63);
    const extracted = await papergraph("extract", ...sample);
    const papers = linesOf(extracted.stdout).map((line) => extractedPaperSchema.parse(line));
    expect(papers.map(({ id }) => id)).toEqual(linesOf(read.stdout).map((line) => paperRecordSchema.parse(line).id));
    expect(papers.filter(({ entities }) => entities.length > 0).length).toBeGreaterThan(55);
  });

  test("builds 60 papers, the same a second time without extracting any", async () => {
    const workspace = join(await temporaryFolder(), "ws");
    const first = await papergraph("build", ...sample, "--workspace", workspace);
    const second = await papergraph("build", ...sample, "--workspace", workspace);
    expect(first.stdout).toMatch(
      /^Read 63 records, 3 records joined .*\nExtracted 60 papers in this run\.\nWrote 60 papers, /u,
    );
    expect(second.stdout).toContain("Extracted 0 papers in this run.");
    const wrote = /^Wrote .*$/mu;
    expect(wrote.exec(second.stdout)?.[0]).toBe(wrote.exec(first.stdout)?.[0]);
  });

  test("every relationship to a concept has its evidence, and each span cuts exactly its text", async () => {
    const workspace = await builtSample();
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

  test("exports as many entities as the graph has concepts", async () => {
    const workspace = await builtSample();
    const out = join(workspace, "tables");
    expect(await papergraph("export", "csv", "--out", out, "--workspace", workspace)).toMatchObject({ exitCode: 0 });
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

  test("a decision changes the next build, and merges.csv says so", async () => {
    const workspace = await builtSample();
    await writeFile(join(workspace, "decisions.csv"), "decision,type,name,other\nhide,Dataset,ImageNet,\n");
    await papergraph("build", ...sample, "--workspace", workspace);
    const asked = await papergraph(
      "query",
      "MATCH (d:Dataset {name: 'ImageNet'}) RETURN d.id",
      "--format",
      "json",
      "--workspace",
      workspace,
    );
    expect(rowsOf(asked.stdout)).toEqual([]);
    expect(await readFile(join(workspace, "merges.csv"), "utf8")).toMatch(/^type,name,concept,reason,papers\n./u);
  });

  test("lists the named queries, and prints a table, JSON or CSV", async () => {
    const listed = await papergraph("query");
    expect(listed.stdout).toMatch(/^methods: /mu);
    const workspace = await builtSample();
    const words = ["query", "methods", "--param", "limit=2", "--workspace", workspace];
    const table = await papergraph(...words);
    expect(table.stdout.trimEnd().split("\n")).toHaveLength(4);
    expect(table.stderr).toBe("2 rows\n");
    expect(rowsOf((await papergraph(...words, "--format", "json")).stdout)).toHaveLength(2);
    const csv = await papergraph(...words, "--format", "csv");
    expect(parse(csv.stdout, { columns: true })).toHaveLength(2);
  });
});

const jsonLines = (...lines: readonly string[]): string => `${lines.join("\n")}\n`;

describe("bad input ends in one line that says what, where and what to do", () => {
  const good = JSON.stringify({ title: "A Good Paper", abstract: "We use BERT." });

  test.each([
    {
      what: "a missing file",
      words: ["build", "no/such.txt"],
      exitCode: 1,
      message: /^error: .*no\/such\.txt.*\nhint: .+\n$/u,
    },
    [
      "an unknown reader",
      ["read", sample[0] ?? "", "--reader", "pdf"],
      2,
      /^error: There is no reader "pdf"\.\nhint: Known: /u,
    ],
    ["an unknown model", ["extract", sample[2] ?? "", "--model", "huge"], 2, /^error: .*huge.*\nhint: /u],
    [
      "a model that is not there",
      ["extract", sample[2] ?? "", "--model", "accurate"],
      2,
      /^error: .*accurate.*\nhint: /u,
    ],
    {
      what: "no workspace",
      words: ["query", "methods", "--workspace", "no/such"],
      exitCode: 1,
      message: /^error: There is no papergraph workspace in no\/such\.\nhint: /u,
    },
    {
      what: "an unknown query",
      words: ["query", "nothing-like-it"],
      exitCode: 2,
      message: /^error: There is no query "nothing-like-it"\.\nhint: Known: /u,
    },
    {
      what: "an unknown export format",
      words: ["export", "pdf", "--out", "x"],
      exitCode: 2,
      message: /^error: There is no export format "pdf"\.\nhint: Known: csv/u,
    },
    { what: "an unknown command", words: ["bild"], exitCode: 2, message: /unknown command 'bild'/u },
    { what: "an unknown option", words: ["build", "x", "--nope"], exitCode: 2, message: /unknown option '--nope'/u },
    {
      what: "a password in the address",
      words: ["build", "x", "--store", "bolt://neo4j:secret@localhost"],
      exitCode: 2,
      message: /NEO4J_PASSWORD/u,
    },
    [
      "an address of no store",
      ["build", sample[2] ?? "", "--store", "mysql://localhost", "--workspace"],
      2,
      /^error: .*mysql/u,
    ],
  ])("$what", async ({ words, exitCode, message }) => {
    const all = words.at(-1) === "--workspace" ? [...words, join(await temporaryFolder(), "ws")] : words;
    const outcome = await papergraph(...all);
    expect(outcome).toMatchObject({ exitCode, stdout: "" });
    expect(outcome.stderr).toMatch(message);
    expect(outcome.stderr).not.toMatch(/secret|\n\s+at /u);
  });

  test("a broken line is skipped and named, the good records around it are kept", async () => {
    const folder = await temporaryFolder();
    const file = join(folder, "papers.jsonl");
    await writeFile(file, jsonLines(good, '{"title": "Cut o', JSON.stringify({ title: "Another", abstract: "" })));
    const built = await papergraph("build", file, "--workspace", join(folder, "ws"));
    expect(built).toMatchObject({ exitCode: 0 });
    expect(built.stdout).toContain("Read 2 records, 1 record skipped.");
    expect(built.stdout).toContain("Wrote 2 papers,");
    expect(built.stderr).toMatch(/papers\.jsonl, line 2: /u);
  });

  test("a missing source among good ones is told before any work is done", async () => {
    const folder = await temporaryFolder();
    const outcome = await papergraph(
      "build",
      sample[0] ?? "",
      join(folder, "gone.csv"),
      "--workspace",
      join(folder, "ws"),
    );
    expect(outcome.exitCode).toBe(1);
    expect(outcome.stderr).toContain("gone.csv");
  });

  test("a store that is down keeps what was extracted", async () => {
    const workspace = join(await temporaryFolder(), "ws");
    const down = await papergraph("build", ...sample, "--workspace", workspace, "--store", "bolt://127.0.0.1:9");
    expect(down.exitCode).toBe(1);
    expect(down.stderr).toMatch(/^error: .*127\.0\.0\.1:9.*\nhint: /mu);
    const embedded = await papergraph("build", ...sample, "--workspace", workspace);
    expect(embedded.stdout).toContain("Extracted 0 papers in this run.");
  });

  test("a workspace that cannot be made", async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, "file"), "");
    const outcome = await papergraph("build", ...sample, "--workspace", join(folder, "file", "ws"));
    expect(outcome).toMatchObject({ exitCode: 1 });
    expect(outcome.stderr).toMatch(/^error: The workspace .* cannot be made\.\nhint: /u);
  });

  test("a port that is taken", async () => {
    const workspace = await builtSample();
    const taken = createServer();
    await new Promise<void>((settle) => {
      taken.listen(0, "127.0.0.1", settle);
    });
    const address = taken.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const outcome = await papergraph("view", "--port", String(port), "--workspace", workspace);
    taken.close();
    expect(outcome).toMatchObject({ exitCode: 1, stdout: "" });
    expect(outcome.stderr).toMatch(new RegExp(`^error: Port ${port} .*\nhint: .*--port`, "u"));
  });

  test("writing Cypher is refused on the command line", async () => {
    const workspace = await builtSample();
    const outcome = await papergraph("query", "CREATE (n:Paper {id: 'x'})", "--workspace", workspace);
    expect(outcome).toMatchObject({ exitCode: 1, stdout: "" });
    expect(outcome.stderr).toMatch(/^error: .*CREATE/u);
  });

  test("an export to where a file stands leaves the file", async () => {
    const workspace = await builtSample();
    const out = join(workspace, "taken");
    await writeFile(out, "mine");
    const outcome = await papergraph("export", "csv", "--out", out, "--workspace", workspace);
    expect(outcome.exitCode).toBe(1);
    expect(await readFile(out, "utf8")).toBe("mine");
    await mkdir(join(workspace, "folder"));
    expect(
      await papergraph("export", "csv", "--out", join(workspace, "folder"), "--workspace", workspace),
    ).toMatchObject({ exitCode: 0 });
  });
});
