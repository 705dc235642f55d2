import type { Concept, Merge } from "../model/concept.ts";
import type { Decision } from "../model/decision.ts";
import { ENTITY_TYPES, type Entity, type EntityType } from "../model/extraction.ts";
import type { GraphRelationship } from "../model/graph.ts";
import { compareText, foldName } from "../text/fold.ts";
import { type Block, createBlocks } from "./blocks.ts";
import { factsOf } from "./block-facts.ts";
import { type BlockDecision, type Cluster, decideBlock } from "./decide-block.ts";
import { compileDecisions, type RowDecisions } from "./row-decisions.ts";
import { type ConceptKey, describeCluster, keyOf, mergesOf, type Usage } from "./describe.ts";
import { createNameTable, type NameRow } from "./name-table.ts";
import { loadKnowledge, type NameKnowledge } from "./names/index.ts";
import { relationsOf } from "./relations.ts";
import { createSenseOfPaper } from "./sense-of-paper.ts";
import { createUsageCounter } from "./usage.ts";

/** Which concept each name of a corpus is; holds until the next paper is added. */
export interface Resolution {
  /** By id. */
  readonly concepts: readonly Concept[];
  /** Every surface form but the concepts' own names, by concept and name. */
  readonly merges: readonly Merge[];
  /** `VARIANT_OF` and `SAME_NAME_AS`. */
  readonly relationships: readonly GraphRelationship[];
  /**
   * The concept of an entity of a paper with these entities, which say what a short form stands for there. Undefined when its name
   * is none of a concept, or a decision hides it.
   */
  conceptOf(entity: Entity, paper: readonly Entity[]): ConceptKey | undefined;
}

/** Names of papers, and what they are resolved to as papers are added. */
export interface Resolver {
  /** Adds one paper; `year` may be unknown. */
  add(entities: readonly Entity[], year: number | undefined): void;
  /** Decides the blocks in which anything changed since the last time; the result is the same as that of deciding all. */
  resolve(decisions?: readonly Decision[]): Resolution;
  /** The types under which papers write a name. */
  typesOf(name: string): readonly EntityType[];
}

/** A concept with all that is asked of it. */
interface Described {
  readonly cluster: Cluster;
  readonly usage: Usage;
}

const byConceptAndName = (a: Merge, b: Merge): number =>
  compareText(a.concept, b.concept) || compareText(a.name, b.name) || compareText(a.type, b.type);

