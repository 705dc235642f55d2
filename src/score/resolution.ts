import type { Entity } from "../model/extraction.ts";
import type { CanonicalName } from "./canonical.ts";
import type { PaperComparison } from "./compare.ts";
import { type Counts, countByType, type CountsByType, sumCounts } from "./counts.ts";
import { byType, type ByType, type Score, score } from "./scores.ts";

/**
 * Whether the same things are joined across papers: concepts that were found, each in the cluster of its annotated name and in
 * the cluster that it was resolved to. Both numbers of cases are those of linked concepts, or of pairs of them.
 */
export interface ResolutionReport {
  /** Of each concept, how far its two clusters agree (Bagga and Baldwin 1998). */
  readonly bCubed: ByType<Score>;
  /** Of two concepts in one cluster, whether they are in one of the other kind. */
  readonly pairwise: ByType<Score>;
}

export interface ResolutionKeys {
  readonly canonical: CanonicalName;
  /** The id of the concept that an entity of the paper at a place was resolved to; one of none is the concept of its name. */
  readonly conceptOf: (entity: Entity, paper: number) => string | undefined;
}

/** A concept of a paper: its gold cluster and its predicted one. */
interface Link {
  readonly type: Entity["type"];
  readonly gold: string;
  readonly predicted: string;
}

/**
 * Scores clusters over matched concepts, optional ones among them. Intervals keep the clusters as they are, and resample how
 * much the concepts of each paper add: were clusters made anew, copies of one paper would vouch for each other.
 */
export function scoreResolution(papers: readonly PaperComparison[], keys: ResolutionKeys): ResolutionReport {
  const links = papers.map((paper, place) => linksOf(paper, place, keys));
  const all = links.flat();
  const sizes = {
    gold: countOf(all, ({ gold }) => gold),
    predicted: countOf(all, ({ predicted }) => predicted),
    both: countOf(all, bothOf),
  };
  const count = (countLink: (sizesOfLink: Sizes) => Counts): readonly CountsByType[] =>
    links.map((paper) =>
      countByType((type) =>
        sumCounts(
          paper
            .filter((link) => link.type === type)
            .map((link) =>
              countLink({
                gold: sizes.gold.get(link.gold) ?? 0,
                predicted: sizes.predicted.get(link.predicted) ?? 0,
                both: sizes.both.get(bothOf(link)) ?? 0,
              }),
            ),
        ),
      ),
    );
  return { bCubed: byType(count(countBCubed), score), pairwise: byType(count(countPairs), score) };
}

function linksOf(
  { paper, concepts }: PaperComparison,
  place: number,
  { canonical, conceptOf }: ResolutionKeys,
): readonly Link[] {
  return (concepts?.matching.pairs ?? []).map(({ gold, predicted }) => ({
    type: gold.type,
    gold: canonical(paper.id, gold.type, gold.name),
    predicted: conceptOf(predicted, place) ?? canonical(paper.id, predicted.type, predicted.name),
  }));
}

const bothOf = ({ gold, predicted }: Link): string => `${gold}\n${predicted}`;

function countOf(links: readonly Link[], keyOf: (link: Link) => string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const link of links) counts.set(keyOf(link), (counts.get(keyOf(link)) ?? 0) + 1);
  return counts;
}

/** How many concepts are in the clusters of one concept, and in both of them; itself among them. */
interface Sizes {
  readonly gold: number;
  readonly predicted: number;
  readonly both: number;
}

const countBCubed = ({ gold, predicted, both }: Sizes): Counts => ({
  correct: both / predicted,
  predicted: 1,
  found: both / gold,
  gold: 1,
});

/** Each of two concepts has half of the pair. */
const countPairs = ({ gold, predicted, both }: Sizes): Counts => ({
  correct: (both - 1) / 2,
  predicted: (predicted - 1) / 2,
  found: (both - 1) / 2,
  gold: (gold - 1) / 2,
});
