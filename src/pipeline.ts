import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { pipeline as pipe } from "node:stream/promises";
import { inBatches } from "./batches.ts";
import { PaperGraphError, throwIfStopped } from "./errors.ts";
import type { Listener } from "./events.ts";
import type { ExportCounts, Exporter } from "./export/exporter.ts";
import { sureGraph } from "./export/floor.ts";
import { openExtractorPool } from "./extract/index.ts";
import type { KnownConcept } from "./model/concept.ts";
import type { EntityType } from "./model/extraction.ts";
import type { GraphBatch } from "./model/graph.ts";
import { noteUnwritten, readNames, resolveNames } from "./pipeline/resolution.ts";
import { projectGraph, writeGraph, type WrittenCounts } from "./pipeline/write-graph.ts";
import { readSources } from "./read/index.ts";
import type { Resolution, Resolver } from "./resolve/resolver.ts";
import { readConcepts } from "./store/concepts.ts";
import { storeFor } from "./store/index.ts";
import { completeState } from "./store/state.ts";
import { afterImport } from "./store/statements.ts";
import type { GraphStore } from "./store/store.ts";
import { packageVersion } from "./version.ts";
import { keepAliases } from "./workspace/aliases.ts";
import { createIntake, type IntakeCounts } from "./workspace/intake.ts";
import { openJournal, type Journal } from "./workspace/journal.ts";
import { writeMerges } from "./workspace/ledger.ts";
import {
  openWorkspace,
  openWorkspaceForBuild,
  openWorkspaceForUpdate,
  saveSettings,
  storeUrl,
  type Run,
  type Workspace,
} from "./workspace/workspace.ts";

/** Papers that are extracted before the journal is written: a build that is killed loses no more than their extraction. */
const PAPERS_AN_INTAKE = 512;

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
  /** The user's own aliases, a file of lines of type, name and alias; the workspace keeps a copy for later builds. */
  readonly aliases?: string;
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

/**
 * Papers in, graph out: read → extract → journal, then resolve, then journal + resolution → store. Each step streams;
 * what the journal holds is not extracted again, and nothing is written to the store before all names are resolved.
 */
export async function buildGraph(options: BuildOptions): Promise<BuildReport> {
  const { command = "buildGraph", now = () => new Date() } = options;
  const started = now();
  await using workspace = await openWorkspaceForBuild(options.workspace, { command, now: started });
  const settings = { ...workspace.settings, ...(options.store === undefined ? {} : { store: options.store }) };
  if (options.aliases !== undefined) await keepAliases(options.aliases, workspace.aliasesPath);
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

  const { resolution, written } = await resolveAndWrite(
    { ...workspace, settings },
    {
      journal,
      names: await readNames(journal, workspace),
      listener,
      signal: options.signal,
      adopt: options.adopt ?? false,
    },
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

/** The second and third step of a build: names → concepts, then journal + resolution → the store and `merges.csv`. */
async function resolveAndWrite(
  workspace: Workspace,
  { names, ...work }: Omit<Parameters<typeof writeGraph>[1], "resolution"> & { readonly names: Resolver },
): Promise<{ readonly resolution: Resolution; readonly written: WrittenCounts }> {
  const resolution = await resolveNames(names, workspace);
  work.listener({ kind: "concepts-resolved", concepts: resolution.concepts.length, names: resolution.merges.length });
  const written = await writeGraph(workspace, { ...work, resolution });
  await writeMerges(workspace.mergesPath, resolution.merges); // it tells why the graph is as it is, so it comes after it
  return { resolution, written };
}

export type ResolveOptions = Pick<
  BuildOptions,
  "workspace" | "store" | "aliases" | "listener" | "signal" | "command" | "now"
>;

export interface ResolveReport extends WrittenCounts {
  readonly store: string;
  /** What the store held before; empty when there was none. */
  readonly before: readonly KnownConcept[];
  readonly after: readonly KnownConcept[];
}

/** A change to the files that decide, made while the workspace is locked. */
export type LedgerEdit = (ledger: {
  readonly workspace: Workspace;
  /** Those that there are before it. */
  readonly concepts: readonly KnownConcept[];
  /** The types under which papers write a name, whether or not it is a concept. */
  readonly typesWritten: (name: string) => readonly EntityType[];
}) => Promise<void>;

/**
 * Resolves the journal anew, by the decisions and aliases as they now stand, and brings `merges.csv` and the store up to date;
 * nothing is extracted. Throws `WORKSPACE_MISSING` when nothing was built yet.
 */
export async function resolveGraph(options: ResolveOptions, edit?: LedgerEdit): Promise<ResolveReport> {
  const { command = "resolveGraph", now = () => new Date(), listener = () => undefined } = options;
  await using opened = await openWorkspaceForUpdate(options.workspace, { command, now: now() });
  const workspace = options.store === undefined ? opened : inStore(opened, options.store);
  await using journal = await openJournal(workspace.journalPath, "read");
  const before = await conceptsInStore(workspace);
  if (options.aliases !== undefined) await keepAliases(options.aliases, workspace.aliasesPath);
  const names = await readNames(journal, workspace);
  if (edit === undefined) await noteUnwritten(names, workspace, listener);
  await edit?.({
    workspace,
    concepts: before.length > 0 ? before : (await resolveNames(names, workspace)).concepts,
    typesWritten: (name) => names.typesOf(name),
  });
  const { resolution, written } = await resolveAndWrite(workspace, {
    journal,
    names,
    listener,
    signal: options.signal,
    adopt: false,
  }).catch((cause: unknown) => {
    throw edit === undefined ? cause : whatIsRecorded(cause);
  });
  if (options.store !== undefined) await saveSettings(workspace, workspace.settings);
  return { ...written, store: workspace.settings.store, before, after: resolution.concepts };
}

const inStore = (workspace: Workspace, store: string): Workspace => ({
  ...workspace,
  settings: { ...workspace.settings, store },
});

async function conceptsInStore(workspace: Workspace): Promise<readonly KnownConcept[]> {
  try {
    await using store = await openStoreOf(workspace);
    return await readConcepts(store);
  } catch (cause) {
    if (cause instanceof PaperGraphError && cause.code === "WORKSPACE_MISSING") return [];
    throw cause;
  }
}

/** What was decided is on record when the store fails: deciding it again would be wrong, and an undo would undo another one. */
function whatIsRecorded(cause: unknown): unknown {
  if (!(cause instanceof PaperGraphError)) return cause;
  return new PaperGraphError(cause.code, `decisions.csv is changed, but the graph is not: ${cause.message}`, {
    hint: "Bring the graph up to date with: papergraph resolve",
    cause,
  });
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
  const resolution = await resolveNames(await readNames(journal, workspace), workspace);
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
  return openStoreOf(store === undefined ? workspace : inStore(workspace, store));
}

async function openStoreOf(workspace: Workspace): Promise<GraphStore> {
  const url = storeUrl(workspace);
  return storeFor(url).openForReading({ url, workspace: workspace.settings.id });
}

/** SHA-256 of a source's bytes; null for what cannot be read twice: standard input and pipes. */
async function fileHash(name: string): Promise<string | null> {
  if (name === "-" || (await stat(name)).isFIFO()) return null;
  const hash = createHash("sha256");
  await pipe(createReadStream(name), hash);
  return hash.digest("hex");
}
