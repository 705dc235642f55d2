import type { Concept, Merge } from "../model/concept.ts";
import type { Decision } from "../model/decision.ts";
import { ENTITY_TYPES, type Entity, type EntityType } from "../model/extraction.ts";
import type { GraphRelationship } from "../model/graph.ts";
import { compareText, foldName } from "../text/fold.ts";
import { createBlocks } from "./blocks.ts";
import { createDecidedBlocks, type DecidedBlocks, type Names } from "./decided-blocks.ts";
import { type ConceptKey, describeCluster, keyOf, mergesOf } from "./describe.ts";
import { createNameTable } from "./name-table.ts";
import { loadKnowledge, type NameKnowledge } from "./names/index.ts";
import { relationsOf } from "./relations.ts";
import { compileDecisions } from "./row-decisions.ts";

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
  readonly conceptOf: (entity: Entity, paper: readonly Entity[]) => ConceptKey | undefined;
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

export function createResolver(knowledge: NameKnowledge = loadKnowledge()): Resolver {
  const table = createNameTable();
  const blocks = createBlocks(table, knowledge);
  const names: Names = { table, blocks, knowledge };
  const decided = createDecidedBlocks(names, compileDecisions([], table));
  return {
    add(entities, year) {
      blocks.take(table.add(entities, year));
    },
    resolve(decisions = []) {
      decided.obey(compileDecisions(decisions, table));
      return createResolution(names, decided);
    },
    typesOf(name) {
      const rows = table.rowsNamed(foldName(name));
      return ENTITY_TYPES.filter((type) => rows.some((row) => row.type === type));
    },
  };
}

/** Lists are made when they are asked for. */
function createResolution(names: Names, decided: DecidedBlocks): Resolution {
  const { table } = names;
  const concepts = lazily(() => {
    const list: Concept[] = [];
    for (const { cluster, usage } of decided.used()) list.push(describeCluster(cluster, usage));
    // No two have one id.
    return list.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  });
  const merges = lazily(() => {
    const list: Merge[] = [];
    for (const { cluster, usage } of decided.used()) list.push(...mergesOf(cluster, usage));
    return list.toSorted(byConceptAndName);
  });
  const relationships = lazily(() => relationsOf(names, decided).toSorted(byEnds));
  return {
    get concepts() {
      return concepts();
    },
    get merges() {
      return merges();
    },
    get relationships() {
      return relationships();
    },
    conceptOf(entity, paper) {
      const row = table.tellingRow(entity);
      if (row === undefined) return undefined;
      const told = new Set(paper.flatMap((other) => table.tellingRow(other)?.index ?? []));
      const cluster = decided.clusterOf(row, [...told]);
      return decided.isHidden(cluster) ? undefined : keyOf(cluster);
    },
  };
}

const byConceptAndName = (a: Merge, b: Merge): number =>
  compareText(a.concept, b.concept) || compareText(a.name, b.name) || compareText(a.type, b.type);

const byEnds = (a: GraphRelationship, b: GraphRelationship): number =>
  compareText(a.type, b.type) || compareText(a.from, b.from) || compareText(a.to, b.to);

/** Works a value out when it is asked for, once. */
function lazily<Value>(work: () => Value): () => Value {
  let done: { readonly value: Value } | undefined;
  return () => (done ??= { value: work() }).value;
}
