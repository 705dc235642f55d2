import type { EntityType } from "../model/extraction.ts";
import { createBlockKeys } from "./block-keys.ts";
import type { BlockDecision } from "./decide-block.ts";
import type { Addition, NameRow, NameTable } from "./name-table.ts";
import { compareNames, type NameKnowledge, type PreparedName, prepareName } from "./names/index.ts";

/** Two rows that are one thing by their likeness. */
export interface Likeness {
  readonly a: number;
  readonly b: number;
  readonly score: number;
  /** What proposed them. */
  readonly key: string;
}

/** Rows that something links, directly or through others; no row outside has to do with what they are joined to. */
export interface Block {
  /** In no order. */
  readonly rows: number[];
  readonly likenesses: Likeness[];
  /** Undefined until it is decided, and again after anything changed. */
  decision: BlockDecision | undefined;
}

/** The blocks of a growing table. A row that nothing links has none. */
export interface Blocks {
  /** Takes in what a paper changed. */
  take(addition: Addition): void;
  /** Puts two rows into one block, for whatever reason; that alone joins nothing. */
  connect(a: number, b: number): void;
  /** The block of a row is to be decided again. */
  touch(row: number): void;
  blockOf(row: number): Block | undefined;
  prepare(row: NameRow): PreparedName;
  canonicalOf(row: number): string;
  /** Rows, of any type, whose names have this canonical form. */
  rowsOfCanonical(canonical: string): readonly number[];
}

/** A key that more names share says too little: it proposes nothing. */
const MOST_NAMES_A_KEY = 24;
/** Commands of LaTeX that were folded with the name. */
const LATEX = /\b(?:math|text)(?:bb|bf|cal|frak|it|normal|rm|sc|sf|tt|up) (?=\S)/gu;

export function createBlocks(table: NameTable, knowledge: NameKnowledge): Blocks {
  const keysOf = createBlockKeys(knowledge);
  const blocks: (Block | undefined)[] = [];
  const canonicals: string[] = [];
  const rowsByCanonical = new Map<string, number | number[]>();
  const rowsByKey = new Map<string, number | number[] | "too many">();
  /** Type and canonical form of a long form → rows of short forms that the shipped table has it for. */
  const shortFormsOf = new Map<string, number[]>();

  const prepare = ({ type, folded }: NameRow): PreparedName =>
    prepareName(type, folded.includes("math") || folded.includes("text") ? folded.replace(LATEX, "") : folded, knowledge);

  function connect(a: number, b: number): void {
    if (a === b) return;
    const blockOfA = (blocks[a] ??= { rows: [a], likenesses: [], decision: undefined });
    const blockOfB = (blocks[b] ??= { rows: [b], likenesses: [], decision: undefined });
    blockOfA.decision = undefined;
    blockOfB.decision = undefined;
    if (blockOfA === blockOfB) return;
    const [small, large] = blockOfA.rows.length < blockOfB.rows.length ? [blockOfA, blockOfB] : [blockOfB, blockOfA];
    for (const row of small.rows) {
      large.rows.push(row);
      blocks[row] = large;
    }
    large.likenesses.push(...small.likenesses);
  }

  function addKey(row: number, name: PreparedName, key: string): void {
    const known = rowsByKey.get(key);
    if (known === "too many") return;
    const others = known === undefined ? [] : typeof known === "number" ? [known] : known;
    if (others.length >= MOST_NAMES_A_KEY) {
      rowsByKey.set(key, "too many");
      for (const other of others) withdraw(other, key);
      return;
    }
    rowsByKey.set(key, known === undefined ? row : [...others, row]);
    for (const other of others) {
      if (canonicals[other] === name.canonical) continue;
      const { verdict, score } = compareNames(prepare(table.rows[other]!), name, knowledge);
      if (verdict !== "same") continue;
      connect(row, other);
      blocks[row]!.likenesses.push({ a: row, b: other, score, key });
    }
  }

  /** What a key proposed before too many names shared it does not count: the order of names must not matter. */
  function withdraw(row: number, key: string): void {
    const block = blocks[row];
    if (block === undefined || !block.likenesses.some((likeness) => likeness.key === key)) return;
    block.likenesses.splice(0, Infinity, ...block.likenesses.filter((likeness) => likeness.key !== key));
    block.decision = undefined;
  }

  function addRow(row: NameRow): void {
    const name = prepare(row);
    const { index, folded } = row;
    canonicals[index] = name.canonical;
    blocks[index] = undefined;
    const known = rowsByCanonical.get(name.canonical);
    const others = known === undefined ? [] : typeof known === "number" ? [known] : known;
    rowsByCanonical.set(name.canonical, known === undefined ? index : [...others, index]);
    for (const other of others.slice(0, 1)) connect(index, other);
    for (const other of table.rowsNamed(folded)) connect(index, other.index);
    for (const key of keysOf(name)) addKey(index, name, key);
    addSenses(row, name);
  }

  /** Links short forms with what the shipped table says that they stand for, whichever comes first. */
  function addSenses({ index, type, folded }: NameRow, { canonical }: PreparedName): void {
    for (const short of shortFormsOf.get(senseKey(type, canonical)) ?? []) connect(index, short);
    for (const sense of knowledge.sensesOf(type, folded).keys()) {
      const key = senseKey(type, sense);
      shortFormsOf.set(key, [...(shortFormsOf.get(key) ?? []), index]);
      for (const long of rowsOfCanonical(sense)) if (table.rows[long]?.type === type) connect(index, long);
    }
  }

  const rowsOfCanonical = (canonical: string): readonly number[] => {
    const known = rowsByCanonical.get(canonical);
    return known === undefined ? [] : typeof known === "number" ? [known] : known;
  };
  const touch = (row: number): void => {
    const block = blocks[row];
    if (block !== undefined) block.decision = undefined;
  };

  return {
    take({ rows, defined }) {
      for (let index = canonicals.length; index < table.rows.length; index += 1) addRow(table.rows[index]!);
      for (const [short, long] of defined) connect(short, long);
      for (const row of rows) touch(row);
    },
    connect,
    touch,
    blockOf: (row) => blocks[row],
    prepare,
    canonicalOf: (row) => canonicals[row] ?? "",
    rowsOfCanonical,
  };
}

const senseKey = (type: EntityType, canonical: string): string => `${type} ${canonical}`;
