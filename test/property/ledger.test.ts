import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fc, test } from "@fast-check/vitest";
import { expect } from "vitest";
import { decisionsInForce, type Decision, type DecisionKind } from "../../src/model/decision.ts";
import { recordDecision, undoDecision } from "../../src/pipeline/decide.ts";
import { createNameTable } from "../../src/resolve/name-table.ts";
import { resolveNames } from "../../src/resolve/resolve.ts";
import { foldName } from "../../src/text/fold.ts";
import { appendDecision, readDecisions, removeDecision } from "../../src/workspace/ledger.ts";
import { entity } from "../builders.ts";
import { temporaryFolder } from "../temporary.ts";
import { graphOf, now, workspaceOf } from "../workspace.ts";

const NAMES = ["Vision Transformer", "ViT", "DeiT", "Adam", "AdamW", "SGD"] as const;
const PAPERS = [
  [entity("Method", ["Vision Transformer", "ViT"]), entity("Method", ["DeiT"])],
  [entity("Method", ["ViT"]), entity("Method", ["Adam"])],
  [entity("Method", ["AdamW"]), entity("Method", ["SGD"]), entity("Method", ["vision transformers"])],
];

const pair = fc.subarray([...NAMES], { minLength: 2, maxLength: 2 });
const decision: fc.Arbitrary<Decision> = fc
  .tuple(fc.constantFrom<DecisionKind>("join", "forbid", "hide"), pair)
  .map(([kind, [name = "", other = ""]]) => ({
    decision: kind,
    type: "Method",
    name,
    other: kind === "hide" ? "" : other,
  }));

test.prop([fc.array(decision, { maxLength: 4 }), decision], { numRuns: 25 })(
  "whatever was decided before, undoing a decision restores the graph and the file",
  async (earlier, last) => {
    const workspace = await workspaceOf(PAPERS);
    for (const made of earlier) await recordDecision({ workspace, now }, made);
    const file = join(workspace, "decisions.csv");
    const [graph, text] = [await graphOf(workspace), await readFile(file, "utf8").catch(() => undefined)];
    const { decision: recorded, isNew } = await recordDecision({ workspace, now }, last);
    if (!isNew) return;
    await undoDecision({ workspace, now }, recorded.number);
    expect(await graphOf(workspace)).toEqual(graph);
    expect(await readFile(file, "utf8")).toBe(text ?? "decision,type,name,other\n");
  },
);

test.prop([fc.array(decision, { maxLength: 12 })])("decisions that are not in force change nothing", (decisions) => {
  const table = createNameTable();
  for (const entities of PAPERS) table.add(entities, 2020);
  const inForce = decisionsInForce(decisions, foldName);
  expect(decisionsInForce(inForce, foldName)).toEqual(inForce);
  expect(resolveNames(table, inForce).concepts).toEqual(resolveNames(table, decisions).concepts);
});

const line = fc.oneof(
  fc.constantFrom("", "# ours", "   ", "#join,Method,a,b"),
  decision.map(({ decision: kind, type, name, other }) => `${kind}, ${type} ,"${name}",${other}`),
);
const cell = fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }).filter((name) => name.trim() !== "");

test.prop([fc.array(line, { maxLength: 8 }), fc.constantFrom("\n", "\r\n"), cell], { numRuns: 50 })(
  "a decision that comes and goes leaves every other line of the file as it was",
  async (lines, lineEnd, name) => {
    const path = join(await temporaryFolder(), "decisions.csv");
    const text = ["decision,type,name,other", ...lines, ""].join(lineEnd);
    await writeFile(path, text);
    const before = await readDecisions(path);
    const number = await appendDecision(path, { decision: "hide", type: "Task", name, other: "" });
    expect((await readDecisions(path)).slice(0, -1)).toEqual(before);
    expect(foldName((await removeDecision(path, number)).name)).toBe(foldName(name));
    expect(await readFile(path, "utf8")).toBe(text);
  },
);
