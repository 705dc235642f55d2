import { isDeepStrictEqual } from "node:util";
import { PaperGraphError } from "../errors.ts";
import type { Listener } from "../events.ts";
import { openStore } from "../pipeline.ts";
import type { Resolution } from "../resolve/resolver.ts";
import { createComparison, type Difference } from "../store/compare.ts";
import { inspectJournal, type JournalCondition } from "../workspace/inspect-journal.ts";
import { type Journal, openJournal } from "../workspace/journal.ts";
import { readMerges } from "../workspace/ledger.ts";
import { openWorkspace, type Workspace } from "../workspace/workspace.ts";
import { citationBatches } from "./citations.ts";
import { noteUnwritten, readNames, resolveNames } from "./resolution.ts";
import { conceptBatches, paperBatches } from "./write-graph.ts";

/** So many differences are named. */
const NAMED = 20;

export interface CheckOptions {
  /** Folder of the workspace. */
  readonly workspace: string;
  /** Address of the store; by default the one that the workspace remembers. */
  readonly store?: string;
  readonly listener?: Listener;
}

export interface CheckReport {
  readonly journal: JournalCondition;
  /** Undefined when the journal is damaged: then there is nothing to compare with. */
  readonly merges: "as resolved" | "outdated" | "unreadable" | undefined;
  readonly store: StoreCondition | undefined;
  readonly isWhole: boolean;
}

export interface StoreCondition {
  readonly address: string;
  /** Why it could not be compared. */
  readonly problem: string | undefined;
  readonly counts: Readonly<Record<Difference["kind"], number>>;
  /** The first of them. */
  readonly differences: readonly Difference[];
}

/**
 * Compares journal, ledger and store, and changes nothing: are all lines of the journal whole, does `merges.csv` say what the
 * journal and the decisions resolve to, and does the store hold exactly the graph that they give.
 */
export async function checkWorkspace(options: CheckOptions): Promise<CheckReport> {
  const { listener = () => undefined } = options;
  const workspace = await openWorkspace(options.workspace);
  const condition = await inspectJournal(workspace.journalPath);
  if (condition.damaged.length > 0) return { journal: condition, merges: undefined, store: undefined, isWhole: false };
  await using journal = await openJournal(workspace.journalPath, "read");
  const names = await readNames(journal, workspace);
  await noteUnwritten(names, workspace, listener);
  const resolution = await resolveNames(names, workspace);
  const merges = await checkMerges(workspace, resolution);
  const store = await checkStore(options, { workspace, journal, resolution });
  const { missing, different, surplus } = store.counts;
  const isSame = store.problem === undefined && missing + different + surplus === 0;
  return { journal: condition, merges, store, isWhole: isSame && merges === "as resolved" };
}

async function checkMerges({ mergesPath }: Workspace, resolution: Resolution): Promise<CheckReport["merges"]> {
  try {
    return isDeepStrictEqual(await readMerges(mergesPath), resolution.merges) ? "as resolved" : "outdated";
  } catch (cause) {
    if (cause instanceof PaperGraphError) return "unreadable";
    throw cause;
  }
}

async function checkStore(
  options: CheckOptions,
  expected: { readonly workspace: Workspace; readonly journal: Journal; readonly resolution: Resolution },
): Promise<StoreCondition> {
  const address = options.store ?? expected.workspace.settings.store;
  const counts = { missing: 0, different: 0, surplus: 0 };
  const differences: Difference[] = [];
  const take = (difference: Difference): void => {
    counts[difference.kind] += 1;
    if (differences.length < NAMED) differences.push(difference);
  };
  try {
    for await (const difference of compare(options, expected)) take(difference);
    return { address, problem: undefined, counts, differences };
  } catch (cause) {
    if (!(cause instanceof PaperGraphError)) throw cause;
    return { address, problem: cause.message, counts, differences };
  }
}

async function* compare(
  { workspace: folder, store: address, listener = () => undefined }: CheckOptions,
  { journal, resolution }: { readonly journal: Journal; readonly resolution: Resolution },
): AsyncGenerator<Difference> {
  await using store = await openStore(folder, address);
  const comparison = createComparison(store);
  let papers = 0;
  for (const batch of conceptBatches(resolution)) yield* await comparison.compare(batch);
  yield* await comparison.compareRelations(resolution.relationships);
  for await (const batch of paperBatches(journal, resolution)) {
    yield* await comparison.compare(batch);
    papers += batch.nodes.filter(({ label }) => label === "Paper").length;
    listener({ kind: "batch-compared", papers, total: journal.size });
  }
  for await (const citations of citationBatches(journal)) yield* await comparison.compareCitations(citations);
  yield* comparison.surplus("Paper", journal);
  yield* comparison.surplus("Concept", new Set(resolution.concepts.map(({ id }) => id)));
}
