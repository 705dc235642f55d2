import { open, rename, rm, type FileHandle } from "node:fs/promises";
import { dirname } from "node:path";
import { PaperGraphError } from "../errors.ts";
import type { Paper } from "../model/paper.ts";
import { compareText } from "../text/fold.ts";
import { shortHash } from "../text/hash.ts";
import type { JournalEntry, JournalLine } from "./journal-entry.ts";
import { endOfWholeLines, headerLine, parseHeader, parseLine, type Place, readRawLines } from "./journal-lines.ts";

export type { JournalEntry } from "./journal-entry.ts";

/** The append-only truth of a workspace. Later lines of a paper replace earlier ones. */
export interface Journal extends AsyncDisposable {
  /** Bytes of all lines that were ever written; grows with every change, and stays when replaced lines are dropped. */
  readonly position: number;
  readonly size: number;
  /** Bytes of a last line that a crash had cut off; opening for writing took them away. */
  readonly tornBytes: number;
  has(id: string): boolean;
  read(id: string): Promise<JournalEntry | undefined>;
  /** All papers as they now stand, in the order of their last lines. */
  entries(): AsyncGenerator<JournalEntry>;
  /** On disk when it returns. */
  append(changes: { readonly entries: readonly JournalEntry[]; readonly removed: readonly string[] }): Promise<void>;
}

export const textHashOf = (paper: Pick<Paper, "title" | "abstract">): string =>
  shortHash(`${paper.title}\0${paper.abstract}`);

/** Independent of the order of the fields. */
export function fieldsHashOf(paper: Paper): string {
  const { title: _title, abstract: _abstract, ...fields } = paper;
  return shortHash(JSON.stringify(Object.entries(fields).toSorted(([a], [b]) => compareText(a, b))));
}

/** An open journal and what its lines are. */
interface OpenJournal {
  readonly path: string;
  readonly file: FileHandle;
  /** The last line of each paper. */
  readonly places: Map<string, Place>;
  /** Bytes of whole lines in the file. */
  end: number;
  /** What turns `end` into a position: bytes that `compactJournal` dropped, less those of the header. */
  readonly base: number;
}

/**
 * Opens the journal at `path`; for writing it is created when there is none, and a last line that a crash cut off is
 * dropped. Readers leave that line alone: it may be the one that a build is writing at this moment.
 * Throws `WORKSPACE_MISSING` when there is nothing to read, `WORKSPACE_DAMAGED` with the line number when a line inside cannot be read.
 */
export async function openJournal(path: string, mode: "read" | "write"): Promise<Journal> {
  const file = await openFile(path, mode);
  try {
    const tornBytes = mode === "write" ? await mendEnd(file, path) : 0;
    return journalOver(await readPlaces(file, path), tornBytes);
  } catch (cause) {
    await file.close();
    throw cause;
  }
}

async function openFile(path: string, mode: "read" | "write"): Promise<FileHandle> {
  try {
    return await open(path, mode === "write" ? "a+" : "r");
  } catch (cause) {
    throw new PaperGraphError("WORKSPACE_MISSING", `There is no journal at ${path}.`, {
      hint: "Build one first with: papergraph build SOURCE…",
      cause,
    });
  }
}

/** Takes away a last line without an end, and gives a journal that has none yet its header. Returns how many bytes went. */
async function mendEnd(file: FileHandle, path: string): Promise<number> {
  const { size } = await file.stat();
  const end = await endOfWholeLines(file);
  if (end === 0) {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headerLine(0).length), 0, null, 0);
    const begin = buffer.toString("utf8", 0, bytesRead);
    if (!headerLine(0).startsWith(begin)) parseHeader(begin, path); // throws: it is some other file
  }
  await file.truncate(end);
  if (end === 0) await appendText(file, 0, headerLine(0));
  return size - end;
}

async function readPlaces(file: FileHandle, path: string): Promise<OpenJournal> {
  const end = await endOfWholeLines(file);
  const places = new Map<string, Place>();
  let base = 0;
  for await (const { text, number, place } of readRawLines(file, end)) {
    if (number === 1) {
      base = parseHeader(text, path).droppedBytes - (place.length + 1);
      continue;
    }
    const line = parseLine(text, `${path}, line ${number}`);
    if (line.kind === "paper") places.set(line.paper.id, place);
    else places.delete(line.id);
  }
  return { path, file, places, end, base };
}

