import type { Block, Blocks } from "./blocks.ts";
import { factsOf } from "./block-facts.ts";
import { type BlockDecision, type Cluster, clusterOfOne, decideBlock } from "./decide-block.ts";
import type { Usage } from "./describe.ts";
import { confidenceOf, type NameRow, type NameTable } from "./name-table.ts";
import type { NameKnowledge } from "./names/index.ts";
import { isBareDescription } from "./no-concept.ts";
import type { RowDecisions } from "./row-decisions.ts";
import { createSenseOfPaper } from "./sense-of-paper.ts";
import { createUsageCounter } from "./usage.ts";

/** What all is decided from. */
export interface Names {
  readonly table: NameTable;
  readonly blocks: Blocks;
  readonly knowledge: NameKnowledge;
}

/** A concept and how it is used. */
export interface UsedCluster {
  readonly cluster: Cluster;
  readonly usage: Usage;
}

/** The blocks of a table as they are decided; each is decided when it is asked for, and kept until it changes. */
export interface DecidedBlocks {
  /** A user's decisions from now on. */
  obey(decisions: RowDecisions): void;
  /** The cluster of a row; in a paper that tells of these rows, if they are given. */
  clusterOf(row: NameRow, told?: readonly number[]): Cluster;
  /** By a user's decision, or because it names nothing. */
  isHidden(cluster: Cluster): boolean;
  /** All clusters that some paper names and that are not hidden, a block after the other. */
  used(): Generator<UsedCluster>;
}

export function createDecidedBlocks({ table, blocks, knowledge }: Names, decisions: RowDecisions): DecidedBlocks {
  const senseOf = createSenseOfPaper(table, blocks);
  let decided = decisions;

  const decisionOf = (block: Block): BlockDecision => (block.decision ??= decide(block.rows));
  const decide = (rows: readonly number[]): BlockDecision =>
    decideBlock(factsOf(rows, { table, blocks, knowledge, decided }), knowledge);
  /** Undefined for a name that nothing links to others, unless the shipped table knows the short form that it is. */
  const decisionOn = (row: NameRow): BlockDecision | undefined => {
    const block = blocks.blockOf(row.index);
    if (block !== undefined) return decisionOf(block);
    return row.isShort && knowledge.sensesOf(row.type, row.folded).size > 0 ? decide([row.index]) : undefined;
  };
  const isHidden = ({ rows }: Cluster): boolean =>
    (decided.hidden.size > 0 && rows.some(({ index }) => decided.hidden.has(index))) ||
    (rows.length === 1 && rows.every(isBare));

  function* used(): Generator<UsedCluster> {
    const counter = createUsageCounter(table, senseOf);
    const seen = new Set<Block>();
    for (const row of table.rows) {
      const block = blocks.blockOf(row.index);
      if (block !== undefined && seen.has(block)) continue;
      if (block !== undefined) seen.add(block);
      const decision = decisionOn(row);
      if (decision === undefined) yield { cluster: clusterOfOne(row), usage: usageOfOne(row, table) };
      else {
        const usages = counter.of(decision);
        for (const [place, cluster] of decision.clusters.entries()) yield { cluster, usage: usages[place]! };
      }
    }
  }

  return {
    isHidden,
    obey(next) {
      if (next.fingerprint !== decided.fingerprint) {
        const pairs = [decided, next].flatMap(({ joined, apart }) => [...joined, ...apart]);
        for (const row of pairs.flat()) blocks.touch(row);
        for (const [a, b] of next.joined) blocks.connect(a, b);
      }
      decided = next;
    },
    clusterOf(row, told) {
      const decision = decisionOn(row);
      if (decision === undefined) return clusterOfOne(row);
      const sense =
        told !== undefined && decision.senses.has(row.index) ? senseOf.of(row.index, decision, told) : undefined;
      return sense ?? decision.clusterOf.get(row.index)!;
    },
    *used() {
      for (const one of used()) if (one.usage.papers > 0 && !isHidden(one.cluster)) yield one;
    },
  };
}

const isBare = ({ surfaces, papers, surest }: NameRow): boolean =>
  isBareDescription({ text: surfaces[0]?.text ?? "", papers, confidence: confidenceOf(surest) });

const NO_LOANS: Usage["lent"] = [];

function usageOfOne({ index, papers }: NameRow, { occurrences }: NameTable): Usage {
  let firstYear: number | undefined;
  occurrences.eachPaperOf(index, (paper) => {
    const year = occurrences.yearOf(paper);
    if (year !== undefined) firstYear = Math.min(firstYear ?? year, year);
  });
  return { papers, firstYear, ambiguous: false, lent: NO_LOANS };
}
