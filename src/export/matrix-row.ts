import { stringify } from "csv-stringify/sync";
import { safeCell } from "../text/spreadsheet.ts";

/** A line of a matrix in CSV: what the row is, then its cells. */
export const matrixRow = (heading: string, cells: readonly (string | number)[]): string =>
  stringify([[safeCell(heading), ...cells.map((cell) => (typeof cell === "string" ? safeCell(cell) : cell))]]);
