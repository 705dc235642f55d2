import type { Argument, Command, Option } from "commander";
import { offerOf, type Offer } from "./offers.ts";

export interface OptionDescription {
  /** Such as `-h` and `--help`. */
  readonly flags: readonly string[];
  readonly description: string;
  /** Undefined for an option that takes none, or need not have one. */
  readonly value: Offer | undefined;
  /** Takes all words up to the next option. */
  readonly isVariadic: boolean;
}

export interface CommandDescription {
  /** The words that call it, such as `merges list`; empty for papergraph itself. */
  readonly path: string;
  readonly commands: readonly { readonly name: string; readonly summary: string }[];
  /** Its own and those of the whole program. */
  readonly options: readonly OptionDescription[];
  readonly operands: readonly { readonly offer: Offer; readonly isVariadic: boolean }[];
}

/** All that may be written on the command line, read off the program itself. */
export function describeProgram(program: Command): readonly CommandDescription[] {
  const everywhere = program.options.filter(({ long }) => long !== "--version");
  const describe = (command: Command, path: string): readonly CommandDescription[] => {
    const help = command.createHelp();
    const options = [...help.visibleOptions(command), ...(command === program ? [] : everywhere)];
    return [
      {
        path,
        commands: help
          .visibleCommands(command)
          .map((one) => ({ name: one.name(), summary: help.subcommandDescription(one) })),
        options: options.map(describeOption),
        operands: command.registeredArguments.map(describeOperand),
      },
      ...command.commands.flatMap((one) => describe(one, `${path} ${one.name()}`.trim())),
    ];
  };
  return describe(program, "");
}

const PLACEHOLDER = /<(?<name>[^.>]+)(?:\.\.\.)?>/u;

function describeOption(option: Option): OptionDescription {
  const placeholder = PLACEHOLDER.exec(option.flags)?.groups?.["name"];
  return {
    flags: [option.short, option.long].filter((flag) => flag !== undefined),
    description: option.description,
    value: placeholder === undefined ? undefined : offerOf(option, placeholder),
    isVariadic: option.variadic,
  };
}

const describeOperand = (argument: Argument): CommandDescription["operands"][number] => ({
  offer: offerOf(argument, argument.name()),
  isVariadic: argument.variadic,
});