function journalOver(journal: OpenJournal, tornBytes: number): Journal {
  const { path, file, places } = journal;
  return {
    get position() {
      return positionOf(journal);
    },
    get size() {
      return places.size;
    },
    tornBytes,
    has: (id) => places.has(id),
    async read(id) {
      const place = places.get(id);
      if (place === undefined) return undefined;
      const bytes = Buffer.alloc(place.length);
      await file.read(bytes, 0, place.length, place.offset);
      const line = parseLine(bytes.toString("utf8"), `${path}, byte ${place.offset}`);
      return line.kind === "paper" ? line : undefined;
    },
    async *entries() {
      for await (const { line, place } of readLines(journal)) {
        if (line.kind === "paper" && isLast(journal, line.paper.id, place)) yield line;
      }
    },
    append: (changes) => append(journal, changes),
    [Symbol.asyncDispose]: () => file.close(),
  };
}

const positionOf = ({ base, end }: OpenJournal): number => base + end;

const isLast = ({ places }: OpenJournal, id: string, { offset }: Place): boolean => places.get(id)?.offset === offset;

async function* readLines({
  path,
  file,
  end,
}: OpenJournal): AsyncGenerator<{ readonly line: JournalLine; readonly place: Place; readonly text: string }> {
  for await (const { text, number, place } of readRawLines(file, end)) {
    if (number > 1) yield { line: parseLine(text, `${path}, line ${number}`), place, text };
  }
}

async function append(
  journal: OpenJournal,
  { entries, removed }: { readonly entries: readonly JournalEntry[]; readonly removed: readonly string[] },
): Promise<void> {
  const lines: readonly JournalLine[] = [
    ...removed.map((id) => ({ kind: "removed", id }) as const),
    ...entries.map((entry) => ({ kind: "paper", ...entry }) as const),
  ];
  if (lines.length === 0) return;
  const texts = lines.map((line) => JSON.stringify(line));
  await appendText(journal.file, journal.end, `${texts.join("\n")}\n`);
  for (const [index, line] of lines.entries()) {
    const length = Buffer.byteLength(texts[index] ?? "");
    if (line.kind === "paper") journal.places.set(line.paper.id, { offset: journal.end, length });
    else journal.places.delete(line.id);
    journal.end += length + 1;
  }
}

async function appendText(file: FileHandle, end: number, text: string): Promise<void> {
  try {
    await file.appendFile(text);
    await file.datasync();
  } catch (cause) {
    await file.truncate(end).catch(() => undefined);
    throw new PaperGraphError("WRITE_FAILED", "The journal cannot be written; what was done before is kept.", {
      hint: "Free some disk space and start the same build again: it goes on where it stopped.",
      cause,
    });
  }
}

/** How many lines and bytes of a journal were dropped. */
export interface Compaction {
  readonly lines: number;
  readonly bytes: number;
}

/** Drops the lines that later ones replace, in one step: a crash leaves the old journal or the new one. Who has it open for reading reads the old one on. */
export async function compactJournal(path: string): Promise<Compaction> {
  await using file = await openFile(path, "read");
  const journal = await readPlaces(file, path);
  const keptBytes = [...journal.places.values()].reduce((sum, { length }) => sum + length + 1, 0);
  const header = headerLine(positionOf(journal) - keptBytes);
  const next = `${path}.new`;
  let dropped = 0;
  try {
    {
      await using copy = await open(next, "w");
      await copy.appendFile(header);
      for await (const { line, place, text } of readLines(journal)) {
        if (line.kind === "paper" && isLast(journal, line.paper.id, place)) await copy.appendFile(`${text}\n`);
        else dropped += 1;
      }
      await copy.sync();
    }
    await rename(next, path);
    await syncFolder(dirname(path));
  } catch (cause) {
    await rm(next, { force: true }).catch(() => undefined);
    if (cause instanceof PaperGraphError) throw cause;
    throw new PaperGraphError("WRITE_FAILED", `The journal could not be written anew beside ${path}.`, {
      hint: "It needs as much free space again as the journal has bytes. Nothing is lost: the old one is there.",
      cause,
    });
  }
  return { lines: dropped, bytes: journal.end - header.length - keptBytes };
}

/** After it a rename outlives a power cut; where folders cannot be flushed (Windows) it may not. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r").catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}
