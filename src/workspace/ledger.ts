import { readFile } from "node:fs/promises";
import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import { z } from "zod";
import { PaperGraphError, systemCode } from "../errors.ts";
import { MERGE_REASONS, type Merge } from "../model/concept.ts";
import { decisionSchema, type Decision } from "../model/decision.ts";
import { ENTITY_TYPES } from "../model/extraction.ts";
import { plainCell, safeCell } from "../text/spreadsheet.ts";
import { replaceFile } from "./workspace.ts";

/** A decision with its place among the decisions of the file, from 1. */
export interface NumberedDecision extends Decision {
  readonly number: number;
}

/** `decisions.csv` as the lines that it is made of: what users wrote beside decisions stays. */
interface DecisionFile {
  /** With their line ends. */
  readonly lines: readonly string[];
  /** Names of the columns; users may have more than ours, in any order. */
  readonly columns: readonly string[];
  /** `place` is that in `lines`. */
  readonly decisions: readonly { readonly decision: NumberedDecision; readonly place: number }[];
}

const DECISION_COLUMNS = ["decision", "type", "name", "other"] as const;
const EMPTY_FILE: DecisionFile = {
  lines: [`${DECISION_COLUMNS.join(",")}\n`],
  columns: DECISION_COLUMNS,
  decisions: [],
};

/**
 * Reads `decisions.csv` (columns `decision,type,name,other`, one decision a line); a file that is not there holds none. Empty
 * lines, lines that begin with `#` and other columns are the user's own.
 * Throws `WORKSPACE_DAMAGED` with the line of the first row that is no decision.
 */
export async function readDecisions(path: string): Promise<readonly NumberedDecision[]> {
  const { decisions } = await readDecisionFile(path);
  return decisions.map(({ decision }) => decision);
}

/** Adds a decision as the last line; all else stays as it is. Gives its number. Throws as `readDecisions`. */
export async function appendDecision(path: string, decision: Decision): Promise<number> {
  const { lines, columns, decisions } = await readDecisionFile(path);
  const cells: Readonly<Record<string, string>> = {
    ...decision,
    name: safeCell(inOneLine(decision.name)),
    other: safeCell(inOneLine(decision.other)),
  };
  const line = stringify([columns.map((column) => cells[column] ?? "")]).trimEnd();
  const text = lines.join("");
  const lineEnd = text.includes("\r\n") ? "\r\n" : "\n";
  await replaceFile(path, `${text}${text.endsWith("\n") ? "" : lineEnd}${line}${lineEnd}`);
  return decisions.length + 1;
}

/** Takes the line of a decision out, which renumbers those after it; gives what it said. Throws `USAGE` when there is none of that number. */
export async function removeDecision(path: string, number: number): Promise<NumberedDecision> {
  const { lines, decisions } = await readDecisionFile(path);
  const found = decisions[number - 1];
  if (found === undefined) {
    const count = decisions.length;
    throw new PaperGraphError("USAGE", `There is no decision ${number} in ${path}.`, {
      hint:
        count === 0
          ? "It holds none."
          : `They are numbered 1 to ${count}; list them with: papergraph merges list --decisions`,
    });
  }
  await replaceFile(path, lines.toSpliced(found.place, 1).join(""));
  return found.decision;
}

const inOneLine = (name: string): string => name.replace(/\s+/gu, " ").trim();

async function readDecisionFile(path: string): Promise<DecisionFile> {
  const text = await readIfThere(path);
  if (text === undefined) return EMPTY_FILE;
  const lines = text.split(/(?<=\n)/u);
  const rows = lines.flatMap((line, place) => {
    const written = line.replace(/^\uFEFF/u, "").trim();
    return written === "" || written.startsWith("#") ? [] : [{ written, place }];
  });
  const [heading, ...others] = rows;
  if (heading === undefined) return { ...EMPTY_FILE, lines: [...lines, ...EMPTY_FILE.lines] };
  const columns = cellsOf(heading.written, path, heading.place + 1);
  const missing = DECISION_COLUMNS.find((column) => !columns.includes(column));
  if (missing !== undefined) {
    throw new PaperGraphError("WORKSPACE_DAMAGED", `${path}, line ${heading.place + 1}: no column "${missing}".`, {
      hint: `Its first line names the columns, with commas between: ${DECISION_COLUMNS.join(",")}`,
    });
  }
  const decisions = others.map(({ written, place }, index) => {
    const decision = parseDecision({ cells: cellsOf(written, path, place + 1), columns }, `${path}, line ${place + 1}`);
    return { decision: { ...decision, number: index + 1 }, place };
  });
  return { lines, columns, decisions };
}

