/** How many of how many, as a percentage with its 95 % interval (Wilson 1927), rounded to a tenth. */
export interface Share {
  readonly of: number;
  readonly count: number;
  /** Null where there is nothing to divide by. */
  readonly percent: number | null;
  readonly interval95: readonly [number, number] | null;
}

const Z95 = 1.959964;
const tenth = (share: number): number => Math.round(share * 1000) / 10;

/** The interval takes the cases for independent of each other. */
export function shareOf(count: number, of: number): Share {
  if (of === 0) return { of, count, percent: null, interval95: null };
  const share = count / of;
  const square = Z95 ** 2 / of;
  const middle = (share + square / 2) / (1 + square);
  const half = Math.sqrt(square * (share * (1 - share) + square / 4)) / (1 + square);
  return { of, count, percent: tenth(share), interval95: [tenth(middle - half), tenth(middle + half)] };
}
