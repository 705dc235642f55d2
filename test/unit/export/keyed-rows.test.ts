import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createKeyedRows } from "../../../src/export/keyed-rows.ts";
import { temporaryFolder } from "../../temporary.ts";

test("gives each key's last row once, of more rows than are held in memory, and leaves no file", async () => {
  const folder = await temporaryFolder();
  const rows = await createKeyedRows(join(folder, "parts"));
  const [keys, rounds] = [5_000, 8];
  for (let round = 0; round < rounds; round++) {
    await rows.add(Array.from({ length: keys }, (_, key) => [`key\n${key}`, `${key}: "${round}"\n`] as const));
  }
  const last: string[] = [];
  for await (const portion of rows.lastRows()) last.push(...portion);
  expect(last.toSorted()).toEqual(Array.from({ length: keys }, (_, key) => `${key}: "${rounds - 1}"\n`).toSorted());
  expect(await readdir(folder)).toEqual([]);
});
