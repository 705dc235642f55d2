import { Argument, Command } from "commander";
import { bashScript } from "../completion/bash.ts";
import { describeProgram } from "../completion/describe.ts";
import { fishScript } from "../completion/fish.ts";
import { zshScript } from "../completion/zsh.ts";
import type { Session } from "../session.ts";

const SCRIPTS = { bash: bashScript, zsh: zshScript, fish: fishScript } as const;
type Shell = keyof typeof SCRIPTS;

/** `papergraph completion`: a script that teaches a shell to complete this very command line. */
export function completionCommand({ output }: Session): Command {
  return new Command("completion")
    .summary("print a script that lets a shell complete papergraph")
    .description(
      "Prints a script that lets a shell complete commands, options, their values and named queries. Load it in the shell's start-up file:\nbash: source <(papergraph completion bash); zsh, after compinit: source <(papergraph completion zsh);\nfish: papergraph completion fish | source",
    )
    .addArgument(new Argument("<shell>", "the shell").choices(Object.keys(SCRIPTS)))
    .action(async (shell: Shell, _flags: object, command: Command) => {
      const { parent } = command;
      const commands = parent === null ? [] : describeProgram(parent);
      await output.data(SCRIPTS[shell](commands).trimEnd());
      await output.report({ dataIn: "stdout", lines: [], json: { shell, commands: commands.length } });
    });
}
