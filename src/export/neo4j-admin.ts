import { open, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { GraphBatch, PropertyValue } from "../model/graph.ts";
import { completeNode, completeRelationship } from "../model/properties.ts";
import type { ExportCounts, StoreExporter, StoreSetup } from "./exporter.ts";
import { writeFolder } from "./folder.ts";
import { NODE_TABLES, RELATIONSHIP_TABLES, STATE_TABLE, TABLES } from "./import-tables.ts";
import { createKeyedRows } from "./keyed-rows.ts";

/** Parts the items of a list. Unicode keeps this code point free for a program's own use: no text has it. */
const LIST_DELIMITER = "\uFDD0";
const REPLACEMENT = "\uFFFD";

const ARGUMENTS: readonly string[] = [
  ...TABLES.map(({ name, option }) => `${option}=${name}-header.csv,${name}.csv`),
  `--array-delimiter=U+${LIST_DELIMITER.charCodeAt(0).toString(16).toUpperCase()}`,
  // Abstracts and sentences have line breaks.
  "--multiline-fields=true",
];

/**
 * A folder that `neo4j-admin database import full` makes a database from: the same graph, `PapergraphState` included, that
 * a build writes through a running server. Empty lists the importer leaves out; `after-import.cypher` makes those of
 * concepts, and no other property is ever an empty list, or a list of one empty text, which would read the same.
 */
export const neo4jAdmin: StoreExporter = {
  name: "neo4j-admin",
  summary: "a folder for the offline importer of Neo4j: always everything, however unsure",
  holds: "store",
  write: (graph, out, setup) => writeFolder(out, (folder) => writeFiles(graph, folder, setup)),
  nextSteps: (out) => [
    "With Neo4j stopped and its database empty (--overwrite-destination deletes what is there), run:",
    `cd ${inShell(out)} && neo4j-admin database import full neo4j @import.args`,
    "Then start Neo4j and make constraints, indexes and what the importer leaves out, as a build with --store would too:",
    `cypher-shell -f ${inShell(join(out, "after-import.cypher"))}`,
  ],
};

const inShell = (path: string): string => (/^[\w./-]+$/u.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`);

async function writeFiles(
  graph: AsyncIterable<GraphBatch>,
  folder: string,
  { state, afterImport }: StoreSetup,
): Promise<ExportCounts> {
  for (const { name, header } of TABLES) await writeFile(join(folder, `${name}-header.csv`), `${header.join(",")}\n`);
  await writeFile(join(folder, "import.args"), `${ARGUMENTS.join("\n")}\n`);
  await writeFile(join(folder, "after-import.cypher"), afterImport.map((statement) => `${statement};\n`).join(""));
  await using files = await openFiles(folder);
  await files.append(STATE_TABLE.name, [rowOf(["state", state.workspace, state.schemaVersion, state.journalPosition])]);
  return await writeRows(graph, folder, files);
}

/** Papers share authors, and the importer wants each once: of several spellings of a name the last in order counts, as in a build. */
async function writeRows(
  graph: AsyncIterable<GraphBatch>,
  folder: string,
  files: DataFiles,
): Promise<Record<string, number>> {
  const authors = await createKeyedRows(join(folder, "parts"));
  const counts = Object.fromEntries(TABLES.filter((table) => table !== STATE_TABLE).map(({ name }) => [name, 0]));
  const append = async (name: string, rows: readonly string[]): Promise<void> => {
    counts[name] = (counts[name] ?? 0) + rows.length;
    await files.append(name, rows);
  };
  for await (const { nodes, relationships } of graph) {
    for (const { label, name } of NODE_TABLES) {
      const rows = nodes
        .filter((node) => node.label === label)
        .map(({ id, properties }) => ({
          id,
          name: String(properties["name"]),
          row: rowOf([id, ...Object.values(completeNode(label, properties))]),
        }));
      if (label === "Author") await authors.add(rows.map((author) => [author.id, author.name, author.row]));
      else
        await append(
          name,
          rows.map(({ row }) => row),
        );
    }
    for (const { type, name } of RELATIONSHIP_TABLES) {
      const rows = relationships
        .filter((relationship) => relationship.type === type)
        .map(({ from, to, properties }) => rowOf([from, to, ...Object.values(completeRelationship(type, properties))]));
      await append(name, rows);
    }
  }
  for await (const rows of authors.rows()) await append("authors", rows);
  return counts;
}

interface DataFiles extends AsyncDisposable {
  append(name: string, rows: readonly string[]): Promise<void>;
}

/** Every table has its data file, be it empty: the importer looks for all of them. */
async function openFiles(folder: string): Promise<DataFiles> {
  const files = new Map(
    await Promise.all(TABLES.map(async ({ name }) => [name, await open(join(folder, `${name}.csv`), "w")] as const)),
  );
  return {
    async append(name, rows) {
      if (rows.length > 0) await files.get(name)?.appendFile(rows.join(""));
    },
    async [Symbol.asyncDispose]() {
      for (const file of files.values()) await file.close();
    },
  };
}

/** What is not known is an empty cell; an empty text or list is two quotes, which the importer tells apart. */
const rowOf = (cells: readonly (PropertyValue | null)[]): string => `${cells.map(cellOf).join(",")}\n`;

function cellOf(cell: PropertyValue | null): string {
  if (cell === null) return "";
  if (typeof cell === "string") return quoted(cell);
  if (typeof cell === "number" || typeof cell === "boolean") return String(cell);
  return quoted(cell.map((item) => item.replaceAll(LIST_DELIMITER, REPLACEMENT)).join(LIST_DELIMITER));
}

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
