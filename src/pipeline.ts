import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { pipeline as pipe } from "node:stream/promises";
import { inBatches } from "./batches.ts";
import { throwIfStopped } from "./errors.ts";
import type { Listener } from "./events.ts";
import type { ExportCounts, Exporter } from "./export/exporter.ts";
import { sureGraph } from "./export/floor.ts";
import { openExtractorPool } from "./extract/index.ts";
import type { EntityType } from "./model/extraction.ts";
import { type GraphBatch, type GraphNode, isEvidenceType } from "./model/graph.ts";
import { readSources } from "./read/index.ts";
import { createNameTable } from "./resolve/name-table.ts";
import { conceptNode, projectPaper } from "./resolve/project.ts";
import { resolveNames, type Resolution } from "./resolve/resolve.ts";
import { storeFor } from "./store/index.ts";
import { completeState } from "./store/state.ts";
import { afterImport } from "./store/statements.ts";
import type { GraphStore } from "./store/store.ts";
import { packageVersion } from "./version.ts";
import { createIntake, type IntakeCounts } from "./workspace/intake.ts";
import { openJournal, type Journal } from "./workspace/journal.ts";
import { readDecisions, writeMerges } from "./workspace/ledger.ts";
import {
  openWorkspace,
  openWorkspaceForBuild,
  saveSettings,
  storeUrl,
  type Run,
  type Workspace,
} from "./workspace/workspace.ts";

/** Papers that are extracted before the journal is written: a build that is killed loses no more than their extraction. */
const PAPERS_AN_INTAKE = 512;
/** Papers that are written to the store in one transaction. */
const PAPERS_A_WRITE = 256;
const CONCEPTS_A_BATCH = 5_000;

export interface BuildOptions {
  readonly sources: readonly string[];
  /** Folder of the workspace. */
  readonly workspace: string;
  /** Address of the store; by default the one that the workspace remembers, at first the embedded engine. */
  readonly store?: string;
  /** Takes over a database that belongs to another workspace, or holds papers of none. */
  readonly adopt?: boolean;
  readonly reader?: string;
  readonly model?: string;
  readonly threads?: number;
  readonly listener?: Listener;
  readonly signal?: AbortSignal;
  /** What the run list and a refused second build say is running. */
  readonly command?: string;
  /** The clock of the run list. */
  readonly now?: () => Date;
}

export interface BuildReport extends IntakeCounts, WrittenCounts {
  readonly skipped: number;
  /** What found the concepts. */
  readonly model: string;
  readonly store: string;
}

interface WrittenCounts {
  readonly papers: number;
  /** Papers whose text is unlike those that the extractor learned from. */
  readonly foreign: number;
  readonly concepts: Readonly<Record<EntityType, number>>;
  /** Paper → Concept. */
  readonly relationships: number;
  /** Numbers that report an outcome. */
  readonly results: number;
}

/**
 * Papers in, graph out: read → extract → journal, then resolve, then journal + resolution → store. Each step streams;
 * what the journal holds is not extracted again, and nothing is written to the store before all names are resolved.
 */
export async function buildGraph(options: BuildOptions): Promise<BuildReport> {
  const { command = "buildGraph", now = () => new Date() } = options;
  const started = now();
  await using workspace = await openWorkspaceForBuild(options.workspace, { command, now: started });
  const settings = { ...workspace.settings, ...(options.store === undefined ? {} : { store: options.store }) };
  await using journal = await openJournal(workspace.journalPath, "write");
  let skipped = 0;
  const listener: Listener = (event) => {
    if (event.kind === "record-skipped") skipped += 1;
    options.listener?.(event);
  };
  await using extractors = await openExtractorPool({
    model: options.model ?? settings.model ?? undefined,
    threads: options.threads,
    listener,
  });
  const records = readSources(options.sources, { reader: options.reader, listener });
  const intake = await createIntake(journal, extractors);
  for await (const batch of inBatches(records, PAPERS_AN_INTAKE)) {
    throwIfStopped(options.signal);
    await intake.take(batch);
    listener({ kind: "papers-extracted", records: intake.counts().records, papers: intake.counts().extracted });
  }

  const resolution = await resolveJournal(journal, workspace);
  await writeMerges(workspace.mergesPath, resolution.merges);
  listener({ kind: "concepts-resolved", concepts: resolution.concepts.length, names: resolution.merges.length });
  const written = await writeStore(
    { ...workspace, settings },
    { journal, resolution, listener, signal: options.signal, adopt: options.adopt ?? false },
  );

  const run: Run = {
    started: started.toISOString(),
    finished: now().toISOString(),
    command,
    version: packageVersion(),
    extractor: extractors.version,
    sources: await Promise.all(options.sources.map(async (name) => ({ name, sha256: await fileHash(name) }))),
    papers: written.papers,
    concepts: resolution.concepts.length,
    relationships: written.relationships,
  };
  await saveSettings(workspace, { ...settings, model: extractors.model, runs: [...settings.runs, run] });
  return { ...intake.counts(), ...written, skipped, model: extractors.model, store: settings.store };
}

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
  const resolution = await resolveJournal(journal, workspace);
  if (minConfidence === 0) {
    yield* projectGraph(journal, resolution);
    return;
  }
  const { graph, leftOut } = await sureGraph(() => projectGraph(journal, resolution), minConfidence);
  listener?.({ kind: "left-out", minConfidence, ...leftOut });
  yield* graph;
}

