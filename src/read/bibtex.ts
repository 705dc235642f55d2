import type { PaperRecord } from "../model/paper.ts";
import { cutEntries, isNoPaper, keyOf, positionOf, type RawEntry } from "./bibtex/entries.ts";
import { MONTHS, parseFields, type Abbreviations } from "./bibtex/fields.ts";
import { decodeLatex } from "./bibtex/latex.ts";
import { splitNames } from "./names.ts";
import type { Fields } from "./columns.ts";
import { recordFrom } from "./fields.ts";
import { plainText } from "./markup.ts";
import type { Reader, SkipRecord } from "./reader.ts";
import type { Source } from "./source.ts";

type EntryFields = ReadonlyMap<string, string>;

/** Types whose entries others may name in `crossref`. */
const PARENT_TYPE = /^(?:mv)?(?:proceedings|book|collection|reference|periodical|conference)$/u;
/** Entries that wait for the parent that they name; past it they are read without it, so that memory has a bound. */
const MOST_WAITING = 10_000;

const decode = (text: string): string => plainText(decodeLatex(text));

/** The first of these fields that is there, decoded. */
function first(fields: EntryFields, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const text = decode(fields.get(name) ?? "");
    if (text !== "") return text;
  }
  return undefined;
}

/** Addresses and ids, in which a dash or a tilde is just that: as they are, unless somebody wrote them for LaTeX. */
function verbatim(fields: EntryFields, name: string): string | undefined {
  const text = (fields.get(name) ?? "").trim();
  if (text.includes("\\")) return first(fields, name);
  const plain = text.replace(/[{}]/gu, "").replaceAll("&amp;", "&");
  return plain === "" ? undefined : plain;
}

function titleOf(fields: EntryFields): string | undefined {
  const title = first(fields, "title", "maintitle", "booktitle", "shorttitle");
  const subtitle = first(fields, "subtitle");
  return title === undefined || subtitle === undefined ? title : `${title}: ${subtitle}`;
}

/** The day as far as it is told: `date` may be a range, of which the beginning counts. */
function dateOf(fields: EntryFields): string | undefined {
  const date = first(fields, "date")?.split("/", 1)[0];
  if (date !== undefined) return date;
  const [year, month, day] = [first(fields, "year"), first(fields, "month"), first(fields, "day")];
  if (year === undefined || month === undefined) return undefined;
  const name = /^\d{1,2}$/u.test(month) ? MONTHS[Number(month) - 1]?.[1] : month.replace(/^\d+\s*/u, "");
  const inMonth = day ?? /\d{1,2}/u.exec(/[a-z]/iu.test(month) ? month : "")?.[0];
  return [inMonth, name, year].filter((part) => part !== undefined).join(" ");
}

function arxivIdOf(fields: EntryFields): string | undefined {
  const archive = first(fields, "archiveprefix", "eprinttype") ?? "arxiv";
  return archive.toLowerCase() === "arxiv" ? first(fields, "eprint", "arxivid", "arxiv") : undefined;
}

function recordFields({ type, body }: RawEntry, fields: EntryFields): Fields {
  const authors = splitNames(fields.get("author") ?? fields.get("editor") ?? "").map(decode);
  return {
    id: keyOf(body),
    title: titleOf(fields),
    abstract: first(fields, "abstract", "annotation"),
    authors,
    date: dateOf(fields),
    year: /\d{4}/u.exec(first(fields, "year", "date") ?? "")?.[0],
    url: verbatim(fields, "url"),
    venue: first(fields, "journal", "journaltitle", "booktitle", "eventtitle", "howpublished", "school", "institution"),
    type,
    language: first(fields, "language", "langid"),
    keywords: first(fields, "keywords", "keyword"),
    doi: verbatim(fields, "doi"),
    arxiv: arxivIdOf(fields),
    pmid: fields.get("eprinttype")?.toLowerCase() === "pubmed" ? first(fields, "eprint") : first(fields, "pmid"),
  };
}

