import type { BlockFacts } from "./decide-block.ts";
import type { Clustering } from "./clustering.ts";

/** What papers write out for a short form; `short` and `long` are places in a block. */
export interface Definition {
  readonly short: number;
  /** Undefined for a sense of the shipped table that no paper of this corpus names. */
  readonly long: number | undefined;
  readonly papers: number;
}

/** One of the things that a short form stands for. */
export interface Sense<At> {
  readonly at: At;
  /** How many papers write it out. */
  readonly papers: number;
}

/** Of the papers that write a short form out, such a share must mean the same for the others to be taken to mean it too. */
const DOMINANT_SHARE = 0.8;
/** A short form that nearly no paper writes out is a name: "ChatGPT" in hundreds of papers, and spelt out by a mistake in one. */
const WRITTEN_OUT_SHARE = 0.01;

/** A sense with the long form that most papers write out for it. */
export interface WrittenSense extends Sense<number | undefined> {
  readonly long: number | undefined;
}

/** The senses of a short form by the clusters of its long forms, the commonest first; those outside the corpus as one that is nowhere. */
export function sensesByCluster(
  { definitions }: BlockFacts,
  clustering: Clustering,
  short: number,
): readonly WrittenSense[] {
  const senses = new Map<number | undefined, { papers: number; long: Definition }>();
  for (const definition of definitions) {
    if (definition.short !== short) continue;
    const at = definition.long === undefined ? undefined : clustering.rootOf(definition.long);
    const known = senses.get(at) ?? { papers: 0, long: definition };
    known.papers += definition.papers;
    if (byPapers(definition, known.long) < 0) known.long = definition;
    senses.set(at, known);
  }
  return [...senses]
    .map(([at, { papers, long }]) => ({ at, papers, long: long.long }))
    .toSorted((a, b) => b.papers - a.papers || (a.at ?? -1) - (b.at ?? -1));
}

const byPapers = (a: Definition, b: Definition): number => b.papers - a.papers || (a.long ?? -1) - (b.long ?? -1);

/** What a short form is where a paper does not say; `itself` where it is a name of its own, undefined when no sense prevails. */
export function dominantSense(senses: readonly WrittenSense[], uses: number): WrittenSense | "itself" | undefined {
  const [best] = senses;
  const all = senses.reduce((sum, { papers }) => sum + papers, 0);
  if (best === undefined || all < WRITTEN_OUT_SHARE * uses) return "itself";
  return best.papers >= DOMINANT_SHARE * all ? best : undefined;
}
