import type { ByteReader, ByteWriter } from "./bytes.ts";

/** Rows of `width` weights, each under a 32-bit key. */
export interface WeightTable {
  readonly width: number;
  readonly keys: Int32Array;
  readonly weights: Float32Array;
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

/** A function that reads the next of the keys that `writeKeys` wrote. */
export function keyReader(reader: ByteReader): () => number {
  let previous = -0x80000000;
  return () => (previous += reader.varint());
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

/** Writes a table with weights in 8 bits: which of a row's weights are not 0, then these. */
export function writeTable(writer: ByteWriter, { width, keys, weights }: WeightTable): void {
  const scale = largestWeight(weights) / LARGEST;
  const steps = Int8Array.from(weights, (weight) => (scale === 0 ? 0 : Math.round(weight / scale)));
  const rows = [...keys.keys()].filter((row) =>
    steps.subarray(row * width, (row + 1) * width).some((step) => step !== 0),
  );
  writer.varint(width);
  writer.float32(scale);
  writer.varint(rows.length);
  writeKeys(
    writer,
    rows.map((row) => keys[row]!),
  );
  for (const row of rows) {
    const values = steps.subarray(row * width, (row + 1) * width);
    writer.varint(values.reduce((mask, step, index) => mask + (step === 0 ? 0 : 2 ** index), 0));
    for (const step of values) if (step !== 0) writer.int8(step);
  }
}

/** Reads what `writeTable` wrote. */
export function readTable(reader: ByteReader): WeightTable {
  const width = reader.varint();
  const scale = reader.float32();
  const rows = reader.varint();
  const nextKey = keyReader(reader);
  const keys = new Int32Array(rows);
  for (let row = 0; row < rows; row++) keys[row] = nextKey();
  const weights = new Float32Array(rows * width);
  for (let row = 0; row < rows; row++) {
    const mask = reader.varint();
    for (let index = 0; index < width; index++)
      if (mask & (1 << index)) weights[row * width + index] = reader.int8() * scale;
  }
  return { width, keys, weights };
}
