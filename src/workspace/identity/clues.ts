import { strongIds, yearOfArxivId, type Identified } from "../../model/id.ts";
import { paperKeyOf } from "../../text/paper-key.ts";

/** What records and papers have in common, as far as it tells which paper they are. */
export interface PaperFace extends Identified {
  readonly title: string;
  readonly authors?: readonly string[];
  readonly year?: number;
}

/** What tells one paper from another when ids do not. Names and titles are folded, or hashes of what is folded. */
export interface TitleClues<Key> {
  readonly title: Key;
  /** The first author's family name; `undefined` where unknown. */
  readonly author: Key | undefined;
  /** The record's year and the year of its arXiv id, as far as known. */
  readonly years: readonly number[];
  /** Whether the paper has an id that names it everywhere: two such papers never meet by title. */
  readonly isIdentified: boolean;
}

/** Titles that many different papers bear; folded. */
const GENERIC_TITLES: ReadonlySet<string> = new Set([
  "abstract",
  "acknowledgements",
  "acknowledgments",
  "announcement",
  "author index",
  "back matter",
  "book review",
  "book reviews",
  "call for papers",
  "comment",
  "conclusion",
  "conclusions",
  "contents",
  "correction",
  "corrections",
  "corrigendum",
  "discussion",
  "editorial",
  "erratum",
  "errata",
  "foreword",
  "front matter",
  "guest editorial",
  "in this issue",
  "index",
  "introduction",
  "introduction to the special issue",
  "letter to the editor",
  "news",
  "obituary",
  "preface",
  "reply",
  "retraction",
  "table of contents",
  "untitled",
]);

/** A preprint and its printed form are often a year apart. */
const YEARS_APART = 1;

/** Whether a folded title says nothing about which paper it is. */
export const isGenericTitle = (foldedTitle: string): boolean => GENERIC_TITLES.has(foldedTitle);

/** The clues of a record or paper. */
export function cluesOf(paper: PaperFace): TitleClues<string> {
  const { title, author } = paperKeyOf(paper);
  const ids = strongIds(paper);
  const years = [paper.year, ...ids.map(yearOfArxivId)].filter((year) => year !== undefined);
  return {
    title,
    author: author === "" ? undefined : author,
    years: [...new Set(years)],
    isIdentified: ids.length > 0,
  };
}

/** True and false where both sides tell, `undefined` where one does not. */
type Agreement = boolean | undefined;

function authorsAgree<Key>(a: TitleClues<Key>, b: TitleClues<Key>): Agreement {
  return a.author === undefined || b.author === undefined ? undefined : a.author === b.author;
}

function yearsAgree(a: readonly number[], b: readonly number[]): Agreement {
  if (a.length === 0 || b.length === 0) return undefined;
  return a.some((year) => b.some((other) => Math.abs(year - other) <= YEARS_APART));
}

/**
 * How well two papers of one title agree: how many of first author and year do (0 to 2), or `undefined` when they are
 * two papers: both have strong ids, or one of first author and year contradicts and none agrees. A value that is missing
 * contradicts nothing, so the title alone decides where neither can be compared. Titles are not looked at.
 */
export function agreementOf<Key>(a: TitleClues<Key>, b: TitleClues<Key>): number | undefined {
  if (a.isIdentified && b.isIdentified) return undefined;
  const told = [authorsAgree(a, b), yearsAgree(a.years, b.years)].filter((agreement) => agreement !== undefined);
  const agreeing = told.filter(Boolean).length;
  return agreeing === 0 && told.length > 0 ? undefined : agreeing;
}
