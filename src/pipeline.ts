import { PaperGraphError } from "./errors.ts";
import type { Listener } from "./events.ts";
import { openExtractorPool } from "./extract/index.ts";
import type { KnownConcept } from "./model/concept.ts";
import type { EntityType } from "./model/extraction.ts";
import { checkReportPath, watchReading, type IntakeReport } from "./pipeline/intake-report.ts";
import { noteUnwritten, readNames, resolveNames } from "./pipeline/resolution.ts";
import { takeIn } from "./pipeline/take-in.ts";
import { writeGraph, type WrittenCounts } from "./pipeline/write-graph.ts";
import type { Columns } from "./read/columns.ts";
import { hashSources } from "./read/hash.ts";
import type { Resolution, Resolver } from "./resolve/resolver.ts";
import { readConcepts } from "./store/concepts.ts";
import { storeFor } from "./store/index.ts";
import type { GraphStore, WritingOptions } from "./store/store.ts";
import { packageVersion } from "./version.ts";
import { keepAliases } from "./workspace/aliases.ts";
import type { IntakeCounts } from "./workspace/intake.ts";
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

export interface BuildOptions {
  readonly sources: readonly string[];
  /** Folder of the workspace. */
  readonly workspace: string;
  /** Address of the store; by default the one that the workspace remembers, at first the embedded engine. */
  readonly store?: string;
  /** Takes over a database that belongs to another workspace, or holds papers of none. */
  readonly adopt?: boolean;
  readonly reader?: string;
  /** What fields are called in tables and JSON, where that is not to be guessed. */
  readonly columns?: Columns;
  readonly model?: string;
  readonly threads?: number;
  /** Also finds concepts in papers whose text is not in English; without it they are papers without any. */
  readonly anyLanguage?: boolean;
  /** The user's own aliases, a file of lines of type, name and alias; the workspace keeps a copy for later builds. */
  readonly aliases?: string;
  /** A file for what became of each record (`intakeReportSchema`), written once all are read, or of what was read until that failed. */
  readonly report?: string;
  readonly listener?: Listener;
  readonly signal?: AbortSignal;
  /** What the run list and a refused second build say is running. */
  readonly command?: string;
  /** The clock of the run list. */
  readonly now?: () => Date;
}

export interface BuildReport extends IntakeCounts, WrittenCounts {
  readonly skipped: number;
  readonly intake: IntakeReport;
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
  if (options.report !== undefined) await checkReportPath(options.report);
  await using workspace = await openWorkspaceForBuild(options.workspace, { command, now: started });
  const { settings } = inStore(workspace, options.store);
  if (options.aliases !== undefined) await keepAliases(options.aliases, workspace.aliasesPath);
  const reading = watchReading(options.listener);
  const { listener } = reading;
  // Before hours of extraction, not after them.
  await checkStore({ ...workspace, settings }, { adopt: options.adopt ?? false });
  await using journal = await openJournal(workspace.journalPath, "write");
  tellMending(journal, listener);
  await using extractors = await openExtractorPool({
    model: options.model ?? settings.model ?? undefined,
    threads: options.threads,
    anyLanguage: options.anyLanguage,
    listener,
  });
  const run = { command, started: started.toISOString() };
  const { counts, report } = await takeIn({ ...options, run }, { journal, extractors, reading });

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

  const ended: Run = {
    ...run,
    finished: now().toISOString(),
    version: packageVersion(),
    extractor: extractors.version,
    sources: await hashSources(options.sources),
    papers: written.papers,
    concepts: resolution.concepts.length,
    relationships: written.relationships,
  };
  const storePosition = journal.position;
  await saveSettings(workspace, {
    ...settings,
    storePosition,
    model: extractors.model,
    runs: [...settings.runs, ended],
  });
  return {
    ...counts,
    ...written,
    skipped: report.skipped,
    intake: report,
    model: extractors.model,
    store: settings.store,
  };
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
  await saveSettings(workspace, { ...workspace.settings, storePosition: work.journal.position });
  return { resolution, written };
}

