/** A set of distinct 32-bit keys, each with its place in the list that it was made from. */
export interface KeyTable {
  /** The key's place, or -1. */
  readonly find: (key: number) => number;
}

/** Values by 32-bit key; a map is one. */
export interface Keyed<Value> extends Iterable<readonly [number, Value]> {
  readonly get: (key: number) => Value | undefined;
}

/**
 * Open addressing with linear probing. A slot is two numbers, so that one look at memory mostly does: the key and its place
 * + 1. A key's first bits say where its slot is, so that keys in order fill the table from one end to the other.
 */
export function createKeyTable(keys: Int32Array): KeyTable {
  let capacity = 16;
  while (capacity < keys.length * 1.4) capacity *= 2;
  const mask = capacity - 1;
  const shift = 32 - Math.log2(capacity);
  const slots = new Int32Array(capacity * 2);
  for (let place = 0; place < keys.length; place++) {
    let slot = keys[place]! >>> shift;
    while (slots[slot * 2 + 1] !== 0) slot = (slot + 1) & mask;
    slots[slot * 2] = keys[place]!;
    slots[slot * 2 + 1] = place + 1;
  }
  const find = (key: number): number => {
    for (let slot = key >>> shift; ; slot = (slot + 1) & mask) {
      const place = slots[slot * 2 + 1]! - 1;
      if (place < 0 || slots[slot * 2] === key) return place;
    }
  };
  return { find };
}

/**
 * One row of whole numbers a key, from which a value is made when it is asked for (`base` is where its row begins): many small objects take ten times the
 * memory, and longer to make than to read.
 */
export function createKeyedRows<Value>(
  keys: Int32Array,
  rows: Uint32Array,
  open: (rows: Uint32Array, base: number) => Value,
): Keyed<Value> {
  const table = createKeyTable(keys);
  const width = rows.length / keys.length;
  return {
    get(key) {
      const place = table.find(key);
      return place < 0 ? undefined : open(rows, place * width);
    },
    *[Symbol.iterator]() {
      for (const [place, key] of keys.entries()) yield [key, open(rows, place * width)];
    },
  };
}
