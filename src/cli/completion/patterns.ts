import type { CommandDescription } from "./describe.ts";
import type { Offer } from "./offers.ts";

/**
 * The command line as patterns for the `case` of a shell. They match `COMMAND|WORD`: the command that the words before
 * have called, and the word; or `COMMAND|N` for the command's N-th operand.
 */
export interface Patterns {
  /** Words that call a command. */
  readonly calls: readonly { readonly pattern: string; readonly path: string }[];
  /** Options that take the next word. */
  readonly valued: readonly string[];
  /** Options that take all words up to the next option. */
  readonly variadic: readonly string[];
  /** What may stand after an option or as an operand; operands' patterns end in a digit or, for all that follow, in `#`. */
  readonly offers: readonly { readonly pattern: string; readonly offer: Offer }[];
}

export function patternsOf(commands: readonly CommandDescription[]): Patterns {
  const values = commands.flatMap(({ path, options }) =>
    options.flatMap(({ flags, value, isVariadic }) =>
      value === undefined ? [] : flags.map((flag) => ({ pattern: `${path}|${flag}`, offer: value, isVariadic })),
    ),
  );
  const operands = commands.flatMap(({ path, operands: all }) =>
    all.map(({ offer, isVariadic }, place) => ({ pattern: `${path}|${isVariadic ? "#" : place + 1}`, offer })),
  );
  return {
    calls: commands.flatMap(({ path, commands: parts }) =>
      parts.map(({ name }) => ({ pattern: `${path}|${name}`, path: `${path} ${name}`.trim() })),
    ),
    valued: values.filter(({ isVariadic }) => !isVariadic).map(({ pattern }) => pattern),
    variadic: values.filter(({ isVariadic }) => isVariadic).map(({ pattern }) => pattern),
    offers: [...values, ...operands].filter(({ offer }) => offer.words.length > 0 || offer.paths !== "none"),
  };
}

/** A pattern as bash and zsh write it. */
const quotedPattern = (pattern: string): string =>
  pattern.endsWith("#") ? `'${pattern.slice(0, -1)}'[0-9]*` : `'${pattern}'`;

/** The lines of a `case` that do the same for several patterns; none where there are none. */
export const caseLines = (patterns: readonly string[], action: string): readonly string[] =>
  patterns.length === 0 ? [] : [`${patterns.map(quotedPattern).join("|")}) ${action} ;;`];

export const indented = (lines: readonly string[]): string => lines.map((line) => `      ${line}`).join("\n");

/**
 * What bash and zsh both do with each word before the cursor: notes in `command` which command it is, in `option` which
 * option still waits for its value (`many`: for several), and in `operand` which operand comes next.
 */
export function walkCases({ calls, valued, variadic }: Patterns): string {
  return indented([
    ...calls.flatMap(({ pattern, path }) => caseLines([pattern], `command='${path}' operand=1`)),
    ...caseLines(valued, "option=$word"),
    ...caseLines(variadic, "option=$word many=1"),
    "*'|-'*) ;;",
    "*) operand+=1 ;;",
  ]);
}
