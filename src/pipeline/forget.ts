import { PaperGraphError } from "../errors.ts";
import { parsePaperId } from "../model/id.ts";
import { type LoadReport, removePapers, type ResolveOptions } from "../pipeline.ts";
import type { Journal } from "../workspace/journal.ts";

export interface ForgetReport extends LoadReport {
  /** Ids and titles of the papers that were taken out. */
  readonly forgotten: readonly ForgottenPaper[];
}

export interface ForgottenPaper {
  readonly id: string;
  readonly title: string;
}

/**
 * Takes papers out of journal and graph, by any of their ids, as written in a source or in normal form.
 * Throws `USAGE`, with nothing taken out, when an id is of no paper.
 */
export async function forgetPapers(
  options: Omit<ResolveOptions, "aliases">,
  ids: readonly string[],
): Promise<ForgetReport> {
  let forgotten: readonly ForgottenPaper[] = [];
  const report = await removePapers(options, async (journal) => {
    forgotten = await findPapers(journal, ids);
    return forgotten.map(({ id }) => id);
  });
  return { ...report, forgotten };
}

async function findPapers(journal: Journal, ids: readonly string[]): Promise<readonly ForgottenPaper[]> {
  const wanted = new Map(ids.map((id) => [parsePaperId(id) ?? id, id]));
  const unmet = new Set(wanted.keys());
  const found: ForgottenPaper[] = [];
  for await (const { paper } of journal.entries()) {
    const own = [paper.id, ...(paper.ids ?? [])].filter((id) => wanted.has(id));
    if (own.length > 0) found.push({ id: paper.id, title: paper.title });
    for (const id of own) unmet.delete(id);
  }
  const [missing] = unmet;
  if (missing === undefined) return found;
  throw new PaperGraphError("USAGE", `No paper of the workspace has the id "${wanted.get(missing) ?? missing}".`, {
    hint: "Nothing was taken out. The ids stand in the graph: papergraph query paper --param paper=TITLE",
  });
}
