import type { CommandDescription, OptionDescription } from "./describe.ts";
import type { Offer } from "./offers.ts";
import { patternsOf } from "./patterns.ts";

const quoted = (text: string): string => `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;

const caseOf = (patterns: readonly string[], actions: readonly string[]): readonly string[] =>
  patterns.length === 0 ? [] : [`case ${patterns.map(quoted).join(" ")}`, ...actions.map((action) => `    ${action}`)];

/** Completes a place: `COMMAND|*` is anywhere in a command, `COMMAND|2` its second operand, `COMMAND|--option` after that. */
const completeAt = (place: string, words: string): string =>
  `complete -c papergraph -n ${quoted(`__papergraph_at ${quoted(place)}`)} ${words}`;

function valueWords({ words, paths }: Offer): string {
  if (paths === "files") return "-r -F";
  if (paths === "folders") return "-x -a '(__fish_complete_directories)'";
  return words.length === 0 ? "-x" : `-x -a ${quoted(words.join(" "))}`;
}

function optionWords({ flags, description, value }: OptionDescription): string {
  const names = flags.map((flag) => (flag.startsWith("--") ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`));
  return [...names, ...(value === undefined ? [] : [valueWords(value)]), `-d ${quoted(description)}`].join(" ");
}

function operandWords({ words, paths }: Offer): readonly string[] {
  if (paths === "files") return ["-F"];
  if (paths === "folders") return ["-a '(__fish_complete_directories)'"];
  return words.length === 0 ? [] : [`-a ${quoted(words.join(" "))}`];
}

function completionsOf({ path, commands, options, operands }: CommandDescription): readonly string[] {
  return [
    ...commands.map(({ name, summary }) => completeAt(`${path}|1`, `-a ${name} -d ${quoted(summary)}`)),
    ...options.map((option) => completeAt(`${path}|*`, optionWords(option))),
    ...options
      .filter(({ isVariadic }) => isVariadic)
      .flatMap(({ flags, value }) =>
        // Fish itself knows of one value only.
        flags.flatMap((flag) =>
          (value === undefined ? [] : operandWords(value)).map((words) => completeAt(`${path}|${flag}`, words)),
        ),
      ),
    ...operands.flatMap(({ offer, isVariadic }, place) =>
      operandWords(offer).map((words) => completeAt(`${path}|${isVariadic ? "*" : place + 1}`, words)),
    ),
  ];
}

/** A script for fish, to be sourced or kept as `papergraph.fish` in a folder of `$fish_complete_path`. */
export function fishScript(commands: readonly CommandDescription[]): string {
  const { calls, valued, variadic } = patternsOf(commands);
  const cases = [
    ...calls.flatMap(({ pattern, path }) => caseOf([pattern], [`set command ${quoted(path)}`, "set operand 1"])),
    ...caseOf(valued, ["set option $word"]),
    ...caseOf(variadic, ["set option $word", "set many yes"]),
    ...caseOf(["*|-*"], []),
    ...caseOf(["*"], ["set operand (math $operand + 1)"]),
  ];
  return `# Completion of papergraph for fish, made by: papergraph completion fish
function __papergraph_at --description 'whether the cursor stands at COMMAND|OPERAND or COMMAND|OPTION'
    set -l command ''
    set -l operand 1
    set -l option ''
    set -l many ''
    for word in (commandline -opc)[2..-1]
        if test -n "$option"; and not string match -q -- '-*' $word
            test -n "$many"; or set option ''
            continue
        end
        set option ''
        set many ''
        switch "$command|$word"
${cases.map((line) => `            ${line}`).join("\n")}
        end
    end
    test -n "$option"; and set operand $option
    string match -q -- $argv[1] "$command|$operand"
end
complete -c papergraph -f
${commands.flatMap(completionsOf).join("\n")}
`;
}
