import { PaperGraphError } from "../errors.ts";
import type { Listener } from "../events.ts";
import type { PaperRecord } from "../model/paper.ts";
import { createRegistry, type Registry } from "../registry.ts";
import { arxivAtom } from "./arxiv-atom.ts";
import { arxiv } from "./arxiv.ts";
import { bibtex } from "./bibtex.ts";
import type { MisreadPlace } from "./bytes/charset.ts";
import { expandSources, type SourceFile } from "./bytes/expand.ts";
import { isZipFile, readZip } from "./bytes/zip.ts";
import type { Columns } from "./columns.ts";
import { crossref } from "./crossref.ts";
import { cslJson } from "./csl-json.ts";
import { csv } from "./csv.ts";
import { dailyPapers } from "./daily-papers.ts";
import { endnote } from "./endnote.ts";
import { html } from "./html.ts";
import { json, jsonl } from "./json.ts";
import { listing } from "./listing.ts";
import { nbib } from "./nbib.ts";
import { oaiPmh } from "./oai-pmh.ts";
import { openalex } from "./openalex.ts";
import { pubmedXml } from "./pubmed-xml.ts";
import type { Reader, SkipRecord } from "./reader.ts";
import { ris } from "./ris.ts";
import { semanticScholar } from "./semantic-scholar.ts";
import { openSource, sourceError, type OpenOptions, type Source } from "./source.ts";
import { webOfScience } from "./web-of-science.ts";

/** Special formats before general ones: the first reader that knows the beginning of a source reads it. */
export const readers: Registry<Reader> = createRegistry("reader", [
  openalex,
  crossref,
  semanticScholar,
  dailyPapers,
  arxiv,
  cslJson,
  jsonl,
  json,
  pubmedXml,
  arxivAtom,
  oaiPmh,
  html,
  listing,
  webOfScience,
  nbib,
  endnote,
  ris,
  bibtex,
  csv,
]);

export interface ReadOptions {
  /** The name of the reader for all sources; without it, each source's content decides. */
  readonly reader?: string | undefined;
  /** What fields are called in tables and JSON, where that is not to be guessed. */
  readonly columns?: Columns | undefined;
  /** Is told which reader reads a source and which records are left out. */
  readonly listener?: Listener | undefined;
}

function chooseReader(source: Source, { reader: name, columns = {} }: ReadOptions): Reader {
  const known = readers.list().map((reader) => reader.name);
  if (source.head.trim() === "") {
    throw new PaperGraphError("FORMAT_UNKNOWN", `"${source.name}" is empty: there are no papers in it.`, {
      hint: "Check that the file was saved whole.",
    });
  }
  if (name !== undefined) return readers.get(name);
  const reader = readers.list().find((candidate) => candidate.matches(source.head, columns));
  if (reader !== undefined) return reader;
  throw new PaperGraphError("FORMAT_UNKNOWN", `No reader knows the format of "${source.name}".`, {
    hint: `Name one with --reader: ${known.join(", ")}.`,
  });
}

/** The source that a file is, or those that a zip archive holds; nobody says what is in the members of an archive. */
async function* sourcesIn(
  file: SourceFile,
  optionsFor: (name: string) => OpenOptions,
): AsyncGenerator<{ readonly source: Source; readonly isFound: boolean }> {
  if (file.isPipe || !(await isZipFile(file.name))) {
    await using source = await openSource(file.name, optionsFor(file.name));
    yield { source, isFound: file.isFound };
    return;
  }
  try {
    for await (const { name, bytes } of readZip(file.name)) {
      await using source = await openSource(name, { ...optionsFor(name), bytes });
      yield { source, isFound: true };
    }
  } catch (error) {
    throw sourceError(file.name, error);
  }
}

/** Whether a file holds nothing that a reader could read: of a file that was only found, no reason to end the run. */
const holdsNoPapers = (error: unknown): error is PaperGraphError =>
  error instanceof PaperGraphError && (error.code === "FORMAT_UNKNOWN" || error.code === "BAD_RECORD");

async function* readOpened(source: Source, options: ReadOptions): AsyncGenerator<PaperRecord> {
  const reader = chooseReader(source, options);
  options.listener?.({ kind: "source-opened", source: source.name, reader: reader.name });
  let seen = 0;
  const skip: SkipRecord = (position, reason) => {
    seen += 1;
    skipIn(source, options)(position, reason);
  };
  for await (const record of reader.read(source, skip, options.columns ?? {})) {
    seen += 1;
    yield record;
  }
  const note = (text: string): void => options.listener?.({ kind: "note", text: `"${source.name}": ${text}.` });
  if (seen === 0) note(`there is no record in it that the reader ${reader.name} finds`);
  const misread = source.misread();
  if (misread !== undefined) note(describeMisread(misread, reader.isVerbatim ?? false));
}

/** Controls cannot be seen. */
const visible = (letters: string): string =>
  letters.replace(/\p{Cc}/gu, (letter) => `U+00${letter.charCodeAt(0).toString(16).toUpperCase()}`);

function describeMisread({ line, written, meant }: MisreadPlace, isVerbatim: boolean): string {
  const consequence = isVerbatim
    ? "such letters stay, since this format is read letter for letter"
    : "such letters are mended";
  return `line ${line} has ${visible(written)} where ${meant} was meant (its charset was mixed up before it was saved): ${consequence}`;
}

const skipIn =
  (source: Source, { listener }: ReadOptions): SkipRecord =>
  (position, reason) =>
    listener?.({ kind: "record-skipped", source: source.name, position, reason });

/** What a file holds that nobody named; if nothing can be read in it, that is told and no more. */
async function* readFound(source: Source, options: ReadOptions): AsyncGenerator<PaperRecord> {
  try {
    yield* readOpened(source, options);
  } catch (error) {
    if (!holdsNoPapers(error)) throw error;
    skipIn(source, options)("the whole file", error.message);
  }
}

/**
 * The records of all sources, source after source, in order: files, folders, patterns, zip archives, and `-`. A file
 * within a folder or an archive, or found by a pattern, that no reader can read is told as a record that is left out.
 * Throws `SOURCE_NOT_FOUND`, `SOURCE_UNREADABLE`, `FORMAT_UNKNOWN`, `BAD_RECORD` (nothing in a source can be read) and
 * `UNKNOWN_PART`.
 */
export async function* readSources(sources: readonly string[], options: ReadOptions = {}): AsyncGenerator<PaperRecord> {
  const { listener } = options;
  const optionsFor = (name: string): OpenOptions => ({
    tell: (text) => listener?.({ kind: "note", text: `"${name}": ${text}.` }),
  });
  for (const file of await expandSources(sources)) {
    for await (const { source, isFound } of sourcesIn(file, optionsFor)) {
      yield* isFound ? readFound(source, options) : readOpened(source, options);
    }
  }
}
