import MiniSearch from "minisearch";
import { foldTitle } from "../text/fold.ts";
import type { Hit, HitGroup, NodeType } from "./api.ts";
import { createShortWords, hasWord, isShort, type ShortWords } from "./short-words.ts";

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
/** How much more a word of the label says than one of an alias. */
const LABEL_BOOST = 2;
/** How much more a whole name says than a word of one, and the beginning of a name. */
const WHOLE = 8;
const BEGINNING = 2;

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

/** An entry that has what is typed. */
interface Match {
  readonly place: number;
  readonly score: number;
  /** Whether a folded name of it has what is typed. */
  readonly isIn: (name: string) => boolean;
}

interface Found {
  readonly match: Match;
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

function hitOf({ indexed, match, papers }: Found): Hit {
  const { id, type, label, aliases } = indexed.entry;
  const place = indexed.names.findIndex(match.isIn);
  const alias = place > 0 ? aliases[place - 1] : undefined;
  return { id, type, label, papers, ...(alias === undefined ? {} : { alias }) };
}

/** The hits of one type: all are counted, only the best are kept. */
interface Group {
  total: number;
  /** The best first. */
  best: Found[];
}

/** Name before alias, whole before part, and what many papers name before what one does. */
function addTo(group: Group, found: Found): void {
  group.total += 1;
  const last = group.best[HITS_PER_TYPE - 1];
  if (last !== undefined && last.score >= found.score) return;
  const place = group.best.findIndex(({ score }) => score < found.score);
  group.best.splice(place === -1 ? group.best.length : place, 0, found);
  group.best.length = Math.min(group.best.length, HITS_PER_TYPE);
}

type WordIndex = MiniSearch<{ id: number; label: string; aliases: string }>;

interface Index {
  readonly all: readonly Indexed[];
  /** Any words, with slips forgiven. */
  readonly byWords: WordIndex;
  /** One short word, which begins so many that scoring them all would take too long. */
  readonly byBeginning: ShortWords;
}

function createWordIndex(): WordIndex {
  return new MiniSearch({
    fields: ["label", "aliases"],
    // What is indexed and what is looked for comes folded.
    tokenize: words,
    processTerm: (term) => (term === "" ? null : term),
    searchOptions: {
      prefix: true,
      fuzzy: (term) => (term.length > 4 ? FUZZY : false),
      combineWith: "AND",
      boost: { label: LABEL_BOOST },
    },
  });
}

/** Indexes `entries` in chunks, awaiting `pause` between them. */
export async function createSearch(entries: readonly Findable[], pause: () => Promise<void>): Promise<Search> {
  const byWords = createWordIndex();
  const byBeginning = createShortWords();
  const all: Indexed[] = [];
  for (let start = 0; start < entries.length; start += CHUNK) {
    for (const entry of entries.slice(start, start + CHUNK)) {
      const indexed = prepared(entry);
      const [label = "", ...aliases] = indexed.names;
      byWords.add({ id: all.push(indexed) - 1, label, aliases: aliases.join(" ") });
      byBeginning.add(indexed.names);
    }
    await pause();
  }
  return (request) => findGroups({ all, byWords, byBeginning }, request);
}

function matchesOf({ all, byWords, byBeginning }: Index, typed: string): readonly Match[] {
  if (!isShort(typed)) {
    return byWords.search(typed).map(({ id, score, terms }) => ({
      place: Number(id),
      score,
      isIn: (name) => words(name).some((word) => terms.includes(word)),
    }));
  }
  const isIn = (name: string): boolean => hasWord(name, typed);
  return byBeginning
    .find(typed)
    .map((place) => ({ place, score: isIn(all[place]?.names[0] ?? "") ? LABEL_BOOST : 1, isIn }));
}

function findGroups(index: Index, { q, minConfidence }: SearchRequest): readonly HitGroup[] {
  const typed = foldTitle(q);
  const groups = new Map<NodeType, Group>();
  for (const match of matchesOf(index, typed)) {
    const indexed = index.all[match.place];
    const papers = indexed === undefined ? 0 : papersOf(indexed, minConfidence);
    if (indexed === undefined || papers === 0) continue;
    const { type } = indexed.entry;
    const group = groups.get(type) ?? { total: 0, best: [] };
    groups.set(type, group);
    const score = match.score * nearnessOf(indexed, typed) * (1 + Math.log10(papers));
    addTo(group, { match, indexed, papers, score });
  }
  return [...groups]
    .map(([type, { total, best }]) => ({ type, total, best }))
    .toSorted((a, b) => (b.best[0]?.score ?? 0) - (a.best[0]?.score ?? 0))
    .map(({ type, total, best }) => ({ type, total, hits: best.map(hitOf) }));
}
