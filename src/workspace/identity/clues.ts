import { idKindsOf, strongIds, yearOfArxivId, type Identified } from "../../model/id.ts";
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
  /** The kinds of ids that it has, as `idKindsOf` gives them; 0 where nothing names it everywhere. */
  readonly idKinds: number;
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
/** Where title and first author agree too, a paper may have waited longer for its printed form. */
const YEARS_TO_PRINT = 3;

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
    idKinds: idKindsOf(ids),
  };
}

/** True and false where both sides tell, `undefined` where one does not. */
type Agreement = boolean | undefined;

function authorsAgree<Key>(a: TitleClues<Key>, b: TitleClues<Key>): Agreement {
  return a.author === undefined || b.author === undefined ? undefined : a.author === b.author;
}

function yearsAgree<Key>(a: TitleClues<Key>, b: TitleClues<Key>, apart: number): Agreement {
  if (a.years.length === 0 || b.years.length === 0) return undefined;
  return a.years.some((year) => b.years.some((other) => Math.abs(year - other) <= apart));
}

/**
 * Whether two papers of one title and ids of different kinds are a preprint and its published version, or one paper as two
 * services know it: the first author must agree, and the years must not contradict.
 */
const areVersions = <Key>(a: TitleClues<Key>, b: TitleClues<Key>): boolean =>
  authorsAgree(a, b) === true && yearsAgree(a, b, YEARS_TO_PRINT) !== false;

/**
 * How well two papers of one title agree: how many of first author and year do (0 to 2), or `undefined` when they are two
 * papers: each has an id of one kind, or first author and year do not bear it out. Where one has no id, a value that is
 * missing contradicts nothing, so the title alone decides where neither can be compared. Titles are not looked at.
 */
export function agreementOf<Key>(a: TitleClues<Key>, b: TitleClues<Key>): number | undefined {
  if ((a.idKinds & b.idKinds) !== 0) return undefined;
  if (a.idKinds !== 0 && b.idKinds !== 0 && !areVersions(a, b)) return undefined;
  const told = [authorsAgree(a, b), yearsAgree(a, b, YEARS_APART)].filter((agreement) => agreement !== undefined);
  const agreeing = told.filter(Boolean).length;
  return agreeing === 0 && told.length > 0 ? undefined : agreeing;
}
