import { spawn, spawnSync } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Writable } from "node:stream";
import type { Command } from "commander";
import { describe, expect, test } from "vitest";
import { describeProgram } from "../../../src/cli/completion/describe.ts";
import { createOutput } from "../../../src/cli/output.ts";
import { buildProgram } from "../../../src/cli/program.ts";
import { namedQueries } from "../../../src/store/queries.ts";
import { papergraphHere } from "../../cli.ts";
import { temporaryFolder } from "../../temporary.ts";

/** What one command line prints on stdout. */
async function printed(...words: readonly string[]): Promise<string> {
  const { exitCode, stdout } = await papergraphHere(words);
  expect(exitCode).toBe(0);
  return stdout;
}

/** Runs a program to its end on what it reads from stdin; gives what it prints. */
function run(command: string, words: readonly string[], options: { cwd: string; input: string }): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, words, { cwd: options.cwd, env: { ...process.env, TERM: "dumb", HISTFILE: "" } });
    let text = "";
    child.stdout.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
    child.on("error", reject).on("close", () => resolve(text));
    child.stdin.end(options.input);
  });
}

const isThere = (command: string): boolean => spawnSync(command, ["--version"]).error === undefined;

/** In CI every shell must be there. */
function skipUnlessThere(...commands: readonly string[]): boolean {
  const missing = commands.filter((command) => !isThere(command));
  if (missing.length === 0) return false;
  if (process.env.CI !== undefined) throw new Error(`CI needs ${missing.join(", ")}.`);
  process.stderr.write(`No ${missing.join(", ")}: the completion of ${commands.join(", ")} is not tested.\n`);
  return true;
}

/** A folder with `papers.jsonl`, `workspaces/` and the script of a shell. */
async function folderFor(shell: string): Promise<string> {
  const folder = await temporaryFolder();
  await mkdir(join(folder, "workspaces"));
  await writeFile(join(folder, "papers.jsonl"), "");
  await writeFile(join(folder, "script"), await printed("completion", shell));
  return folder;
}

/** What a user types, `⇥` for the tab key, and the words that the command gets. */
const TYPED: readonly (readonly [string, readonly string[]])[] = [
  ["bu⇥--mod⇥fa⇥pap⇥", ["build", "--model", "fast", "papers.jsonl"]],
  ["build papers.jsonl pap⇥", ["build", "papers.jsonl", "papers.jsonl"]],
  ["query cov⇥--form⇥js⇥", ["query", "coverage", "--format", "json"]],
  ["query methods cov⇥", ["query", "methods", "cov"]],
  ["exp⇥neo⇥--out x", ["export", "neo4j-admin", "--out", "x"]],
  ["--qui⇥bui⇥--store gra⇥--model=fas⇥", ["--quiet", "build", "--store", "graph", "--model=fast"]],
  ["build --store neo4j+⇥localhost", ["build", "--store", "neo4j+s://localhost"]],
  ["train --corpus a pap⇥--sil⇥", ["train", "--corpus", "a", "papers.jsonl", "--silver"]],
  ["score --threads pap⇥ pap⇥", ["score", "--threads", "pap", "papers.jsonl"]],
  ["build --workspace pap⇥x", ["build", "--workspace", "papx"]],
  ["same Da⇥", ["same", "Dataset"]],
  ["mer⇥li⇥--reas⇥acr⇥--type Meth⇥", ["merges", "list", "--reason", "acronym", "--type", "Method"]],
  ["completion fi⇥--json", ["completion", "fish", "--json"]],
];

describe.each([
  ["bash", "bash --norc --noprofile -i", ""],
  ["zsh", "zsh -f -i", "autoload -Uz compinit; compinit -u -D; "],
] as const)("in %s, typed into a terminal", (shell, command, preparation) => {
  test.skipIf(skipUnlessThere(shell, "script"))("words are completed as far as they can be told", async () => {
    const cwd = await folderFor(shell);
    const lines = [
      `${preparation}source ./script`,
      `papergraph() { printf 'GOT:'; printf '[%s]' "$@"; printf '\\n'; }`,
      ...TYPED.map(([typed]) => `papergraph ${typed.replaceAll("⇥", "\t")}`),
      "exit",
    ];
    // `script` gives the shell a terminal, without which it completes nothing.
    const output = await run("script", ["-qec", command, "/dev/null"], { cwd, input: `${lines.join("\n")}\n` });
    const got = [...output.matchAll(/^.*GOT:((?:\[[^\]\n]*\])+)\r?$/gmu)].map(([, words]) => words);
    expect(got).toEqual(TYPED.map(([, words]) => words.map((word) => `[${word}]`).join("")));
  });
});

describe("in fish", () => {
  test.skipIf(skipUnlessThere("fish")).each([
    ["bu", ["build"]],
    ["build --mod", ["--model"]],
    ["build --model ", ["accurate", "fast"]],
    ["build --model=f", ["--model=fast"]],
    ["build papers.jsonl pap", ["papers.jsonl"]],
    ["build --workspace w", ["workspaces/"]],
    ["query cov", ["coverage"]],
    ["query methods cov", []],
    ["export cs", ["csl-json", "csv"]],
    ["--quiet build --store gra", ["graph"]],
    ["train --corpus a pap", ["papers.jsonl"]],
    ["score --threads pap", []],
    ["same Da", ["Dataset"]],
    ["merges und", ["undo"]],
    ["merges list --type Da", ["Dataset"]],
  ])("papergraph %s is completed by %j", async (typed, expected) => {
    const cwd = await folderFor("fish");
    const words = ["--no-config", "-c", `source ./script; complete -C 'papergraph ${typed}'`];
    const lines = (await run("fish", words, { cwd, input: "" })).trim().split("\n");
    expect(lines.map((line) => line.split("\t")[0] ?? "").filter((word) => word !== "")).toEqual(expected);
  });
});

describe("what is completed", () => {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const program: Command = buildProgram({
    output: createOutput({ stdout: silent, stderr: silent }, { quiet: true, json: false }),
    words: [],
    verbose: false,
    stopSignal: () => new AbortController().signal,
  });
  const commands = describeProgram(program);

  /** A command and those below it, with the words that call them. */
  const withParts = (command: Command, path = ""): readonly (readonly [string, Command])[] => [
    [path, command],
    ...command.commands.flatMap((part) => withParts(part, `${path} ${part.name()}`.trim())),
  ];

  test("is the program itself: every command, and every option in it and in the scripts", async () => {
    const all = withParts(program);
    expect(commands.map(({ path }) => path)).toEqual(all.map(([path]) => path));
    const flags = all.flatMap(([, command]) => command.options.map(({ long }) => long ?? ""));
    for (const shell of ["bash", "zsh"]) {
      const script = await printed("completion", shell);
      for (const flag of flags) expect(script).toContain(flag);
    }
  });

  test("after query are all named queries", () => {
    const query = commands.find(({ path }) => path === "query");
    expect(query?.operands.map(({ offer }) => offer.words)).toEqual([namedQueries().map(({ name }) => name)]);
  });

  test("needs no quoting: words are letters, digits and signs that no shell reads", () => {
    const offers = commands.flatMap(({ options, operands }) => [
      ...options.flatMap(({ value }) => value?.words ?? []),
      ...operands.flatMap(({ offer }) => offer.words),
    ]);
    for (const word of offers) expect(word).toMatch(/^[\w:/+.-]+$/u);
  });
});
