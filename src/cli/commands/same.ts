import { createInterface } from "node:readline";
import { Argument, Command } from "commander";
import { PaperGraphError } from "../../errors.ts";
import { ENTITY_TYPES, type EntityType } from "../../model/extraction.ts";
import { compareNames, loadKnowledge, prepareName, type Comparison } from "../../resolve/names/index.ts";
import { givenAliases } from "../../workspace/aliases.ts";
import { offering } from "../completion/offers.ts";
import type { Session } from "../session.ts";

interface SameFlags {
  readonly aliases?: string;
}

/** `papergraph same`: whether two names are one thing, by the rules that `build` joins names by. */
export function sameCommand(session: Session): Command {
  return new Command("same")
    .summary("say whether two names are one thing")
    .description(
      "Says whether two names of a type are the same, variants of one thing (another version, size, number or\nlanguage) or different, by the rules that build joins names by. With - for the type it reads lines\ntype<tab>name<tab>name from stdin and answers one a line.",
    )
    .addArgument(offering(new Argument("<type>", `${ENTITY_TYPES.join(", ")}, or - to read lines`), () => ENTITY_TYPES))
    .argument("[names...]", "two names")
    .option("--aliases <file>", "your own aliases, one a line: type, name and alias with tabs between")
    .action(async (type: string, names: readonly string[], { aliases }: SameFlags) => {
      const knowledge = loadKnowledge(aliases === undefined ? [] : await givenAliases(aliases));
      const compare = ({ type: of, names: [a, b] }: Pair): Comparison =>
        compareNames(prepareName(of, a, knowledge), prepareName(of, b, knowledge), knowledge);
      if (type === "-") {
        const counts = { same: 0, variant: 0, different: 0 };
        for await (const pair of pairsOf(process.stdin)) {
          const { verdict } = compare(pair);
          counts[verdict] += 1;
          await session.output.data(verdict);
        }
        return session.output.report({ dataIn: "stdout", lines: [], json: counts });
      }
      const { verdict, because, reason, score } = compare(readPair([type, ...names], "The command line"));
      await session.output.data(verdict);
      return session.output.report({
        dataIn: "stdout",
        lines: [because],
        json: { verdict, because, reason: reason ?? null, score },
      });
    });
}

interface Pair {
  readonly type: EntityType;
  readonly names: readonly [string, string];
}

/** Throws `USAGE`, saying where, when there are not a type and two names. */
function readPair(cells: readonly string[], where: string): Pair {
  const [typeName = "", a = "", b = "", ...more] = cells.map((cell) => cell.trim());
  const type = ENTITY_TYPES.find((known) => known.toLowerCase() === typeName.toLowerCase());
  if (type !== undefined && a !== "" && b !== "" && more.length === 0) return { type, names: [a, b] };
  throw new PaperGraphError("USAGE", `${where}: not a type and two names.`, {
    hint: `Types are ${ENTITY_TYPES.join(", ")}; in lines the three are parted by tabs.`,
  });
}

async function* pairsOf(input: NodeJS.ReadableStream): AsyncGenerator<Pair> {
  let number = 0;
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    number++;
    if (line.trim() !== "") yield readPair(line.split("\t"), `Line ${number}`);
  }
}
