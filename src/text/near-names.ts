import { compareText, foldName } from "./fold.ts";

/** Names less alike than this are no help to someone who mistyped one. */
const LEAST_LIKENESS = 0.4;

const bigramsOf = (text: string): ReadonlySet<string> =>
  new Set(Array.from({ length: text.length + 1 }, (_, place) => ` ${text} `.slice(place, place + 2)));

/** Dice's coefficient of the letter pairs of two folded names, word borders included. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const bigram of a) if (b.has(bigram)) shared += 1;
  return (2 * shared) / (a.size + b.size);
}

/**
 * The `limit` names of a list that look most like a name that is not among them, the nearest first; of those that are one name,
 * the first of the list.
 */
export function nearNames(name: string, names: Iterable<string>, limit: number): readonly string[] {
  const wanted = bigramsOf(foldName(name));
  const byFolded = new Map<string, string>();
  for (const candidate of names) {
    const folded = foldName(candidate);
    if (!byFolded.has(folded)) byFolded.set(folded, candidate);
  }
  return [...byFolded]
    .map(([folded, candidate]) => ({ candidate, likeness: likeness(wanted, bigramsOf(folded)) }))
    .filter((near) => near.likeness >= LEAST_LIKENESS)
    .toSorted((a, b) => b.likeness - a.likeness || compareText(a.candidate, b.candidate))
    .slice(0, limit)
    .map(({ candidate }) => candidate);
}
