import { createReadStream } from "node:fs";
import { open, type FileHandle } from "node:fs/promises";
import { PaperGraphError } from "../errors.ts";
import type { PaperExtraction } from "../model/extraction.ts";
import type { Paper } from "../model/paper.ts";
import { compareText } from "../text/fold.ts";
import { shortHash } from "../text/hash.ts";

/** The journal's first line; a journal of a later version is refused, not guessed at. */
const HEADER = { kind: "papergraph-journal", schemaVersion: 1 };

/** The last word on one paper: what it says and what was found in it. */
export interface JournalEntry {
  readonly paper: Paper;
  /** Hash of title and abstract. */
  readonly textHash: string;
  /** Hash of all other fields. */
  readonly fieldsHash: string;
  /** Name and version of the extractor (code and weights). */
  readonly extractor: string;
  readonly extraction: PaperExtraction;
}

type JournalLine = ({ readonly kind: "paper" } & JournalEntry) | { readonly kind: "removed"; readonly id: string };

interface Place {
  readonly offset: number;
  readonly length: number;
}

/** The append-only truth of a workspace. Later lines of a paper replace earlier ones. */
export interface Journal extends AsyncDisposable {
  /** Bytes of whole lines; grows with every change. */
  readonly position: number;
  readonly size: number;
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

/**
 * Opens the journal at `path`; for writing it is created when there is none, and a last line that a crash cut off is
 * dropped. Readers leave that line alone: it may be the one that a build is writing at this moment.
 * Throws `WORKSPACE_MISSING` when there is nothing to read, `WORKSPACE_DAMAGED` with the line number when a line inside cannot be read.
 */
export async function openJournal(path: string, mode: "read" | "write"): Promise<Journal> {
  const file = await openFile(path, mode);
  try {
    const places = new Map<string, Place>();
    let position = await endOfWholeLines(file);
    if (mode === "write") {
      await file.truncate(position);
      if (position === 0) position = await appendText(file, 0, `${JSON.stringify(HEADER)}\n`);
    }
    for await (const { line, place } of readLines(path, position)) {
      if (line.kind === "paper") places.set(line.paper.id, place);
      else places.delete(line.id);
    }
    return journalOver({ path, file, places, position });
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

function journalOver(state: {
  readonly path: string;
  readonly file: FileHandle;
  readonly places: Map<string, Place>;
  position: number;
}): Journal {
  const { path, file, places } = state;
  return {
    get position() {
      return state.position;
    },
    get size() {
      return places.size;
    },
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
      for await (const { line, place } of readLines(path, state.position)) {
        if (line.kind === "paper" && places.get(line.paper.id)?.offset === place.offset) yield line;
      }
    },
    async append({ entries, removed }) {
      const lines: readonly JournalLine[] = [
        ...removed.map((id) => ({ kind: "removed", id }) as const),
        ...entries.map((entry) => ({ kind: "paper", ...entry }) as const),
      ];
      if (lines.length === 0) return;
      const texts = lines.map((line) => JSON.stringify(line));
      await appendText(file, state.position, `${texts.join("\n")}\n`);
      for (const [index, line] of lines.entries()) {
        const length = Buffer.byteLength(texts[index] ?? "");
        if (line.kind === "paper") places.set(line.paper.id, { offset: state.position, length });
        else places.delete(line.id);
        state.position += length + 1;
      }
    },
    [Symbol.asyncDispose]: () => file.close(),
  };
}

async function appendText(file: FileHandle, position: number, text: string): Promise<number> {
  try {
    await file.appendFile(text);
    await file.datasync();
  } catch (cause) {
    await file.truncate(position).catch(() => undefined);
    throw new PaperGraphError("WRITE_FAILED", "The journal cannot be written; what was done before is kept.", {
      hint: "Free some disk space and start the same build again: it goes on where it stopped.",
      cause,
    });
  }
  return position + Buffer.byteLength(text);
}

/** Length in bytes of all lines that end in a line break. */
async function endOfWholeLines(file: FileHandle): Promise<number> {
  const { size } = await file.stat();
  const block = Buffer.alloc(65_536);
  for (let end = size; end > 0;) {
    const start = Math.max(0, end - block.length);
    const { bytesRead } = await file.read(block, 0, end - start, start);
    const newline = block.subarray(0, bytesRead).lastIndexOf(0x0a);
    if (newline !== -1) return start + newline + 1;
    end = start;
  }
  return 0;
}

async function* readLines(
  path: string,
  end: number,
): AsyncGenerator<{ readonly line: JournalLine; readonly place: Place }> {
  if (end === 0) return;
  let offset = 0;
  let number = 0;
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(path, { end: end - 1, highWaterMark: 1 << 20 })) {
    rest = Buffer.concat([rest, chunk]);
    let start = 0;
    for (let newline = rest.indexOf(0x0a); newline !== -1; newline = rest.indexOf(0x0a, start)) {
      const text = rest.toString("utf8", start, newline);
      const place = { offset, length: newline - start };
      number += 1;
      if (number === 1) checkHeader(text, path);
      else yield { line: parseLine(text, `${path}, line ${number}`), place };
      offset += place.length + 1;
      start = newline + 1;
    }
    rest = rest.subarray(start);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function checkHeader(text: string, path: string): void {
  const header = parseJson(text);
  const isJournal = typeof header === "object" && header !== null && "kind" in header && header.kind === HEADER.kind;
  if (isJournal && "schemaVersion" in header && header.schemaVersion === HEADER.schemaVersion) return;
  throw new PaperGraphError(
    "WORKSPACE_DAMAGED",
    isJournal ? `${path} was written by another version of papergraph.` : `${path} is not a papergraph journal.`,
    { hint: "Use the version that wrote it, or name another folder with --workspace." },
  );
}

function parseLine(text: string, where: string): JournalLine {
  const line = parseJson(text);
  if (isJournalLine(line)) return line;
  throw new PaperGraphError("WORKSPACE_DAMAGED", `${where}: this is no line of a journal.`, {
    hint: "Restore the file from a backup, or delete that line: its paper is then extracted again at the next build.",
  });
}

/** The journal is our own file: its shape is checked, not every field (that would cost more than reading it). */
function isJournalLine(line: unknown): line is JournalLine {
  if (typeof line !== "object" || line === null || !("kind" in line)) return false;
  if (line.kind === "removed") return "id" in line && typeof line.id === "string";
  if (line.kind !== "paper" || !("extractor" in line) || !("extraction" in line) || !("paper" in line)) return false;
  return typeof line.paper === "object" && line.paper !== null && "id" in line.paper;
}
