/** 32-bit hashes: features, words and phrases are known to the model by these alone. */

/** FNV-1a over UTF-16 units. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash | 0;
}

/** Folds one more value into a hash; the order of values matters. */
export function mix(hash: number, value: number): number {
  let mixed = Math.imul(hash ^ Math.imul(value, 0xcc9e2d51 | 0), 0x1b873593);
  mixed ^= mixed >>> 15;
  return Math.imul(mixed, 0x85ebca6b | 0) ^ (mixed >>> 13);
}
