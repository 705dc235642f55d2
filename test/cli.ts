import { spawn, type ChildProcess } from "node:child_process";
import { resolve } from "node:path";
import { Writable } from "node:stream";
import { runProgram } from "../src/cli/program.ts";

export interface CliOutcome {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function collector(): { readonly stream: Writable; text(): string } {
  const chunks: Buffer[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      chunks.push(Buffer.from(chunk));
      done();
    },
  });
  return { stream, text: () => Buffer.concat(chunks).toString("utf8") };
}

/** Runs one command line in this process. */
export async function papergraph(...words: readonly string[]): Promise<CliOutcome> {
  const [stdout, stderr] = [collector(), collector()];
  const exitCode = await runProgram(words, { stdout: stdout.stream, stderr: stderr.stream });
  return { exitCode, stdout: stdout.text(), stderr: stderr.text() };
}

export const repositoryRoot: string = resolve(import.meta.dirname, "..");

/** Starts one command line as a process of its own, for what only a process can show: signals, pipes, exit codes. */
export function startPapergraph(
  words: readonly string[],
  cwd: string = repositoryRoot,
): { readonly child: ChildProcess; readonly outcome: Promise<CliOutcome> } {
  const tsx = import.meta.resolve("tsx");
  const main = resolve(repositoryRoot, "src/cli/main.ts");
  const child = spawn(process.execPath, ["--import", tsx, main, ...words], { cwd, stdio: ["pipe", "pipe", "pipe"] });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  const outcome = new Promise<CliOutcome>((settle, reject) => {
    child.on("error", reject).on("close", (exitCode) => settle({ exitCode, stdout, stderr }));
  });
  return { child, outcome };
}
