import type { PaperRecord } from "../model/paper.ts";
import type { Columns } from "./columns.ts";
import type { Source } from "./source.ts";

/** Tells that a record is left out: `position` says where in its source (`line 12`), `reason` why, as a clause. */
export type SkipRecord = (position: string, reason: string) => void;

/** Turns a source of one format into records, in order, nothing merged. */
export interface Reader {
  readonly name: string;
  /** One line for help and documents. */
  readonly summary: string;
  /** Whether titles and abstracts come letter for letter, those too that were in a wrong charset when they were saved. */
  readonly isVerbatim?: boolean;
  /**
   * Whether the beginning of a source (about 64,000 characters) is of this format. Of several readers that say yes, the
   * first in the list reads the source: those of a general format stand behind those of a special one.
   */
  matches(head: string, columns: Columns): boolean;
  /**
   * A record that cannot be read is told to `skip`, and those after it are read. `columns` matter to formats without
   * names of their own. Throws `BAD_RECORD` when nothing in the source can be read, and the errors of the source.
   */
  read(source: Source, skip: SkipRecord, columns: Columns): AsyncIterable<PaperRecord>;
}
