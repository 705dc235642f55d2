import { PaperGraphError } from "../errors.ts";
import { prepareQuery } from "../pipeline/asked-query.ts";
import { followFormerIds } from "../store/former-ids.ts";
import type { GraphStore, QueryLimits, Row, Value } from "../store/store.ts";
import { foldTitle } from "../text/fold.ts";
import type { Answer, AnswerCell, AskedQuery, NodeType } from "./api.ts";
import type { Findable } from "./search.ts";
import { readUndrawn } from "./undrawn.ts";

/** More rows than one reads, and few enough for a page to hold; time enough for a question that has an answer. */
const LIMITS: QueryLimits = { maxRows: 1_000, timeoutMs: 60_000 };

/** Finds the node that a cell names; `column` is the word at its head. */
export type FindNode = (written: string, column: string) => string | undefined;

const TYPES: readonly NodeType[] = ["Paper", "Method", "Dataset", "Metric", "Task"];

/** The type that a column of an answer is headed by: `otherMethod` holds methods. */
const typeOfColumn = (column: string): NodeType | undefined =>
  TYPES.find((type) => column.toLowerCase().replace(/s$/u, "").endsWith(type.toLowerCase()));

const papersOf = ({ confidences }: Findable): number => confidences?.length ?? 1;

/** Nodes by id, and by name where the column says of which type; of several of one name, that of most papers. */
export function nodeFinder(entries: readonly Findable[]): FindNode {
  const ids = new Set<string>();
  const byName = new Map<string, Findable>();
  for (const entry of entries) {
    ids.add(entry.id);
    for (const type of [entry.type, ""]) {
      const key = `${type}\n${foldTitle(entry.label)}`;
      const other = byName.get(key);
      if (other === undefined || papersOf(other) < papersOf(entry)) byName.set(key, entry);
    }
  }
  return (written, column) => {
    if (ids.has(written)) return written;
    const head = column.toLowerCase();
    const type =
      typeOfColumn(column) ?? (head === "title" ? "Paper" : head === "concept" || head === "name" ? "" : undefined);
    return type === undefined ? undefined : byName.get(`${type}\n${foldTitle(written)}`)?.id;
  };
}

const isMap = (value: Value): value is { readonly [key: string]: Value } =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const textAt = (map: { readonly [key: string]: Value }, key: string): string | undefined => {
  const value = map[key];
  return typeof value === "string" ? value : undefined;
};

function textOf(value: Value): string {
  if (value === null) return "";
  if (Array.isArray(value)) return value.map(textOf).join(" · ");
  if (isMap(value))
    return textAt(value, "title") ?? textAt(value, "name") ?? textAt(value, "type") ?? JSON.stringify(value);
  return typeof value === "string" ? value : JSON.stringify(value);
}

function cellOf(value: Value, column: string, findNode: FindNode): AnswerCell {
  const text = textOf(value);
  if (typeof value === "number") return { text, isNumber: true };
  const named = isMap(value) ? textAt(value, "id") : typeof value === "string" ? value : undefined;
  const node = named === undefined ? undefined : findNode(named, column);
  return node === undefined ? { text } : { text, node };
}

/** Ids of the nodes within a value: a path or a list holds several. */
function nodesIn(value: Value, column: string, findNode: FindNode): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item: Value) => nodesIn(item, column, findNode));
  const { node } = cellOf(value, column, findNode);
  return node === undefined ? [] : [node];
}

const valueAt = (row: Row, column: string): Value => row[column] ?? null;

interface Asking {
  readonly store: GraphStore;
  readonly findNode: FindNode;
  /** Whether the picture holds a node. */
  readonly isDrawn: (id: string) => boolean;
  /** Aborted when nobody waits for the answer any more. */
  readonly signal?: AbortSignal;
}

/** The one place where a query of the page or of `view --query` runs. Throws as `prepareQuery` and `GraphStore.query` do. */
export async function answerQuery({ store, findNode, isDrawn, signal }: Asking, asked: AskedQuery): Promise<Answer> {
  const { text, parameters } = prepareQuery(asked);
  const today = await followFormerIds(store, parameters);
  const { columns, rows, hasMore } = await store.query(text, today.parameters, { ...LIMITS, signal });
  const found = rows.flatMap((row) => columns.flatMap((column) => nodesIn(valueAt(row, column), column, findNode)));
  const nodes = [...new Set(found)];
  const undrawn = await readUndrawn(
    store,
    nodes.filter((id) => !isDrawn(id)),
  );
  return {
    ...asked,
    columns,
    rows: rows.map((row) => columns.map((column) => cellOf(valueAt(row, column), column, findNode))),
    nodes,
    undrawn,
    hasMore,
  };
}

/** What went wrong with a query, in the engine's words where they say it best. */
export function failureOf(error: PaperGraphError): string {
  return error.hint === undefined ? error.message : `${error.message} ${error.hint}`;
}
