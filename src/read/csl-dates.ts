import { listIn, objectIn, textIn } from "./json/records.ts";

/** A date of CSL (`{"date-parts": [[2019, 5, 1]]}`, of a range the beginning) as ISO 8601, as exact as it is. */
export function cslDate(value: unknown): string | undefined {
  const date = objectIn(value);
  const [first] = listIn(date?.["date-parts"]);
  const parts = listIn(first).flatMap((part) => textIn(part) ?? []);
  if (parts.length > 0) return parts.join("-");
  return textIn(date?.raw) ?? textIn(date?.literal) ?? textIn(value);
}
