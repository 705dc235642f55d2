import type { GraphRelationship } from "../model/graph.ts";
import { compareText } from "../text/fold.ts";
import type { Blocks } from "./blocks.ts";
import type { Cluster } from "./decide-block.ts";
import { keyOf } from "./describe.ts";
import type { NameTable } from "./name-table.ts";
import { familiesOf, type NameKnowledge, squeeze } from "./names/index.ts";

/** Where concepts are looked up. */
export interface ConceptIndex {
  readonly table: NameTable;
  readonly blocks: Blocks;
  readonly knowledge: NameKnowledge;
  /** Undefined for a row that is no concept: hidden, or named by no paper. */
  clusterOf(row: number): Cluster | undefined;
}

/**
 * How concepts go together: each with the nearest family of its name that is a concept too (`VARIANT_OF`), and those of one name
 * under two types with each other (`SAME_NAME_AS`, from the smaller id to the larger).
 */
export function relationsOf(clusters: readonly Cluster[], index: ConceptIndex): readonly GraphRelationship[] {
  return clusters.flatMap((cluster) => {
    const family = familyOf(cluster, index);
    return [
      ...(family === undefined ? [] : [relationship("VARIANT_OF", cluster, family)]),
      ...namesakesOf(cluster, index).map((other) => relationship("SAME_NAME_AS", cluster, other)),
    ];
  });
}

const relationship = (type: GraphRelationship["type"], from: Cluster, to: Cluster): GraphRelationship => ({
  type,
  from: keyOf(from).id,
  to: keyOf(to).id,
  properties: {},
});

function familyOf(cluster: Cluster, { table, blocks, knowledge, clusterOf }: ConceptIndex): Cluster | undefined {
  const { type, words } = blocks.prepare(cluster.head);
  for (const family of familiesOf(words)) {
    const rows = blocks.rowsOfCanonical(knowledge.aliasOf(type, squeeze(family)));
    const found = rows.filter((row) => table.rows[row]?.type === type).map(clusterOf);
    const [nearest] = found
      .filter((candidate) => candidate !== undefined && candidate !== cluster)
      .toSorted((a, b) => compareText(keyOf(a!).id, keyOf(b!).id));
    if (nearest !== undefined) return nearest;
  }
  return undefined;
}

function namesakesOf(cluster: Cluster, { table, clusterOf }: ConceptIndex): readonly Cluster[] {
  const others = new Set<Cluster>();
  for (const { folded } of cluster.rows) {
    for (const row of table.rowsNamed(folded)) {
      const other = clusterOf(row.index);
      if (other !== undefined && other.type !== cluster.type && keyOf(cluster).id < keyOf(other).id) others.add(other);
    }
  }
  return [...others].toSorted((a, b) => compareText(keyOf(a).id, keyOf(b).id));
}
