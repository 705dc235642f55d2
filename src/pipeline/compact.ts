import { type Compaction, compactJournal } from "../workspace/journal.ts";
import { openWorkspaceForUpdate } from "../workspace/workspace.ts";

export interface CompactOptions {
  /** Folder of the workspace. */
  readonly workspace: string;
  /** What a build that is refused meanwhile says is running. */
  readonly command?: string;
  readonly now?: () => Date;
}

/** Drops from the journal the lines that later ones replace. Throws `WORKSPACE_LOCKED` while a build is at work. */
export async function compactWorkspace(options: CompactOptions): Promise<Compaction> {
  const { command = "compactWorkspace", now = () => new Date() } = options;
  await using workspace = await openWorkspaceForUpdate(options.workspace, { command, now: now() });
  return compactJournal(workspace.journalPath);
}
