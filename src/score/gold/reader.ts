import { PaperGraphError } from "../../errors.ts";
import type { ReferencePaper } from "./reference.ts";

/** An opened text of which the lines are read once. */
export interface LineSource {
  readonly name: string;
  lines(): AsyncIterable<{ readonly text: string; readonly number: number }>;
}

/** An opened file of annotations. */
export interface GoldSource extends LineSource {
  /** The beginning of the file, by which readers know their form. */
  readonly head: string;
}

export interface GoldOptions {
  /** Reads another file as text: some forms keep texts apart from annotations. Throws when it cannot be read. */
  readonly readText: (path: string) => Promise<string>;
  /** Is told of annotations that cannot be scored, one sentence each. */
  readonly note: (text: string) => void;
}

/** Turns a file of one form into annotated papers. */
export interface GoldReader {
  readonly name: string;
  /** The form in a few words. */
  readonly summary: string;
  /** Whether a file is of this form. At most one reader says yes. */
  matches(source: Pick<GoldSource, "name" | "head">): boolean;
  /** All papers of a file, in order. Throws `BAD_RECORD`, naming file and line, for what is not of the form. */
  read(source: GoldSource, options: GoldOptions): Promise<readonly ReferencePaper[]>;
}

/** Where to see how annotations of each form look. */
export const HINT = "docs/extractors.md shows each form, under Scoring your own annotations.";

export const badRecord = (place: string, reason: string, cause?: unknown): PaperGraphError =>
  new PaperGraphError("BAD_RECORD", `${place}: ${reason}.`, { hint: HINT, cause });
