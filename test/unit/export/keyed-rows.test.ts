import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createKeyedRows } from "../../../src/export/keyed-rows.ts";
import { temporaryFolder } from "../../temporary.ts";

test("gives each key's row of the greatest rank once, whenever it came, of more rows than are held in memory, and leaves no file", async () => {
  const folder = await temporaryFolder();
  const rows = await createKeyedRows(join(folder, "parts"));
  const keys = 5_000;
  for (const round of [3, 7, 0, 5, 1, 6, 2, 4]) {
    await rows.add(
      Array.from({ length: keys }, (_, key) => [`key\n${key}`, `${round}`, `${key}: "${round}"\n`] as const),
    );
  }
  const last: string[] = [];
  for await (const portion of rows.rows()) last.push(...portion);
  expect(last.toSorted()).toEqual(Array.from({ length: keys }, (_, key) => `${key}: "7"\n`).toSorted());
  expect(await readdir(folder)).toEqual([]);
});
