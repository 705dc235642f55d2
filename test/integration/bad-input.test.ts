import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { papergraph } from "../cli.ts";
import { buildSample, sample } from "../sample.ts";
import { temporaryFolder } from "../temporary.ts";

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
    {
      what: "an unknown reader",
      words: ["read", sample[0] ?? "", "--reader", "pdf"],
      exitCode: 2,
      message: /^error: There is no reader "pdf"\.\nhint: Known: /u,
    },
    {
      what: "an unknown model",
      words: ["extract", sample[2] ?? "", "--model", "huge"],
      exitCode: 2,
      message: /^error: .*huge.*\nhint: /u,
    },
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
    {
      what: "an address of no store",
      words: ["build", sample[2] ?? "", "--store", "mysql://localhost", "--workspace"],
      exitCode: 2,
      message: /^error: .*mysql/u,
    },
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
    expect(built.stdout).toContain("The graph holds 2 papers,");
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

  test("a store that is down is told before anything is read, and does not become the workspace's", async () => {
    const workspace = join(await temporaryFolder(), "ws");
    const down = await papergraph("build", ...sample, "--workspace", workspace, "--store", "bolt://127.0.0.1:9");
    expect(down.exitCode).toBe(1);
    expect(down.stderr).toMatch(/^error: .*127\.0\.0\.1:9.*\nhint: /mu);
    const embedded = await papergraph("build", ...sample, "--workspace", workspace);
    expect(embedded.stdout).toContain("Extracted 60 papers with the ");
    expect(embedded.stdout).toContain("store: graph.");
  });

  test("a workspace that cannot be made", async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, "file"), "");
    const outcome = await papergraph("build", ...sample, "--workspace", join(folder, "file", "ws"));
    expect(outcome).toMatchObject({ exitCode: 1 });
    expect(outcome.stderr).toMatch(/^error: The workspace .* cannot be made\.\nhint: /u);
  });

  test("a port that is taken", async () => {
    const workspace = await buildSample();
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

  test("a view that cannot be", { timeout: 60_000 }, async () => {
    const workspace = await buildSample();
    const cases: readonly (readonly [words: readonly string[], exitCode: number, sentence: string])[] = [
      [["--out", "page.html", "--port", "1"], 2, "--port"],
      [["--param", "a=b"], 2, "--param is for a query, and none is named."],
      [["--query", "no-such-query"], 2, 'There is no query "no-such-query".'],
      [["--query", "MATCH (n) DETACH DELETE n"], 1, "DETACH"],
      [["--out", "/no/such/folder/page.html"], 1, "The page cannot be written to /no/such/folder/page.html."],
      [["--out", "page.html", "--query", "RETURN 1 AS one"], 2, "holds no paper and no concept"],
    ];
    for (const [words, exitCode, sentence] of cases) {
      const outcome = await papergraph("view", ...words, "--workspace", workspace);
      expect(outcome).toMatchObject({ exitCode, stdout: "" });
      expect(outcome.stderr).toContain(sentence);
    }
  });

  test("writing Cypher is refused on the command line", async () => {
    const workspace = await buildSample();
    const outcome = await papergraph("query", "CREATE (n:Paper {id: 'x'})", "--workspace", workspace);
    expect(outcome).toMatchObject({ exitCode: 1, stdout: "" });
    expect(outcome.stderr).toMatch(/^error: .*CREATE/u);
  });

  test("an export to where a file stands leaves the file", async () => {
    const workspace = await buildSample();
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
