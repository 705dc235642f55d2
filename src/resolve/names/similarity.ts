/** Similarity of two strings, in [0, 1]; 1 for equal ones. */

/** Characters of each that the other has no further away than the window allows, in order. */
function matches(a: string, b: string): readonly [string, string] {
  const window = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
  const taken = new Set<number>();
  let inA = "";
  for (let place = 0; place < a.length; place++) {
    for (let other = Math.max(0, place - window); other <= Math.min(b.length - 1, place + window); other++) {
      if (taken.has(other) || a[place] !== b[other]) continue;
      taken.add(other);
      inA += a[place];
      break;
    }
  }
  return [
    inA,
    [...taken]
      .toSorted((x, y) => x - y)
      .map((place) => b[place])
      .join(""),
  ];
}

function jaro(a: string, b: string): number {
  const [inA, inB] = matches(a, b);
  if (inA.length === 0) return 0;
  let moved = 0;
  for (let place = 0; place < inA.length; place++) if (inA[place] !== inB[place]) moved++;
  return (inA.length / a.length + inB.length / b.length + (inA.length - moved / 2) / inA.length) / 3;
}

const PREFIX = 4;
const PREFIX_WEIGHT = 0.1;

/** Jaro–Winkler: a shared beginning of up to four letters counts more (Winkler 1990). */
export function jaroWinkler(a: string, b: string): number {
  if (a === b) return 1;
  const plain = jaro(a, b);
  let prefix = 0;
  while (prefix < PREFIX && prefix < a.length && a[prefix] === b[prefix]) prefix++;
  return plain + prefix * PREFIX_WEIGHT * (1 - plain);
}

/** How many letters two strings share at their beginning. */
function sharedStart(a: string, b: string): number {
  let shared = 0;
  while (shared < a.length && a[shared] === b[shared]) shared++;
  return shared;
}

/** And at their end. */
function sharedEnd(a: string, b: string): number {
  let shared = 0;
  while (shared < a.length && a.at(-1 - shared) === b.at(-1 - shared)) shared++;
  return shared;
}

/** True when one letter was put in, left out, exchanged, or swapped with its neighbour (Damerau 1964), and the first letters agree. */
export function isOneSlipApart(a: string, b: string): boolean {
  const start = sharedStart(a, b);
  if (a === b || start === 0) return false;
  const end = sharedEnd(a.slice(start), b.slice(start));
  const [restA, restB] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  const isSwap = restA.length === 2 && restB.length === 2 && restA[0] === restB[1] && restA[1] === restB[0];
  return isSwap || (restA.length <= 1 && restB.length <= 1);
}
