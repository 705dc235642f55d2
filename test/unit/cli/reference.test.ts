import { readFile } from "node:fs/promises";
import { Writable } from "node:stream";
import type { Command } from "commander";
import { expect, test } from "vitest";
import { createOutput } from "../../../src/cli/output.ts";
import { buildProgram, withCommands } from "../../../src/cli/program.ts";

const silent = new Writable({ write: (_chunk, _encoding, done) => done() });

const help = (command: Command): string =>
  `\`\`\`text\n${command.configureHelp({ helpWidth: 100 }).helpInformation().trim()}\n\`\`\``;

/** What a user types to call a command: `papergraph merges list`. */
const wordsOf = (command: Command): readonly string[] => [
  ...(command.parent === null ? [] : wordsOf(command.parent)),
  command.name(),
];

/** The whole command line as a page: what `docs/cli.md` holds. */
function describeProgram(program: Command): string {
  const commands = withCommands(program)
    .filter((command) => command !== program)
    .map((command) => `${"#".repeat(wordsOf(command).length)} ${wordsOf(command).join(" ")}\n\n${help(command)}`);
  return [
    "# The command line",
    "Made from `--help` by `npm run docs:cli`. Data goes to stdout, everything else to stderr. Exit codes: 0 done, 1 failed, 2 wrong usage, 130 stopped.",
    "With `--json` a command reports what it did as one JSON object on one line. Where the command prints no data (build, export, resolve, score, train, view, merges but for list), that line is all of stdout; where it does (read, fetch, extract, query, same, merges list, completion), stdout stays as it is and the report is the last line of stderr, the only one with `--quiet`. An error is told in words as ever, and no report comes.",
    "`papergraph completion bash`, `zsh` or `fish` prints a script for the shell that completes commands, options, their values, files and named queries.",
    help(program),
    ...commands,
  ]
    .join("\n\n")
    .concat("\n");
}

const program = buildProgram({
  output: createOutput({ stdout: silent, stderr: silent }, { quiet: true, json: false }),
  words: [],
  verbose: false,
  stopSignal: () => new AbortController().signal,
});

test("docs/cli.md is what --help says (npm run docs:cli writes it)", async () => {
  await expect(describeProgram(program)).toMatchFileSnapshot("../../../docs/cli.md");
});

test("every command says in the README or the docs what it is for", async () => {
  const readme = await readFile("README.md", "utf8");
  const resolution = await readFile("docs/resolution.md", "utf8");
  for (const command of program.commands) {
    expect(command.summary(), command.name()).not.toBe("");
    if (command.name() !== "train") expect(readme).toContain(`papergraph ${command.name()}`);
    for (const part of command.commands) {
      expect(part.summary(), part.name()).not.toBe("");
      expect(resolution).toContain(`papergraph ${command.name()} ${part.name()}`);
    }
  }
});
