import { PaperGraphError } from "../errors.ts";
import type { Listener } from "../events.ts";
import type { PaperRecord } from "../model/paper.ts";
import { createRegistry, type Registry } from "../registry.ts";
import { arxiv } from "./arxiv.ts";
import { csv } from "./csv.ts";
import { jsonl } from "./jsonl.ts";
import { listing } from "./listing.ts";
import type { Reader } from "./reader.ts";
import { checkSources, openSource, type Source } from "./source.ts";

export const readers: Registry<Reader> = createRegistry("reader", [listing, arxiv, jsonl, csv]);

/** What stands for bytes that are no UTF-8. */
const LOST_LETTER = "\uFFFD";

export interface ReadOptions {
  /** The name of the reader for all sources; without it, each source's content decides. */
  readonly reader?: string | undefined;
  /** Is told which reader reads a source and which records are left out. */
  readonly listener?: Listener | undefined;
}

function chooseReader(source: Source, name: string | undefined): Reader {
  const known = readers.list().map((reader) => reader.name);
  if (source.head.trim() === "") {
    throw new PaperGraphError("FORMAT_UNKNOWN", `"${source.name}" is empty: there are no papers in it.`, {
      hint: "Check that the file was saved whole.",
    });
  }
  if (name !== undefined) return readers.get(name);
  const reader = readers.list().find((candidate) => candidate.matches(source.head));
  if (reader !== undefined) return reader;
  throw new PaperGraphError("FORMAT_UNKNOWN", `No reader knows the format of "${source.name}".`, {
    hint: `Name one with --reader: ${known.join(", ")}.`,
  });
}

/**
 * The records of all sources, source after source, in order. Throws `SOURCE_NOT_FOUND`, `SOURCE_UNREADABLE`,
 * `FORMAT_UNKNOWN`, `BAD_RECORD` (nothing in a source can be read) and `UNKNOWN_PART`.
 */
export async function* readSources(sources: readonly string[], options: ReadOptions = {}): AsyncGenerator<PaperRecord> {
  await checkSources(sources);
  for (const name of sources) {
    await using source = await openSource(name);
    const reader = chooseReader(source, options.reader);
    options.listener?.({ kind: "source-opened", source: name, reader: reader.name });
    if (source.head.includes(LOST_LETTER)) {
      options.listener?.({ kind: "note", text: `"${name}" is not all UTF-8: letters are lost. Save it as UTF-8.` });
    }
    yield* reader.read(source, (position, reason) => {
      options.listener?.({ kind: "record-skipped", source: name, position, reason });
    });
  }
}
