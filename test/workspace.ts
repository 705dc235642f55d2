import { join } from "node:path";
import type { Entity } from "../src/model/extraction.ts";
import { openStore, resolveGraph } from "../src/pipeline.ts";
import { fieldsHashOf, openJournal, textHashOf } from "../src/workspace/journal.ts";
import { openWorkspaceForBuild } from "../src/workspace/workspace.ts";
import { extraction, paper } from "./builders.ts";
import { contentOf } from "./contract/store-suite.ts";
import { temporaryFolder } from "./temporary.ts";

/** The clock of the tests. */
export const now = (): Date => new Date("2026-01-02T03:04:05Z");

/** A workspace whose journal holds one paper a list of entities, from 2020 on; its store is written. Gives its folder, which is there until the test ends. */
export async function workspaceOf(papers: readonly (readonly Entity[])[], store = "graph"): Promise<string> {
  const folder = join(await temporaryFolder(), "ws");
  {
    await using workspace = await openWorkspaceForBuild(folder, { command: "test", now: now() });
    await using journal = await openJournal(workspace.journalPath, "write");
    const entries = papers.map((entities, index) => {
      const made = paper({ id: `title:${index}`, title: `Paper ${index}`, year: 2020 + index });
      const hashes = { textHash: textHashOf(made), fieldsHash: fieldsHashOf(made) };
      return { paper: made, ...hashes, extractor: "test", extraction: extraction({ entities }) };
    });
    await journal.append({ entries, removed: [] });
  }
  await resolveGraph({ workspace: folder, store, now });
  return folder;
}

/** All that the store of a workspace holds. */
export async function graphOf(folder: string): Promise<readonly string[]> {
  await using store = await openStore(folder);
  return await contentOf(store);
}
