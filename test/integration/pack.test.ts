import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { temporaryFolder } from "../temporary.ts";

const run = promisify(execFile);
const root = resolve(import.meta.dirname, "../..");

/** Packs a package of the checkout; returns the tarball's path. */
async function pack(into: string, ...options: readonly string[]): Promise<string> {
  const words = ["pack", "--ignore-scripts", "--json", "--pack-destination", into, ...options];
  const { stdout } = await run("npm", words, { cwd: root });
  const [packed]: { filename: string }[] = JSON.parse(stdout);
  return join(into, packed?.filename ?? "");
}

test(
  "the packed package installs elsewhere, runs its command and exports its library with types",
  { timeout: 300_000 },
  async () => {
    const folder = await temporaryFolder();
    const user = join(folder, "user");
    await mkdir(user);
    await writeFile(join(user, "package.json"), JSON.stringify({ name: "user", private: true, type: "module" }));
    const install = ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"];
    await run("npm", [...install, await pack(folder)], { cwd: user });

    await writeFile(
      join(user, "papers.jsonl"),
      `${JSON.stringify({ title: "A Study of Things", abstract: "We train a Vision Transformer (ViT) on ImageNet." })}\n`,
    );
    const command = join(user, "node_modules", ".bin", "papergraph");
    const built = await run(command, ["build", "papers.jsonl"], { cwd: user });
    expect(built.stdout).toContain("Extracted 1 paper with the fast model");
    expect(built.stderr).toContain("npm install papergraph-models");
    await expect(run(command, ["extract", "papers.jsonl", "--model", "accurate"], { cwd: user })).rejects.toMatchObject(
      {
        code: 2,
        stderr: expect.stringMatching(/^error: .*accurate.*\nhint: .*npm install papergraph-models/u),
      },
    );
    const asked = await run(command, ["query", "MATCH (d:Dataset) RETURN d.name AS name", "--format", "json"], {
      cwd: user,
    });
    expect(JSON.parse(asked.stdout)).toEqual([{ name: "ImageNet" }]);

    await writeFile(
      join(user, "use.ts"),
      `import { buildGraph, openStore, type Paper } from "papergraph";
     export const paper: Pick<Paper, "title"> = { title: "x" };
     const report = await buildGraph({ sources: ["papers.jsonl"], workspace: "papergraph" });
     await using store = await openStore("papergraph");
     export const rows: readonly object[] = (await store.query("MATCH (d:Dataset) RETURN d.name AS name")).rows;
     export const papers: number = report.papers;`,
    );
    const options = {
      compilerOptions: {
        module: "NodeNext",
        target: "ES2022",
        strict: true,
        noEmit: true,
        lib: ["ES2023", "ESNext.Disposable", "DOM"],
        types: [],
      },
    };
    await writeFile(join(user, "tsconfig.json"), JSON.stringify({ ...options, files: ["use.ts"] }));
    await run(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-p", "."], { cwd: user });

    await run("npm", [...install, await pack(folder, "--workspace", "models")], { cwd: user });
    const accurate = await run(command, ["build", "papers.jsonl", "--workspace", "other"], { cwd: user });
    expect(accurate.stdout).toContain("Extracted 1 paper with the accurate model");
    expect(accurate.stderr).not.toContain("npm install");
  },
);
