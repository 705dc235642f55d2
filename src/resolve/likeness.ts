import type { BlockName } from "./decide-block.ts";
import { compareNames, type NameKnowledge } from "./names/index.ts";

/** Pairs of names that `compareNames` calls the same, of those that share a key, the most alike first. */
export function likenesses(
  names: readonly BlockName[],
  knowledge: NameKnowledge,
): readonly (readonly [a: number, b: number, score: number])[] {
  const proposed = new Map<number, readonly [number, number]>();
  const propose = (places: readonly number[], others: readonly number[]): void => {
    for (const place of places) {
      for (const other of others) {
        const [a, b] = [Math.min(place, other), Math.max(place, other)];
        const isOpen = a !== b && names[a]!.prepared.canonical !== names[b]!.prepared.canonical;
        if (isOpen) proposed.set(a * names.length + b, [a, b]);
      }
    }
  };
  const byWords = placesBy(names, ({ row, keys }) => (keys.words === undefined ? [] : [`${row.type} ${keys.words}`]));
  for (const places of byWords.values()) propose(places, places);
  const byCanonical = placesBy(names, ({ row, prepared }) => [`${row.type} ${prepared.canonical}`]);
  const bySlip = placesBy(names, ({ row, keys }) => keys.meant.map((canonical) => `${row.type} ${canonical}`));
  for (const [key, places] of bySlip) propose(places, [...places, ...(byCanonical.get(key) ?? [])]);

  return [...proposed.values()]
    .flatMap(([a, b]) => {
      const { verdict, score } = compareNames(names[a]!.prepared, names[b]!.prepared, knowledge);
      return verdict === "same" ? [[a, b, score] as const] : [];
    })
    .toSorted(([a, b, score], [c, d, other]) => other - score || a - c || b - d);
}

function placesBy(
  names: readonly BlockName[],
  keysOf: (name: BlockName) => readonly string[],
): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  for (const [place, name] of names.entries()) {
    for (const key of new Set(keysOf(name))) {
      const known = places.get(key);
      if (known === undefined) places.set(key, [place]);
      else known.push(place);
    }
  }
  return places;
}
