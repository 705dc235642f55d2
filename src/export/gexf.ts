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
import { xmlAttributes, xmlHead } from "./xml.ts";

function declared(owner: "node" | "edge", attributes: readonly GraphAttribute[]): string {
  const each = attributes.map(
    ({ name, kind }) => `<attribute${xmlAttributes({ id: name, title: name, type: XML_TYPES[kind] })}/>\n`,
  );
  return `<attributes class="${owner}" mode="static">\n${each.join("")}</attributes>\n`;
}

function valuesText(values: readonly (readonly [name: string, value: string])[]): string {
  const each = values.map(([name, value]) => `<attvalue${xmlAttributes({ for: name, value })}/>`);
  return `<attvalues>${each.join("")}</attvalues>`;
}

function nodeText(node: GraphNode): string {
  const attributes = xmlAttributes({ id: node.id, label: captionOf(node) });
  return `<node${attributes}>${valuesText(nodeValues(node))}</node>\n`;
}

/** Its ends and its type make an edge's id: at most one of a type stands between two nodes. `kind` keeps parallel edges apart. */
function edgeText(relationship: GraphRelationship): string {
  const { type, from, to } = relationship;
  const id = JSON.stringify([from, type, to]);
  const attributes = xmlAttributes({ id, source: from, target: to, kind: type, label: type });
  return `<edge${attributes}>${valuesText(relationshipValues(relationship))}</edge>\n`;
}

/** GEXF 1.3 with the types of all attributes declared. */
export const gexf: GraphExporter = graphExporter({
  name: "gexf",
  summary: "a file for Gephi",
  head:
    xmlHead("gexf", { namespace: "http://gexf.net/1.3", schema: "http://gexf.net/1.3/gexf.xsd", version: "1.3" }) +
    "<meta><creator>papergraph</creator></meta>\n" +
    '<graph defaultedgetype="directed" mode="static">\n' +
    declared("node", NODE_ATTRIBUTES) +
    declared("edge", RELATIONSHIP_ATTRIBUTES) +
    "<nodes>\n",
  node: nodeText,
  between: "</nodes>\n<edges>\n",
  relationship: edgeText,
  tail: "</edges>\n</graph>\n</gexf>\n",
});
