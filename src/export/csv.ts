import { open } from "node:fs/promises";
import { join } from "node:path";
import { stringify } from "csv-stringify/sync";
import {
  type GraphBatch,
  type GraphNode,
  type GraphRelationship,
  isReferenceType,
  type PropertyValue,
  type ReferenceType,
  type RelationshipType,
} from "../model/graph.ts";
import { safeCell } from "../text/spreadsheet.ts";
import type { GraphExporter } from "./exporter.ts";
import { writeFolder } from "./folder.ts";
import { isConcept, joinList } from "./graph-parts.ts";

type Cell = PropertyValue | undefined;

/** Heading → cell, in the order of the columns. */
type Row = Readonly<Record<string, Cell>>;

const COLUMNS = {
  entities: ["id", "type", "name", "aliases", "papers", "firstYear", "confidence", "ambiguous", "formerIds"],
  relationships: ["from", "type", "to", "confidence", "position", "spans", "texts", "sentences"],
  papers: [
    "id",
    "title",
    "abstract",
    "authors",
    "authorCount",
    "organisation",
    "date",
    "year",
    "venue",
    "type",
    "language",
    "citations",
    "keywords",
    "url",
    "ids",
    "sources",
    "foreign",
    "textLanguage",
  ],
  results: [
    "id",
    "paper",
    "method",
    "dataset",
    "metric",
    "value",
    "text",
    "unit",
    "relative",
    "baseline",
    "confidence",
    "span",
    "sentence",
  ],
} as const;

const TABLES = ["entities", "relationships", "papers", "results"] as const;
type Table = (typeof TABLES)[number];

/** Numbers as they are; lists joined by `|`. */
function cellText(cell: Cell): string {
  if (cell === undefined) return "";
  if (typeof cell === "number" || typeof cell === "boolean") return String(cell);
  if (typeof cell === "string") return safeCell(cell);
  return safeCell(joinList(cell));
}

function entityRow({ id, label, properties }: GraphNode): Row {
  return { ...properties, id, type: label, papers: properties["paperCount"] };
}

const relationshipRow = ({ type, from, to, properties }: GraphRelationship): Row => ({ ...properties, from, type, to });

/** A folder of `entities.csv`, `relationships.csv`, `papers.csv` and `results.csv` for spreadsheets and data frames. */
export const csv: GraphExporter = {
  name: "csv",
  summary: "a folder with entities.csv, relationships.csv, papers.csv and results.csv",
  holds: "graph",
  write: (graph, out) => writeFolder(out, (folder) => writeTables(graph, folder)),
};

async function writeTables(graph: AsyncIterable<GraphBatch>, folder: string): Promise<Record<Table, number>> {
  const counts = { entities: 0, relationships: 0, papers: 0, results: 0 };
  await using entities = await open(join(folder, "entities.csv"), "w");
  await using relationships = await open(join(folder, "relationships.csv"), "w");
  await using papers = await open(join(folder, "papers.csv"), "w");
  await using results = await open(join(folder, "results.csv"), "w");
  const files = { entities, relationships, papers, results };
  const write = async (table: Table, rows: readonly Row[]): Promise<void> => {
    counts[table] += rows.length;
    const cells = rows.map((row) => COLUMNS[table].map((column) => cellText(row[column])));
    if (cells.length > 0) await files[table].appendFile(stringify(cells));
  };

  for (const table of TABLES) await files[table].appendFile(stringify([[...COLUMNS[table]]]));
  for await (const batch of graph) {
    await write("entities", batch.nodes.filter(isConcept).map(entityRow));
    await write("papers", paperRows(batch.nodes, batch.relationships));
    await write("relationships", batch.relationships.filter(({ type }) => !isOfResult(type)).map(relationshipRow));
    await write("results", resultRows(batch.nodes, batch.relationships));
  }
  return counts;
}

/** These are the columns of `results.csv`. */
const isOfResult = (type: RelationshipType): boolean => type === "HAS_RESULT" || isReferenceType(type);

const RESULT_COLUMNS: Readonly<Record<ReferenceType, string>> = {
  OF_METHOD: "method",
  ON_DATASET: "dataset",
  IN_METRIC: "metric",
  OVER_BASELINE: "baseline",
};

/** A result with the ids of its paper and of the concepts that it refers to. */
function resultRows(nodes: readonly GraphNode[], relationships: readonly GraphRelationship[]): readonly Row[] {
  const references = new Map<string, Record<string, string>>();
  for (const { type, from, to } of relationships) {
    if (type === "HAS_RESULT") references.set(to, { ...references.get(to), paper: from });
    else if (isReferenceType(type)) references.set(from, { ...references.get(from), [RESULT_COLUMNS[type]]: to });
  }
  return nodes
    .filter(({ label }) => label === "Result")
    .map(({ id, properties }): Row => ({ ...properties, ...references.get(id), id }));
}

/** A paper's batch holds its authors too: they become one column, in the paper's order. */
function paperRows(nodes: readonly GraphNode[], relationships: readonly GraphRelationship[]): readonly Row[] {
  const nameById = new Map(
    nodes.flatMap(({ label, id, properties }) => (label === "Author" ? [[id, properties["name"]] as const] : [])),
  );
  const authorsByPaper = new Map<string, string[]>();
  for (const { type, from, to } of relationships) {
    if (type !== "WROTE") continue;
    const name = nameById.get(from);
    authorsByPaper.set(to, [...(authorsByPaper.get(to) ?? []), typeof name === "string" ? name : from]);
  }
  return nodes
    .filter(({ label }) => label === "Paper")
    .map(({ id, properties }): Row => ({ ...properties, id, authors: authorsByPaper.get(id) }));
}
