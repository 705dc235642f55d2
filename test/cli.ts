import { spawn, type ChildProcess } from "node:child_process";
import { resolve } from "node:path";

export interface CliOutcome {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export const repositoryRoot: string = resolve(import.meta.dirname, "..");

/** Starts one command line of the built package as a user does; stdin stays open until the caller ends it. */
export function startPapergraph(words: readonly string[]): {
  readonly child: ChildProcess;
  readonly outcome: Promise<CliOutcome>;
} {
  const launcher = resolve(repositoryRoot, "bin/papergraph.js");
  const child = spawn(process.execPath, [launcher, ...words], { cwd: repositoryRoot, stdio: ["pipe", "pipe", "pipe"] });
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
