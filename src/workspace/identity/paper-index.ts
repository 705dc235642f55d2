import { hash } from "node:crypto";
import { paperIdOf, strongIds } from "../../model/id.ts";
import type { Paper, PaperRecord } from "../../model/paper.ts";
import { paperKeyOf } from "../../text/paper-key.ts";
import { agreementOf, cluesOf, isGenericTitle, type TitleClues } from "./clues.ts";
import { KeyTable } from "./key-table.ts";

/** Knows which papers there are, without keeping them: about 150 bytes a paper. */
export interface PaperIndex {
  /**
   * The ids of the papers that a record is of, the one that came first at the front. None: it is a new paper. Several:
   * the record shows that they are one.
   */
  find(record: PaperRecord): readonly string[];
  /** The id for a record that is a new paper: that of `paperIdOf`, with `-2`, `-3` … where another paper has it. */
  freeId(record: PaperRecord): string;
  /** Takes a paper in as it now stands; a paper of the same id is replaced. */
  add(paper: Paper): void;
  /** Takes a paper out; an id that is not there is no error. */
  remove(id: string): void;
}

type Clues = TitleClues<number>;

/** 53 bits, evenly spread: two of ten million keys meet with a chance of 1 in 180. */
function keyOf(kind: string, text: string): number {
  const digest = hash("sha256", `${kind}\n${text}`, "buffer");
  return digest.readUInt32BE(0) * 0x20_0000 + (digest.readUInt32BE(4) >>> 11);
}

/** 30 bits, which V8 keeps without a box. */
const authorKeyOf = (foldedName: string): number => keyOf("author", foldedName) % 0x4000_0000;

function numericClues(clues: TitleClues<string>): Clues {
  return {
    title: keyOf("title", clues.title),
    author: clues.author === undefined ? undefined : authorKeyOf(clues.author),
    years: clues.years,
    idKinds: clues.idKinds,
  };
}

/**
 * A title such as "Editorial" tells nothing, so papers under it meet only when all that is known of them is the same, the
 * source too: reading a source again must find its papers again.
 */
function genericKeys(paper: Paper | PaperRecord, clues: TitleClues<string>): readonly number[] {
  if (!isGenericTitle(clues.title)) return [];
  const sources = "sources" in paper ? paper.sources : [paper.source];
  const facts = [clues.title, clues.author ?? "", ...clues.years, paper.abstract].join("\n");
  return sources.map((source) => keyOf("generic", `${facts}\n${source}`));
}

const YEAR_BASE = 10_000;
/** At most two years in one number: the paper's own and that of its arXiv id. */
const packYears = ([first = 0, second = 0]: readonly number[]): number => first * YEAR_BASE + second;
const unpackYears = (packed: number): readonly number[] =>
  [Math.floor(packed / YEAR_BASE), packed % YEAR_BASE].filter((year) => year > 0);

/** One column each for what is known of the papers, by place: an object a paper would take three times the memory. */
class PaperColumns {
  readonly #ids: (string | undefined)[] = [];
  readonly #titles: number[] = [];
  readonly #authors: (number | undefined)[] = [];
  readonly #years: number[] = [];
  readonly #idKinds: number[] = [];

  get length(): number {
    return this.#ids.length;
  }

  set(place: number, id: string | undefined, clues: Clues): void {
    this.#ids[place] = id;
    this.#titles[place] = clues.title;
    this.#authors[place] = clues.author;
    this.#years[place] = packYears(clues.years);
    this.#idKinds[place] = clues.idKinds;
  }

  clear(place: number): void {
    this.#ids[place] = undefined;
  }

  /** `undefined` for a paper that was taken out. */
  idAt(place: number): string | undefined {
    return this.#ids[place];
  }

  cluesAt(place: number): Clues {
    return {
      title: this.#titles[place] ?? 0,
      author: this.#authors[place],
      years: unpackYears(this.#years[place] ?? 0),
      idKinds: this.#idKinds[place] ?? 0,
    };
  }
}

class HashedPaperIndex implements PaperIndex {
  readonly #table = new KeyTable();
  readonly #papers = new PaperColumns();

  find(record: PaperRecord): readonly string[] {
    const chosen = new Set<number>();
    for (const id of strongIds(record)) {
      for (const place of this.#placesOf(keyOf("id", id))) chosen.add(place);
    }
    for (const place of this.#namesakes(record)) {
      const clues = this.#papers.cluesAt(place);
      // A record without ids may fit two papers that are surely two: then it is of the one that it fits best.
      const fits = [...chosen].every((other) => agreementOf(clues, this.#papers.cluesAt(other)) !== undefined);
      if (fits) chosen.add(place);
    }
    return [...chosen]
      .toSorted((a, b) => a - b)
      .map((place) => this.#papers.idAt(place))
      .filter((id) => id !== undefined);
  }

  freeId(record: PaperRecord): string {
    const id = paperIdOf(record, paperKeyOf(record));
    let free = id;
    for (let count = 2; this.#placeOfId(free) !== undefined; count += 1) free = `${id}-${count}`;
    return free;
  }

  add(paper: Paper): void {
    const text = cluesOf(paper);
    const clues = numericClues(text);
    const place = this.#placeOfId(paper.id) ?? this.#papers.length;
    this.#papers.set(place, paper.id, clues);
    const ids = new Set([paper.id, ...strongIds(paper)]);
    const keys = [clues.title, ...genericKeys(paper, text), ...[...ids].map((id) => keyOf("id", id))];
    for (const key of keys) this.#table.add(key, place);
  }

  remove(id: string): void {
    const place = this.#placeOfId(id);
    if (place !== undefined) this.#papers.clear(place);
  }

  /** Papers of the record's title that may be its paper, the best agreeing first, then the oldest. */
  #namesakes(record: PaperRecord): readonly number[] {
    const text = cluesOf(record);
    const clues = numericClues(text);
    const isGeneric = isGenericTitle(text.title);
    const alike = new Set(genericKeys(record, text).flatMap((key) => this.#placesOf(key)));
    return this.#placesOf(clues.title)
      .map((place) => ({ place, clues: this.#papers.cluesAt(place) }))
      .filter((candidate) => candidate.clues.title === clues.title)
      .map(({ place, clues: others }) => ({ place, agreement: agreementOf(clues, others) ?? -1 }))
      .filter(({ place, agreement }) => agreement >= (isGeneric && !alike.has(place) ? 2 : 0))
      .toSorted((a, b) => b.agreement - a.agreement || a.place - b.place)
      .map(({ place }) => place);
  }

  /** Papers that are still there. */
  #placesOf(key: number): readonly number[] {
    return [...this.#table.get(key)].filter((place) => this.#papers.idAt(place) !== undefined);
  }

  #placeOfId(id: string): number | undefined {
    return this.#placesOf(keyOf("id", id)).find((place) => this.#papers.idAt(place) === id);
  }
}

/** An empty index. */
export const createPaperIndex = (): PaperIndex => new HashedPaperIndex();
