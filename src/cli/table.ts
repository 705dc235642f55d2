import { stringify } from "csv-stringify/sync";
import type { Table, Value } from "../store/store.ts";
import { safeCell } from "../text/spreadsheet.ts";

/** A value in one line: text as it is, all else as JSON. */
const cellText = (value: Value | undefined): string => {
  if (value === null || value === undefined) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
};

/** Rows as aligned columns under their headings, whole however wide; numbers to the right. */
export function formatTable({ columns, rows }: Table): string {
  const cells = rows.map((row) => columns.map((column) => cellText(row[column]).replace(/\s*\n\s*/gu, " ")));
  const isNumeric = columns.map((column) => rows.length > 0 && rows.every((row) => typeof row[column] === "number"));
  const widths = columns.map((column, index) =>
    cells.reduce((width, row) => Math.max(width, row[index]?.length ?? 0), column.length),
  );
  const line = (texts: readonly string[]): string =>
    texts
      .map((text, index) =>
        isNumeric[index] === true ? text.padStart(widths[index] ?? 0) : text.padEnd(widths[index] ?? 0),
      )
      .join("  ")
      .trimEnd();
  const rule = widths.map((width) => "─".repeat(width)).join("  ");
  return [line(columns), rule, ...cells.map(line)].join("\n");
}

export type Format = "table" | "json" | "csv";

/** How rows can be printed. */
export const FORMATS: Readonly<Record<Format, (result: Table) => string>> = {
  table: formatTable,
  json: ({ rows }) => JSON.stringify(rows, null, 2),
  csv: formatCsv,
};

function formatCsv({ columns, rows }: Table): string {
  const cells = rows.map((row) =>
    columns.map((column) => {
      const value = row[column];
      return typeof value === "number" ? String(value) : safeCell(cellText(value));
    }),
  );
  return stringify([[...columns], ...cells]).trimEnd();
}
