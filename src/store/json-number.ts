/** JSON has no NaN and no infinity: they become their names. */
export function jsonNumber(value: number): number | string {
  return Number.isFinite(value) ? value : String(value);
}
