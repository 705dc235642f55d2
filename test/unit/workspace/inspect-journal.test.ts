import { appendFile, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { inspectJournal } from "../../../src/workspace/inspect-journal.ts";
import { entity } from "../../builders.ts";
import { workspaceOf } from "../../workspace.ts";

async function journalPath(): Promise<string> {
  const papers = ["ViT", "BERT", "LSTM"].map((name) => [entity("Method", [name])]);
  return join(await workspaceOf(papers), "journal.jsonl");
}

test("a whole journal has nothing to say, and a cut last line is told but left", async () => {
  const path = await journalPath();
  expect(await inspectJournal(path)).toMatchObject({ papers: 3, lines: 3, replaced: 0, tornBytes: 0, damaged: [] });
  await appendFile(path, '{"kind":"removed","id":"title:1"}\n{"kind":"pa');
  expect(await inspectJournal(path)).toMatchObject({ papers: 2, lines: 4, replaced: 2, tornBytes: 11, damaged: [] });
  expect(await readFile(path, "utf8")).toMatch(/\{"kind":"pa$/u);
});

test("every damaged line is told with its number: no JSON, no line of ours, a text that was changed", async () => {
  const path = await journalPath();
  const lines = (await readFile(path, "utf8")).split("\n");
  lines[1] = (lines[1] ?? "").replace("Paper 0", "Paper 7");
  lines[2] = "\0".repeat(100);
  lines[3] = '{"kind":"note"}';
  await writeFile(path, lines.join("\n"));
  expect(await inspectJournal(path)).toMatchObject({
    papers: 0,
    damaged: [
      { line: 2, reason: "title:0 is not what its hashes say" },
      { line: 3, reason: "no line of a journal" },
      { line: 4, reason: "no line of a journal" },
    ],
  });
});

test("what is not there, and what is no journal, are errors", async () => {
  const path = await journalPath();
  await expect(inspectJournal(`${path}.not`)).rejects.toMatchObject({ code: "WORKSPACE_MISSING" });
  await writeFile(path, "hello\n");
  await expect(inspectJournal(path)).rejects.toMatchObject({ code: "WORKSPACE_DAMAGED" });
});
