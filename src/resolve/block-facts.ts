import { compareText } from "../text/fold.ts";
import type { Blocks } from "./blocks.ts";
import type { BlockFacts, BlockName } from "./decide-block.ts";
import type { NameTable, Surface } from "./name-table.ts";
import type { NameKnowledge } from "./names/index.ts";
import type { RowDecisions } from "./row-decisions.ts";
import type { Definition } from "./senses.ts";

/** Where the facts of a block stand. */
export interface FactSources {
  readonly table: NameTable;
  readonly blocks: Blocks;
  readonly knowledge: NameKnowledge;
  readonly decided: RowDecisions;
}

/** Gathers all that decides the block of these rows, in an order that does not depend on that of the papers. */
export function factsOf(rows: readonly number[], sources: FactSources): BlockFacts {
  const { table, blocks, decided } = sources;
  const names = rows
    .map((index): BlockName => ({ row: table.rows[index]!, ...blocks.keyed(table.rows[index]!) }))
    .toSorted((a, b) => compareText(a.row.folded, b.row.folded) || compareText(a.row.type, b.row.type));
  const placeOf = new Map(names.map(({ row }, place) => [row.index, place]));
  const placed = (pairs: RowDecisions["joined"]): readonly (readonly [number, number])[] =>
    pairs.flatMap(([a, b]) => {
      const [placeOfA, placeOfB] = [placeOf.get(a), placeOf.get(b)];
      return placeOfA === undefined || placeOfB === undefined ? [] : [[placeOfA, placeOfB] as const];
    });
  return {
    names,
    definitions: names.flatMap((_, short) => definitionsOf(short, { names, placeOf, sources }).toSorted(byLongForm)),
    joined: placed(decided.joined),
    apart: placed(decided.apart),
  };
}

/** What the papers of the corpus, and those that the shipped table was made of, write out for a short form. */
function definitionsOf(
  short: number,
  block: {
    readonly names: readonly BlockName[];
    readonly placeOf: ReadonlyMap<number, number>;
    readonly sources: FactSources;
  },
): readonly Definition[] {
  const { names, placeOf, sources } = block;
  const { row } = names[short]!;
  if (!row.isShort) return [];
  const written = (row.longForms ?? []).flatMap((long): readonly Definition[] => {
    const use = sources.table.rows[long]?.shortUses?.get(row.index);
    const isSpelledSo = use !== undefined && areSpelledAlike(use.surfaces, row.surfaces);
    return use === undefined ? [] : [{ short, long: placeOf.get(long), papers: use.papers, isSpelledSo }];
  });
  const shipped = [...sources.knowledge.sensesOf(row.type, row.folded)].map(([canonical, papers]): Definition => ({
    short,
    long: longFormNamed(canonical, short, names),
    papers,
    isSpelledSo: true,
  }));
  return [...written, ...shipped];
}

/** Whether a short form is once written with the same capitals in both; true where it only stands beside what it stands for. */
function areSpelledAlike(beside: readonly Surface[], alone: readonly Surface[]): boolean {
  const spellings = new Set(alone.map(({ text }) => singularSpelling(text)));
  return spellings.size === 0 || beside.some(({ text }) => spellings.has(singularSpelling(text)));
}

const singularSpelling = (text: string): string => text.replace(/(?<=\p{Lu})s$/u, "").replace(/[^\p{L}\p{N}]/gu, "");

/** The best-supported name of the short form's type with a canonical form; undefined when no paper of the corpus has one. */
function longFormNamed(canonical: string, short: number, names: readonly BlockName[]): number | undefined {
  const { row } = names[short]!;
  const found = names.flatMap((name, place) =>
    name.prepared.canonical === canonical && name.row.type === row.type ? [place] : [],
  );
  const [best] = found.toSorted((a, b) => names[b]!.row.papers - names[a]!.row.papers || a - b);
  return best;
}

const byLongForm = (a: Definition, b: Definition): number => (a.long ?? -1) - (b.long ?? -1) || a.papers - b.papers;
