import { foldTitle } from "../text/fold.ts";
import type { Hit, HitGroup, NodeType } from "./api.ts";
import { createWordIndex, type Found, type WordIndex } from "./word-index.ts";

/** One node as it can be found. */
export interface Findable {
  readonly id: string;
  readonly type: NodeType;
  /** A paper's title or a concept's name. */
  readonly label: string;
  /** Other names; of a paper, its authors and its venue. */
  readonly aliases: readonly string[];
  /** How sure each paper that names a concept is of it; null for a paper. */
  readonly confidences: readonly number[] | null;
}

export interface SearchRequest {
  /** What is typed. */
  readonly q: string;
  /** Concepts that no paper is as sure of are not found. */
  readonly minConfidence: number;
}

/** Finds nodes by what is typed; the best hits of each type. */
export type Search = (request: SearchRequest) => readonly HitGroup[];

const HITS_PER_TYPE = 6;
/** Entries indexed between two pauses: about 20 ms. */
const CHUNK = 1_000;
/** How much more a whole name says than a word of one, and the beginning of a name. */
const WHOLE = 8;
const BEGINNING = 2;

/** An entry as it is looked through. */
interface Indexed {
  readonly entry: Findable;
  /** Its names, folded. */
  readonly names: readonly string[];
  /** Ascending; null for a paper. */
  readonly confidences: Float32Array | null;
}

function prepared(entry: Findable): Indexed {
  return {
    entry,
    names: [entry.label, ...entry.aliases].map(foldTitle),
    confidences: entry.confidences === null ? null : Float32Array.from(entry.confidences).toSorted(),
  };
}

/** Papers that are at least so sure. */
function papersOf({ confidences }: Indexed, minConfidence: number): number {
  if (confidences === null) return 1;
  const least = Math.fround(minConfidence);
  let [low, high] = [0, confidences.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((confidences[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return confidences.length - low;
}

interface Scored {
  readonly indexed: Indexed;
  readonly papers: number;
  readonly score: number;
}

/** How near what is typed is to the nearest name. */
function nearnessOf({ names }: Indexed, typed: string): number {
  let nearness = 1;
  for (const name of names) {
    if (!name.startsWith(typed)) continue;
    if (name.length === typed.length) return WHOLE;
    nearness = BEGINNING;
  }
  return nearness;
}

function hitOf({ indexed, papers }: Scored, isIn: Found["isIn"]): Hit {
  const { id, type, label, aliases } = indexed.entry;
  const place = indexed.names.findIndex(isIn);
  const alias = place > 0 ? aliases[place - 1] : undefined;
  return { id, type, label, papers, ...(alias === undefined ? {} : { alias }) };
}

/** The hits of one type: all are counted, only the best are kept. */
interface Group {
  total: number;
  /** The best first. */
  best: Scored[];
}

/** Of equals, the shorter name comes first. */
const isBetter = (one: Scored, other: Scored): boolean =>
  one.score > other.score ||
  (one.score === other.score && one.indexed.entry.label.length < other.indexed.entry.label.length);

function addTo(group: Group, scored: Scored): void {
  group.total += 1;
  const last = group.best[HITS_PER_TYPE - 1];
  if (last !== undefined && !isBetter(scored, last)) return;
  const place = group.best.findIndex((other) => isBetter(scored, other));
  group.best.splice(place === -1 ? group.best.length : place, 0, scored);
  group.best.length = Math.min(group.best.length, HITS_PER_TYPE);
}

/** Indexes `entries` in chunks, awaiting `pause` between them. */
export async function createSearch(entries: readonly Findable[], pause: () => Promise<void>): Promise<Search> {
  const words = createWordIndex();
  const all: Indexed[] = [];
  for (let start = 0; start < entries.length; start += CHUNK) {
    for (const entry of entries.slice(start, start + CHUNK)) {
      const indexed = prepared(entry);
      all.push(indexed);
      words.add(indexed.names);
    }
    await pause();
  }
  const index = words.finish();
  return (request) => findGroups(all, index, request);
}

/** Name before alias, whole before part, and what many papers name before what one does. */
function findGroups(
  all: readonly Indexed[],
  index: WordIndex,
  { q, minConfidence }: SearchRequest,
): readonly HitGroup[] {
  const typed = foldTitle(q);
  if (typed === "") return [];
  const { strengths, isIn } = index.find(typed.split(" "));
  const groups = new Map<NodeType, Group>();
  for (const [place, strength] of strengths.entries()) {
    const indexed = strength === 0 ? undefined : all[place];
    const papers = indexed === undefined ? 0 : papersOf(indexed, minConfidence);
    if (indexed === undefined || papers === 0) continue;
    const { type } = indexed.entry;
    const group = groups.get(type) ?? { total: 0, best: [] };
    groups.set(type, group);
    addTo(group, { indexed, papers, score: strength * nearnessOf(indexed, typed) * (1 + Math.log10(papers)) });
  }
  return [...groups]
    .map(([type, { total, best }]) => ({ type, total, best }))
    .toSorted((a, b) => (b.best[0]?.score ?? 0) - (a.best[0]?.score ?? 0))
    .map(({ type, total, best }) => ({ type, total, hits: best.map((scored) => hitOf(scored, isIn)) }));
}
