import MiniSearch, { type SearchResult } from "minisearch";
import { foldTitle } from "../text/fold.ts";
import type { Hit, HitGroup, NodeType } from "./api.ts";

/** One node as it can be found. */
export interface Findable {
  readonly id: string;
  readonly type: NodeType;
  /** A paper's title or a concept's name. */
  readonly label: string;
  /** Other names; of a paper, its authors. */
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
/** Edits per letter of a word that are forgiven: one from five letters on. */
const FUZZY = 0.2;

const words = (folded: string): string[] => folded.split(" ");

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

interface Found {
  readonly indexed: Indexed;
  readonly hit: SearchResult;
  readonly papers: number;
  readonly score: number;
}

/** Name before alias, whole before part, and what many papers name before what one does. */
function scoreOf({ names }: Indexed, typed: string, { score, papers }: { score: number; papers: number }): number {
  const exact = names.includes(typed) ? 4 : 1;
  const first = names.some((name) => name.startsWith(typed)) ? 2 : 1;
  return score * exact * first * (1 + Math.log10(papers));
}

function hitOf({ indexed: { entry }, hit, papers }: Found): Hit {
  const matched = (name: string): boolean => words(foldTitle(name)).some((word) => hit.terms.includes(word));
  const alias = matched(entry.label) ? undefined : entry.aliases.find(matched);
  const { id, type, label } = entry;
  return { id, type, label, papers, ...(alias === undefined ? {} : { alias }) };
}

/** The hits of one type: all are counted, only the best are kept. */
interface Group {
  total: number;
  /** The best first. */
  best: Found[];
}

function addTo(group: Group, found: Found): void {
  group.total += 1;
  const last = group.best[HITS_PER_TYPE - 1];
  if (last !== undefined && last.score >= found.score) return;
  const place = group.best.findIndex(({ score }) => score < found.score);
  group.best.splice(place === -1 ? group.best.length : place, 0, found);
  group.best.length = Math.min(group.best.length, HITS_PER_TYPE);
}

type Index = MiniSearch<{ id: number; label: string; aliases: string }>;

/** Indexes `entries` in chunks, awaiting `pause` between them. */
export async function createSearch(entries: readonly Findable[], pause: () => Promise<void>): Promise<Search> {
  const index: Index = new MiniSearch({
    fields: ["label", "aliases"],
    // What is indexed and what is looked for comes folded.
    tokenize: words,
    processTerm: (term) => (term === "" ? null : term),
    searchOptions: {
      prefix: true,
      fuzzy: (term) => (term.length > 4 ? FUZZY : false),
      combineWith: "AND",
      boost: { label: 2 },
    },
  });
  const all: Indexed[] = [];
  for (let start = 0; start < entries.length; start += CHUNK) {
    const chunk = entries.slice(start, start + CHUNK).map(prepared);
    all.push(...chunk);
    index.addAll(
      chunk.map(({ names: [label = "", ...aliases] }, place) => ({
        id: start + place,
        label,
        aliases: aliases.join(" "),
      })),
    );
    await pause();
  }
  return (request) => findGroups({ index, all }, request);
}

function findGroups(
  { index, all }: { readonly index: Index; readonly all: readonly Indexed[] },
  { q, minConfidence }: SearchRequest,
): readonly HitGroup[] {
  const typed = foldTitle(q);
  const groups = new Map<NodeType, Group>();
  for (const hit of index.search(typed)) {
    const indexed = all[Number(hit.id)];
    const papers = indexed === undefined ? 0 : papersOf(indexed, minConfidence);
    if (indexed === undefined || papers === 0) continue;
    const { type } = indexed.entry;
    const group = groups.get(type) ?? { total: 0, best: [] };
    groups.set(type, group);
    addTo(group, { indexed, hit, papers, score: scoreOf(indexed, typed, { score: hit.score, papers }) });
  }
  return [...groups]
    .map(([type, { total, best }]) => ({ type, total, best }))
    .toSorted((a, b) => (b.best[0]?.score ?? 0) - (a.best[0]?.score ?? 0))
    .map(({ type, total, best }) => ({ type, total, hits: best.map(hitOf) }));
}
