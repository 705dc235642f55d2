import { PaperGraphError } from "../errors.ts";
import type { Listener } from "../events.ts";
import { openStore } from "../pipeline.ts";
import { followFormerIds } from "../store/former-ids.ts";
import { findQuery, isQueryName } from "../store/queries.ts";
import type { Value } from "../store/store.ts";
import type { Journal } from "../workspace/journal.ts";
import { type AskedQuery, prepareQuery } from "./asked-query.ts";

const LIMITS = { timeoutMs: 60_000, maxRows: Number.MAX_SAFE_INTEGER };

interface Asking {
  /** Folder of the workspace. */
  readonly workspace: string;
  /** Address of the store; by default the one that the workspace remembers. */
  readonly store: string | undefined;
  readonly listener: Listener | undefined;
}

/** Named queries give as many rows as fit a screen unless told otherwise; an export wants all of them. */
function withoutLimit(asked: AskedQuery): AskedQuery {
  const hasLimit = isQueryName(asked.query) && findQuery(asked.query).parameters.some(({ name }) => name === "limit");
  return hasLimit ? { ...asked, parameters: { limit: String(MOST_ROWS), ...asked.parameters } } : asked;
}

/** More papers than any store has. */
const MOST_ROWS = 1_000_000_000;

type KnowsPaper = Pick<Journal, "has">;

/** The papers that an answer holds: nodes of papers, and texts that are the id of one; lists, paths and maps are looked through. */
function* papersIn(value: Value, journal: KnowsPaper): Generator<string> {
  if (typeof value === "string") {
    if (journal.has(value)) yield value;
  } else if (isList(value)) {
    for (const item of value) yield* papersIn(item, journal);
  } else if (typeof value === "object" && value !== null) {
    const { labels, id } = value;
    if (labels === undefined) yield* papersIn(Object.values(value), journal);
    else if (isList(labels) && labels.includes("Paper") && typeof id === "string") yield id;
  }
}

const isList = (value: Value | undefined): value is readonly Value[] => Array.isArray(value);

/**
 * The ids of the papers in the answer to a query, each once, in the order of the answer; a named query gives all its rows unless
 * `limit` is among its parameters. Papers that the store has but the
 * journal has not are left out and told. Throws `USAGE` when the answer has none, and as `prepareQuery` and `GraphStore.query` do.
 */
export async function askForPapers(asked: AskedQuery, journal: KnowsPaper, asking: Asking): Promise<readonly string[]> {
  const { text, parameters } = prepareQuery(withoutLimit(asked));
  await using store = await openStore(asking.workspace, asking.store);
  const today = await followFormerIds(store, parameters);
  for (const [former, id] of today.followed) {
    asking.listener?.({ kind: "note", text: `"${former}" is now "${id}".` });
  }
  const { rows } = await store.query(text, today.parameters, LIMITS);
  const found = [...new Set(rows.flatMap((row) => [...papersIn(Object.values(row), journal)]))];
  const known = found.filter((id) => journal.has(id));
  if (known.length === 0) {
    throw new PaperGraphError("USAGE", `The query answers with no paper of the workspace (${rows.length} rows).`, {
      hint: "Return papers or their ids, such as MATCH (paper:Paper)-[:USES]->(:Method {name: $method}) RETURN paper.",
    });
  }
  if (known.length < found.length) {
    asking.listener?.({
      kind: "note",
      text: `Papers of the answer that are not in the workspace are left out: ${found.length - known.length}.`,
    });
  }
  return known;
}
