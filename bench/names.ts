/**
 * Scores `compareNames` on pairs of names of which people said whether they are one thing: pairs joined and kept apart, and all
 * pairs of names within and across the clusters of `canonical.tsv`.
 *   npx tsx bench/names.ts [--gold ../shared/gold] [--no-tables] > bench/results/names.json
 * `--no-tables` leaves the aliases out: what the rules can do by themselves.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ENTITY_TYPES, type EntityType } from "../src/model/extraction.ts";
import { compareNames, loadKnowledge, type NameKnowledge, prepareName } from "../src/resolve/names/index.ts";
import { describeMachine } from "./machine.ts";
import { type Share, shareOf } from "./share.ts";

const { values } = parseArgs({
  options: { gold: { type: "string", default: "../shared/gold" }, "no-tables": { type: "boolean", default: false } },
});

const shipped = loadKnowledge();
const knowledge: NameKnowledge = values["no-tables"]
  ? { ...shipped, aliasOf: (_type, normal) => normal, isKnown: () => false }
  : shipped;

interface Pair {
  readonly type: EntityType;
  readonly a: string;
  readonly b: string;
}

function rowsOf(file: string): readonly (readonly string[])[] {
  const lines = readFileSync(join(values.gold, file), "utf8").trim().split("\n").slice(1);
  return lines.map((line) => line.split("\t"));
}

function typeOf(name: string | undefined): EntityType {
  const type = ENTITY_TYPES.find((known) => known === name);
  if (type === undefined) throw new Error(`"${name}" is no type.`);
  return type;
}

const pairsOf = (file: string): readonly Pair[] =>
  rowsOf(file).map(([type, a = "", b = ""]) => ({ type: typeOf(type), a, b }));

const isSame = ({ type, a, b }: Pair): boolean =>
  compareNames(prepareName(type, a, knowledge), prepareName(type, b, knowledge), knowledge).verdict === "same";

interface Verdicts {
  readonly right: Share;
  readonly wrong: readonly string[];
}

function judge(pairs: readonly Pair[], same: boolean): Verdicts {
  const wrong = pairs.filter((pair) => isSame(pair) !== same);
  return {
    right: shareOf(pairs.length - wrong.length, pairs.length),
    wrong: wrong.map(({ type, a, b }) => `${type}: ${a} | ${b}`),
  };
}

/** Names that have one sense only: which cluster a name with several is in depends on the paper. */
const names = rowsOf("canonical.tsv").flatMap(([type, name = "", canonical = "", papers = ""]) =>
  papers === "" ? [{ type: typeOf(type), name, cluster: `${type} ${canonical}` }] : [],
);

function pairsAmong(isPair: (a: (typeof names)[number], b: (typeof names)[number]) => boolean): readonly Pair[] {
  return names.flatMap((a, place) =>
    names
      .slice(place + 1)
      .filter((b) => a.type === b.type && isPair(a, b))
      .map((b) => ({ type: a.type, a: a.name, b: b.name })),
  );
}

console.log(
  JSON.stringify(
    {
      machine: describeMachine(),
      aliases: !values["no-tables"],
      joined: judge(pairsOf("joined.tsv"), true),
      keptApart: judge(pairsOf("kept-apart.tsv"), false),
      withinClusters: judge(
        pairsAmong((a, b) => a.cluster === b.cluster),
        true,
      ),
      acrossClusters: judge(
        pairsAmong((a, b) => a.cluster !== b.cluster),
        false,
      ),
    },
    null,
    2,
  ),
);
