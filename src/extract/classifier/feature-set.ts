import { hashText, mix } from "../tagger/hash.ts";

/** Adds the feature that these values make together. */
export type Emit = (...values: readonly (number | string)[]) => void;

/** The distinct features that `describe` emits, hashed from `seed` on, in the order of their first emission. */
export function collectFeatures(seed: number, describe: (emit: Emit) => void): readonly number[] {
  const features = new Set<number>();
  describe((...values) => {
    let hash = seed;
    for (const value of values) hash = mix(hash, typeof value === "number" ? value : hashText(value));
    features.add(hash || 1);
  });
  return [...features];
}
