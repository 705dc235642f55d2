import { createHash } from "node:crypto";

/** What the id of a paper depends on. */
export interface Identified {
  readonly id?: string;
  readonly ids?: readonly string[];
}

/** By what a paper without a strong id is known: its title and the family name of its first author, folded. */
export interface PaperKey {
  readonly title: string;
  /** Empty where unknown. */
  readonly author: string;
}

/** The kinds of ids by which a paper is known everywhere, the one that names a paper best first. */
const STRONG_KINDS = ["doi", "arxiv", "pmid", "openalex", "s2"] as const;

const TITLE_KIND = "title:";
/** 64 bits: the chance that two of a million papers share a hash is below 1 in 30 million. */
const HASH_DIGITS = 16;

const DOI = /^(?:doi:\s*|(?:https?:\/\/)?(?:dx\.|www\.)?doi\.org\/)?(10\.\d{4,9}\/\S+)$/iu;
const ARXIV_DOI = /^10\.48550\/arxiv\.(.+)$/iu;
const ARXIV_PREFIX = /^(?:arxiv:\s*|(?:https?:\/\/)?(?:www\.|export\.)?arxiv\.org\/(?:abs|pdf|html)\/)/iu;
const ARXIV_END = /(?:v\d+)?(?:\.pdf)?$/iu;
const ARXIV_NEW = /^(\d\d)(0[1-9]|1[0-2])\.(\d{4,5})$/u;
/** The subject class of an old id (`math.GT/0309136`) is no part of it. */
const ARXIV_OLD = /^([a-z]+(?:-[a-z]+)?)(?:\.[a-z]{2})?\/(\d\d(?:0[1-9]|1[0-2])\d{3})$/iu;
const PMID = /^(?:pmid:\s*|(?:https?:\/\/)?pubmed\.ncbi\.nlm\.nih\.gov\/)(\d{1,9})\/?$/iu;
const OPENALEX = /^(?:openalex:\s*|(?:https?:\/\/)?(?:api\.)?openalex\.org\/(?:works\/)?)(W\d+)$/iu;
const S2_HASH = /^(?:s2:\s*|(?:https?:\/\/)?(?:www\.)?semanticscholar\.org\/paper\/(?:[^/]+\/)?)([0-9a-f]{40})$/iu;
const S2_NUMBER = /^(?:s2:\s*)?corpusid:\s*(\d+)$/iu;

function parseArxivId(text: string): string | undefined {
  const plain = text.replace(ARXIV_PREFIX, "").replace(ARXIV_END, "");
  const recent = ARXIV_NEW.exec(plain);
  if (recent !== null) {
    const [, year = "", month = "", place = ""] = recent;
    // Five digits since January 2015, four before (since April 2007): this keeps most decimal numbers out.
    const digits = `${year}${month}` >= "1501" ? 5 : 4;
    return `${year}${month}` >= "0704" && place.length === digits ? `arxiv:${plain}` : undefined;
  }
  const [, archive, place] = ARXIV_OLD.exec(plain) ?? [];
  return archive === undefined || place === undefined ? undefined : `arxiv:${archive.toLowerCase()}/${place}`;
}

function parseDoi(text: string): string | undefined {
  const doi = DOI.exec(text)?.[1]
    ?.toLowerCase()
    .replace(/[.,;]+$/u, "");
  if (doi === undefined) return undefined;
  const arxiv = ARXIV_DOI.exec(doi)?.[1];
  return (arxiv === undefined ? undefined : parseArxivId(arxiv)) ?? `doi:${doi}`;
}

/**
 * The normal form of an id that names a paper everywhere: `doi:…` (lower case), `arxiv:…` (without version),
 * `pmid:…`, `openalex:W…`, `s2:…`. Bare DOIs, bare arXiv ids and the usual web addresses are understood;
 * anything else, a bare number too, gives `undefined`.
 */
