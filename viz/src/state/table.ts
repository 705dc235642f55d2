import type { NodeType } from "../../../src/serve/api.ts";
import { safeCell } from "../../../src/text/spreadsheet.ts";
import { foldTitle } from "../../../src/text/fold.ts";
import { columnsOf } from "./columns.ts";
import type { PaperGraph } from "./graph.ts";
import { type Column, COLUMNS, type Order } from "./order.ts";
import type { Visibility } from "./visibility.ts";

/** A shown node as a row of the table. */
export interface TableRow {
  readonly id: string;
  readonly type: NodeType;
  readonly name: string;
  readonly year: number | null;
  /** Papers that are sure enough to name a concept; 1 for a paper. */
  readonly papers: number;
  /** Shown edges. */
  readonly links: number;
}

export function rowsOf(
  graph: PaperGraph,
  { nodes, edges, shares, unsure }: Pick<Visibility, "nodes" | "edges" | "shares" | "unsure">,
): readonly TableRow[] {
  const { places } = columnsOf(graph);
  const links = new Map<string, number>();
  const count = (id: string): Map<string, number> => links.set(id, (links.get(id) ?? 0) + 1);
  graph.forEachEdge((edge, { type, from, to }) => {
    // Those of a projection are counted below: the graph holds them only once they are drawn.
    if (type === "SHARES" || !edges.has(edge)) return;
    count(from);
    count(to);
  });
  for (const { one, other } of shares) {
    count(one);
    count(other);
  }
  return [...nodes].map((id) => {
    const { type, label, year, papers } = graph.getNodeAttributes(id);
    const fewer = unsure[places.get(id) ?? -1] ?? 0;
    return { id, type, name: label, year, papers: papers - fewer, links: links.get(id) ?? 0 };
  });
}

const keyOf = (row: TableRow, column: Column): string | number => {
  const value = row[column];
  return typeof value === "string" ? foldTitle(value) : (value ?? Number.NEGATIVE_INFINITY);
};

/** In order; of equals, those with the most links come first. */
export function sortedRows(rows: readonly TableRow[], { column, isDescending }: Order): readonly TableRow[] {
  const turn = isDescending ? -1 : 1;
  return rows
    .map((row) => ({ row, key: keyOf(row, column) }))
    .toSorted((a, b) => {
      if (a.key !== b.key) return a.key < b.key ? -turn : turn;
      return b.row.links - a.row.links || (a.row.id < b.row.id ? -1 : 1);
    })
    .map(({ row }) => row);
}

export const FORMATS = ["CSV", "JSON"] as const;
export type Format = (typeof FORMATS)[number];

const quoted = (text: string): string => (/[",\n\r]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

function csvOf(rows: readonly TableRow[]): string {
  const head = ["id", ...COLUMNS.map(({ key }) => key)];
  const lines = rows.map((row) =>
    [row.id, ...COLUMNS.map(({ key }) => row[key])]
      .map((cell) => (typeof cell === "string" ? quoted(safeCell(cell)) : (cell ?? "")))
      .join(","),
  );
  return `${[head.join(","), ...lines].join("\r\n")}\r\n`;
}

/** A file of the table. Text that a spreadsheet would run is escaped in CSV. */
export function fileOf(rows: readonly TableRow[], format: Format): { readonly name: string; readonly file: Blob } {
  const [text, type] =
    format === "CSV"
      ? [csvOf(rows), "text/csv;charset=utf-8"]
      : [`${JSON.stringify(rows, null, 2)}\n`, "application/json"];
  return { name: `papergraph-nodes.${format.toLowerCase()}`, file: new Blob([text], { type }) };
}

const literal = (text: string): string =>
  `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'").replaceAll("\n", "\\n")}'`;

/** The statement that gives these nodes and what joins them, for Neo4j Browser. */
export function cypherOf(ids: Iterable<string>): string {
  return [
    `WITH [${[...ids].map(literal).join(", ")}] AS ids`,
    "MATCH (node) WHERE (node:Paper OR node:Concept) AND node.id IN ids",
    "OPTIONAL MATCH (node)-[link]->(other) WHERE (other:Paper OR other:Concept) AND other.id IN ids",
    "RETURN node, link, other",
  ].join("\n");
}