/** Opens the store of a workspace to query it: the one that the workspace remembers, or `store`. */
export async function openStore(folder: string, store?: string): Promise<GraphStore> {
  const workspace = await openWorkspace(folder);
  const url = storeUrl(store === undefined ? workspace : { ...workspace, settings: { ...workspace.settings, store } });
  return storeFor(url).openForReading({ url, workspace: workspace.settings.id });
}

async function resolveJournal(journal: Journal, workspace: Workspace): Promise<Resolution> {
  const decisions = await readDecisions(workspace.decisionsPath);
  const table = createNameTable();
  for await (const { paper, extraction } of journal.entries()) table.add(extraction.entities, paper.year);
  return resolveNames(table, decisions);
}

async function* projectGraph(journal: Journal, resolution: Resolution): AsyncGenerator<GraphBatch> {
  for (let start = 0; start < resolution.concepts.length; start += CONCEPTS_A_BATCH) {
    const concepts = resolution.concepts.slice(start, start + CONCEPTS_A_BATCH);
    yield { nodes: concepts.map(conceptNode), relationships: [] };
  }
  for await (const entries of inBatches(journal.entries(), PAPERS_A_WRITE)) {
    yield joinBatches(entries.map((entry) => projectPaper(entry, resolution)));
  }
}

/** Papers of one batch share authors: each node comes once. */
function joinBatches(batches: readonly GraphBatch[]): GraphBatch {
  const nodes = new Map<string, GraphNode>();
  for (const node of batches.flatMap((batch) => batch.nodes)) nodes.set(`${node.label} ${node.id}`, node);
  return { nodes: [...nodes.values()], relationships: batches.flatMap((batch) => batch.relationships) };
}

async function writeStore(
  workspace: Workspace,
  work: {
    readonly journal: Journal;
    readonly resolution: Resolution;
    readonly listener: Listener;
    readonly signal: AbortSignal | undefined;
    readonly adopt: boolean;
  },
): Promise<WrittenCounts> {
  const { journal, resolution, listener, signal, adopt } = work;
  const url = storeUrl(workspace);
  await using store = await storeFor(url).openForWriting({ url, workspace: workspace.settings.id }, { adopt });
  let papers = 0;
  let foreign = 0;
  let relationships = 0;
  let results = 0;
  for await (const batch of projectGraph(journal, resolution)) {
    throwIfStopped(signal);
    await store.write(batch);
    papers += batch.nodes.filter(({ label }) => label === "Paper").length;
    foreign += batch.nodes.filter(({ properties }) => properties["foreign"] === true).length;
    relationships += batch.relationships.filter(({ type }) => isEvidenceType(type)).length;
    results += batch.nodes.filter(({ label }) => label === "Result").length;
    listener({ kind: "batch-written", papers, total: journal.size });
  }
  await store.retain(journal);
  await store.commit(journal.position);
  return { papers, foreign, concepts: countByType(resolution), relationships, results };
}

function countByType({ concepts }: Resolution): Record<EntityType, number> {
  const counts = { Method: 0, Dataset: 0, Metric: 0, Task: 0 };
  for (const { type } of concepts) counts[type] += 1;
  return counts;
}

/** SHA-256 of a source's bytes; null for what cannot be read twice: standard input and pipes. */
async function fileHash(name: string): Promise<string | null> {
  if (name === "-" || (await stat(name)).isFIFO()) return null;
  const hash = createHash("sha256");
  await pipe(createReadStream(name), hash);
  return hash.digest("hex");
}
