import type { Entity, EntityType } from "../model/extraction.ts";
import { foldName } from "../text/fold.ts";
import { hasInnerCapital } from "../text/short-form.ts";
import { type EntityForms, type Form, formsOf } from "./entity-forms.ts";
import { namesNoConcept } from "./no-concept.ts";
import { createOccurrences, type Occurrences } from "./occurrences.ts";

/** A way of writing a name, and how many papers write it so. */
export interface Surface {
  readonly text: string;
  papers: number;
}

/** A short form as papers write it that also write what it stands for. */
export interface ShortUse {
  readonly short: NameRow;
  papers: number;
  /** In how many of them it is the entity's name. */
  named: number;
  surfaces: Surface[];
}

/** One folded name of one type, with what all papers say about it. */
export interface NameRow {
  readonly index: number;
  readonly type: EntityType;
  readonly folded: string;
  /** How the papers write it that tell of an entity by this name. */
  surfaces: Surface[];
  /** By row of a short form: the papers that write it beside this name. */
  shortUses: Map<number, ShortUse> | undefined;
  /** Rows of the names that papers write out for this one. */
  longForms: number[] | undefined;
  /** How many papers tell of an entity by this name. */
  papers: number;
  /** In how many of them it is the entity's name too. */
  named: number;
  /** Whether papers write it as short forms are written, in one piece with capitals. */
  isShort: boolean;
  isWrittenApart: boolean;
  /** What its papers say for it, as `evidenceOf` counts: the surest one, and all together. */
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

/** What a paper changed. */
export interface Addition {
  /** Rows that it tells of. */
  readonly rows: ReadonlySet<number>;
  /** Pairs of rows, a short form and what the paper writes out for it. */
  readonly defined: readonly (readonly [short: number, long: number])[];
}

/** All names of a corpus; grows with the distinct names, plus about 12 bytes a name of a paper. */
export interface NameTable {
  readonly rows: readonly NameRow[];
  readonly occurrences: Occurrences;
  /** `folded` as `foldName` gives it. */
  rowOf(type: EntityType, folded: string): NameRow | undefined;
  /** The rows of a folded name under any type. */
  rowsNamed(folded: string): readonly NameRow[];
  /** Adds one paper. `year` may be unknown. */
  add(entities: readonly Entity[], year: number | undefined): Addition;
  /** The row of what tells of an entity; undefined when its name is none of a concept, or no paper of the table has it. */
  tellingRow(entity: Entity): NameRow | undefined;
}

/** Texts whose folded form is remembered: a corpus writes the same few thousand over and over. */
const REMEMBERED = 50_000;

function createFold(): (name: string) => string {
  const known = new Map<string, string>();
  return (name) => {
    const remembered = known.get(name);
    if (remembered !== undefined) return remembered;
    if (known.size >= REMEMBERED) known.clear();
    const folded = foldName(name);
    known.set(name, folded);
    return folded;
  };
}

/** Surfaces are few a name: looking through them is quicker and smaller than a map for each, and most names have one only. */
function countSurface(counted: { surfaces: Surface[] }, text: string): void {
  const known = counted.surfaces.find((surface) => surface.text === text);
  if (known !== undefined) known.papers += 1;
  else if (counted.surfaces.length === 0) counted.surfaces = [{ text, papers: 1 }];
  else counted.surfaces.push({ text, papers: 1 });
}

function countShortUse(long: NameRow, short: NameRow, { text, isName }: Form): void {
  long.shortUses ??= new Map();
  const use = long.shortUses.get(short.index) ?? { short, papers: 0, named: 0, surfaces: [] };
  long.shortUses.set(short.index, use);
  use.papers += 1;
  if (isName) use.named += 1;
  countSurface(use, text);
  if (use.papers === 1) short.longForms = [...(short.longForms ?? []), long.index];
  short.isShort = !short.isWrittenApart;
}

export function createNameTable(): NameTable {
  const rows: NameRow[] = [];
  const rowsByName = new Map<string, NameRow | NameRow[]>();
  const occurrences = createOccurrences();
  const fold = createFold();

  const rowsNamed = (folded: string): readonly NameRow[] => {
    const known = rowsByName.get(folded);
    return known === undefined ? [] : Array.isArray(known) ? known : [known];
  };
  const rowOf = (type: EntityType, folded: string): NameRow | undefined =>
    rowsNamed(folded).find((row) => row.type === type);
  const rowFor = (type: EntityType, folded: string): NameRow => {
    const known = rowOf(type, folded);
    if (known !== undefined) return known;
    const row = emptyRow(rows.length, type, folded);
    rows.push(row);
    const others = rowsByName.get(folded);
    rowsByName.set(folded, others === undefined ? row : [...rowsNamed(folded), row]);
    return row;
  };
  const formsWithConcept = (entity: Entity): EntityForms | undefined => {
    const forms = formsOf(entity, fold);
    if (forms === undefined) return undefined;
    const { text, folded } = forms.telling;
    return namesNoConcept(entity.type, text, folded) ? undefined : forms;
  };

  return {
    rows,
    occurrences,
    rowOf,
    rowsNamed,
    add(entities, year) {
      const told = new Set<number>();
      const defined: (readonly [number, number])[] = [];
      for (const entity of entities) {
        const forms = formsWithConcept(entity);
        if (forms === undefined) continue;
        const telling = rowFor(entity.type, forms.telling.folded);
        countTelling(telling, forms.telling, entity.confidence);
        if (!told.has(telling.index)) telling.papers += 1;
        told.add(telling.index);
        for (const form of forms.short) {
          const short = rowFor(entity.type, form.folded);
          countShortUse(telling, short, form);
          defined.push([short.index, telling.index]);
        }
      }
      occurrences.add(told, year);
      return { rows: told, defined };
    },
    tellingRow(entity) {
      const forms = formsWithConcept(entity);
      return forms === undefined ? undefined : rowOf(entity.type, forms.telling.folded);
    },
  };
}

const NO_SURFACES: Surface[] = [];

const emptyRow = (index: number, type: EntityType, folded: string): NameRow => ({
  index,
  type,
  folded,
  surfaces: NO_SURFACES,
  shortUses: undefined,
  longForms: undefined,
  papers: 0,
  named: 0,
  isShort: false,
  isWrittenApart: false,
  surest: 0,
  evidence: 0,
});

function countTelling(row: NameRow, { text, isName }: Form, confidence: number): void {
  countSurface(row, text);
  if (isName) row.named += 1;
  row.isWrittenApart ||= /\s/u.test(text);
  row.isShort = !row.isWrittenApart && (row.isShort || hasInnerCapital(text));
  const evidence = evidenceOf(confidence);
  row.surest = Math.max(row.surest, evidence);
  row.evidence += evidence;
}
