import MiniSearch, { type SearchResult } from "minisearch";
import { z } from "zod";
import type { EntityType } from "../model/extraction.ts";
import { foldTitle } from "../text/fold.ts";
import type { Hit, HitGroup, NodeType } from "./api.ts";
import * as rows from "./rows.ts";
import { NAMES_OF_CONCEPTS } from "./statements.ts";

/** One node as it can be found. */
export interface Findable {
  readonly id: string;
  readonly type: NodeType;
  /** A paper's title or a concept's name. */
  readonly label: string;
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

/** Every concept that a paper names. */
export const namesOfConcepts: rows.Question<{
  readonly id: string;
  readonly name: string;
  readonly labels: EntityType;
  readonly aliases: readonly string[];
  readonly confidences: readonly number[];
}> = {
  cypher: NAMES_OF_CONCEPTS,
  row: z.object({
    id: z.string(),
    name: z.string(),
    labels: rows.typeOfLabels,
    aliases: rows.texts,
    confidences: z.array(rows.confidence),
  }),
};

const HITS_PER_TYPE = 6;
/** Entries indexed between two pauses: about 20 ms. */
const CHUNK = 1_000;
/** Edits per letter of a word that are forgiven: one from five letters on. */
const FUZZY = 0.2;

const words = (text: string): string[] => foldTitle(text).split(" ");

interface Found {
  readonly entry: Findable;
  readonly hit: SearchResult;
  /** At least as sure as was asked for. */
  readonly papers: number;
}

const papersOf = ({ confidences }: Findable, minConfidence: number): number =>
  confidences === null ? 1 : confidences.filter((confidence) => confidence >= minConfidence).length;

/** Name before alias, whole before part, and what many papers name before what one does. */
function scoreOf({ entry, hit, papers }: Found, typed: string): number {
  const names = [entry.label, ...entry.aliases].map(foldTitle);
  const exact = names.includes(typed) ? 4 : 1;
  const first = names.some((name) => name.startsWith(typed)) ? 2 : 1;
  return hit.score * exact * first * (1 + Math.log10(papers));
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
  return (request) => findGroups({ index, entries }, request);
}

interface Indexed {
  readonly index: MiniSearch<{ id: number; label: string; aliases: string }>;
  readonly entries: readonly Findable[];
}

function findGroups({ index, entries }: Indexed, { q, minConfidence }: SearchRequest): readonly HitGroup[] {
  const folded = foldTitle(q);
  const scored = index.search(folded).flatMap((hit) => {
    const entry = entries[Number(hit.id)];
    const papers = entry === undefined ? 0 : papersOf(entry, minConfidence);
    if (entry === undefined || papers === 0) return [];
    return [{ entry, hit, papers, score: scoreOf({ entry, hit, papers }, folded) }];
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
    hits: found.slice(0, HITS_PER_TYPE).map(({ entry, hit, papers }) => ({
      id: entry.id,
      type,
      label: entry.label,
      papers,
      ...aliasOf(entry, hit),
    })),
  }));
}
