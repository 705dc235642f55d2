import { isGeneration } from "../text/paper-key.ts";
import type { Fields } from "./columns.ts";

/** Cuts at a separator that stands outside of braces. */
function splitOutside(text: string, separator: RegExp): readonly string[] {
  const parts: string[] = [];
  let start = 0;
  for (const { 0: found, index } of text.matchAll(separator)) {
    const before = text.slice(start, index);
    if (before.split("{").length > before.split("}").length) continue;
    parts.push(before);
    start = index + found.length;
  }
  parts.push(text.slice(start));
  return parts.map((part) => part.trim()).filter((part) => part !== "");
}

/** `Knuth, Donald E.` and `King, Jr., Martin Luther` with the given names first. */
export function givenFirst(name: string): string {
  const [family = "", ...rest] = splitOutside(name, /,/gu);
  const generations = rest.filter(isGeneration);
  const given = rest.filter((part) => !isGeneration(part));
  return [...given, family, ...generations].join(" ");
}

/** The names in an `author` field, as written, given names first; `and others` is no name. */
export const splitNames = (text: string): readonly string[] =>
  splitOutside(text, /(?<!\s)\s+and\s+/giu)
    .filter((name) => name.toLowerCase() !== "others")
    .map(givenFirst);

/** An author as a source tells of them: the id as written, which the reader of fields knows or drops. */
export interface Writer {
  readonly name: string;
  readonly id: string | null;
}

/** Authors and their ids, side by side. */
export const authorFields = (writers: readonly Writer[]): Pick<Fields, "authors" | "authorIds"> => ({
  authors: writers.map(({ name }) => name),
  authorIds: writers.map(({ id }) => id),
});
