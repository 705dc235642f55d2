import { open } from "node:fs/promises";
import { PaperGraphError } from "../errors.ts";
import { fieldsHashOf, textHashOf } from "./journal.ts";
import { endOfWholeLines, parseHeader, parseLine, type RawLine, readRawLines } from "./journal-lines.ts";

/** How a journal is, without mending anything. */
export interface JournalCondition {
  readonly papers: number;
  /** Without the header. */
  readonly lines: number;
  /** Lines that a later one replaces. */
  readonly replaced: number;
  readonly bytes: number;
  /** Bytes of a last line without an end: a crash cut it off, or a build is writing it. */
  readonly tornBytes: number;
  readonly damaged: readonly DamagedLine[];
}

export interface DamagedLine {
  /** From 1 on; the header is the first. */
  readonly line: number;
  readonly reason: string;
}

/** Reads all lines of the journal at `path`. Throws `WORKSPACE_MISSING` when there is none, `WORKSPACE_DAMAGED` when it is some other file. */
export async function inspectJournal(path: string): Promise<JournalCondition> {
  await using file = await open(path, "r").catch((cause: unknown) => {
    throw new PaperGraphError("WORKSPACE_MISSING", `There is no journal at ${path}.`, {
      hint: "Build one first with: papergraph build SOURCE…",
      cause,
    });
  });
  const { size } = await file.stat();
  const end = await endOfWholeLines(file);
  const papers = new Set<string>();
  const damaged: DamagedLine[] = [];
  let lines = 0;
  for await (const line of readRawLines(file, end)) {
    if (line.number === 1) parseHeader(line.text, path);
    else {
      lines += 1;
      const reason = takeLine(line, papers);
      if (reason !== undefined) damaged.push({ line: line.number, reason });
    }
  }
  const replaced = lines - papers.size - damaged.length;
  return { papers: papers.size, lines, replaced, bytes: size, tornBytes: size - end, damaged };
}

/** Follows one line; says what is wrong with it. */
function takeLine({ text, number }: RawLine, papers: Set<string>): string | undefined {
  try {
    const line = parseLine(text, `line ${number}`);
    if (line.kind === "removed") {
      papers.delete(line.id);
      return undefined;
    }
    if (line.textHash !== textHashOf(line.paper) || line.fieldsHash !== fieldsHashOf(line.paper)) {
      return `${line.paper.id} is not what its hashes say`;
    }
    papers.add(line.paper.id);
    return undefined;
  } catch {
    return "no line of a journal";
  }
}
