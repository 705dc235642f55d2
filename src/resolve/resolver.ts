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

  const decide = (rows: readonly number[], block?: Block): BlockDecision =>
    decideBlock(factsOf(rows, { table, blocks, knowledge, decided, likenesses: block?.likenesses ?? [] }), knowledge);
  const decisionOf = (row: NameRow): BlockDecision => {
    const block = blocks.blockOf(row.index);
    if (block !== undefined) return (block.decision ??= decide(block.rows, block));
    return row.isShort && knowledge.sensesOf(row.type, row.folded).size > 0 ? decide([row.index]) : decisionOfOne(row);
  };
  const senseIn = (row: NameRow, decision: BlockDecision, paper: readonly Entity[]): Cluster | undefined => {
    if (!decision.senses.has(row.index)) return undefined;
    const rows = new Set(paper.flatMap((entity) => table.tellingRow(entity)?.index ?? []));
    return senseOf.of(row.index, decision, [...rows]);
  };
  const isHidden = ({ rows }: Cluster): boolean => decided.hidden.size > 0 && rows.some(({ index }) => decided.hidden.has(index));

  /** All concepts that some paper names, a block after the other. */
  function* described(): Generator<Described> {
    const counter = createUsageCounter(table, senseOf);
    const seen = new Set<Block>();
    for (const row of table.rows) {
      const block = blocks.blockOf(row.index);
      if (block !== undefined && seen.has(block)) continue;
      if (block !== undefined) seen.add(block);
      const decision = decisionOf(row);
      const usages = counter.of(decision);
      for (const [place, cluster] of decision.clusters.entries()) {
        const usage = usages[place];
        if (usage !== undefined && usage.papers > 0 && !isHidden(cluster)) yield { cluster, usage };
      }
    }
  }

  function relationships(): readonly GraphRelationship[] {
    const clusters = [...described()].map(({ cluster }) => cluster);
    const heads = new Set(clusters.map(({ head }) => head));
    const clusterOf = (row: number): Cluster | undefined => {
      const cluster = decisionOf(table.rows[row]!).clusterOf.get(row);
      return cluster !== undefined && heads.has(cluster.head) ? cluster : undefined;
    };
    return relationsOf(clusters, { table, blocks, knowledge, clusterOf });
  }

  function createResolution(): Resolution {
    const concepts = lazily(() =>
      [...described()]
        .map(({ cluster, usage }) => describeCluster(cluster, usage))
        .toSorted((a, b) => compareText(a.id, b.id)),
    );
    const merges = lazily(() =>
      [...described()].flatMap(({ cluster, usage }) => mergesOf(cluster, usage)).toSorted(byConceptAndName),
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
        const decision = decisionOf(row);
        const cluster = senseIn(row, decision, paper) ?? decision.clusterOf.get(row.index);
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
        for (const row of [decided, next].flatMap(({ joined, apart }) => [...joined, ...apart]).flat()) blocks.touch(row);
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
function decisionOfOne(row: NameRow): BlockDecision {
  const cluster: Cluster = { type: row.type, rows: [row], head: row, joinings: NO_JOININGS, keptApart: NONE };
  return { clusters: [cluster], clusterOf: new Map([[row.index, cluster]]), senses: NO_SENSES, ambiguous: NONE };
}

const NO_JOININGS: Cluster["joinings"] = new Map();
const NO_SENSES: BlockDecision["senses"] = new Map();
const NONE: BlockDecision["ambiguous"] = new Set();

/** Works a value out when it is asked for, once. */
function lazily<Value>(work: () => Value): () => Value {
  let done: { readonly value: Value } | undefined;
  return () => (done ??= { value: work() }).value;
}
