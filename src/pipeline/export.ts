import type { Listener } from "../events.ts";
import type { ExportCounts, Exporter } from "../export/exporter.ts";
import { sureGraph } from "../export/floor.ts";
import type { GraphBatch } from "../model/graph.ts";
import { completeState } from "../store/state.ts";
import { afterImport } from "../store/statements.ts";
import { type Journal, openJournal } from "../workspace/journal.ts";
import { openWorkspace, type Workspace } from "../workspace/workspace.ts";
import { readNames, resolveNames } from "./resolution.ts";
import { projectGraph } from "./write-graph.ts";

export interface ReadGraphOptions {
  /** Relationships from papers to concepts, and results, that are less sure are left out; 0 when left out, which gives all. */
  readonly minConfidence?: number;
  readonly listener?: Listener;
}

/** The graph of a workspace, from its journal and decisions: concepts first, then papers with all that hangs on them. */
export async function* readGraph(folder: string, options: ReadGraphOptions = {}): AsyncGenerator<GraphBatch> {
  const workspace = await openWorkspace(folder);
  await using journal = await openJournal(workspace.journalPath, "read");
  yield* graphOf(journal, workspace, options);
}

export interface ExportOptions extends ReadGraphOptions {
  /** Folder of the workspace. */
  readonly workspace: string;
  /** Where to write: a file or a folder, as the exporter's summary says. */
  readonly out: string;
}

/** Writes the graph of a workspace to files. An exporter for a store gets everything, whatever `minConfidence` is. */
export async function exportGraph(exporter: Exporter, options: ExportOptions): Promise<ExportCounts> {
  const workspace = await openWorkspace(options.workspace);
  await using journal = await openJournal(workspace.journalPath, "read");
  const graph = graphOf(journal, workspace, exporter.isStore ? { ...options, minConfidence: 0 } : options);
  const state = completeState(workspace.settings.id, journal.position);
  return await exporter.write(graph, options.out, { state, afterImport: afterImport() });
}

async function* graphOf(
  journal: Journal,
  workspace: Workspace,
  { minConfidence = 0, listener }: ReadGraphOptions,
): AsyncGenerator<GraphBatch> {
  const resolution = await resolveNames(await readNames(journal, workspace), workspace);
  if (minConfidence === 0) {
    yield* projectGraph(journal, resolution);
    return;
  }
  const { graph, leftOut } = await sureGraph(() => projectGraph(journal, resolution), minConfidence);
  listener?.({ kind: "left-out", minConfidence, ...leftOut });
  yield* graph;
}
