import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { keepAliases, readAliases } from "../../../src/workspace/aliases.ts";
import { temporaryFolder } from "../../temporary.ts";

async function aliasFile(text: string): Promise<{ readonly file: string; readonly kept: string }> {
  const folder = await temporaryFolder();
  const file = join(folder, "mine.tsv");
  await writeFile(file, text);
  return { file, kept: join(folder, "aliases.tsv") };
}

test("a file of aliases is kept as it is, and read without heading, comments and empty lines", async () => {
  const text =
    "\uFEFFtype\tname\talias\r\n# transformers\r\nmethod\tVision Transformer\t ViT\r\n\r\nTask\tC# parsing\t#x\r\n";
  const { file, kept } = await aliasFile(text);
  expect(await readAliases(kept)).toBeUndefined();
  await keepAliases(file, kept);
  expect(await readFile(kept, "utf8")).toBe(text);
  expect(await readAliases(kept)).toEqual([
    { type: "Method", name: "Vision Transformer", alias: "ViT" },
    { type: "Task", name: "C# parsing", alias: "#x" },
  ]);
});

test.each([
  ["Method\tViT\n", ", line 1: three cells are wanted (type, name, alias), not 2."],
  ["Method,ViT,vit\n", ", line 1: three cells are wanted (type, name, alias), not 1."],
  ["Method\tViT\t \n", ", line 1: three cells are wanted (type, name, alias), not 2."],
  ["Model\tViT\tvit\n", ', line 1: there is no type "Model".'],
])("%j is refused with file and line, and what was kept stays", async (text, message) => {
  const { file, kept } = await aliasFile(text);
  await writeFile(kept, "Task\ta\tb\n");
  await expect(keepAliases(file, kept)).rejects.toMatchObject({
    code: "BAD_RECORD",
    message: `${file}${message}`,
    hint: expect.stringContaining("A line reads for example: Method, Vision Transformer, ViT, with tabs between."),
  });
  expect(await readFile(kept, "utf8")).toBe("Task\ta\tb\n");
});

test("a file that cannot be read is the caller's mistake", async () => {
  const { file, kept } = await aliasFile("");
  await expect(keepAliases(`${file}.missing`, kept)).rejects.toMatchObject({ code: "USAGE" });
});
