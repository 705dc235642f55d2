import { conceptId, type Concept, type Merge } from "../model/concept.ts";
import { compareText } from "../text/fold.ts";
import { roundProbability } from "../model/probability.ts";
import { confidenceOf, type NameRow } from "./name-table.ts";

/** How a concept is used over the corpus. */
export interface Usage {
  papers: number;
  firstYear: number | undefined;
}

/** A name of a cluster and why it belongs there. */
export interface ClusterRow extends NameRow {
  readonly ambiguous: boolean;
  readonly reason: Merge["reason"];
}

interface Surface {
  readonly text: string;
  readonly papers: number;
  readonly row: ClusterRow;
}

/** Of forms written equally often the smaller letters win: "transfer learning" over what a sentence or a title begins with. */
const bySupport = (a: Surface, b: Surface): number => b.papers - a.papers || compareText(b.text, a.text);

/**
 * So much of what a further paper says counts: papers that name the same thing mislead the extractor in the same way. Measured
 * on annotated papers.
 */
const FURTHER_SHARE = 0.1;

/** The probability that a cluster is a concept of its type: that not all of its papers mislead. */
function joinedConfidence(cluster: readonly ClusterRow[]): number {
  const surest = Math.max(...cluster.map((row) => row.surest));
  const all = cluster.reduce((sum, row) => sum + row.evidence, 0);
  return confidenceOf(surest + FURTHER_SHARE * (all - surest));
}

/** The concept that a cluster of names is, under its best-supported name, and the joinings that made it. Undefined when no paper writes any of them. */
export function describeCluster(
  cluster: readonly ClusterRow[],
  used: Usage,
): { readonly concept: Concept; readonly merges: readonly Merge[] } | undefined {
  const [best] = cluster.toSorted(
    (a, b) => b.support - a.support || b.folded.length - a.folded.length || compareText(a.folded, b.folded),
  );
  if (best === undefined) return undefined;
  const surfaces = cluster.flatMap((row) =>
    [...row.surfaces].map(([text, papers]): Surface => ({ text, papers, row })),
  );
  const [own] = surfaces.filter(({ row }) => row === best).toSorted(bySupport);
  if (own === undefined) return undefined;
  const others = surfaces.filter((surface) => surface !== own).toSorted(bySupport);
  const id = conceptId(best.type, best.folded);
  const concept: Concept = {
    id,
    type: best.type,
    name: own.text,
    aliases: [...new Set(others.map(({ text }) => text))],
    paperCount: used.papers,
    ...(used.firstYear === undefined ? {} : { firstYear: used.firstYear }),
    confidence: roundProbability(joinedConfidence(cluster)),
    ambiguous: best.ambiguous,
    formerIds: cluster
      .filter((row) => row !== best)
      .map(({ type, folded }) => conceptId(type, folded))
      .toSorted(compareText),
  };
  const merges = others.map(({ text, papers, row }): Merge => ({
    type: best.type,
    name: text,
    into: own.text,
    concept: id,
    reason: row === best ? "spelling" : row.reason,
    papers,
  }));
  return { concept, merges };
}
