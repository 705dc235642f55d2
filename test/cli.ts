import { spawn, type ChildProcess } from "node:child_process";
import { resolve } from "node:path";
import { Writable } from "node:stream";
import { runProgram } from "../src/cli/program.ts";

export interface CliOutcome {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export const repositoryRoot: string = resolve(import.meta.dirname, "..");

/** Starts one command line of the built package as a user does; stdin stays open until the caller ends it. */
export function startPapergraph(
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): {
  readonly child: ChildProcess;
  readonly outcome: Promise<CliOutcome>;
} {
  const launcher = resolve(repositoryRoot, "bin/papergraph.js");
  const child = spawn(process.execPath, [launcher, ...words], {
    cwd: repositoryRoot,
    env: { ...process.env, ...environment },
    stdio: ["pipe", "pipe", "pipe"],
  });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  const outcome = new Promise<CliOutcome>((settle, reject) => {
    child.on("error", reject).on("close", (exitCode) => settle({ exitCode, stdout, stderr }));
  });
  return { child, outcome };
}

/** Runs one command line to its end. */
export function papergraph(...words: readonly string[]): Promise<CliOutcome> {
  const { child, outcome } = startPapergraph(words);
  child.stdin?.end();
  return outcome;
}

/** Runs one command line of the sources in this thread. */
export async function papergraphHere(
  words: readonly string[],
  terminal: { readonly isTTY: boolean } = { isTTY: false },
): Promise<CliOutcome> {
  const printed = { stdout: "", stderr: "" };
  const collect = (stream: keyof typeof printed): Writable =>
    new Writable({
      decodeStrings: false,
      write(text: string, _encoding, done) {
        printed[stream] += text;
        done();
      },
    });
  const streams = { stdout: Object.assign(collect("stdout"), terminal), stderr: collect("stderr") };
  const exitCode = await runProgram(words, streams);
  return { exitCode, ...printed };
}
