/** Rows by a key. Most keys have one row, which is kept without a list. */
export interface KeyIndex {
  rowsOf(key: string): readonly number[];
  /** Adds a row, and gives all of the key. */
  add(key: string, row: number): readonly number[];
}

export function createKeyIndex(): KeyIndex {
  const known = new Map<string, number | number[]>();
  const rowsOf = (key: string): readonly number[] => {
    const rows = known.get(key);
    if (rows === undefined) return NONE;
    return typeof rows === "number" ? [rows] : rows;
  };
  return {
    rowsOf,
    add(key, row) {
      const rows = known.get(key);
      if (rows === undefined) known.set(key, row);
      else if (typeof rows === "number") known.set(key, [rows, row]);
      else rows.push(row);
      return rowsOf(key);
    },
  };
}

const NONE: readonly number[] = [];
