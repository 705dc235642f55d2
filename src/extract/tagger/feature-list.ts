import { mix } from "./hash.ts";

/** Adds a feature: a template's number and the value that it has here. */
export type Emit = (template: number, value: number) => void;

/** Feature keys, the first `length` of `keys`; a key is a 32-bit hash, never 0. */
export interface FeatureList {
  keys: Int32Array;
  length: number;
}

const TEMPLATES = 600;
const SEED = 0x3243f6a8;
const templateHashes = Int32Array.from({ length: TEMPLATES }, (_, template) => mix(SEED, template));

/** An empty list, which is emptied again by setting its `length` to 0. */
export const createFeatureList = (): FeatureList => ({ keys: new Int32Array(256), length: 0 });

/** A function that adds features to the list. */
export function emitTo(list: FeatureList): Emit {
  return (template, value) => {
    if (list.length === list.keys.length) {
      const grown = new Int32Array(list.length * 2);
      grown.set(list.keys);
      list.keys = grown;
    }
    list.keys[list.length++] = mix(templateHashes[template]!, value) || 1;
  };
}