export function parsePaperId(text: string): string | undefined {
  const plain = text.trim();
  const strong = parseDoi(plain) ?? parseArxivId(plain);
  if (strong !== undefined) return strong;
  const pmid = PMID.exec(plain)?.[1];
  if (pmid !== undefined) return `pmid:${Number(pmid)}`;
  const openalex = OPENALEX.exec(plain)?.[1];
  if (openalex !== undefined) return `openalex:${openalex.toUpperCase()}`;
  const hash = S2_HASH.exec(plain)?.[1];
  if (hash !== undefined) return `s2:${hash.toLowerCase()}`;
  const corpusId = S2_NUMBER.exec(plain)?.[1];
  return corpusId === undefined ? undefined : `s2:CorpusId:${corpusId}`;
}

const ORCID = /^(?:orcid:\s*|(?:https?:\/\/)?(?:www\.)?orcid\.org\/)?(\d{4}-?\d{4}-?\d{4}-?\d{3}[\dx])\/?$/iu;
const OPENALEX_AUTHOR = /^(?:openalex:\s*|(?:https?:\/\/)?(?:api\.)?openalex\.org\/(?:authors\/)?)?(A\d{4,})$/iu;

/** The normal form of an author's id: `orcid:…` or `openalex:A…`; anything else gives `undefined`. */
export function parseAuthorId(text: string): string | undefined {
  const plain = text.trim();
  const orcid = ORCID.exec(plain)?.[1]?.replaceAll("-", "").toUpperCase();
  if (orcid !== undefined) return `orcid:${(orcid.match(/.{4}/gu) ?? []).join("-")}`;
  const openalex = OPENALEX_AUTHOR.exec(plain)?.[1];
  return openalex === undefined ? undefined : `openalex:${openalex.toUpperCase()}`;
}

const rankOf = (id: string): number => STRONG_KINDS.findIndex((kind) => id.startsWith(`${kind}:`));

/** All ids of a paper that name it everywhere, in normal form, each once, the best first. */
export function strongIds(paper: Identified): readonly string[] {
  const given = [...(paper.id === undefined ? [] : [paper.id]), ...(paper.ids ?? [])];
  const strong = new Set(given.map(parsePaperId).filter((id) => id !== undefined));
  return [...strong].toSorted((a, b) => rankOf(a) - rankOf(b));
}

/** Servers of preprints that give DOIs: such a paper may come out again under a DOI of its journal. */
const PREPRINT_DOI =
  /^doi:10\.(?:1101\/\d|2139\/ssrn|20944\/preprints|21203\/rs|22541\/|26434\/chemrxiv|31219\/osf|31234\/osf|36227\/techrxiv)/u;

/** The kinds of strong ids among some, one bit each, preprints' DOIs apart from others: no paper has two of a kind. */
export function idKindsOf(ids: readonly string[]): number {
  const kinds = ids.map((id) => (PREPRINT_DOI.test(id) ? STRONG_KINDS.length : rankOf(id)));
  return kinds.reduce((bits, kind) => bits | (1 << kind), 0);
}

/** The id of a paper: its best strong id, else `title:` and a hash of its key. */
export function paperIdOf(paper: Identified, key: PaperKey): string {
  const [strong] = strongIds(paper);
  if (strong !== undefined) return strong;
  const hash = createHash("sha256").update(`${key.title}\n${key.author}`).digest("hex");
  return TITLE_KIND + hash.slice(0, HASH_DIGITS);
}

/** Whether an id was made of a title: it tells nothing that the title does not. */
export const isTitleId = (id: string): boolean => id.startsWith(TITLE_KIND);

/** How an id that only its own source understands is kept; `source` is the base name of the file. */
export const localIdOf = (source: string, id: string): string => `local:${source}:${id}`;

/** The year in an `arxiv:…` id; `undefined` for any other id. */
export function yearOfArxivId(id: string): number | undefined {
  const digits = /^arxiv:(?:[a-z-]+\/)?(\d\d)/u.exec(id)?.[1];
  if (digits === undefined) return undefined;
  // arXiv opened in 1991.
  return Number(digits) >= 91 ? 1900 + Number(digits) : 2000 + Number(digits);
}
