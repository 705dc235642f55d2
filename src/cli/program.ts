import { Command, CommanderError } from "commander";
import { PaperGraphError, type ErrorCode } from "../errors.ts";
import { buildCommand } from "./commands/build.ts";
import { checkCommand } from "./commands/check.ts";
import { compactCommand } from "./commands/compact.ts";
import { completionCommand } from "./commands/completion.ts";
import { exportCommand } from "./commands/export.ts";
import { extractCommand } from "./commands/extract.ts";
import { fetchCommand } from "./commands/fetch.ts";
import { forgetCommand } from "./commands/forget.ts";
import { loadCommand } from "./commands/load.ts";
import { mergesCommand } from "./commands/merges.ts";
import { queryCommand } from "./commands/query.ts";
import { readCommand } from "./commands/read.ts";
import { resolveCommand } from "./commands/resolve.ts";
import { sameCommand } from "./commands/same.ts";
import { scoreCommand } from "./commands/score.ts";
import { trainCommand } from "./commands/train.ts";
import { viewCommand } from "./commands/view.ts";
import type { Session } from "./session.ts";
import { createOutput, type OutputStreams } from "./output.ts";
import { packageVersion } from "../version.ts";

const DONE = 0;
const FAILED = 1;
const WRONG_USAGE = 2;
const STOPPED = 130;

const EXIT_CODES: Readonly<Partial<Record<ErrorCode, number>>> = {
  USAGE: WRONG_USAGE,
  UNKNOWN_PART: WRONG_USAGE,
  MODEL_MISSING: WRONG_USAGE,
  STOPPED,
};

/** The whole command line; commands write to `session.output` only. */
export function buildProgram(session: Session): Command {
  const program = new Command("papergraph")
    .description("Builds a knowledge graph of methods, datasets, metrics and tasks from scientific abstracts.")
    .version(packageVersion())
    .option("--quiet", "print data and errors only")
    .option("--verbose", "also list every record that was skipped")
    .option("--debug", "print the stack of an error")
    .option("--json", "report what was done as one JSON object: on stdout, or on stderr where stdout has data")
    .showHelpAfterError("Add --help for what there is.")
    .exitOverride();
  for (const command of [
    readCommand,
    fetchCommand,
    extractCommand,
    buildCommand,
    queryCommand,
    exportCommand,
    viewCommand,
    mergesCommand,
    resolveCommand,
    forgetCommand,
    loadCommand,
    checkCommand,
    compactCommand,
    sameCommand,
    scoreCommand,
    trainCommand,
    completionCommand,
  ]) {
    program.addCommand(inheriting(command(session), program));
  }
  return program;
}

/** Commands that were made apart take over how errors and help are told. */
function inheriting(command: Command, parent: Command): Command {
  command.copyInheritedSettings(parent);
  for (const part of command.commands) inheriting(part, command);
  return command;
}

/** A command with all commands of its own. */
export const withCommands = (command: Command): readonly Command[] => [
  command,
  ...command.commands.flatMap(withCommands),
];

/** Runs one command line; returns the exit code and never throws. */
export async function runProgram(words: readonly string[], streams: OutputStreams): Promise<number> {
  const stopper = new AbortController();
  const stop = (): void => {
    if (stopper.signal.aborted) process.exit(STOPPED);
    stopper.abort();
  };
  const session: Session = {
    output: createOutput(streams, { quiet: words.includes("--quiet"), json: words.includes("--json") }),
    words,
    verbose: words.includes("--verbose"),
    stopSignal() {
      process.on("SIGINT", stop).on("SIGTERM", stop);
      return stopper.signal;
    },
  };
  try {
    const program = buildProgram(session);
    // Commands were made with an output of their own.
    for (const command of withCommands(program)) {
      command.configureOutput({
        writeOut: (text) => void streams.stdout.write(text),
        writeErr: (text) => void streams.stderr.write(text),
      });
    }
    await program.parseAsync([...words], { from: "user" });
    return DONE;
  } catch (cause) {
    return explain(cause, streams.stderr, words.includes("--debug"));
  } finally {
    process.off("SIGINT", stop).off("SIGTERM", stop);
  }
}

function explain(cause: unknown, stderr: NodeJS.WritableStream, debug: boolean): number {
  if (cause instanceof CommanderError) return cause.exitCode === 0 ? DONE : WRONG_USAGE; // commander has said why
  const message = cause instanceof Error ? cause.message : String(cause);
  stderr.write(`error: ${message}\n`);
  if (cause instanceof PaperGraphError && cause.hint !== undefined) stderr.write(`hint: ${cause.hint}\n`);
  if (debug && cause instanceof Error) stderr.write(`${cause.stack ?? ""}\n${describeCause(cause.cause)}`);
  return cause instanceof PaperGraphError ? (EXIT_CODES[cause.code] ?? FAILED) : FAILED;
}

const describeCause = (cause: unknown): string =>
  cause instanceof Error ? `caused by: ${cause.stack ?? cause.message}\n` : "";
