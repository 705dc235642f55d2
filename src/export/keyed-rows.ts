import { createHash } from "node:crypto";
import { appendFile, mkdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { systemCode } from "../errors.ts";

type KeyedRow = readonly [key: string, rank: string, row: string];

/** Rows with keys, of which the one of the greatest rank counts, whenever it came. */
export interface KeyedRows {
  add(rows: readonly KeyedRow[]): Promise<void>;
  /** One row a key, in portions; to be called once, after the last `add`: it takes the files away. */
  rows(): AsyncGenerator<readonly string[]>;
}

/** Rows of one key fall into one part, and only one part at a time is in memory. */
const PARTS = 64;
const ROWS_IN_MEMORY = 16_384;

/** Keeps the rows in files of `folder`, which is made: in memory is a 64th of them, however often a key comes back. */
export async function createKeyedRows(folder: string): Promise<KeyedRows> {
  await mkdir(folder);
  const parts = Array.from({ length: PARTS }, (_, part): Part => ({ path: join(folder, `${part}`), lines: [] }));
  let waiting = 0;
  const flush = async (): Promise<void> => {
    for (const { path, lines } of parts) {
      if (lines.length > 0) await appendFile(path, lines.splice(0).join(""));
    }
    waiting = 0;
  };
  return {
    async add(rows) {
      for (const row of rows) parts[partOf(row[0])]?.lines.push(`${JSON.stringify(row)}\n`);
      waiting += rows.length;
      if (waiting >= ROWS_IN_MEMORY) await flush();
    },
    async *rows() {
      await flush();
      for (const { path } of parts) yield greatestOfEach(await readPart(path));
      await rm(folder, { recursive: true });
    },
  };
}

interface Part {
  readonly path: string;
  /** Not in the file yet. */
  readonly lines: string[];
}

const partOf = (key: string): number => createHash("md5").update(key).digest().readUInt32LE() % PARTS;

async function readPart(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (cause) {
    if (systemCode(cause) === "ENOENT") return "";
    throw cause;
  }
}

function greatestOfEach(text: string): readonly string[] {
  const lines = text.split("\n").slice(0, -1);
  const greatest = new Map<string, KeyedRow>();
  for (const line of lines) {
    const row: KeyedRow = JSON.parse(line);
    const [key, rank] = row;
    if (rank > (greatest.get(key)?.[1] ?? "")) greatest.set(key, row);
  }
  return [...greatest.values()].map(([, , row]) => row);
}
