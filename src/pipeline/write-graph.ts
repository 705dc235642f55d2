import { inBatches } from "../batches.ts";
import { throwIfStopped } from "../errors.ts";
import type { Listener } from "../events.ts";
import type { EntityType } from "../model/extraction.ts";
import { type GraphBatch, type GraphNode, isEvidenceType } from "../model/graph.ts";
import { citationBatches } from "./citations.ts";
import { conceptNode, projectPaper } from "../resolve/project.ts";
import type { Resolution } from "../resolve/resolver.ts";
import { storeFor } from "../store/index.ts";
import type { Removed, WritingOptions, Written } from "../store/store.ts";
import type { Journal, JournalEntry } from "../workspace/journal.ts";
import { storeUrl, type Workspace } from "../workspace/workspace.ts";

/** Papers that are written to the store in one transaction; fewer where they are long. */
const PAPERS_A_WRITE = 1_000;
/** Signs of a long abstract. */
const USUAL_LENGTH = 2_000;
const CONCEPTS_A_BATCH = 5_000;

/** What the graph holds, and how much of it was new. */
export interface WrittenCounts {
  readonly papers: number;
  /** Papers whose text is unlike those that the extractor learned from. */
  readonly foreign: number;
  readonly concepts: Readonly<Record<EntityType, number>>;
  /** Paper → Concept. */
  readonly relationships: number;
  /** Numbers that report an outcome. */
  readonly results: number;
  /** New or changed. */
  readonly written: Written;
  readonly removed: Removed;
}

/** The graph of a journal: concepts, what joins them, papers with all that hangs on them, then what they cite. */
export async function* projectGraph(journal: Journal, resolution: Resolution): AsyncGenerator<GraphBatch> {
  yield* conceptBatches(resolution);
  yield { nodes: [], relationships: resolution.relationships };
  yield* paperBatches(journal, resolution);
  for await (const { relationships } of citationBatches(journal)) yield { nodes: [], relationships };
}

/** Concepts alone, some at a time. */
export function* conceptBatches({ concepts }: Resolution): Generator<GraphBatch> {
  for (let start = 0; start < concepts.length; start += CONCEPTS_A_BATCH) {
    yield { nodes: concepts.slice(start, start + CONCEPTS_A_BATCH).map(conceptNode), relationships: [] };
  }
}

/** Papers with all that hangs on them, some at a time. */
export async function* paperBatches(journal: Journal, resolution: Resolution): AsyncGenerator<GraphBatch> {
  for await (const entries of inBatches(journal.entries(), PAPERS_A_WRITE, weightOf)) {
    yield joinBatches(entries.map((entry) => projectPaper(entry, resolution)));
  }
}

const weightOf = ({ paper }: JournalEntry): number => Math.max(1, paper.abstract.length / USUAL_LENGTH);

/** Papers of one batch share authors: each node comes once, with the spelling that `cypher/write.cypher` keeps. */
function joinBatches(batches: readonly GraphBatch[]): GraphBatch {
  const nodes = new Map<string, GraphNode>();
  for (const node of batches.flatMap((batch) => batch.nodes)) {
    const key = `${node.label} ${node.id}`;
    const known = nodes.get(key);
    if (known === undefined || String(node.properties["name"]) > String(known.properties["name"])) nodes.set(key, node);
  }
  return { nodes: [...nodes.values()], relationships: batches.flatMap((batch) => batch.relationships) };
}

/** Brings the store of a workspace to what journal and resolution say; what they do not say is taken out. */
export async function writeGraph(
  workspace: Workspace,
  work: WritingOptions & {
    readonly journal: Journal;
    readonly resolution: Resolution;
    readonly listener: Listener;
    readonly signal: AbortSignal | undefined;
  },
): Promise<WrittenCounts> {
  const { journal, resolution, listener, signal, ...options } = work;
  const url = storeUrl(workspace);
  await using store = await storeFor(url).openForWriting({ url, workspace: workspace.settings.id }, options);
  tellOtherState(workspace, store.journalPosition, listener);
  const counts = { papers: 0, foreign: 0, relationships: 0, results: 0 };
  const written = { papers: 0, concepts: 0 };
  const write = async (batch: GraphBatch): Promise<void> => {
    const { papers, concepts } = await store.write(batch);
    written.papers += papers;
    written.concepts += concepts;
    count(batch, counts);
    listener({ kind: "batch-written", papers: counts.papers, total: journal.size });
  };
  for (const batch of conceptBatches(resolution)) await write(batch);
  // The next papers are read while the store is busy with the last.
  let writing = Promise.resolve();
  for await (const batch of paperBatches(journal, resolution)) {
    throwIfStopped(signal);
    await writing;
    writing = write(batch);
    writing.catch(() => undefined);
  }
  await writing;
  const removed = await store.retain(journal);
  await store.relate(resolution.relationships);
  await store.cite(citationBatches(journal));
  await store.commit(journal.position);
  return { ...counts, concepts: countByType(resolution), written, removed };
}

/** A store that was emptied, or put back from a backup, behind our back. What it lacks is written like anything that is new. */
function tellOtherState({ settings }: Workspace, journalPosition: number, listener: Listener): void {
  if (journalPosition >= settings.storePosition) return;
  const found = journalPosition === 0 ? "is empty" : "is older than what was last written there";
  listener({ kind: "note", text: `The graph in ${settings.store} ${found}: what it lacks is written again.` });
}

function count(
  { nodes, relationships }: GraphBatch,
  counts: Record<"papers" | "foreign" | "relationships" | "results", number>,
): void {
  counts.papers += nodes.filter(({ label }) => label === "Paper").length;
  counts.foreign += nodes.filter(({ properties }) => properties["foreign"] === true).length;
  counts.relationships += relationships.filter(({ type }) => isEvidenceType(type)).length;
  counts.results += nodes.filter(({ label }) => label === "Result").length;
}

function countByType({ concepts }: Resolution): Record<EntityType, number> {
  const counts = { Method: 0, Dataset: 0, Metric: 0, Task: 0 };
  for (const { type } of concepts) counts[type] += 1;
  return counts;
}
