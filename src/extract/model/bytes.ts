/** Writes numbers one after the other; `reader` reads them in the same order. */
export interface ByteWriter {
  /** A whole number of at least 0, in as few bytes as it needs. */
  readonly varint: (value: number) => void;
  /** A whole number in [-128, 127]. */
  readonly int8: (value: number) => void;
  readonly float32: (value: number) => void;
  readonly finish: () => Uint8Array;
}

export function createWriter(): ByteWriter {
  let bytes = new Uint8Array(1 << 16);
  let length = 0;
  const put = (byte: number): void => {
    if (length === bytes.length) {
      const grown = new Uint8Array(bytes.length * 2);
      grown.set(bytes);
      bytes = grown;
    }
    bytes[length++] = byte;
  };
  return {
    varint(value) {
      let rest = value;
      for (; rest >= 128; rest = Math.floor(rest / 128)) put((rest % 128) + 128);
      put(rest);
    },
    int8: (value) => put(value & 255),
    float32(value) {
      const word = new DataView(new ArrayBuffer(4));
      word.setFloat32(0, value, true);
      for (let index = 0; index < 4; index++) put(word.getUint8(index));
    },
    finish: () => bytes.slice(0, length),
  };
}

/** Reads what a `ByteWriter` wrote; each function throws a `RangeError` past the end. */
export interface ByteReader {
  readonly varint: () => number;
  readonly float32: () => number;
  /**
   * Rows of `width` (at most 28) small numbers, `width` a row: of each a varint that tells which of them are not 0, then
   * these as `int8`.
   */
  readonly sparseRows: (count: number, width: number) => Int8Array;
}

export function createReader(bytes: Uint8Array): ByteReader {
  let at = 0;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const varint = (): number => {
    let value = 0;
    for (let unit = 1; ; unit *= 128) {
      const byte = bytes[at++];
      if (byte === undefined) throw new RangeError("The bytes end within a number.");
      if (byte < 128) return value + byte * unit;
      value += (byte - 128) * unit;
    }
  };
  return {
    varint,
    float32() {
      at += 4;
      return view.getFloat32(at - 4, true);
    },
    // Most of a model is such rows, and loading it waits for this loop.
    sparseRows(count, width) {
      const rows = new Int8Array(count * width);
      for (let row = 0; row < rows.length; row += width) {
        for (let mask = varint(), place = row; mask !== 0; mask >>>= 1, place++) {
          if (mask & 1) rows[place] = bytes[at++]!;
        }
      }
      if (at > bytes.length) throw new RangeError("The bytes end within a row.");
      return rows;
    },
  };
}
