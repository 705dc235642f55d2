import type { ByteReader, ByteWriter } from "./bytes.ts";

/** Rows of `width` weights, each under a 32-bit key. */
export interface WeightTable {
  readonly width: number;
  readonly keys: Int32Array;
  readonly weights: Float32Array;
}

/** The same in 8 bits: a weight is its step times `scale`. */
export interface RoundedTable {
  readonly width: number;
  readonly keys: Int32Array;
  readonly steps: Int8Array;
  readonly scale: number;
}

const LARGEST = 127;

/** Writes ascending keys as their distances. */
export function writeKeys(writer: ByteWriter, keys: Iterable<number>): void {
  let previous = -0x80000000;
  for (const key of keys) {
    writer.varint(key - previous);
    previous = key;
  }
}

/** Reads so many of the keys that `writeKeys` wrote. */
export function readKeys(reader: ByteReader, count: number): Int32Array {
  const keys = new Int32Array(count);
  let previous = -0x80000000;
  for (let place = 0; place < count; place++) keys[place] = previous += reader.varint();
  return keys;
}

/** Reads so many rows of `width` whole numbers. */
export function readRows(reader: ByteReader, count: number, width: number): Uint32Array {
  const rows = new Uint32Array(count * width);
  for (let place = 0; place < rows.length; place++) rows[place] = reader.varint();
  return rows;
}

const largestWeight = (weights: Float32Array): number =>
  weights.reduce((largest, weight) => Math.max(largest, Math.abs(weight)), 0);

/** Keeps the `maxRows` rows with the greatest weights; the others weigh least in any decision. */
export function pruneTable({ width, keys, weights }: WeightTable, maxRows: number): WeightTable {
  const strengths = Float32Array.from(keys, (_, row) =>
    largestWeight(weights.subarray(row * width, (row + 1) * width)),
  );
  const cut = strengths.toSorted().at(-maxRows) ?? 0;
  const rows = [...keys.keys()].filter((row) => strengths[row]! >= cut).slice(0, maxRows);
  const kept = new Float32Array(rows.length * width);
  rows.forEach((row, index) => kept.set(weights.subarray(row * width, (row + 1) * width), index * width));
  return { width, keys: Int32Array.from(rows, (row) => keys[row]!), weights: kept };
}

/** Rounds weights to 8 bits; rows that become all 0 are left out. */
export function roundTable({ width, keys, weights }: WeightTable): RoundedTable {
  const scale = largestWeight(weights) / LARGEST;
  const all = Int8Array.from(weights, (weight) => (scale === 0 ? 0 : Math.round(weight / scale)));
  const stepsOf = (row: number): Int8Array => all.subarray(row * width, (row + 1) * width);
  const rows = [...keys.keys()].filter((row) => stepsOf(row).some((step) => step !== 0));
  const steps = new Int8Array(rows.length * width);
  rows.forEach((row, index) => steps.set(stepsOf(row), index * width));
  return { width, keys: Int32Array.from(rows, (row) => keys[row]!), steps, scale };
}

/** The weights that the steps stand for. */
export function openTable({ width, keys, steps, scale }: RoundedTable): WeightTable {
  return { width, keys, weights: new Float32Array(steps).map((step) => step * scale) };
}

/** Writes of each row which of its steps are not 0, then these. */
export function writeTable(writer: ByteWriter, { width, keys, steps, scale }: RoundedTable): void {
  writer.varint(width);
  writer.float32(scale);
  writer.varint(keys.length);
  writeKeys(writer, keys);
  for (let row = 0; row < keys.length; row++) {
    const values = steps.subarray(row * width, (row + 1) * width);
    writer.varint(values.reduce((mask, step, index) => mask + (step === 0 ? 0 : 2 ** index), 0));
    for (const step of values) if (step !== 0) writer.int8(step);
  }
}

/** Reads what `writeTable` wrote. */
export function readTable(reader: ByteReader): RoundedTable {
  const width = reader.varint();
  const scale = reader.float32();
  const keys = readKeys(reader, reader.varint());
  return { width, keys, steps: reader.sparseRows(keys.length, width), scale };
}