function tellMending({ tornBytes }: Journal, listener: Listener): void {
  if (tornBytes === 0) return;
  const text = `The last line of the journal was cut off, as by a crash: its ${tornBytes.toLocaleString("en")} bytes are taken away, and its paper is read again.`;
  listener({ kind: "note", text });
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
  const workspace = inStore(opened, options.store);
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
  }).catch((cause: unknown) => {
    throw edit === undefined ? cause : whatIsRecorded("decisions.csv is changed", cause);
  });
  return { ...written, store: workspace.settings.store, before, after: resolution.concepts };
}

export type LoadOptions = Omit<ResolveOptions, "aliases"> & Pick<BuildOptions, "adopt">;

export interface LoadReport extends WrittenCounts {
  readonly store: string;
}

/**
 * Writes the whole graph anew from journal and decisions, whatever the store holds or seems to hold; nothing is extracted.
 * The workspace remembers the store. Throws `WORKSPACE_MISSING` when nothing was built yet.
 */
export async function loadGraph(options: LoadOptions): Promise<LoadReport> {
  const { command = "loadGraph", now = () => new Date(), listener = () => undefined, signal } = options;
  await using opened = await openWorkspaceForUpdate(options.workspace, { command, now: now() });
  const workspace = inStore(opened, options.store);
  const rights = { adopt: options.adopt ?? false, rewrite: true };
  await checkStore(workspace, rights);
  await using journal = await openJournal(workspace.journalPath, "read");
  const names = await readNames(journal, workspace);
  const { written } = await resolveAndWrite(workspace, { journal, names, listener, signal, ...rights });
  return { ...written, store: workspace.settings.store };
}

/** Takes papers out of the journal, while the workspace is locked, and what only they brought out of `merges.csv` and the store. */
export async function removePapers(
  options: Omit<ResolveOptions, "aliases">,
  choose: (journal: Journal) => Promise<readonly string[]>,
): Promise<LoadReport> {
  const { command = "removePapers", now = () => new Date(), listener = () => undefined, signal } = options;
  await using opened = await openWorkspaceForUpdate(options.workspace, { command, now: now() });
  const workspace = inStore(opened, options.store);
  await using journal = await openJournal(workspace.journalPath, "write");
  tellMending(journal, listener);
  await journal.append({ entries: [], removed: await choose(journal) });
  const names = await readNames(journal, workspace);
  const { written } = await resolveAndWrite(workspace, { journal, names, listener, signal }).catch((cause: unknown) => {
    throw whatIsRecorded("The papers are taken out of the journal", cause);
  });
  return { ...written, store: workspace.settings.store };
}

/** Throws as `openForWriting` of the store would, before anything is done. */
async function checkStore(workspace: Workspace, options: WritingOptions): Promise<void> {
  const url = storeUrl(workspace);
  await storeFor(url).checkForWriting({ url, workspace: workspace.settings.id }, options);
}

/** The workspace with another store, of which nothing is known yet. */
function inStore(workspace: Workspace, store: string | undefined): Workspace {
  if (store === undefined || store === workspace.settings.store) return workspace;
  return { ...workspace, settings: { ...workspace.settings, store, storePosition: 0 } };
}

async function conceptsInStore(workspace: Workspace): Promise<readonly KnownConcept[]> {
  try {
    await using store = await openStoreOf(workspace);
    return await readConcepts(store);
  } catch (cause) {
    if (cause instanceof PaperGraphError && cause.code === "WORKSPACE_MISSING") return [];
    throw cause;
  }
}

/** What was decided is on record when the store fails: doing it again would be wrong, and an undo would undo another decision. */
function whatIsRecorded(recorded: string, cause: unknown): unknown {
  if (!(cause instanceof PaperGraphError)) return cause;
  return new PaperGraphError(cause.code, `${recorded}, but the graph is not: ${cause.message}`, {
    hint: "Bring the graph up to date with: papergraph resolve",
    cause,
  });
}

/** Opens the store of a workspace to query it: the one that the workspace remembers, or `store`. */
export async function openStore(folder: string, store?: string): Promise<GraphStore> {
  return openStoreOf(inStore(await openWorkspace(folder), store));
}

async function openStoreOf(workspace: Workspace): Promise<GraphStore> {
  const url = storeUrl(workspace);
  return storeFor(url).openForReading({ url, workspace: workspace.settings.id });
}
