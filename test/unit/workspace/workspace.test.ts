import { readdir, readFile, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openWorkspace, openWorkspaceForBuild, saveSettings, storeUrl } from "../../../src/workspace/workspace.ts";
import { temporaryFolder } from "../../temporary.ts";

const run = { command: "papergraph build a.txt", now: new Date("2026-01-02T03:04:05Z") };

describe("a workspace", () => {
  test("keeps its id and settings from build to build", async () => {
    const folder = join(await temporaryFolder(), "graphs", "mine");
    let id: string;
    {
      await using workspace = await openWorkspaceForBuild(folder, run);
      id = workspace.settings.id;
      await saveSettings(workspace, { ...workspace.settings, store: "bolt://localhost:7687" });
    }
    const workspace = await openWorkspace(folder);
    expect(workspace.settings.id).toBe(id);
    expect(storeUrl(workspace)).toBe("bolt://localhost:7687");
    expect((await readdir(folder)).toSorted()).toEqual(["workspace.json"]);
  });

  test("is built by one at a time: the second is told who holds it", async () => {
    const folder = await temporaryFolder();
    await using _first = await openWorkspaceForBuild(folder, run);
    await expect(openWorkspaceForBuild(folder, run)).rejects.toMatchObject({
      code: "WORKSPACE_LOCKED",
      message: `The workspace is in use by "papergraph build a.txt" (process ${process.pid} on ${hostname()}, since 2026-01-02T03:04:05.000Z).`,
    });
  });

  test("takes over the lock of a process that is gone", async () => {
    const folder = await temporaryFolder();
    const gone = { pid: 2 ** 22 + 1, host: hostname(), since: "2026-01-01T00:00:00Z", command: "papergraph build" };
    await writeFile(join(folder, "lock"), JSON.stringify(gone));
    {
      await using _workspace = await openWorkspaceForBuild(folder, run);
      expect(await readFile(join(folder, "lock"), "utf8")).toContain(`"pid":${process.pid}`);
    }
    expect(await readdir(folder)).toEqual(["workspace.json"]);
  });

  test("says what is wrong when it is missing, damaged or from a later version", async () => {
    const folder = await temporaryFolder();
    await expect(openWorkspace(folder)).rejects.toMatchObject({ code: "WORKSPACE_MISSING" });
    await writeFile(join(folder, "workspace.json"), "{");
    await expect(openWorkspace(folder)).rejects.toMatchObject({ code: "WORKSPACE_DAMAGED" });
    const later = { schemaVersion: 9, id: "x", store: "graph", model: null, runs: [] };
    await writeFile(join(folder, "workspace.json"), JSON.stringify(later));
    await expect(openWorkspace(folder)).rejects.toThrow("has schema version 9");
  });
});
