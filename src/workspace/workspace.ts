import { randomUUID } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { PaperGraphError, systemCode } from "../errors.ts";
import { takeLock } from "./lock.ts";

const SCHEMA_VERSION = 1;

/** One build, as a methods section needs it. */
export interface Run {
  readonly started: string;
  readonly finished: string;
  readonly command: string;
  /** Version of papergraph. */
  readonly version: string;
  /** Name and version of the extractor: code and weights. */
  readonly extractor: string;
  readonly sources: readonly { readonly name: string; readonly sha256: string | null }[];
  readonly papers: number;
  readonly concepts: number;
  readonly relationships: number;
}

/** What `workspace.json` holds. */
export interface WorkspaceSettings {
  readonly schemaVersion: number;
  /** Tells this workspace from others in a shared database. */
  readonly id: string;
  /** Address of the store without credentials; the embedded engine's is `graph`. */
  readonly store: string;
  /** How much of the journal was in that store when it was last written; 0 before the first time. */
  readonly storePosition: number;
  readonly model: string | null;
  readonly runs: readonly Run[];
}

export const workspaceSchema: z.ZodType<WorkspaceSettings> = z.object({
  schemaVersion: z.int(),
  id: z.string(),
  store: z.string(),
  storePosition: z.int().default(0),
  model: z.string().nullable(),
  runs: z
    .array(
      z.object({
        started: z.string(),
        finished: z.string(),
        command: z.string(),
        version: z.string(),
        extractor: z.string(),
        sources: z.array(z.object({ name: z.string(), sha256: z.string().nullable() })).readonly(),
        papers: z.int(),
        concepts: z.int(),
        relationships: z.int(),
      }),
    )
    .readonly(),
});

/** Name, in `workspace.json`, of the store that lies in the workspace itself. */
export const EMBEDDED_STORE = "graph";

/** A folder that a build keeps (DESIGN §2). */
export interface Workspace {
  readonly folder: string;
  readonly settings: WorkspaceSettings;
  readonly journalPath: string;
  readonly decisionsPath: string;
  readonly mergesPath: string;
  /** The user's own aliases, where there are any. */
  readonly aliasesPath: string;
}

/** What holds a lock, and since when. */
interface LockedRun {
  readonly command: string;
  readonly now: Date;
}

const workspaceAt = (folder: string, settings: WorkspaceSettings): Workspace => ({
  folder,
  settings,
  journalPath: join(folder, "journal.jsonl"),
  decisionsPath: join(folder, "decisions.csv"),
  mergesPath: join(folder, "merges.csv"),
  aliasesPath: join(folder, "aliases.tsv"),
});

/** Address that the store of a workspace is opened by: the embedded engine's is a folder. */
export const storeUrl = (workspace: Workspace): string =>
  workspace.settings.store === EMBEDDED_STORE ? join(workspace.folder, EMBEDDED_STORE) : workspace.settings.store;

/** Opens a workspace to read from it. Throws `WORKSPACE_MISSING` or `WORKSPACE_DAMAGED`. */
export async function openWorkspace(folder: string): Promise<Workspace> {
  const settings = await readSettings(folder);
  if (settings === undefined) {
    throw new PaperGraphError("WORKSPACE_MISSING", `There is no papergraph workspace in ${folder}.`, {
      hint: "Build one with: papergraph build SOURCE…, or name its folder with --workspace.",
    });
  }
  return workspaceAt(folder, settings);
}

/** Opens a workspace to build in it, making it when there is none, and locks it until disposed. */
export async function openWorkspaceForBuild(folder: string, run: LockedRun): Promise<Workspace & AsyncDisposable> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (cause) {
    throw new PaperGraphError("WRITE_FAILED", `The workspace ${folder} cannot be made.`, {
      hint: "Check the path and its permissions, or name another with --workspace.",
      cause,
    });
  }
  return locked(folder, run, async () => {
    const known = await readSettings(folder);
    const fresh = {
      schemaVersion: SCHEMA_VERSION,
      id: randomUUID(),
      store: EMBEDDED_STORE,
      storePosition: 0,
      model: null,
      runs: [],
    };
    const workspace = workspaceAt(folder, known ?? fresh);
    if (known === undefined) await saveSettings(workspace, fresh);
    return workspace;
  });
}

/** Opens a workspace that is there to change it, and locks it until disposed. Throws as `openWorkspace`, and `WORKSPACE_LOCKED`. */
export async function openWorkspaceForUpdate(folder: string, run: LockedRun): Promise<Workspace & AsyncDisposable> {
  await openWorkspace(folder); // before the lock is taken: where there is no workspace nothing is written
  return locked(folder, run, () => openWorkspace(folder));
}

async function locked(
  folder: string,
  run: LockedRun,
  open: () => Promise<Workspace>,
): Promise<Workspace & AsyncDisposable> {
  const lock = await takeLock(join(folder, "lock"), run.command, run.now);
  try {
    return Object.assign(await open(), { [Symbol.asyncDispose]: () => lock[Symbol.asyncDispose]() });
  } catch (cause) {
    await lock[Symbol.asyncDispose]();
    throw cause;
  }
}

/** Replaces `workspace.json` in one step. */
export async function saveSettings(workspace: Workspace, settings: WorkspaceSettings): Promise<void> {
  await replaceFile(join(workspace.folder, "workspace.json"), `${JSON.stringify(settings, null, 2)}\n`);
}

/** Writes beside and renames, so that a crash leaves the old file or the new one, never half of one. */
export async function replaceFile(path: string, text: string): Promise<void> {
  await writeFile(`${path}.new`, text, { flush: true });
  await rename(`${path}.new`, path);
}

async function readSettings(folder: string): Promise<WorkspaceSettings | undefined> {
  const path = join(folder, "workspace.json");
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (cause) {
    if (systemCode(cause) === "ENOENT") return undefined;
    throw new PaperGraphError("WORKSPACE_DAMAGED", `${path} cannot be read.`, {
      hint: "Check its permissions.",
      cause,
    });
  }
  return parseSettings(text, path);
}

function parseSettings(text: string, path: string): WorkspaceSettings {
  let settings: WorkspaceSettings;
  try {
    settings = workspaceSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new PaperGraphError("WORKSPACE_DAMAGED", `${path} is not what papergraph writes there.`, {
      hint: "Restore it from a backup, or delete it: the next build makes a new one from the journal.",
      cause,
    });
  }
  if (settings.schemaVersion === SCHEMA_VERSION) return settings;
  throw new PaperGraphError("WORKSPACE_DAMAGED", `${path} has schema version ${settings.schemaVersion}.`, {
    hint: `This papergraph knows version ${SCHEMA_VERSION}: use the version that wrote it.`,
  });
}
