import { conceptId, type Concept, type Merge } from "../model/concept.ts";
import type { Alias } from "../model/alias.ts";
import { decisionsInForce, keepsApart, type Decision } from "../model/decision.ts";
import type { Entity, EntityType } from "../model/extraction.ts";
import { compareText, foldName } from "../text/fold.ts";
import { describeCluster, type Usage } from "./canonical.ts";
import { createClusters, type Clusters } from "./clusters.ts";
import { tellingForm, type NameRow, type NameTable } from "./name-table.ts";

/** Which concept each name of a corpus is. */
export interface Resolution {
  readonly concepts: readonly Concept[];
  /** Every surface form but the concepts' own names. */
  readonly merges: readonly Merge[];
  /** Undefined when a decision hides it. */
  readonly conceptOf: (entity: Entity) => Concept | undefined;
}

/** An acronym goes to a long form that at least this share of the papers that spell it out give. */
const DOMINANT_SHARE = 0.8;

interface Joined {
  readonly clusters: Clusters;
  readonly reasons: ReadonlyMap<number, Merge["reason"]>;
  readonly ambiguous: ReadonlySet<number>;
}

/**
 * One concept a type and folded name; acronyms are joined to the long form that the papers give for them.
 * Decisions come first. The outcome does not depend on the order of the papers.
 */
export function resolveNames(
  table: NameTable,
  decided: readonly Decision[],
  aliases: readonly Alias[] = [],
): Resolution {
  const decisions = decisionsInForce(decided, foldName);
  const joined = joinRows(table, decisions, aliases);
  const members = new Map<number, number[]>();
  for (const row of table.rows.keys()) {
    const root = joined.clusters.rootOf(row);
    const list = members.get(root);
    if (list === undefined) members.set(root, [row]);
    else list.push(row);
  }
  const usage = usageOf(table, joined.clusters);
  const hidden = new Set(
    rowsOfPairs(
      table,
      decisions.filter(({ decision }) => decision === "hide"),
    ).flatMap(([row]) => (row === undefined ? [] : [joined.clusters.rootOf(row)])),
  );

  const conceptByRoot = new Map<number, Concept>();
  const merges: Merge[] = [];
  for (const [root, rows] of members) {
    const used = usage.get(root);
    if (used === undefined || hidden.has(root)) continue;
    const cluster = rows.flatMap((index) => {
      const row = table.rows[index];
      if (row === undefined) return [];
      return [{ ...row, ambiguous: joined.ambiguous.has(index), reason: joined.reasons.get(index) ?? "spelling" }];
    });
    const described = describeCluster(cluster, used);
    if (described === undefined) continue;
    conceptByRoot.set(root, described.concept);
    merges.push(...described.merges);
  }

  return {
    concepts: [...conceptByRoot.values()].toSorted((a, b) => compareText(a.id, b.id)),
    merges: merges.toSorted((a, b) => compareText(a.concept, b.concept) || compareText(a.name, b.name)),
    conceptOf(entity) {
      const row = table.rowOf(entity.type, tellingForm(entity));
      return row === undefined ? undefined : conceptByRoot.get(joined.clusters.rootOf(row));
    },
  };
}

function rowsOfPairs(
  table: NameTable,
  pairs: readonly Pick<Decision, "type" | "name" | "other">[],
): (readonly [number | undefined, number | undefined])[] {
  const rowOf = (type: EntityType, name: string): number | undefined => table.rowOf(type, foldName(name));
  return pairs.map(({ type, name, other }) => [rowOf(type, name), rowOf(type, other)]);
}

function joinRows(table: NameTable, decisions: readonly Decision[], aliases: readonly Alias[]): Joined {
  const clusters = createClusters(table.rows.length);
  const reasons = new Map<number, Merge["reason"]>();
  const ambiguous = new Set<number>();
  const splits = rowsOfPairs(table, decisions.filter(keepsApart));

  const join = (a: number, b: number, reason: Merge["reason"]): void => {
    const [rootA, rootB] = [clusters.rootOf(a), clusters.rootOf(b)];
    const forbidden = splits.some(([x, y]) => {
      if (x === undefined || y === undefined) return false;
      const [rootX, rootY] = [clusters.rootOf(x), clusters.rootOf(y)];
      return (rootX === rootA && rootY === rootB) || (rootX === rootB && rootY === rootA);
    });
    if (forbidden) return;
    clusters.join(a, b);
    for (const row of [a, b]) if (!reasons.has(row)) reasons.set(row, reason);
  };

  for (const [a, b] of rowsOfPairs(
    table,
    decisions.filter(({ decision }) => decision === "join"),
  )) {
    if (a !== undefined && b !== undefined) join(a, b, "user");
  }
  for (const [a, b] of rowsOfPairs(
    table,
    aliases.map(({ type, name, alias }) => ({ type, name, other: alias })),
  )) {
    if (a !== undefined && b !== undefined) join(a, b, "alias");
  }
  for (const index of inFixedOrder(table.rows)) {
    const longForms = [...(table.rows[index]?.longForms ?? [])];
    if (longForms.length === 0) continue;
    const total = longForms.reduce((sum, [, papers]) => sum + papers, 0);
    const dominant = longForms.find(([, papers]) => papers >= DOMINANT_SHARE * total);
    if (dominant === undefined) ambiguous.add(index);
    else join(index, dominant[0], "acronym");
  }
  return { clusters, reasons, ambiguous };
}

/** Splits make the order of joining matter: take the names' order, not that of the papers. */
function inFixedOrder(rows: readonly NameRow[]): readonly number[] {
  return rows
    .map(({ type, folded }, index) => ({ key: conceptId(type, folded), index }))
    .toSorted((a, b) => compareText(a.key, b.key))
    .map(({ index }) => index);
}

function usageOf(table: NameTable, clusters: Clusters): ReadonlyMap<number, Usage> {
  const usage = new Map<number, Usage>();
  for (const { rows, year } of table.papers()) {
    for (const root of new Set(rows.map((row) => clusters.rootOf(row)))) {
      const used = usage.get(root) ?? { papers: 0, firstYear: undefined };
      used.papers += 1;
      if (year !== undefined) used.firstYear = Math.min(used.firstYear ?? year, year);
      usage.set(root, used);
    }
  }
  return usage;
}
