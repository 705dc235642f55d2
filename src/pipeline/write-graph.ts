import { inBatches } from "../batches.ts";
import { throwIfStopped } from "../errors.ts";
import type { Listener } from "../events.ts";
import type { EntityType } from "../model/extraction.ts";
import { type GraphBatch, type GraphNode, isEvidenceType } from "../model/graph.ts";
import { conceptNode, projectPaper } from "../resolve/project.ts";
import type { Resolution } from "../resolve/resolve.ts";
import { storeFor } from "../store/index.ts";
import type { Journal } from "../workspace/journal.ts";
import { storeUrl, type Workspace } from "../workspace/workspace.ts";

/** Papers that are written to the store in one transaction. */
const PAPERS_A_WRITE = 256;
const CONCEPTS_A_BATCH = 5_000;

export interface WrittenCounts {
  readonly papers: number;
  /** Papers whose text is unlike those that the extractor learned from. */
  readonly foreign: number;
  readonly concepts: Readonly<Record<EntityType, number>>;
  /** Paper → Concept. */
  readonly relationships: number;
  /** Numbers that report an outcome. */
  readonly results: number;
}

/** The graph of a journal: concepts first, then papers with all that hangs on them. */
export async function* projectGraph(journal: Journal, resolution: Resolution): AsyncGenerator<GraphBatch> {
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

/** Brings the store of a workspace to what journal and resolution say; what they do not say is taken out. */
export async function writeGraph(
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
