/** A half-open range `[start, end)` in UTF-16 units of one text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

/** The texts of a paper in which things are found. */
export const FIELDS = ["title", "abstract"] as const;
export type Field = (typeof FIELDS)[number];
