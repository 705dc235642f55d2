import { join } from "node:path";
import { expect, test } from "vitest";
import type { Paper } from "../../../src/model/paper.ts";
import { checkWorkspace } from "../../../src/pipeline/check.ts";
import { citationBatches } from "../../../src/pipeline/citations.ts";
import { resolveGraph } from "../../../src/pipeline.ts";
import { fieldsHashOf, openJournal, textHashOf } from "../../../src/workspace/journal.ts";
import { extraction, paper } from "../../builders.ts";
import { graphOf, now, workspaceOf } from "../../workspace.ts";

async function addPapers(workspace: string, papers: readonly Paper[]): Promise<void> {
  await using journal = await openJournal(join(workspace, "journal.jsonl"), "write");
  const entries = papers.map((read) => ({
    paper: read,
    textHash: textHashOf(read),
    fieldsHash: fieldsHashOf(read),
    extractor: "test",
    extraction: extraction(),
  }));
  await journal.append({ entries, removed: [] });
}

async function pairsOf(workspace: string): Promise<readonly string[]> {
  await using journal = await openJournal(join(workspace, "journal.jsonl"), "read");
  const pairs: string[] = [];
  for await (const { relationships } of citationBatches(journal)) {
    pairs.push(...relationships.map(({ from, to }) => `${from} ${to}`));
  }
  return pairs;
}

test("papers of the corpus are cited by any of their ids, each once, and nobody cites itself", async () => {
  const workspace = await workspaceOf([]);
  expect(await pairsOf(workspace)).toEqual([]);
  await addPapers(workspace, [
    paper({ id: "doi:10.1/a", ids: ["arxiv:2101.00001", "openalex:W1"] }),
    paper({
      id: "doi:10.1/b",
      references: ["arxiv:2101.00001", "openalex:W1", "doi:10.1/b", "doi:10.1/elsewhere", "openalex:W3"],
    }),
    paper({ id: "openalex:W3", references: ["doi:10.1/b"] }),
  ]);
  expect(await pairsOf(workspace)).toEqual([
    "doi:10.1/b doi:10.1/a",
    "doi:10.1/b openalex:W3",
    "openalex:W3 doi:10.1/b",
  ]);
  await resolveGraph({ workspace, now });
  const cites = async (): Promise<number> =>
    (await graphOf(workspace)).filter((line) => line.includes('"type":"CITES"')).length;
  expect(await cites()).toBe(3);
  expect(await checkWorkspace({ workspace })).toMatchObject({ isWhole: true });
  await addPapers(workspace, [paper({ id: "openalex:W3" }), paper({ id: "doi:10.1/b" })]);
  await resolveGraph({ workspace, now });
  expect(await cites()).toBe(0);
});