export function createResolver(knowledge: NameKnowledge = loadKnowledge()): Resolver {
  const table = createNameTable();
  const blocks = createBlocks(table, knowledge);
  const senseOf = createSenseOfPaper(table, blocks);
  let decided: RowDecisions = compileDecisions([], table);

  const decide = (rows: readonly number[]): BlockDecision =>
    decideBlock(factsOf(rows, { table, blocks, knowledge, decided }), knowledge);
  const decisionOf = (row: NameRow): BlockDecision => {
    const block = blocks.blockOf(row.index);
    if (block !== undefined) return (block.decision ??= decide(block.rows));
    return decide([row.index]);
  };
  /** Whether the shipped table knows a short form that nothing of this corpus is linked to. */
  const mayBeAmbiguous = ({ isShort, type, folded }: NameRow): boolean =>
    isShort && knowledge.sensesOf(type, folded).size > 0;
  const senseIn = (row: NameRow, paper: readonly Entity[]): Cluster | undefined => {
    if (blocks.blockOf(row.index) === undefined) return undefined;
    const decision = decisionOf(row);
    if (!decision.senses.has(row.index)) return undefined;
    const rows = new Set(paper.flatMap((entity) => table.tellingRow(entity)?.index ?? []));
    return senseOf.of(row.index, decision, [...rows]);
  };
  const isHidden = ({ rows }: Cluster): boolean =>
    decided.hidden.size > 0 && rows.some(({ index }) => decided.hidden.has(index));

  const { occurrences } = table;

  const usageOfOne = (row: NameRow): Usage => {
    let firstYear: number | undefined;
    occurrences.eachPaperOf(row.index, (paper) => {
      const year = occurrences.yearOf(paper);
      if (year !== undefined) firstYear = Math.min(firstYear ?? year, year);
    });
    return { papers: row.papers, firstYear, ambiguous: false, lent: NO_LOANS };
  };

  /** All concepts that some paper names, a block after the other. */
  function* described(): Generator<Described> {
    const counter = createUsageCounter(table, senseOf);
    const seen = new Set<Block>();
    for (const row of table.rows) {
      const block = blocks.blockOf(row.index);
      if (block === undefined && !mayBeAmbiguous(row)) {
        const cluster = clusterOfOne(row);
        if (row.papers > 0 && !isHidden(cluster)) yield { cluster, usage: usageOfOne(row) };
        continue;
      }
      if (block !== undefined && seen.has(block)) continue;
      if (block !== undefined) seen.add(block);
      const decision = decisionOf(row);
      for (const [place, usage] of counter.of(decision).entries()) {
        const cluster = decision.clusters[place]!;
        if (usage.papers > 0 && !isHidden(cluster)) yield { cluster, usage };
      }
    }
  }

  const clusterOfRow = (row: NameRow): Cluster | undefined =>
    blocks.blockOf(row.index) === undefined ? clusterOfOne(row) : decisionOf(row).clusterOf.get(row.index);

  function relationships(): readonly GraphRelationship[] {
    const isHead = new Uint8Array(table.rows.length);
    for (const { cluster } of described()) isHead[cluster.head.index] = 1;
    const clusterOf = (row: number): Cluster | undefined => {
      const cluster = clusterOfRow(table.rows[row]!);
      return cluster !== undefined && isHead[cluster.head.index] === 1 ? cluster : undefined;
    };
    function* clusters(): Generator<Cluster> {
      for (const row of table.rows) {
        const cluster = isHead[row.index] === 1 ? clusterOfRow(row) : undefined;
        if (cluster !== undefined) yield cluster;
      }
    }
    return relationsOf(clusters(), { table, blocks, knowledge, clusterOf }).toSorted(byEnds);
  }

  function createResolution(): Resolution {
    const concepts = lazily(() =>
      mapped(described(), ({ cluster, usage }) => describeCluster(cluster, usage)).toSorted((a, b) =>
        compareText(a.id, b.id),
      ),
    );
    const merges = lazily(() =>
      mapped(described(), ({ cluster, usage }) => mergesOf(cluster, usage))
        .flat()
        .toSorted(byConceptAndName),
    );
    const relations = lazily(relationships);
    return {
      get concepts() {
        return concepts();
      },
      get merges() {
        return merges();
      },
      get relationships() {
        return relations();
      },
      conceptOf(entity, paper) {
        const row = table.tellingRow(entity);
        if (row === undefined) return undefined;
        const cluster = senseIn(row, paper) ?? clusterOfRow(row);
        return cluster === undefined || isHidden(cluster) ? undefined : keyOf(cluster);
      },
    };
  }

  return {
    add(entities, year) {
      blocks.take(table.add(entities, year));
    },
    resolve(decisions = []) {
      const next = compileDecisions(decisions, table);
      if (next.fingerprint !== decided.fingerprint) {
        for (const row of [decided, next].flatMap(({ joined, apart }) => [...joined, ...apart]).flat())
          blocks.touch(row);
        for (const [a, b] of next.joined) blocks.connect(a, b);
      }
      decided = next;
      return createResolution();
    },
    typesOf: (name) => {
      const rows = table.rowsNamed(foldName(name));
      return ENTITY_TYPES.filter((type) => rows.some((row) => row.type === type));
    },
  };
}

/** A name that nothing links to others. */
const clusterOfOne = (row: NameRow): Cluster => ({
  type: row.type,
  rows: [row],
  head: row,
  joinings: NO_JOININGS,
  keptApart: NONE,
});

const NO_JOININGS: Cluster["joinings"] = new Map();
const NONE: Cluster["keptApart"] = new Set();
const NO_LOANS: Usage["lent"] = [];

function mapped<Item, Result>(items: Iterable<Item>, map: (item: Item) => Result): Result[] {
  const results: Result[] = [];
  for (const item of items) results.push(map(item));
  return results;
}

const byEnds = (a: GraphRelationship, b: GraphRelationship): number =>
  compareText(a.type, b.type) || compareText(a.from, b.from) || compareText(a.to, b.to);

/** Works a value out when it is asked for, once. */
function lazily<Value>(work: () => Value): () => Value {
  let done: { readonly value: Value } | undefined;
  return () => (done ??= { value: work() }).value;
}
