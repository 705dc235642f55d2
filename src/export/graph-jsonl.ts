import type { GraphExporter } from "./exporter.ts";
import { graphExporter } from "./graph-file.ts";
import { toldBy } from "./graph-parts.ts";
import type { Properties } from "../model/graph.ts";

const told = (properties: Properties): Properties => Object.fromEntries(toldBy(properties));

const line = (value: unknown): string => `${JSON.stringify(value)}\n`;

/**
 * One JSON object a line: `{"kind":"node","label","id","properties"}`, then `{"kind":"relationship","type","from","to","properties"}`.
 * A relationship stands behind both of its nodes.
 */
export const graphJsonl: GraphExporter = graphExporter({
  name: "graph-jsonl",
  summary: "a file with one JSON object a node and a relationship",
  head: "",
  node: ({ label, id, properties }) => line({ kind: "node", label, id, properties: told(properties) }),
  between: "",
  relationship: ({ type, from, to, properties }) =>
    line({ kind: "relationship", type, from, to, properties: told(properties) }),
  tail: "",
});
