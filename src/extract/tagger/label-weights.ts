import { LABEL_COUNT } from "./bio.ts";
import type { FeatureList } from "./feature-list.ts";

/** Weights in 8 bits: `LABEL_COUNT` steps a key, each worth `scale`. */
export interface RoundedWeights {
  readonly keys: Int32Array;
  readonly steps: Int8Array;
  readonly scale: number;
}

/**
 * Adds the steps of features, one a label, to `sums[base] … sums[base + LABEL_COUNT - 1]`. A list holds one token's features:
 * more than 256 would run over the 16 bits in which bytes are summed.
 */
export type AddSteps = (features: FeatureList, sums: Int32Array, base: number) => void;

/** Numbers of a slot: the key and `LABEL_COUNT` weights, a byte each. */
const SLOT = 4;
/** Weights are kept without a sign, so that they can be added side by side. */
const ZERO = 128;
/** Every other byte of a number: two sums of 16 bits in one. */
const LANES = 0x00ff00ff;

/** One hash table (linear probing, key 0 is an empty slot) of keys with their weights. */
interface PackedWeights {
  readonly slots: Int32Array;
  /** How far a key is shifted to the right to be a slot: keys that come in order fill the table from one end to the other. */
  readonly shift: number;
}

function packWeights({ keys, steps }: RoundedWeights): PackedWeights {
  let capacity = 16;
  while (capacity < keys.length * 1.4) capacity *= 2;
  const slots = new Int32Array(capacity * SLOT);
  const shift = 32 - Math.log2(capacity);
  for (let row = 0; row < keys.length; row++) {
    let slot = keys[row]! >>> shift;
    while (slots[slot * SLOT] !== 0) slot = (slot + 1) % capacity;
    slots[slot * SLOT] = keys[row]!;
    for (let label = 0; label < LABEL_COUNT; label++) {
      const byte = steps[row * LABEL_COUNT + label]! + ZERO;
      slots[slot * SLOT + 1 + (label >> 2)]! |= byte << (8 * (label & 3));
    }
  }
  return { slots, shift };
}

/**
 * Makes weights ready to be summed. Key and weights stand side by side, so that a feature mostly costs one look at memory:
 * that is what tagging waits for. All features are looked for at their first place before any is added, since the processor
 * fetches these places side by side. The sums of a token's features are held in five numbers until all are added.
 */
export function openLabelWeights(weights: RoundedWeights): AddSteps {
  const { slots, shift } = packWeights(weights);
  const mask = slots.length - 1;
  const firstKeys = new Int32Array(256);
  return ({ keys, length }, sums, base) => {
    for (let at = 0; at < length; at++) firstKeys[at] = slots[(keys[at]! >>> shift) * SLOT]!;
    let labels02 = 0;
    let labels13 = 0;
    let labels46 = 0;
    let labels57 = 0;
    let label8 = 0;
    let found = 0;
    for (let at = 0; at < length; at++) {
      const key = keys[at]!;
      let slot = (key >>> shift) * SLOT;
      let there = firstKeys[at]!;
      while (there !== key && there !== 0) {
        slot = (slot + SLOT) & mask;
        there = slots[slot]!;
      }
      if (there === 0) continue;
      const first = slots[slot + 1]!;
      const second = slots[slot + 2]!;
      labels02 = (labels02 + (first & LANES)) | 0;
      labels13 = (labels13 + ((first >>> 8) & LANES)) | 0;
      labels46 = (labels46 + (second & LANES)) | 0;
      labels57 = (labels57 + ((second >>> 8) & LANES)) | 0;
      label8 = (label8 + slots[slot + 3]!) | 0;
      found++;
    }
    const zero = found * ZERO;
    sums[base]! += (labels02 & 0xffff) - zero;
    sums[base + 1]! += (labels13 & 0xffff) - zero;
    sums[base + 2]! += (labels02 >>> 16) - zero;
    sums[base + 3]! += (labels13 >>> 16) - zero;
    sums[base + 4]! += (labels46 & 0xffff) - zero;
    sums[base + 5]! += (labels57 & 0xffff) - zero;
    sums[base + 6]! += (labels46 >>> 16) - zero;
    sums[base + 7]! += (labels57 >>> 16) - zero;
    sums[base + 8]! += label8 - zero;
  };
}
