import type { FileHandle } from "node:fs/promises";
import { PaperGraphError } from "../errors.ts";
import type { JournalLine } from "./journal-entry.ts";

/** Begins the journal's first line; a journal of a later version is refused, not guessed at. */
const HEADER = { kind: "papergraph-journal", schemaVersion: 1 };

/** Bytes of a line in the file, without its line break. */
export interface Place {
  readonly offset: number;
  readonly length: number;
}

export interface RawLine {
  readonly text: string;
  /** From 1 on; the header is the first. */
  readonly number: number;
  readonly place: Place;
}

/** The first line of a journal of which so many bytes were dropped by `compact`. */
export const headerLine = (droppedBytes: number): string =>
  `${JSON.stringify(droppedBytes === 0 ? HEADER : { ...HEADER, droppedBytes })}\n`;

/** Throws `WORKSPACE_DAMAGED` for the first line of anything but a journal of this version. */
export function parseHeader(text: string, path: string): { readonly droppedBytes: number } {
  const header = parseJson(text);
  const isJournal = typeof header === "object" && header !== null && "kind" in header && header.kind === HEADER.kind;
  if (isJournal && "schemaVersion" in header && header.schemaVersion === HEADER.schemaVersion) {
    const dropped = "droppedBytes" in header ? header.droppedBytes : 0;
    return { droppedBytes: typeof dropped === "number" ? dropped : 0 };
  }
  throw new PaperGraphError(
    "WORKSPACE_DAMAGED",
    isJournal ? `${path} was written by another version of papergraph.` : `${path} is not a papergraph journal.`,
    { hint: "Use the version that wrote it, or name another folder with --workspace." },
  );
}

/** Throws `WORKSPACE_DAMAGED`, saying `where`, for what is no line of a journal. */
export function parseLine(text: string, where: string): JournalLine {
  const line = parseJson(text);
  if (isJournalLine(line)) return line;
  throw new PaperGraphError("WORKSPACE_DAMAGED", `${where}: this is no line of a journal.`, {
    hint: "Restore the file from a backup, or delete that line: its paper is then extracted again at the next build.",
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The journal is our own file: its shape is checked, not every field (that would cost more than reading it). */
function isJournalLine(line: unknown): line is JournalLine {
  if (typeof line !== "object" || line === null || !("kind" in line)) return false;
  if (line.kind === "removed") return "id" in line && typeof line.id === "string";
  if (line.kind !== "paper" || !("extractor" in line) || !("extraction" in line) || !("paper" in line)) return false;
  return typeof line.paper === "object" && line.paper !== null && "id" in line.paper;
}

/** Length in bytes of all lines that end in a line break. */
export async function endOfWholeLines(file: FileHandle): Promise<number> {
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

/** The lines of a file up to byte `end`, through its open handle: a file that is replaced meanwhile is read to its end. */
export async function* readRawLines(file: FileHandle, end: number): AsyncGenerator<RawLine> {
  if (end === 0) return;
  let offset = 0;
  let number = 0;
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of file.createReadStream({
    start: 0,
    end: end - 1,
    autoClose: false,
    highWaterMark: 1 << 20,
  })) {
    rest = Buffer.concat([rest, chunk]);
    let start = 0;
    for (let newline = rest.indexOf(0x0a); newline !== -1; newline = rest.indexOf(0x0a, start)) {
      number += 1;
      const place = { offset, length: newline - start };
      yield { text: rest.toString("utf8", start, newline), number, place };
      offset += place.length + 1;
      start = newline + 1;
    }
    rest = rest.subarray(start);
  }
}
