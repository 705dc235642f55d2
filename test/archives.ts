import { crc32 } from "node:zlib";

const number = (value: number, bytes: number): Buffer => {
  const buffer = Buffer.alloc(bytes);
  buffer.writeUIntLE(value, 0, bytes);
  return buffer;
};

/** A zip archive of files that are not compressed, by their names. */
export function zipOf(files: Readonly<Record<string, string | Buffer>>): Buffer {
  const locals: Buffer[] = [];
  const entries: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const [path, bytes] = [Buffer.from(name), Buffer.from(content)];
    const sizes = [number(crc32(bytes), 4), number(bytes.length, 4), number(bytes.length, 4), number(path.length, 2)];
    const local = Buffer.concat([
      Buffer.from("PK\u0003\u0004\u0014\0\0\u0008\0\0\0\0\0\0", "latin1"),
      ...sizes,
      number(0, 2),
      path,
      bytes,
    ]);
    const rest = Buffer.concat([Buffer.alloc(12), number(offset, 4)]);
    entries.push(Buffer.from("PK\u0001\u0002\u0014\0\u0014\0\0\u0008\0\0\0\0\0\0", "latin1"), ...sizes, rest, path);
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(entries);
  const count = number(Object.keys(files).length, 2);
  const end = [number(0, 4), count, count, number(directory.length, 4), number(offset, 4), number(0, 2)];
  return Buffer.concat([...locals, directory, Buffer.from("PK\u0005\u0006", "latin1"), ...end]);
}

/** The longest block that a frame of Zstandard may have. */
const LONGEST_BLOCK = 131_072;

/** A frame of Zstandard whose blocks are not compressed. */
export function zstdOf(content: string): Buffer {
  const bytes = Buffer.from(content);
  const parts = [Buffer.from("28b52ffda0", "hex"), number(bytes.length, 4)];
  for (let start = 0; start < bytes.length; start += LONGEST_BLOCK) {
    const block = bytes.subarray(start, start + LONGEST_BLOCK);
    const isLast = start + LONGEST_BLOCK >= bytes.length;
    parts.push(number(block.length * 8 + (isLast ? 1 : 0), 3), block);
  }
  return Buffer.concat(parts);
}
