import { ENTITY_TYPES, type EntityType } from "../../model/extraction.ts";

/** Labels are numbers: 0 is O, then B and I of each type in the order of `ENTITY_TYPES`. */
export const LABEL_COUNT: number = 1 + 2 * ENTITY_TYPES.length;
export const OUTSIDE = 0;

export const beginOf = (type: number): number => 1 + 2 * type;
export const insideOf = (type: number): number => 2 + 2 * type;
export const isInside = (label: number): boolean => label > 0 && label % 2 === 0;
/** The place in `ENTITY_TYPES` of a label that is not O. */
export const typeOf = (label: number): number => (label - 1) >> 1;

/** An I follows only the B or I of its own type. */
export const mayFollow = (previous: number, label: number): boolean =>
  !isInside(label) || previous === label || previous === label - 1;

/** The labels that a label may follow stand side by side: the first and the last of them, by label. */
export const FIRST_BEFORE: Uint8Array = new Uint8Array(LABEL_COUNT);
export const LAST_BEFORE: Uint8Array = new Uint8Array(LABEL_COUNT).fill(LABEL_COUNT - 1);
for (let label = 0; label < LABEL_COUNT; label++) {
  if (!isInside(label)) continue;
  FIRST_BEFORE[label] = label - 1;
  LAST_BEFORE[label] = label;
}

/** A typed range `[first, end)` of tokens. */
export interface TokenRange {
  readonly first: number;
  readonly end: number;
  readonly type: EntityType;
}

/** Ranges, disjoint and inside `[0, length)`, as one label a token. */
export function encodeBio(ranges: readonly TokenRange[], length: number): Uint8Array {
  const labels = new Uint8Array(length);
  for (const { first, end, type } of ranges) {
    const index = ENTITY_TYPES.indexOf(type);
    labels.fill(insideOf(index), first, end);
    labels[first] = beginOf(index);
  }
  return labels;
}

/** Labels as ranges, in order. An I that nothing begins is taken as a beginning. */
export function decodeBio(labels: ArrayLike<number>): readonly TokenRange[] {
  const ranges: TokenRange[] = [];
  for (let first = 0; first < labels.length;) {
    const label = labels[first] ?? OUTSIDE;
    const type = label === OUTSIDE ? undefined : ENTITY_TYPES[typeOf(label)];
    let end = first + 1;
    if (type !== undefined) {
      while (labels[end] === insideOf(typeOf(label))) end++;
      ranges.push({ first, end, type });
    }
    first = end;
  }
  return ranges;
}
