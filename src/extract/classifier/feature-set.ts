import { hashText, mix } from "../tagger/hash.ts";

/** Adds the feature that these values make together. */
export type Emit = (...values: readonly (number | string)[]) => void;

/** A set of numbers that are not 0, which is emptied without a look at them: open addressing, a slot counts in its round only. */
interface NumberSet {
  readonly clear: () => void;
  /** False when the number was there. */
  readonly add: (value: number) => boolean;
}

function createNumberSet(): NumberSet {
  let values = new Int32Array(1024);
  let rounds = new Uint32Array(1024);
  let round = 0;
  let size = 0;
  const add = (value: number): boolean => {
    const mask = values.length - 1;
    let slot = value & mask;
    while (rounds[slot] === round) {
      if (values[slot] === value) return false;
      slot = (slot + 1) & mask;
    }
    values[slot] = value;
    rounds[slot] = round;
    if (++size * 2 > values.length) grow();
    return true;
  };
  const grow = (): void => {
    const known = values.filter((_, slot) => rounds[slot] === round);
    values = new Int32Array(values.length * 2);
    rounds = new Uint32Array(values.length);
    size = 0;
    for (const value of known) add(value);
  };
  return {
    add,
    clear() {
      round++;
      size = 0;
    },
  };
}

const seen = createNumberSet();

/**
 * The distinct features that `describe` emits, hashed from `seed` on, in the order of their first emission. `describe` must not
 * collect features itself.
 */
export function collectFeatures(seed: number, describe: (emit: Emit) => void): readonly number[] {
  const features: number[] = [];
  seen.clear();
  describe((...values) => {
    let hash = seed;
    for (let place = 0; place < values.length; place++) {
      const value = values[place]!;
      hash = mix(hash, typeof value === "number" ? value : hashText(value));
    }
    hash ||= 1;
    if (seen.add(hash)) features.push(hash);
  });
  return features;
}
