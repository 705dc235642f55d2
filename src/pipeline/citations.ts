import { inBatches } from "../batches.ts";
import type { GraphRelationship } from "../model/graph.ts";
import { strongIds } from "../model/id.ts";
import type { Paper } from "../model/paper.ts";
import type { Citations } from "../store/store.ts";
import type { Journal } from "../workspace/journal.ts";

const PAPERS_A_BATCH = 1_000;

/** Which papers of a journal cite which of it, for all papers, some at a time; nothing where no source tells what is cited. */
export async function* citationBatches(journal: Journal): AsyncGenerator<Citations> {
  const paperById = new Map<string, string>();
  let isTold = false;
  for await (const { paper } of journal.entries()) {
    for (const id of [paper.id, ...strongIds(paper)]) paperById.set(id, paper.id);
    isTold ||= (paper.references ?? []).length > 0;
  }
  if (!isTold) return;
  for await (const entries of inBatches(journal.entries(), PAPERS_A_BATCH)) {
    yield {
      papers: entries.map(({ paper }) => paper.id),
      relationships: entries.flatMap(({ paper }) => citationsOf(paper, paperById)),
    };
  }
}

/** A paper does not cite itself, whatever its source says, nor another one twice. */
function citationsOf(paper: Paper, paperById: ReadonlyMap<string, string>): readonly GraphRelationship[] {
  const cited = new Set((paper.references ?? []).map((id) => paperById.get(id)));
  cited.delete(paper.id);
  return [...cited].flatMap((to) =>
    to === undefined ? [] : [{ type: "CITES" as const, from: paper.id, to, properties: {} }],
  );
}
