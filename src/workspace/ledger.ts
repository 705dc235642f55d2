import { readFile } from "node:fs/promises";
import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import { z } from "zod";
import { PaperGraphError, systemCode } from "../errors.ts";
import type { Merge } from "../model/concept.ts";
import { decisionSchema, type Decision } from "../model/decision.ts";
import { safeCell } from "../text/spreadsheet.ts";
import { replaceFile } from "./workspace.ts";

const rowsSchema = z.array(z.object({ record: z.record(z.string(), z.string()), info: z.object({ lines: z.int() }) }));

/**
 * Reads `decisions.csv` (columns `decision,type,name,other`); a file that is not there holds none.
 * Throws `WORKSPACE_DAMAGED` with the line of the first row that is no decision.
 */
export async function readDecisions(path: string): Promise<readonly Decision[]> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (cause) {
    if (systemCode(cause) === "ENOENT") return [];
    throw new PaperGraphError("WORKSPACE_DAMAGED", `${path} cannot be read.`, {
      hint: "Check its permissions.",
      cause,
    });
  }
  return parseDecisions(text, path);
}

function parseDecisions(text: string, path: string): readonly Decision[] {
  let rows: z.infer<typeof rowsSchema>;
  try {
    rows = rowsSchema.parse(parse(text, { bom: true, columns: true, info: true, skip_empty_lines: true, trim: true }));
  } catch (cause) {
    throw new PaperGraphError("WORKSPACE_DAMAGED", `${path} is no CSV file with a heading line.`, {
      hint: "Its columns are decision, type, name and other.",
      cause,
    });
  }
  return rows.map(({ record, info }) => {
    const decision = decisionSchema.safeParse(record);
    if (decision.success) return decision.data;
    const reason = decision.error.issues.map(({ path: keys, message }) => [...keys, message].join(": ")).join("; ");
    throw new PaperGraphError("WORKSPACE_DAMAGED", `${path}, line ${info.lines}: no decision (${reason}).`, {
      hint: "A line reads for example: join,Method,ViT,Vision Transformer",
    });
  });
}

const MERGE_COLUMNS = ["type", "name", "into", "concept", "reason", "score", "papers"] as const;

/** Writes `merges.csv`, with a heading line even when nothing was joined. */
export async function writeMerges(path: string, merges: readonly Merge[]): Promise<void> {
  const rows = merges.map((merge) => ({ ...merge, name: safeCell(merge.name), into: safeCell(merge.into) }));
  await replaceFile(path, stringify(rows, { header: true, columns: [...MERGE_COLUMNS] }));
}
