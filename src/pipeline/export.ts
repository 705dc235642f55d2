import type { Listener } from "../events.ts";
import type { ExportCounts, Exporter } from "../export/exporter.ts";
import { sureGraph } from "../export/floor.ts";
import { namedPart } from "../export/part.ts";
import type { GraphBatch } from "../model/graph.ts";
import type { Paper } from "../model/paper.ts";
import { completeState } from "../store/state.ts";
import { afterImport } from "../store/statements.ts";
import { type Journal, openJournal } from "../workspace/journal.ts";
import { openWorkspace, type Workspace } from "../workspace/workspace.ts";
import { askForPapers } from "./asked-papers.ts";
import type { AskedQuery } from "./asked-query.ts";
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
  yield* graphOf({ workspace, journal }, options);
}

/** Concepts of a matrix: more columns than anybody looks at, and fewer than spreadsheets hold. */
export const MOST_CONCEPTS = 1_000;

export interface ExportOptions extends ReadGraphOptions {
  /** Folder of the workspace. */
  readonly workspace: string;
  /** Where to write: a file or a folder, as the exporter's summary says. */
  readonly out: string;
  /** Only the papers in the answer to it, in its order, with all that hangs on them; an exporter for a store gets all. */
  readonly query?: AskedQuery | undefined;
  /** Address of the store that answers the query; by default the one that the workspace remembers. */
  readonly store?: string | undefined;
  /** Concepts of a matrix at most, those of most papers; 1,000 when left out. */
  readonly maxConcepts?: number | undefined;
}

/** A workspace, and the papers of its journal that are asked for. */
interface Chosen {
  readonly workspace: Workspace;
  readonly journal: Journal;
  /** All, when left out. */
  readonly papers?: readonly string[];
}

/** Writes a workspace to files. An exporter for a store gets everything, whatever `minConfidence` is. */
export async function exportGraph(exporter: Exporter, options: ExportOptions): Promise<ExportCounts> {
  const workspace = await openWorkspace(options.workspace);
  await using journal = await openJournal(workspace.journalPath, "read");
  const all: Chosen = { workspace, journal };
  if (exporter.holds === "store") {
    const state = completeState(workspace.settings.id, journal.position);
    return await exporter.write(graphOf(all, {}), options.out, { state, afterImport: afterImport() });
  }
  const chosen =
    options.query === undefined ? all : { ...all, papers: await askForPapers(options.query, journal, asking(options)) };
  return await writeChosen(exporter, chosen, options);
}

const asking = ({ workspace, store, listener }: ExportOptions): Parameters<typeof askForPapers>[2] => ({
  workspace,
  store,
  listener,
});

async function writeChosen(
  exporter: Exclude<Exporter, { holds: "store" }>,
  chosen: Chosen,
  options: ExportOptions,
): Promise<ExportCounts> {
  const { out, maxConcepts = MOST_CONCEPTS, listener } = options;
  if (exporter.holds === "papers") return await exporter.write(papersOf(journalOf(chosen)), out);
  const graph = graphOf(chosen, options);
  if (exporter.holds === "graph") return await exporter.write(graph, out);
  return await exporter.write(graph, out, {
    maxConcepts,
    onLeftOut: (concepts) =>
      listener?.({
        kind: "note",
        text: `Of the concepts, the ${maxConcepts} that most papers name are written, and ${concepts} left out; see --max-concepts.`,
      }),
  });
}

async function* papersOf(journal: Journal): AsyncGenerator<Paper> {
  for await (const { paper } of journal.entries()) yield paper;
}

/** The journal as if it held the papers that are asked for and no others, in their order. */
function journalOf({ journal, papers }: Chosen): Journal {
  if (papers === undefined) return journal;
  return {
    ...journal,
    size: papers.length,
    async *entries() {
      for (const id of papers) {
        const entry = await journal.read(id);
        if (entry !== undefined) yield entry;
      }
    },
  };
}

async function* graphOf(chosen: Chosen, { minConfidence = 0, listener }: ReadGraphOptions): AsyncGenerator<GraphBatch> {
  const { workspace, journal, papers } = chosen;
  // What a name means depends on all papers, also on those that are not asked for.
  const resolution = await resolveNames(await readNames(journal, workspace), workspace);
  const whole = (): AsyncIterable<GraphBatch> => projectGraph(journalOf(chosen), resolution);
  const read = papers === undefined ? whole : () => namedPart(whole);
  if (papers === undefined && minConfidence === 0) {
    yield* read();
    return;
  }
  // It also counts the papers of each concept anew, which are fewer where only some are asked for.
  const { graph, leftOut } = await sureGraph(read, minConfidence);
  if (minConfidence > 0) listener?.({ kind: "left-out", minConfidence, ...leftOut });
  yield* graph;
}
