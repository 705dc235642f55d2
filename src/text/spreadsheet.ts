/** What makes a spreadsheet take a cell for a formula, or hide that it does. */
const RUNS = /^[=+\-@\t\r\uFF0B\uFF0D\uFF1D\uFF20]/u;

/** A text cell that no spreadsheet runs: a leading apostrophe makes it plain text. Numbers need none and must not come here. */
export const safeCell = (text: string): string => (RUNS.test(text) ? `'${text}` : text);

/** What `safeCell` was given. */
export const plainCell = (cell: string): string =>
  cell.startsWith("'") && RUNS.test(cell.slice(1)) ? cell.slice(1) : cell;
