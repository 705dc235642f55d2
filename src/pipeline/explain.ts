import type { KnownConcept, Merge } from "../model/concept.ts";
import { decisionKey } from "../model/decision.ts";
import type { EntityType } from "../model/extraction.ts";
import { openStore } from "../pipeline.ts";
import { readConcepts } from "../store/concepts.ts";
import { foldName } from "../text/fold.ts";
import { readDecisions, readMerges, type NumberedDecision } from "../workspace/ledger.ts";
import { openWorkspace } from "../workspace/workspace.ts";
import { createKnownNames, formsOf } from "./known-names.ts";

/** A decision as it is listed. */
export interface ListedDecision extends NumberedDecision {
  /** Number of the later decision about the same names that counts instead. */
  readonly replacedBy?: number;
}

/** What is known of a name. */
export interface Explanation {
  /** The concepts that the name is, those of most papers first; none when a decision hides it. */
  readonly concepts: readonly (KnownConcept & {
    /** Why each of its other names belongs to it: the asked one first, then by papers. */
    readonly merges: readonly Merge[];
  })[];
  /** Those that name it, or another name of its concepts. */
  readonly decisions: readonly ListedDecision[];
}

export interface ExplainOptions {
  readonly workspace: string;
  readonly type?: EntityType;
}

/** All decisions of a workspace, those too that a later one replaces. */
export async function listDecisions(folder: string): Promise<readonly ListedDecision[]> {
  const { decisionsPath } = await openWorkspace(folder);
  const decisions = await readDecisions(decisionsPath);
  const lastByKey = new Map(decisions.map((decision) => [decisionKey(decision, foldName), decision.number]));
  return decisions.map((decision) => {
    const last = lastByKey.get(decisionKey(decision, foldName)) ?? decision.number;
    return last === decision.number ? decision : { ...decision, replacedBy: last };
  });
}

/** The lines of `merges.csv`. */
export async function listMerges(folder: string): Promise<readonly Merge[]> {
  const { mergesPath } = await openWorkspace(folder);
  return readMerges(mergesPath);
}

/**
 * Why a name, or a concept's id, is what it is in the graph, as the last build or `resolve` left it.
 * Throws `USAGE`, with names that look like it, when the workspace does not have it.
 */
export async function explainName(name: string, { workspace, type }: ExplainOptions): Promise<Explanation> {
  await using store = await openStore(workspace);
  const concepts = await readConcepts(store);
  const decisions = await listDecisions(workspace);
  const merges = await listMerges(workspace);
  const asked = foldName(name);
  const decidedTypes = decisions
    .filter((decision) => namesOf(decision).includes(asked))
    .map((decision) => decision.type);
  const names = createKnownNames(concepts, () => decidedTypes);
  const byId = concepts.filter(({ id, formerIds }) => id === name || formerIds.includes(name));
  if (byId.length === 0) names.require(name, type);
  const found = byId.length > 0 ? byId : names.conceptsOf(name, type);
  const concerned = new Set([asked, ...found.flatMap(formsOf).map(foldName)]);
  return {
    concepts: found
      .toSorted((a, b) => b.paperCount - a.paperCount)
      .map((concept) => ({
        ...concept,
        merges: merges
          .filter((merge) => merge.concept === concept.id)
          .toSorted(
            (a, b) => Number(foldName(b.name) === asked) - Number(foldName(a.name) === asked) || b.papers - a.papers,
          ),
      })),
    decisions: decisions.filter(
      (decision) =>
        (type === undefined || decision.type === type) && namesOf(decision).some((one) => concerned.has(one)),
    ),
  };
}

const namesOf = ({ name, other }: ListedDecision): readonly string[] => [name, other].map(foldName);