/** What an entry takes over from the one that it names; the parent's title is the child's book title. */
function inherit(fields: EntryFields, parent: EntryFields): EntryFields {
  const title = parent.get("title");
  const given = [...parent].filter(
    ([name]) => !["title", "subtitle", "author", "abstract", "doi", "url"].includes(name),
  );
  return new Map([...(title === undefined ? [] : [["booktitle", title] as const]), ...given, ...fields]);
}

/** An entry that was taken apart, in the order of the file. */
interface Waiting {
  readonly entry: RawEntry;
  readonly fields: EntryFields;
}

/** Holds entries back, in order, as long as the first of them names a parent that has not come. */
class CrossReferences {
  readonly #parents = new Map<string, EntryFields>();
  #waiting: Waiting[] = [];

  addParent(key: string, fields: EntryFields): void {
    this.#parents.set(key.toLowerCase(), fields);
  }

  *take(next: Waiting): Generator<Waiting> {
    this.#waiting.push(next);
    const isFull = this.#waiting.length > MOST_WAITING;
    const ready = isFull ? this.#waiting.length : this.#waiting.findIndex((waiting) => !this.#isReady(waiting));
    yield* this.#release(ready === -1 ? this.#waiting.length : ready);
  }

  *rest(): Generator<Waiting> {
    yield* this.#release(this.#waiting.length);
  }

  #parentOf({ fields }: Waiting): EntryFields | undefined {
    return this.#parents.get((fields.get("crossref") ?? "").trim().toLowerCase());
  }

  #isReady(waiting: Waiting): boolean {
    return !waiting.fields.has("crossref") || this.#parentOf(waiting) !== undefined;
  }

  *#release(count: number): Generator<Waiting> {
    if (count === 0) return;
    const ready = this.#waiting.slice(0, count);
    this.#waiting = this.#waiting.slice(count);
    for (const waiting of ready) {
      const parent = this.#parentOf(waiting);
      yield parent === undefined ? waiting : { ...waiting, fields: inherit(waiting.fields, parent) };
    }
  }
}

async function* readEntries(source: Source, skip: SkipRecord): AsyncGenerator<PaperRecord> {
  const abbreviations: Abbreviations = new Map(MONTHS);
  const references = new CrossReferences();
  const recordOf = ({ entry, fields }: Waiting): PaperRecord | undefined => {
    const record = recordFrom(recordFields(entry, fields), source.name);
    if (record === undefined) skip(positionOf(entry), "it has no title");
    return record;
  };
  for await (const entry of cutEntries(source.lines(), skip)) {
    const { fields, broken } = parseFields(entry.body, abbreviations);
    if (entry.type === "string") for (const [name, text] of fields) abbreviations.set(name, text);
    if (isNoPaper(entry.type)) continue;
    if (broken !== undefined) {
      skip(positionOf(entry), `the value of its field "${broken}" is never closed`);
      continue;
    }
    if (PARENT_TYPE.test(entry.type)) references.addParent(keyOf(entry.body), fields);
    for (const ready of references.take({ entry, fields })) {
      const record = recordOf(ready);
      if (record !== undefined) yield record;
    }
  }
  for (const left of references.rest()) {
    const record = recordOf(left);
    if (record !== undefined) yield record;
  }
}

/** So many line starts are enough to find an entry at, behind comments and abbreviations. */
const ENTRY = /^[^\S\n]*@\s*[a-z][\w:.+-]*\s*[{(]\s*[^\s,{}()"=]*\s*(?:,|(?:[a-z][\w-]*\s*)?=)/imu;

/** BibTeX and BibLaTeX. */
export const bibtex: Reader = {
  name: "bibtex",
  summary: "BibTeX and BibLaTeX: entries of any type, LaTeX decoded",
  matches: (head) => ENTRY.test(head),
  read: readEntries,
};