function cellsOf(line: string, path: string, number: number): readonly string[] {
  try {
    const [cells] = z.array(z.array(z.string())).parse(parse(line, { trim: true, relax_column_count: true }));
    return cells ?? [];
  } catch (cause) {
    throw new PaperGraphError("WORKSPACE_DAMAGED", `${path}, line ${number}: the quotes do not close.`, {
      hint: 'A cell with a comma or a quote stands between quotes, a quote within is doubled: "6"" disks, new"',
      cause,
    });
  }
}

function parseDecision(
  row: { readonly cells: readonly string[]; readonly columns: readonly string[] },
  where: string,
): Decision {
  const { cells, columns } = row;
  if (cells.slice(columns.length).some((cell) => cell !== "")) {
    throw new PaperGraphError("WORKSPACE_DAMAGED", `${where}: more cells than the heading has columns.`, {
      hint: "A name with a comma stands between quotes.",
    });
  }
  const record = Object.fromEntries(columns.map((column, index) => [column, plainCell(cells[index] ?? "")]));
  const decision = decisionSchema.safeParse(record);
  if (decision.success) return decision.data;
  const reason = decision.error.issues.map(({ path: keys, message }) => [...keys, message].join(": ")).join("; ");
  throw new PaperGraphError("WORKSPACE_DAMAGED", `${where}: no decision (${reason}).`, {
    hint: "A line reads for example: join,Method,ViT,Vision Transformer",
  });
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (cause) {
    if (systemCode(cause) === "ENOENT") return undefined;
    throw new PaperGraphError("WORKSPACE_DAMAGED", `${path} cannot be read.`, {
      hint: "Check its permissions.",
      cause,
    });
  }
}

const MERGE_COLUMNS = ["type", "name", "into", "concept", "reason", "score", "papers"] as const;

const mergesSchema: z.ZodType<readonly Merge[]> = z.array(
  z
    .object({
      type: z.enum(ENTITY_TYPES),
      name: z.string().transform(plainCell),
      into: z.string().transform(plainCell),
      concept: z.string(),
      reason: z.enum(MERGE_REASONS),
      score: z.union([z.literal(""), z.coerce.number().min(0).max(1)]),
      papers: z.coerce.number().int(),
    })
    .transform(({ score, ...merge }) => (score === "" ? merge : { ...merge, score })),
);

/** Reads `merges.csv`. Throws `WORKSPACE_DAMAGED` when it is not there or not what this papergraph writes. */
export async function readMerges(path: string): Promise<readonly Merge[]> {
  const hint = "Write it anew with: papergraph resolve";
  const text = await readIfThere(path);
  if (text === undefined) throw new PaperGraphError("WORKSPACE_DAMAGED", `There is no ${path}.`, { hint });
  try {
    return mergesSchema.parse(parse(text, { bom: true, columns: true }));
  } catch (cause) {
    throw new PaperGraphError("WORKSPACE_DAMAGED", `${path} is not what this papergraph writes there.`, {
      hint,
      cause,
    });
  }
}

/** Writes `merges.csv`, with a heading line even when nothing was joined. */
export async function writeMerges(path: string, merges: readonly Merge[]): Promise<void> {
  const rows = merges.map((merge) => ({ ...merge, name: safeCell(merge.name), into: safeCell(merge.into) }));
  await replaceFile(path, stringify(rows, { header: true, columns: [...MERGE_COLUMNS] }));
}
