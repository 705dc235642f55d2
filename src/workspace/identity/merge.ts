import { basename } from "node:path";
import { isTitleId, localIdOf, paperIdOf, parsePaperId, strongIds, yearOfArxivId } from "../../model/id.ts";
import type { Paper, PaperRecord } from "../../model/paper.ts";
import { foldFamilyName, paperKeyOf } from "../../text/paper-key.ts";

/** All ids of a record, in normal form: the strong ones, and those that only its source understands. */
function idsOf(record: PaperRecord): readonly string[] {
  const isLocal = parsePaperId(record.id) === undefined && !isTitleId(record.id) && !record.id.startsWith("local:");
  const own = isLocal ? localIdOf(basename(record.source), record.id) : record.id;
  const local = [own, ...(record.ids ?? [])].filter((id) => id.startsWith("local:"));
  return [...strongIds(record), ...local];
}

/** Sorted, each once, without the paper's own; no field at all when there are none. */
function otherIds(id: string, ids: readonly string[]): { readonly ids?: readonly string[] } {
  const others = new Set(ids);
  others.delete(id);
  return others.size === 0 ? {} : { ids: [...others].toSorted() };
}

function yearOf(record: PaperRecord): { readonly year?: number } {
  const fromDate = record.date === undefined ? undefined : Number(record.date.slice(0, 4));
  const fromId = strongIds(record)
    .map(yearOfArxivId)
    .find((year) => year !== undefined);
  const year = record.year ?? fromDate ?? fromId;
  return year === undefined ? {} : { year };
}

/** The paper that a record alone makes. `id`: the one that an index found free, else that of `paperIdOf`. */
export function paperFrom(record: PaperRecord, id: string = paperIdOf(record, paperKeyOf(record))): Paper {
  const { source, ids: _ids, ...facts } = record;
  return { ...facts, ...yearOf(record), ...otherIds(id, idsOf(record)), id, sources: [source] };
}

/** The longer of two texts; the first when they are as long, so that merging changes nothing without gain. */
const fullerText = (text: string, other: string): string => (other.length > text.length ? other : text);

/** More names, or the same number written out more fully. */
function fullerList(list: readonly string[], other: readonly string[]): readonly string[] {
  if (list.length !== other.length) return other.length > list.length ? other : list;
  return other.join("").length > list.join("").length ? other : list;
}

/** The fuller list of authors with the ids that belong to it; the other list's where both are as long and name the same. */
function fullerAuthors(paper: Paper, other: Paper): Pick<Paper, "authors" | "authorIds"> {
  const authors = fullerList(paper.authors ?? [], other.authors ?? []);
  if (authors.length === 0) return {};
  const [fuller, lesser] = authors === other.authors ? [other, paper] : [paper, other];
  const authorIds = authors.map((name, place) => {
    const namesake = lesser.authors?.length === authors.length ? (lesser.authors[place] ?? "") : "";
    const isSame = foldFamilyName(namesake) === foldFamilyName(name);
    return fuller.authorIds?.[place] ?? (isSame ? lesser.authorIds?.[place] : null) ?? null;
  });
  return authorIds.some((id) => id !== null) ? { authors, authorIds } : { authors };
}

const larger = (number: number | undefined, other: number | undefined): number => Math.max(number ?? 0, other ?? 0);

/** Fields that one of the papers may know more of than the other. */
function fullerFacts(paper: Paper, other: Paper): Partial<Paper> {
  const has = (name: "keywords" | "references" | "authorCount" | "citations"): boolean =>
    paper[name] !== undefined && other[name] !== undefined;
  return {
    ...fullerAuthors(paper, other),
    ...(has("keywords") ? { keywords: fullerList(paper.keywords ?? [], other.keywords ?? []) } : {}),
    ...(has("references")
      ? { references: [...new Set([...(paper.references ?? []), ...(other.references ?? [])])] }
      : {}),
    ...(has("authorCount") ? { authorCount: larger(paper.authorCount, other.authorCount) } : {}),
    ...(has("citations") ? { citations: larger(paper.citations, other.citations) } : {}),
  };
}

/** The more exact date, with the year that belongs to it. */
function fullerDate(paper: Paper, other: Paper): Pick<Paper, "date" | "year"> {
  const { date, year } = (other.date ?? "").length > (paper.date ?? "").length ? other : paper;
  const known = year ?? paper.year ?? other.year;
  return { ...(date === undefined ? {} : { date }), ...(known === undefined ? {} : { year: known }) };
}

/**
 * Two papers that are one: `paper` keeps its id, the other's ids join `ids`, the fullest field wins (the first where both
 * are as full), all sources are listed once. Merging the same again changes nothing.
 */
export function mergePapers(paper: Paper, other: Paper): Paper {
  const { ids: _ids, authorIds: _authorIds, ...facts } = { ...other, ...paper };
  return {
    ...facts,
    ...fullerFacts(paper, other),
    ...fullerDate(paper, other),
    ...otherIds(paper.id, [...(paper.ids ?? []), other.id, ...(other.ids ?? [])]),
    title: fullerText(paper.title, other.title),
    abstract: fullerText(paper.abstract, other.abstract),
    sources: [...new Set([...paper.sources, ...other.sources])],
  };
}

/** `mergePapers` with what a further record tells. */
export function mergeRecords(paper: Paper, record: PaperRecord): Paper {
  const [strong = paper.id] = strongIds(record);
  return mergePapers(paper, paperFrom(record, strong));
}
