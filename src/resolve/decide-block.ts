import type { MergeReason } from "../model/concept.ts";
import type { EntityType } from "../model/extraction.ts";
import type { BlockKeys } from "./block-keys.ts";
import { createClustering, type Clustering } from "./clustering.ts";
import { likenesses } from "./likeness.ts";
import type { NameRow } from "./name-table.ts";
import type { NameKnowledge, PreparedName } from "./names/index.ts";
import { dominantSense, type Definition, sameLongForms, type Sense, sensesByCluster } from "./senses.ts";
import { typeOf, typePairs } from "./types.ts";

/** A name of a block. */
export interface BlockName {
  readonly row: NameRow;
  readonly prepared: PreparedName;
  /** By which others are proposed. */
  readonly keys: BlockKeys;
}

type Pair = readonly [a: number, b: number];

/** All that decides a block. Numbers are places in `names`, which stand in the order of their folded names, then of their types. */
export interface BlockFacts {
  readonly names: readonly BlockName[];
  /** What papers, and the shipped table, write out for short forms. */
  readonly definitions: readonly Definition[];
  /** A user's decisions; both count before everything else. */
  readonly joined: readonly Pair[];
  readonly apart: readonly Pair[];
}

/** Why a row was joined to another one. */
export interface Joining {
  readonly into: NameRow;
  readonly reason: MergeReason;
  readonly score?: number;
}

/** Rows that are one concept. */
export interface Cluster {
  /** The type that most papers support. */
  readonly type: EntityType;
  readonly rows: readonly NameRow[];
  /** Under which it goes: the best-supported one of the type. */
  readonly head: NameRow;
  /** By index of each row but the head. */
  readonly joinings: ReadonlyMap<number, Joining>;
  /** Rows that a user keeps apart from this concept, whatever papers write. */
  readonly keptApart: ReadonlySet<number>;
}

export interface BlockDecision {
  readonly clusters: readonly Cluster[];
  readonly clusterOf: ReadonlyMap<number, Cluster>;
  /** What a short form may stand for in a paper that does not say so, by index of its row; only where that is more than its own cluster. */
  readonly senses: ReadonlyMap<number, readonly Sense<Cluster>[]>;
  /** Rows of short forms that stand for several things of which none prevails. */
  readonly ambiguous: ReadonlySet<number>;
}

/** A link between two names, strongest reasons first. */
interface Link {
  readonly a: number;
  readonly b: number;
  readonly reason: Exclude<MergeReason, "spelling">;
  readonly score?: number;
}

/**
 * Decides which names of a block are one concept. Links are followed in a fixed order, and two clusters are joined unless something
 * stands against it: a user's decision, or two names that are variants of one thing or differ in a number.
 *
 * What is written alike comes first: a user's decisions, then the checked aliases, normal forms, likeness by its score. Only then
 * short forms, since what papers write out for them is counted by the clusters that this gives; types last, since which type a
 * name has is counted over all of its papers. Pure, and the same in whatever order the papers came.
 */
export function decideBlock(facts: BlockFacts, knowledge: NameKnowledge): BlockDecision {
  const clustering = createClustering(facts, knowledge);
  const follow = ({ a, b, ...why }: Link): boolean => clustering.join(a, b, why);
  for (const [a, b] of facts.joined) follow({ a, b, reason: "user" });
  for (const link of groupLinks(facts)) follow(link);
  for (const [a, b, score] of likenesses(facts.names, knowledge)) follow({ a, b, score, reason: "fuzzy" });
  for (const [a, b] of sameLongForms(facts)) follow({ a, b, reason: "acronym" });
  const shorts = shortForms(facts);
  const ambiguous = new Set<number>();
  for (const short of shorts) {
    const sense = dominantSense(sensesByCluster(facts, clustering, short), facts, short);
    if (sense === undefined) ambiguous.add(short);
    else if (sense !== "itself" && sense.long !== undefined) follow({ a: short, b: sense.long, reason: "acronym" });
  }
  for (const [a, b] of typePairs(facts, clustering)) follow({ a, b, reason: "type" });
  return describe(facts, clustering, { shorts, ambiguous });
}

