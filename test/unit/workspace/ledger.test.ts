import { readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Merge } from "../../../src/model/concept.ts";
import type { Decision } from "../../../src/model/decision.ts";
import {
  appendDecision,
  readDecisions,
  readMerges,
  removeDecision,
  writeMerges,
} from "../../../src/workspace/ledger.ts";
import { temporaryFolder } from "../../temporary.ts";

const join2: Decision = { decision: "join", type: "Method", name: "ViT", other: "Vision Transformer" };
const hide: Decision = { decision: "hide", type: "Task", name: "things", other: "" };
const HEADING = "decision,type,name,other\n";

async function decisionFile(text?: string): Promise<string> {
  const path = join(await temporaryFolder(), "decisions.csv");
  if (text !== undefined) await writeFile(path, text);
  return path;
}

describe("decisions.csv", () => {
  test("holds nothing where it is not there, and is made with its heading by the first decision", async () => {
    const path = await decisionFile();
    expect(await readDecisions(path)).toEqual([]);
    expect(await appendDecision(path, join2)).toBe(1);
    expect(await appendDecision(path, hide)).toBe(2);
    expect(await readFile(path, "utf8")).toBe(`${HEADING}join,Method,ViT,Vision Transformer\nhide,Task,things,\n`);
    expect(await readDecisions(path)).toEqual([
      { ...join2, number: 1 },
      { ...hide, number: 2 },
    ]);
    expect(await readdir(dirname(path))).toEqual(["decisions.csv"]);
  });

  test("is read as spreadsheets and editors leave it", async () => {
    const path = await decisionFile(
      '\uFEFF# ours\r\ndecision,type,name,other,note\r\n\r\n join , Method , ViT ,"Vision Transformer","why, indeed"\r\n#hide,Task,all,\r\nhide,Task,things\r\n',
    );
    expect(await readDecisions(path)).toEqual([
      { ...join2, number: 1 },
      { ...hide, number: 2 },
    ]);
  });

  test("keeps comments, empty lines, other columns, their order and line ends when a decision comes or goes", async () => {
    const text =
      '\uFEFFnote,other,name,type,decision\r\n# first\r\n"a, b",Vision Transformer,ViT,Method,join\r\n\r\n,,things,Task,hide';
    const path = await decisionFile(text);
    expect(await appendDecision(path, { ...hide, name: 'the "rest", all' })).toBe(3);
    const added = `${text}\r\n,,"the ""rest"", all",Task,hide\r\n`;
    expect(await readFile(path, "utf8")).toBe(added);
    expect(await removeDecision(path, 2)).toEqual({ ...hide, number: 2 });
    expect(await readFile(path, "utf8")).toBe(added.replace(",,things,Task,hide\r\n", ""));
    expect((await readDecisions(path)).map(({ name, number }) => [number, name])).toEqual([
      [1, "ViT"],
      [2, 'the "rest", all'],
    ]);
  });

  test("a name that a spreadsheet would run is written as text and read as it was, and one with a line break in one line", async () => {
    const path = await decisionFile();
    await appendDecision(path, { ...join2, name: "@1 recall", other: "recall\n at 1" });
    expect(await readFile(path, "utf8")).toBe(`${HEADING}join,Method,'@1 recall,recall at 1\n`);
    expect(await readDecisions(path)).toMatchObject([{ name: "@1 recall", other: "recall at 1" }]);
  });

  test.each([
    [`${HEADING}join,Method,ViT,\n`, /line 2: no decision \(join, split and forbid need a second name/u],
    [`${HEADING}hide,Task,a,b\n`, /line 2: no decision \(.*hide has none/u],
    [`# mine\n${HEADING}\nhide,Thing,ViT,\n`, /line 4: no decision \(type: /u],
    [`${HEADING}hide,Task,things, that are,none\n`, /line 2: more cells than the heading has columns/u],
    [`${HEADING}hide,Task,"things,\n`, /line 2: the quotes do not close/u],
    ["hide,Task,things,\n", /line 1: no column "decision"/u],
    ["decision;type;name;other\n", /line 1: no column "decision"/u],
  ])("%j is refused with its line, and stays as it is", async (text, message) => {
    const path = await decisionFile(text);
    const refused = { code: "WORKSPACE_DAMAGED", message: expect.stringMatching(message), hint: expect.any(String) };
    await expect(readDecisions(path)).rejects.toMatchObject(refused);
    await expect(appendDecision(path, hide)).rejects.toMatchObject(refused);
    expect(await readFile(path, "utf8")).toBe(text);
  });

  test.each([0, 3])("there is no decision %d of two", async (number) => {
    const path = await decisionFile(`${HEADING}hide,Task,a,\nhide,Task,b,\n`);
    await expect(removeDecision(path, number)).rejects.toMatchObject({
      code: "USAGE",
      hint: "They are numbered 1 to 2; list them with: papergraph merges list --decisions",
    });
  });
});

describe("merges.csv", () => {
  test("is written with a heading, without a cell that a spreadsheet would run, and read as it was", async () => {
    const path = join(await temporaryFolder(), "merges.csv");
    await writeMerges(path, []);
    expect(await readFile(path, "utf8")).toBe("type,name,into,concept,reason,score,papers\n");
    expect(await readMerges(path)).toEqual([]);
    const merges: readonly Merge[] = [
      { type: "Method", name: "=1+1", into: "@2", concept: "method:2", reason: "spelling", papers: 2 },
      { type: "Task", name: "a, b", into: "ab", concept: "task:ab", reason: "fuzzy", score: 0.93, papers: 1 },
    ];
    await writeMerges(path, merges);
    expect(await readFile(path, "utf8")).toContain("Method,'=1+1,'@2,method:2,spelling,,2\n");
    expect(await readMerges(path)).toEqual(merges);
  });

  test.each([undefined, "type,name,concept,reason,papers\nMethod,ViT,method:vit,decision,0\n"])(
    "%j is refused with the way to write it anew",
    async (text) => {
      const path = join(await temporaryFolder(), "merges.csv");
      if (text !== undefined) await writeFile(path, text);
      await expect(readMerges(path)).rejects.toMatchObject({
        code: "WORKSPACE_DAMAGED",
        hint: "Write it anew with: papergraph resolve",
      });
    },
  );
});
