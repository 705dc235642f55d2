import { conceptId, type Concept, type Merge } from "../model/concept.ts";
import { roundProbability } from "../model/probability.ts";
import { compareText } from "../text/fold.ts";
import type { Cluster, Joining } from "./decide-block.ts";
import { confidenceOf, type NameRow, type Surface } from "./name-table.ts";

/** How a concept is used over the corpus. */
export interface Usage {
  /** How many papers name it; at least 1. */
  readonly papers: number;
  readonly firstYear: number | undefined;
  readonly ambiguous: boolean;
  /** Short forms of other clusters that mean this one in some papers, and in how many. */
  readonly lent: readonly { readonly short: NameRow; readonly papers: number }[];
}

/** By what a concept is known. */
export type ConceptKey = Pick<Concept, "id" | "type" | "name">;

/** A way of writing a concept's name, the row that it is counted in, and what joined it. */
interface Form {
  readonly text: string;
  readonly papers: number;
  readonly row: NameRow;
  /** Undefined for the head's own. */
  readonly joining: Joining | undefined;
}

/** Of forms written equally often the smaller letters win: "transfer learning" over what a sentence or a title begins with. */
const bySupport = (a: Surface, b: Surface): number => b.papers - a.papers || compareText(b.text, a.text);

/**
 * So much of what a further paper says counts: papers that name the same thing mislead the extractor in the same way. Measured
 * on annotated papers.
 */
const FURTHER_SHARE = 0.1;

/** The probability that a cluster is a concept of its type: that not all of its papers mislead. */
function joinedConfidence(rows: readonly NameRow[]): number {
  const surest = Math.max(...rows.map((row) => row.surest));
  const all = rows.reduce((sum, row) => sum + row.evidence, 0);
  return confidenceOf(surest + FURTHER_SHARE * (all - surest));
}

/** All ways in which the papers of a cluster write its head's name. */
function surfacesOfHead({ head, rows }: Cluster): readonly Surface[] {
  if (rows.length === 1) return head.surfaces;
  const uses = rows.flatMap(({ shortUses }) => shortUses?.get(head.index)?.surfaces ?? []);
  return uses.length === 0 ? head.surfaces : sumSurfaces([...head.surfaces, ...uses]);
}

function sumSurfaces(surfaces: readonly Surface[]): readonly Surface[] {
  const papers = new Map<string, number>();
  for (const surface of surfaces) papers.set(surface.text, (papers.get(surface.text) ?? 0) + surface.papers);
  return [...papers].map(([text, count]) => ({ text, papers: count }));
}

const bestOf = (surfaces: readonly Surface[]): Surface | undefined =>
  surfaces.reduce<Surface | undefined>(
    (best, surface) => (best === undefined || bySupport(surface, best) < 0 ? surface : best),
    undefined,
  );

export function keyOf(cluster: Cluster): ConceptKey {
  const { type, folded } = cluster.head;
  return { id: conceptId(type, folded), type, name: bestOf(surfacesOfHead(cluster))?.text ?? folded };
}

/** Most names are written in one way, and are one with no other. */
const isPlain = ({ head, rows }: Cluster, { lent }: Usage): boolean =>
  rows.length === 1 && head.surfaces.length === 1 && head.shortUses === undefined && lent.length === 0;

const NONE: readonly string[] = [];

/** The concept that a cluster of names is, under its best-supported name. */
export function describeCluster(cluster: Cluster, usage: Usage): Concept {
  const { head, rows } = cluster;
  const key = keyOf(cluster);
  const former = rows.filter((row) => row !== head).map(({ type, folded }) => conceptId(type, folded));
  // Written out, since there may be a million: what is made of parts takes several times the memory.
  const { id, type, name } = key;
  const { papers: paperCount, firstYear, ambiguous } = usage;
  const aliases = isPlain(cluster, usage) ? NONE : aliasesOf(cluster, key, usage);
  const formerIds = former.length === 0 ? NONE : former.toSorted(compareText);
  const confidence = roundProbability(joinedConfidence(rows));
  return firstYear === undefined
    ? { id, type, name, aliases, paperCount, confidence, ambiguous, formerIds }
    : { id, type, name, aliases, paperCount, firstYear, confidence, ambiguous, formerIds };
}

function aliasesOf(cluster: Cluster, { name }: ConceptKey, usage: Usage): readonly string[] {
  const surfaces = sumSurfaces(formsOf(cluster, usage)).toSorted(bySupport);
  return surfaces.map(({ text }) => text).filter((text) => text !== name);
}

/** The joinings that made a cluster: each form of each of its names but the concept's own, under the type that papers give it. */
export function mergesOf(cluster: Cluster, usage: Usage): readonly Merge[] {
  if (isPlain(cluster, usage)) return [];
  const key = keyOf(cluster);
  const merges = new Map<string, Merge>();
  for (const form of formsOf(cluster, usage)) {
    if (form.row.type === cluster.head.type && form.text === key.name) continue;
    const place = `${form.row.type} ${form.text}`;
    const known = merges.get(place);
    merges.set(
      place,
      known === undefined ? asMerge(form, cluster, key) : { ...known, papers: known.papers + form.papers },
    );
  }
  return [...merges.values()];
}

function asMerge({ text, papers, row, joining }: Form, { head }: Cluster, { id, name }: ConceptKey): Merge {
  const score = joining?.score;
  return {
    type: row.type,
    name: text,
    into: joining === undefined || joining.into === head ? name : writtenAs(joining.into),
    concept: id,
    reason: joining?.reason ?? "spelling",
    ...(score === undefined ? {} : { score: roundProbability(score) }),
    papers,
  };
}

/** A name as most papers write it. */
const writtenAs = (row: NameRow): string => bestOf(row.surfaces)?.text ?? row.folded;

function formsOf(cluster: Cluster, { lent }: Usage): readonly Form[] {
  const { head, rows, joinings, keptApart } = cluster;
  const joiningOf = (row: NameRow): Joining | undefined => (row === head ? undefined : joinings.get(row.index));
  const written = rows.flatMap((row) =>
    row.surfaces.map((surface): Form => ({ ...surface, row, joining: joiningOf(row) })),
  );
  // A short form beside what it stands for means that, whatever it means elsewhere.
  const beside = rows.flatMap((long) =>
    [...(long.shortUses?.values() ?? [])].flatMap(({ short, surfaces }) => {
      if (keptApart.has(short.index)) return [];
      const joining = rows.includes(short) ? joiningOf(short) : ({ into: long, reason: "acronym" } as const);
      return surfaces.map((surface): Form => ({ ...surface, row: short, joining }));
    }),
  );
  const borrowed = lent.map(({ short, papers }): Form => ({
    text: writtenAs(short),
    papers,
    row: short,
    joining: { into: head, reason: "acronym" },
  }));
  return [...written, ...beside, ...borrowed];
}
