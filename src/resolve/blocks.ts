import type { EntityType } from "../model/extraction.ts";
import { type BlockKeys, createBlockKeys } from "./block-keys.ts";
import type { BlockDecision } from "./decide-block.ts";
import { createKeyIndex } from "./key-index.ts";
import type { Addition, NameRow, NameTable } from "./name-table.ts";
import { type NameKnowledge, type PreparedName, prepareName } from "./names/index.ts";

/** Rows that something links, directly or through others; no row outside has to do with what they are joined to. */
export interface Block {
  /** In no order. */
  readonly rows: number[];
  /** Undefined until it is decided, and again after anything changed. */
  decision: BlockDecision | undefined;
}

/** A row's name and the keys by which it was found. */
export interface KeyedName {
  readonly prepared: PreparedName;
  readonly keys: BlockKeys;
}

interface BlockList {
  /** Puts two rows into one block, for whatever reason; that alone joins nothing. */
  readonly connect: (a: number, b: number) => void;
  /** The block of a row is to be decided again. */
  readonly touch: (row: number) => void;
  readonly blockOf: (row: number) => Block | undefined;
}

/** The blocks of a growing table. A row that nothing links has none. */
export interface Blocks extends BlockList {
  /** Takes in what a paper changed. */
  take(addition: Addition): void;
  prepare(row: NameRow): PreparedName;
  /** With the keys that not too many names share. */
  keyed(row: NameRow): KeyedName;
  canonicalOf(row: number): string;
  /** Rows, of any type, whose names have this canonical form. */
  rowsOfCanonical(canonical: string): readonly number[];
}

/** A key that more names share says too little: it proposes nothing. */
const MOST_NAMES_A_KEY = 24;
/** Commands of LaTeX that were folded with the name. */
const LATEX = /\b(?:math|text)(?:bb|bf|cal|frak|it|normal|rm|sc|sf|tt|up) (?=\S)/gu;

const withoutLatex = (folded: string): string => (/math|text/u.test(folded) ? folded.replace(LATEX, "") : folded);

const typed = (type: EntityType, key: string): string => `${type} ${key}`;

export function createBlocks(table: NameTable, knowledge: NameKnowledge): Blocks {
  const keysOf = createBlockKeys(knowledge);
  const { connect, touch, blockOf } = createBlockList();
  const canonicals: string[] = [];
  const byCanonical = createKeyIndex();
  const byWords = createKeyIndex();
  /** By the type and canonical form of the name that a row may be by a slip of the pen. */
  const bySlip = createKeyIndex();
  /** Short forms by the type and canonical form of what the shipped table has them for. */
  const bySense = createKeyIndex();

  const prepare = ({ type, folded }: NameRow): PreparedName => prepareName(type, withoutLatex(folded), knowledge);

  /** Connects a row with those that have a key, unless too many have it; if it makes them too many, they are to be decided without the key. */
  function propose(row: number, others: readonly number[]): void {
    if (others.length <= MOST_NAMES_A_KEY) for (const other of others) connect(row, other);
    else if (others.length === MOST_NAMES_A_KEY + 1) for (const other of others) touch(other);
  }

  function addRow(row: NameRow): void {
    const { index, type, folded } = row;
    const name = prepare(row);
    const { words, meant } = keysOf(name);
    canonicals[index] = name.canonical;
    const own = typed(type, name.canonical);
    for (const other of byCanonical.rowsOf(name.canonical).slice(0, 1)) connect(index, other);
    byCanonical.add(name.canonical, index);
    for (const other of table.rowsNamed(folded)) connect(index, other.index);
    if (words !== undefined) propose(index, byWords.add(typed(type, words), index));
    propose(index, bySlip.rowsOf(own));
    for (const canonical of meant) {
      propose(index, bySlip.add(typed(type, canonical), index));
      for (const other of rowsOfType(type, canonical).slice(0, 1)) connect(index, other);
    }
    // Short forms and what the shipped table says that they stand for, whichever comes first.
    for (const short of bySense.rowsOf(own)) connect(index, short);
    for (const sense of knowledge.sensesOf(type, folded).keys()) {
      bySense.add(typed(type, sense), index);
      for (const long of rowsOfType(type, sense).slice(0, 1)) connect(index, long);
    }
  }

  const rowsOfType = (type: EntityType, canonical: string): readonly number[] =>
    byCanonical.rowsOf(canonical).filter((row) => table.rows[row]?.type === type);

  return {
    take({ rows, defined }) {
      for (let index = canonicals.length; index < table.rows.length; index += 1) addRow(table.rows[index]!);
      for (const [short, long] of defined) connect(short, long);
      for (const row of rows) touch(row);
    },
    connect,
    touch,
    blockOf,
    prepare,
    keyed(row) {
      const prepared = prepare(row);
      const { words, meant } = keysOf(prepared);
      const { type } = row;
      const keys: BlockKeys = {
        words: words !== undefined && byWords.rowsOf(typed(type, words)).length <= MOST_NAMES_A_KEY ? words : undefined,
        meant: meant.filter((canonical) => bySlip.rowsOf(typed(type, canonical)).length <= MOST_NAMES_A_KEY),
      };
      return { prepared, keys };
    },
    canonicalOf: (row) => canonicals[row] ?? "",
    rowsOfCanonical: (canonical) => byCanonical.rowsOf(canonical),
  };
}

function createBlockList(): BlockList {
  const blocks: (Block | undefined)[] = [];

  function connect(a: number, b: number): void {
    if (a === b) return;
    const blockOfA = (blocks[a] ??= { rows: [a], decision: undefined });
    const blockOfB = (blocks[b] ??= { rows: [b], decision: undefined });
    blockOfA.decision = undefined;
    blockOfB.decision = undefined;
    if (blockOfA === blockOfB) return;
    const [small, large] = blockOfA.rows.length < blockOfB.rows.length ? [blockOfA, blockOfB] : [blockOfB, blockOfA];
    for (const row of small.rows) {
      large.rows.push(row);
      blocks[row] = large;
    }
  }

  return {
    connect,
    touch(row) {
      const block = blocks[row];
      if (block !== undefined) block.decision = undefined;
    },
    blockOf: (row) => blocks[row],
  };
}
