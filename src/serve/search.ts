import MiniSearch, { type SearchResult } from "minisearch";
import { foldTitle } from "../text/fold.ts";
import type { Hit, HitGroup, NodeType } from "./api.ts";

/** One node as it can be found. */
export interface Findable {
  readonly id: string;
  readonly type: NodeType;
  /** A paper's title or a concept's name. */
  readonly label: string;
  readonly aliases: readonly string[];
  readonly papers: number;
}

/** Finds nodes by what is typed; the best hits of each type. */
export type Search = (typed: string) => readonly HitGroup[];

const HITS_PER_TYPE = 6;
/** Entries indexed between two pauses: about 20 ms. */
const CHUNK = 1_000;
/** Edits per letter of a word that are forgiven: one from five letters on. */
const FUZZY = 0.2;

const words = (text: string): string[] => foldTitle(text).split(" ");

/** Name before alias, whole before part, and what many papers name before what one does. */
function scoreOf(entry: Findable, hit: SearchResult, typed: string): number {
  const names = [entry.label, ...entry.aliases].map(foldTitle);
  const exact = names.includes(typed) ? 4 : 1;
  const first = names.some((name) => name.startsWith(typed)) ? 2 : 1;
  return hit.score * exact * first * (1 + Math.log10(Math.max(1, entry.papers)));
}

function aliasOf(entry: Findable, hit: SearchResult): Pick<Hit, "alias"> {
  const matched = (name: string): boolean => words(name).some((word) => hit.terms.includes(word));
  const alias = matched(entry.label) ? undefined : entry.aliases.find(matched);
  return alias === undefined ? {} : { alias };
}

/** Indexes `entries` in chunks, awaiting `pause` between them. */
export async function createSearch(entries: readonly Findable[], pause: () => Promise<void>): Promise<Search> {
  const index = new MiniSearch<{ id: number; label: string; aliases: string }>({
    fields: ["label", "aliases"],
    tokenize: words,
    processTerm: (term) => (term === "" ? null : term),
    searchOptions: {
      prefix: true,
      fuzzy: (term) => (term.length > 4 ? FUZZY : false),
      combineWith: "AND",
      boost: { label: 2 },
    },
  });
  for (let start = 0; start < entries.length; start += CHUNK) {
    const chunk = entries.slice(start, start + CHUNK);
    index.addAll(chunk.map(({ label, aliases }, place) => ({ id: start + place, label, aliases: aliases.join(" ") })));
    await pause();
  }
  return (typed) => findGroups({ index, entries }, typed);
}

interface Indexed {
  readonly index: MiniSearch<{ id: number; label: string; aliases: string }>;
  readonly entries: readonly Findable[];
}

function findGroups({ index, entries }: Indexed, typed: string): readonly HitGroup[] {
  const folded = foldTitle(typed);
  const scored = index.search(folded).flatMap((hit) => {
    const entry = entries[Number(hit.id)];
    return entry === undefined ? [] : [{ entry, hit, score: scoreOf(entry, hit, folded) }];
  });
  const groups = new Map<NodeType, typeof scored>();
  for (const found of scored.toSorted((a, b) => b.score - a.score)) {
    const group = groups.get(found.entry.type);
    if (group === undefined) groups.set(found.entry.type, [found]);
    else group.push(found);
  }
  return [...groups].map(([type, found]) => ({
    type,
    total: found.length,
    hits: found.slice(0, HITS_PER_TYPE).map(({ entry, hit }) => ({
      id: entry.id,
      type,
      label: entry.label,
      papers: entry.papers,
      ...aliasOf(entry, hit),
    })),
  }));
}
