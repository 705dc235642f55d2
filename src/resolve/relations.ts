import type { GraphRelationship } from "../model/graph.ts";
import { compareText } from "../text/fold.ts";
import type { Cluster } from "./decide-block.ts";
import type { DecidedBlocks, Names } from "./decided-blocks.ts";
import { keyOf } from "./describe.ts";
import { familiesOf, squeeze } from "./names/index.ts";

/** Concepts, and what their names are looked up in. */
interface ConceptIndex extends Names {
  /** Undefined for a row that is no concept: hidden, or named by no paper. */
  readonly clusterOf: (row: number) => Cluster | undefined;
}

/**
 * How concepts go together: each with the nearest family of its name that is a concept too (`VARIANT_OF`), and those of one name
 * under two types with each other (`SAME_NAME_AS`, from the smaller id to the larger).
 */
export function relationsOf(names: Names, decided: DecidedBlocks): GraphRelationship[] {
  const { rows } = names.table;
  const isHead = new Uint8Array(rows.length);
  for (const { cluster } of decided.used()) isHead[cluster.head.index] = 1;
  const clusterOf = (row: number): Cluster | undefined => {
    const cluster = decided.clusterOf(rows[row]!);
    return isHead[cluster.head.index] === 1 ? cluster : undefined;
  };
  const index: ConceptIndex = { ...names, clusterOf };
  const mayHaveFamily = createFamilyTest();
  const relations: GraphRelationship[] = [];
  for (const row of rows) {
    if (isHead[row.index] === 0) continue;
    const cluster = decided.clusterOf(row);
    const family = mayHaveFamily(row.folded) ? familyOf(cluster, index) : undefined;
    if (family !== undefined) relations.push(relationship("VARIANT_OF", cluster, family));
    for (const other of namesakesOf(cluster, index)) relations.push(relationship("SAME_NAME_AS", cluster, other));
  }
  return relations;
}

/** Whether a folded name has a word that tells versions or editions apart; much quicker than making it ready to be compared. */
function createFamilyTest(): (folded: string) => boolean {
  const known = new Map<string, boolean>();
  return (folded) =>
    folded.split(" ").some((word, place) => {
      const key = place === 0 ? word : ` ${word}`;
      const isOne = known.get(key) ?? familiesOf(place === 0 ? [word] : ["name", word]).length > 0;
      if (known.size < MOST_WORDS) known.set(key, isOne);
      return isOne;
    });
}

const MOST_WORDS = 100_000;

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
    const found = rows.flatMap((row) => (table.rows[row]?.type === type ? (clusterOf(row) ?? []) : []));
    const [nearest] = found
      .filter(({ head }) => head !== cluster.head)
      .toSorted((a, b) => compareText(keyOf(a).id, keyOf(b).id));
    if (nearest !== undefined) return nearest;
  }
  return undefined;
}

function namesakesOf(cluster: Cluster, { table, clusterOf }: ConceptIndex): readonly Cluster[] {
  const others = new Map<string, Cluster>();
  for (const { folded, isShort } of cluster.rows) {
    // A short form that two concepts have besides their names says nothing of them.
    if (isShort && folded !== cluster.head.folded) continue;
    const rows = table.rowsNamed(folded);
    for (const { index } of rows.length < 2 ? [] : rows) {
      const other = clusterOf(index);
      if (other === undefined || other.type === cluster.type) continue;
      if (!isShort || other.head.folded === folded) others.set(keyOf(other).id, other);
    }
  }
  if (others.size === 0) return [];
  const { id } = keyOf(cluster);
  return [...others].flatMap(([other, namesake]) => (id < other ? [namesake] : []));
}
