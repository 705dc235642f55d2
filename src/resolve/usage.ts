import type { BlockDecision, Cluster } from "./decide-block.ts";
import type { Usage } from "./describe.ts";
import type { NameRow, NameTable } from "./name-table.ts";
import type { SenseOfPaper } from "./sense-of-paper.ts";

/** Papers that a cluster gets or gives because a short form means something there. */
interface Lending {
  /** Papers by the cluster that the short form means in them, and the short form. */
  readonly to: ReadonlyMap<Cluster, ReadonlyMap<NameRow, readonly number[]>>;
}

/** Counts the papers of each cluster of a block, in the order of its clusters. */
export interface UsageCounter {
  of(decision: BlockDecision): readonly Usage[];
}

export function createUsageCounter(table: NameTable, senseOf: SenseOfPaper): UsageCounter {
  // Each paper has the number of the last cluster that it was counted for.
  const countedFor = new Int32Array(table.occurrences.papers).fill(-1);
  let counting = -1;

  const lendingOf = (decision: BlockDecision): Lending => {
    const to = new Map<Cluster, Map<NameRow, number[]>>();
    for (const short of decision.senses.keys()) {
      const row = table.rows[short]!;
      table.occurrences.eachPaperOf(short, (paper) => {
        const others: number[] = [];
        table.occurrences.eachRowOf(paper, (other) => others.push(other));
        const cluster = senseOf.of(short, decision, others) ?? decision.clusterOf.get(short);
        if (cluster === undefined) return;
        const lent = to.get(cluster) ?? new Map<NameRow, number[]>();
        to.set(cluster, lent);
        const papers = lent.get(row);
        if (papers === undefined) lent.set(row, [paper]);
        else papers.push(paper);
      });
    }
    return { to };
  };

  const usageOf = (cluster: Cluster, decision: BlockDecision, lending: Lending): Usage => {
    counting += 1;
    let papers = 0;
    let firstYear: number | undefined;
    const count = (paper: number): void => {
      if (countedFor[paper] === counting) return;
      countedFor[paper] = counting;
      papers += 1;
      const year = table.occurrences.yearOf(paper);
      if (year !== undefined) firstYear = Math.min(firstYear ?? year, year);
    };
    for (const { index } of cluster.rows) {
      if (!decision.senses.has(index)) table.occurrences.eachPaperOf(index, count);
    }
    const lent = [...(lending.to.get(cluster) ?? [])];
    for (const [, papersOfShort] of lent) for (const paper of papersOfShort) count(paper);
    return {
      papers,
      firstYear,
      ambiguous: decision.ambiguous.has(cluster.head.index),
      lent: lent
        .filter(([short]) => !cluster.rows.includes(short))
        .map(([short, papersOfShort]) => ({ short, papers: papersOfShort.length })),
    };
  };

  return {
    of(decision) {
      const lending = lendingOf(decision);
      return decision.clusters.map((cluster) => usageOf(cluster, decision, lending));
    },
  };
}
