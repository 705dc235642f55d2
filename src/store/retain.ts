import { readStatements, statementNamed, type Statement } from "./statements.ts";
import type { PaperIds, Removed, Row } from "./store.ts";

/** Runs one statement of `cypher/` in a transaction of its own. */
export type RunStatement = (statement: Statement) => Promise<readonly Row[]>;

const PAGE = 10_000;

/** Takes out papers that are not in `papers`, then concepts and authors that no paper holds any more; a page at a time. */
export async function retainPapers(run: RunStatement, papers: PaperIds): Promise<Removed> {
  const statements = readStatements("retain.cypher");
  const removed = await removePapers(run, { statements, papers });
  return {
    papers: removed,
    concepts: await deletePages(run, statementNamed(statements, "delete-orphaned-concepts")),
    authors: await deletePages(run, statementNamed(statements, "delete-orphaned-authors")),
  };
}

async function removePapers(
  run: RunStatement,
  work: { readonly statements: ReadonlyMap<string, string>; readonly papers: PaperIds },
): Promise<number> {
  const page = statementNamed(work.statements, "paper-page");
  const removals = ["delete-results", "delete-papers"].map((name) => statementNamed(work.statements, name));
  let removed = 0;
  let after: string | undefined = "";
  while (after !== undefined) {
    const rows = await run({ text: page, parameters: { after, size: PAGE } });
    const listed = rows.map(({ id }) => id).filter((id) => typeof id === "string");
    const gone = listed.filter((id) => !work.papers.has(id));
    if (gone.length > 0) for (const text of removals) await run({ text, parameters: { ids: gone } });
    removed += gone.length;
    after = listed.length < PAGE ? undefined : listed.at(-1);
  }
  return removed;
}

/** Runs a statement that deletes a page of something until there is no more; returns how many were deleted. */
export async function deletePages(run: RunStatement, text: string): Promise<number> {
  let removed = 0;
  let deleted = PAGE;
  while (deleted === PAGE) {
    const [row] = await run({ text, parameters: { size: PAGE } });
    deleted = typeof row?.deleted === "number" ? row.deleted : 0;
    removed += deleted;
  }
  return removed;
}
