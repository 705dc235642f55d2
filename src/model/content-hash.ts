import { shortHash } from "../text/hash.ts";
import type { GraphBatch, GraphNode } from "./graph.ts";
import { completeNode, completeRelationship } from "./properties.ts";

/** The node of a paper or concept with `contentHash`: a hash of itself and of all that is written with it, by which a store knows that it has it already. */
export function withContentHash(owner: GraphNode, owned: GraphBatch = { nodes: [], relationships: [] }): GraphNode {
  const content = [
    ...[owner, ...owned.nodes].map(({ label, id, properties }) => [label, id, completeNode(label, properties)]),
    ...owned.relationships.map(({ type, from, to, properties }) => [
      type,
      from,
      to,
      completeRelationship(type, properties),
    ]),
  ];
  return { ...owner, properties: { ...owner.properties, contentHash: shortHash(JSON.stringify(content)) } };
}