/** Names of one normal form, or of one alias, each linked to the best-supported one; to all where a user keeps some of them apart. */
function groupLinks({ names, apart }: BlockFacts): readonly Link[] {
  const groups = new Map<string, number[]>();
  for (const [place, { row, prepared }] of names.entries()) {
    const key = `${row.type} ${prepared.canonical}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [place]);
    else group.push(place);
  }
  const isKeptApart = new Set(apart.flat());
  const links = [...groups.values()].flatMap((group) => {
    if (group.length < 2) return [];
    const ordered = group.toSorted((a, b) => names[b]!.row.papers - names[a]!.row.papers || a - b);
    const hubs = group.some((place) => isKeptApart.has(place)) ? ordered : ordered.slice(0, 1);
    return hubs.flatMap((hub, rank) => ordered.slice(rank + 1).map((a): Link => linkOf(names, a, hub)));
  });
  return [...links.filter(({ reason }) => reason === "alias"), ...links.filter(({ reason }) => reason !== "alias")];
}

const linkOf = (names: readonly BlockName[], a: number, b: number): Link => ({
  a,
  b,
  reason: names[a]!.prepared.normal === names[b]!.prepared.normal ? "folding" : "alias",
});

/** Places of short forms, the most often defined first. */
function shortForms({ names, definitions }: BlockFacts): readonly number[] {
  const papers = new Map<number, number>();
  for (const definition of definitions) {
    if (!names[definition.short]!.row.isShort) continue;
    papers.set(definition.short, (papers.get(definition.short) ?? 0) + definition.papers);
  }
  return [...papers]
    .toSorted(([a, papersOfA], [b, papersOfB]) => papersOfB - papersOfA || a - b)
    .map(([place]) => place);
}

function describe(
  facts: BlockFacts,
  clustering: Clustering,
  { shorts, ambiguous }: { readonly shorts: readonly number[]; readonly ambiguous: ReadonlySet<number> },
): BlockDecision {
  const rowAt = (place: number): NameRow => facts.names[place]!.row;
  const clusterByRoot = new Map<number, Cluster>();
  const clusterOf = new Map<number, Cluster>();
  for (const places of clustering.clusters()) {
    const cluster = clusterOfPlaces(facts, clustering, places);
    clusterByRoot.set(places[0]!, cluster);
    for (const row of cluster.rows) clusterOf.set(row.index, cluster);
  }
  const senses = new Map<number, readonly Sense<Cluster>[]>();
  for (const short of shorts) {
    const known = sensesByCluster(facts, clustering, short).flatMap(({ at, papers }) =>
      at === undefined ? [] : [{ at: clusterByRoot.get(at)!, papers }],
    );
    if (known.some(({ at }) => at !== clusterOf.get(rowAt(short).index))) senses.set(rowAt(short).index, known);
  }
  return {
    clusters: [...clusterByRoot.values()],
    clusterOf,
    senses: senses.size === 0 ? NO_SENSES : senses,
    ambiguous: ambiguous.size === 0 ? NO_ROWS : new Set([...ambiguous].map((place) => rowAt(place).index)),
  };
}

function clusterOfPlaces({ names, apart }: BlockFacts, clustering: Clustering, places: readonly number[]): Cluster {
  const rowAt = (place: number): NameRow => names[place]!.row;
  const rows = places.map(rowAt);
  const type = typeOf(rows);
  const head = headOf(rows, type);
  const ways = clustering.joiningsFrom(places.find((place) => rowAt(place) === head)!);
  const joinings = [...ways].map(
    ([place, { into, ...why }]) => [rowAt(place).index, { into: rowAt(into), ...why }] as const,
  );
  const keptApart = apart.flatMap(([a, b]) => [
    ...(places.includes(a) ? [rowAt(b).index] : []),
    ...(places.includes(b) ? [rowAt(a).index] : []),
  ]);
  return {
    type,
    rows,
    head,
    joinings: joinings.length === 0 ? NO_JOININGS : new Map(joinings),
    keptApart: keptApart.length === 0 ? NO_ROWS : new Set(keptApart),
  };
}

/** Most have none, and there may be a million clusters. */
const NO_JOININGS: Cluster["joinings"] = new Map();
const NO_ROWS: ReadonlySet<number> = new Set();
const NO_SENSES: BlockDecision["senses"] = new Map();

/** The cluster of a name that nothing links to others. */
export const clusterOfOne = (row: NameRow): Cluster => ({
  type: row.type,
  rows: [row],
  head: row,
  joinings: NO_JOININGS,
  keptApart: NO_ROWS,
});

/** How many papers call an entity of the cluster by this name. */
function timesNamed(row: NameRow, rows: readonly NameRow[]): number {
  return rows.reduce((sum, { shortUses }) => sum + (shortUses?.get(row.index)?.named ?? 0), row.named);
}

/** Of names given equally often the longer one, which tells more. */
function headOf(rows: readonly NameRow[], type: EntityType): NameRow {
  const ranked = rows
    .filter((row) => row.type === type)
    .map((row) => ({ row, named: timesNamed(row, rows) }))
    .toSorted(
      (a, b) =>
        b.named - a.named || b.row.folded.length - a.row.folded.length || Number(a.row.folded > b.row.folded) || -1,
    );
  return ranked[0]!.row;
}
