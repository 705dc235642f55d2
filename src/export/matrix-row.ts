import { stringify } from "csv-stringify/sync";
import { safeCell } from "../text/spreadsheet.ts";

/** The first line of a matrix in CSV: over the ids of rows `id`, over each column the id of its concept. */
export const matrixHeading = (columns: readonly string[]): string => stringify([["id", ...columns.map(safeCell)]]);

/** A further line: the id of its row and a number a column, which need no quotes. */
export const matrixRow = (id: string, cells: readonly number[]): string =>
  `${[stringify([[safeCell(id)]]).trimEnd(), ...cells].join(",")}\n`;
