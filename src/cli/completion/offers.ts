import type { Argument, Option } from "commander";

/** What a shell offers for a value. */
export interface Offer {
  readonly words: readonly string[];
  readonly paths: "none" | "files" | "folders";
}

const wordsByPart = new WeakMap<Argument | Option, () => readonly string[]>();

/** Words that a shell offers for a value that may be another too, or is checked elsewhere; asked for when they are needed. */
export function offering<Part extends Argument | Option>(part: Part, words: () => readonly string[]): Part {
  wordsByPart.set(part, words);
  return part;
}

/** What the placeholders of help texts stand for: paths, or values that cannot be foreseen. */
const PLACEHOLDERS: ReadonlyMap<string, Offer["paths"]> = new Map([
  ["address", "none"],
  ["date", "none"],
  ["dir", "folders"],
  ["from", "none"],
  ["file", "files"],
  ["files", "files"],
  ["gold", "files"],
  ["id", "none"],
  ["path", "files"],
  ["query", "none"],
  ["source", "files"],
  ["n", "none"],
  ["name", "none"],
  ["names", "none"],
  ["name=value", "none"],
  ["number", "none"],
  ["other", "none"],
  ["seconds", "none"],
]);

/** Throws a `RangeError` for a placeholder of which nothing is known: give its value choices, words, or a line above. */
export function offerOf(part: Argument | Option, placeholder: string): Offer {
  const words = part.argChoices ?? wordsByPart.get(part)?.();
  if (words !== undefined) return { words, paths: "none" };
  const paths = PLACEHOLDERS.get(placeholder);
  if (paths === undefined) throw new RangeError(`Nothing is known of what may stand for <${placeholder}>.`);
  return { words: [], paths };
}
