import type { BlockFacts, BlockName } from "./decide-block.ts";
import type { Clustering } from "./clustering.ts";

/** What papers write out for a short form; `short` and `long` are places in a block. */
export interface Definition {
  readonly short: number;
  /** Undefined for a sense of the shipped table that no paper of this corpus names. */
  readonly long: number | undefined;
  readonly papers: number;
  /** Whether the short form has the same capitals there as where it stands alone. */
  readonly isSpelledSo: boolean;
}

/** One of the things that a short form stands for. */
export interface Sense<At> {
  readonly at: At;
  /** How many papers write it out. */
  readonly papers: number;
}

/**
 * Of the papers that write a short form out, at least so many and such a share must mean the same for the others to be taken to mean
 * it too. Measured by hiding what the others stand for, one by one: 97.5 % of the guesses are right. Of short forms that one
 * other paper writes out, 40 % would be: most are coined twice, also over names that everybody knows (COCO, MSE).
 */
const DOMINANT_SHARE = 0.8;
const FEWEST_PAPERS = 2;
/** A short form that nearly no paper writes out is a name: "ChatGPT" in hundreds of papers, and spelt out by a mistake in one. */
const WRITTEN_OUT_SHARE = 0.01;

/** A sense with the long form that most papers write out for it. */
export interface WrittenSense extends Sense<number | undefined> {
  readonly long: number | undefined;
  readonly isSpelledSo: boolean;
}

/**
 * Of a short form that fewer papers write out, what they say counts only for papers with the same capitals: of uses of one that a
 * single annotated paper writes out, 51 of 59 mean the same when spelled the same ("DoRA"), else 2 of 9 ("DORA").
 */
const FEW_PAPERS = 3;

/** Words that say how the others hang together: learning "with" verifiable rewards or "from" them. */
const CONNECTING: ReadonlySet<string> = new Set(
  "a an and as at based by for from in into of on or over the through to using via with".split(" "),
);

const weightyWords = ({ prepared }: BlockName): readonly string[] =>
  prepared.words.filter((word) => !CONNECTING.has(word) && /[\p{L}\p{N}]/u.test(word));

/** Pairs of long forms that papers shorten the same and that differ in connecting words only. */
export function* sameLongForms({ names, definitions }: BlockFacts): Generator<readonly [a: number, b: number]> {
  const firstBySense = new Map<string, number>();
  for (const { short, long } of definitions) {
    if (long === undefined) continue;
    const key = `${short} ${weightyWords(names[long]!).join(" ")}`;
    const first = firstBySense.get(key);
    if (first === undefined) firstBySense.set(key, long);
    else if (first !== long) yield [first, long];
  }
}

/** Whether one says no more than the other and something besides: "chain of thought" and "chain-of-thought prompting". */
function isSaidBy(general: BlockName, special: BlockName): boolean {
  const words = new Set(weightyWords(special));
  return weightyWords(general).every((word) => words.has(word));
}

/** The senses of a short form by the clusters of its long forms, the commonest first; those outside the corpus as one that is nowhere. */
export function sensesByCluster(
  { definitions }: BlockFacts,
  clustering: Clustering,
  short: number,
): readonly WrittenSense[] {
  const senses = new Map<number | undefined, { papers: number; isSpelledSo: boolean; long: Definition }>();
  for (const definition of definitions) {
    if (definition.short !== short) continue;
    const at = definition.long === undefined ? undefined : clustering.rootOf(definition.long);
    const known = senses.get(at) ?? { papers: 0, isSpelledSo: false, long: definition };
    known.papers += definition.papers;
    known.isSpelledSo ||= definition.isSpelledSo;
    if (byPapers(definition, known.long) < 0) known.long = definition;
    senses.set(at, known);
  }
  return [...senses]
    .map(([at, { papers, isSpelledSo, long }]) => ({ at, papers, isSpelledSo, long: long.long }))
    .toSorted((a, b) => b.papers - a.papers || (a.at ?? -1) - (b.at ?? -1));
}

const byPapers = (a: Definition, b: Definition): number => b.papers - a.papers || (a.long ?? -1) - (b.long ?? -1);

/**
 * What a short form at a place is where a paper does not say; `itself` where it is a name of its own, undefined when no sense
 * prevails. Longer ways of saying the same as the commonest sense speak for it.
 */
export function dominantSense(
  senses: readonly WrittenSense[],
  { names }: BlockFacts,
  short: number,
): WrittenSense | "itself" | undefined {
  const [best] = senses;
  const uses = names[short]!.row.papers;
  const all = senses.reduce((sum, { papers }) => sum + papers, 0);
  if (best === undefined || all < WRITTEN_OUT_SHARE * uses) return "itself";
  if (all < FEWEST_PAPERS || (all < FEW_PAPERS && !best.isSpelledSo)) return "itself";
  const agreeing = senses.filter(
    ({ long }) =>
      long === best.long ||
      (long !== undefined && best.long !== undefined && isSaidBy(names[best.long]!, names[long]!)),
  );
  return agreeing.reduce((sum, { papers }) => sum + papers, 0) >= DOMINANT_SHARE * all ? best : undefined;
}
