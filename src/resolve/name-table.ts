import { conceptId } from "../model/concept.ts";
import type { Entity, EntityType } from "../model/extraction.ts";
import { foldName } from "../text/fold.ts";
import { isShortFormOf } from "../text/short-form.ts";

/** One folded name of one type, with what all papers say about it. */
export interface NameRow {
  readonly type: EntityType;
  readonly folded: string;
  /** Surface form → how many papers write it so. */
  readonly surfaces: Map<string, number>;
  /** Row of the long form that a paper gives for this name → how many papers do. */
  readonly longForms: Map<number, number>;
  /** How many papers give it as the entity's name (not only as another form of one). */
  support: number;
  /** What the papers whose telling form this is say for it, as `evidenceOf` counts: the surest one, and all together. */
  surest: number;
  evidence: number;
}

/** No paper counts as more certain than this. */
const MOST_CERTAIN = 0.9999;

/** Evidence that adds up over papers: how unlikely an error is, −ln(1 − confidence) in millionths. Whole, so that order does not matter. */
export const evidenceOf = (confidence: number): number =>
  Math.round(-1e6 * Math.log(1 - Math.min(MOST_CERTAIN, confidence)));

/** The confidence that so much evidence gives. */
export const confidenceOf = (evidence: number): number => 1 - Math.exp(-evidence / 1e6);

/** All names of a corpus; grows with the distinct names, plus 4 bytes a name of a paper. */
export interface NameTable {
  readonly rows: readonly NameRow[];
  rowOf(type: EntityType, folded: string): number | undefined;
  /** Adds one paper. `year` may be unknown. */
  add(entities: readonly Entity[], year: number | undefined): void;
  /** One list a paper, in the order of adding: the row of each entity's telling form. */
  papers(): Iterable<{ readonly rows: readonly number[]; readonly year: number | undefined }>;
}

const count = <Key>(counts: Map<Key, number>, key: Key): void => {
  counts.set(key, (counts.get(key) ?? 0) + 1);
};

const longest = (forms: Iterable<string>): string =>
  [...forms].reduce((best, form) => (form.length > best.length ? form : best), "");

/**
 * The folded forms of an entity that are names of it in other papers too, with the surface of each, the entity's own name
 * first: its name, what that is short for, and other short forms of the same. What else a paper calls it ("accuracy" for "classification
 * accuracy") names other things elsewhere.
 */
function foldedForms(entity: Entity): ReadonlyMap<string, string> {
  const texts = entity.mentions.map(({ text }) => text);
  const long = longest([entity.name, ...texts.filter((text) => isShortFormOf(entity.name, text))]);
  const forms = new Map([[foldName(entity.name), entity.name]]);
  for (const text of texts) {
    const folded = foldName(text);
    if (!forms.has(folded) && (text === long || isShortFormOf(text, long))) forms.set(folded, text);
  }
  forms.delete("");
  return forms;
}

/** The form that tells most about what the entity is: an acronym may stand for several things, its long form does not. */
export const tellingForm = (entity: Entity): string => longest(foldedForms(entity).keys());

export function createNameTable(): NameTable {
  const rows: NameRow[] = [];
  const rowByKey = new Map<string, number>();
  const paperRows: Int32Array[] = [];
  const paperYears: (number | undefined)[] = [];

  const rowFor = (type: EntityType, folded: string): number => {
    const key = conceptId(type, folded);
    const known = rowByKey.get(key);
    if (known !== undefined) return known;
    rows.push({ type, folded, surfaces: new Map(), longForms: new Map(), support: 0, surest: 0, evidence: 0 });
    rowByKey.set(key, rows.length - 1);
    return rows.length - 1;
  };

  const addEntity = (entity: Entity): number | undefined => {
    const forms = foldedForms(entity);
    if (forms.size === 0) return undefined;
    const telling = rowFor(entity.type, longest(forms.keys()));
    const evidence = evidenceOf(entity.confidence);
    let isName = true;
    for (const [folded, surface] of forms) {
      const index = rowFor(entity.type, folded);
      const row = rows[index];
      if (row === undefined) continue;
      count(row.surfaces, surface);
      if (isName) row.support += 1;
      if (index !== telling) count(row.longForms, telling);
      else {
        row.surest = Math.max(row.surest, evidence);
        row.evidence += evidence;
      }
      isName = false;
    }
    return telling;
  };

  return {
    rows,
    rowOf: (type, folded) => rowByKey.get(conceptId(type, folded)),
    add(entities, year) {
      paperRows.push(Int32Array.from(entities.map(addEntity).filter((row) => row !== undefined)));
      paperYears.push(year);
    },
    *papers() {
      for (const [index, names] of paperRows.entries()) yield { rows: [...names], year: paperYears[index] };
    },
  };
}
