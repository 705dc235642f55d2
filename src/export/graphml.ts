import type { GraphNode, GraphRelationship } from "../model/graph.ts";
import {
  type GraphAttribute,
  NODE_ATTRIBUTES,
  nodeValues,
  RELATIONSHIP_ATTRIBUTES,
  relationshipValues,
  XML_TYPES,
} from "./graph-attributes.ts";
import type { GraphExporter } from "./exporter.ts";
import { graphExporter } from "./graph-file.ts";
import { captionOf } from "./graph-parts.ts";
import { xmlAttributes, xmlHead, xmlText } from "./xml.ts";

/** The schema allows an id no other signs. */
const NO_ID = /[^\w.:-]|_(?=x[0-9A-F]{2,6}_)/gu;

/** An id as the schema wants it: any other sign becomes its code point, `/` for one `_x2F_`. The attribute `papergraphId` has it plain. */
const idOf = (id: string): string =>
  id.replace(NO_ID, (sign) => `_x${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(2, "0")}_`);

const key = (owner: "node" | "edge", { name, kind }: GraphAttribute): string => {
  const attributes = { id: `${owner}-${name}`, for: owner, "attr.name": name, "attr.type": XML_TYPES[kind] };
  return `<key${xmlAttributes(attributes)}/>\n`;
};

const NODE_KEYS: readonly GraphAttribute[] = [
  { name: "label", kind: "text" },
  { name: "papergraphId", kind: "text" },
  ...NODE_ATTRIBUTES,
];
const EDGE_KEYS: readonly GraphAttribute[] = [{ name: "label", kind: "text" }, ...RELATIONSHIP_ATTRIBUTES];

const data = (owner: "node" | "edge", values: readonly (readonly [string, string])[]): string =>
  values.map(([name, value]) => `<data key="${owner}-${name}">${xmlText(value)}</data>`).join("");

function nodeText(node: GraphNode): string {
  const values = [["label", captionOf(node)], ["papergraphId", node.id], ...nodeValues(node)] as const;
  return `<node${xmlAttributes({ id: idOf(node.id) })}>${data("node", values)}</node>\n`;
}

function edgeText(relationship: GraphRelationship): string {
  const { type, from, to } = relationship;
  const ends = xmlAttributes({ source: idOf(from), target: idOf(to) });
  return `<edge${ends}>${data("edge", [["label", type], ...relationshipValues(relationship)])}</edge>\n`;
}

/** GraphML 1.0 with the types of all attributes declared. */
export const graphml: GraphExporter = graphExporter({
  name: "graphml",
  summary: "a file for Gephi, Cytoscape, yEd and NetworkX",
  head:
    xmlHead("graphml", {
      namespace: "http://graphml.graphdrawing.org/xmlns",
      schema: "http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd",
    }) +
    NODE_KEYS.map((attribute) => key("node", attribute)).join("") +
    EDGE_KEYS.map((attribute) => key("edge", attribute)).join("") +
    '<graph id="papergraph" edgedefault="directed">\n',
  node: nodeText,
  between: "",
  relationship: edgeText,
  tail: "</graph>\n</graphml>\n",
});
