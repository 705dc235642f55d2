import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import type { GraphBatch, GraphNode, GraphRelationship } from "../model/graph.ts";
import type { ExportCounts, GraphExporter } from "./exporter.ts";
import { type OpenFile, writeFile } from "./folder.ts";
import { createKeyedRows } from "./keyed-rows.ts";

/** A format that is one text a node, then one text a relationship, with something around them. */
interface GraphFormat extends Pick<GraphExporter, "name" | "summary"> {
  readonly head: string;
  readonly node: (node: GraphNode) => string;
  readonly between: string;
  readonly relationship: (relationship: GraphRelationship) => string;
  readonly tail: string;
}

/** An exporter that writes one file, each node once and before all relationships; both wait on the disk, not in memory. */
export const graphExporter = ({ name, summary, ...format }: GraphFormat): GraphExporter => ({
  name,
  summary,
  holds: "graph",
  write: (graph, out) => writeFile(out, (file) => writeGraph(graph, file, format)),
});

async function writeGraph(
  graph: AsyncIterable<GraphBatch>,
  file: OpenFile,
  format: Omit<GraphFormat, "name" | "summary">,
): Promise<ExportCounts> {
  const waiting = join(file.folder, "relationships");
  // Papers share authors: of several spellings of a name the last in order counts, as in a build.
  const authors = await createKeyedRows(join(file.folder, "authors"));
  const counts = { nodes: 0, relationships: 0 };
  const append = async (texts: readonly string[]): Promise<void> => {
    counts.nodes += texts.length;
    await file.append(texts.join(""));
  };
  await file.append(format.head);
  {
    await using later = await open(waiting, "w");
    for await (const { nodes, relationships } of graph) {
      await append(nodes.filter(({ label }) => label !== "Author").map(format.node));
      await authors.add(
        nodes
          .filter(({ label }) => label === "Author")
          .map((author) => [author.id, String(author.properties["name"]), format.node(author)]),
      );
      counts.relationships += relationships.length;
      await later.appendFile(relationships.map(format.relationship).join(""));
    }
  }
  for await (const texts of authors.rows()) await append(texts);
  await file.append(format.between);
  for await (const text of createReadStream(waiting, "utf8")) await file.append(String(text));
  await file.append(format.tail);
  return counts;
}
