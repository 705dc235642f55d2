import type { Span } from "../model/span.ts";

/** A stretch of a text that is read as something else, or (with an empty `text`) not at all. */
export interface Edit extends Span {
  readonly text: string;
  /** Of what opens or closes a group, where the group's other end is; both are read as nothing. */
  readonly partner?: Span;
}

/** A rule: what a pattern matches is read as what the function gives; undefined leaves it as it is. */
export type Rule = readonly [RegExp, (match: RegExpExecArray) => string | undefined];

/** What rules make of a text, rule by rule. */
export function editsBy(rules: readonly Rule[], text: string): readonly Edit[] {
  return rules.flatMap(([pattern, readAs]) =>
    [...text.matchAll(pattern)].flatMap((match): readonly Edit[] => {
      const read = readAs(match);
      return read === undefined ? [] : [{ start: match.index, end: match.index + match[0].length, text: read }];
    }),
  );
}

/** In text order; of those that overlap the one that begins first, then the longest. */
export function inOrder(edits: readonly Edit[]): readonly Edit[] {
  let end = 0;
  return edits
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
    .filter((edit) => {
      if (edit.start < end) return false;
      ({ end } = edit);
      return true;
    });
}
