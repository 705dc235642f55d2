import type { EntityType, Role } from "./extraction.ts";

/** What Neo4j and the embedded engine both keep in a property. */
export type PropertyValue = string | number | boolean | readonly string[];
/** Keys in a fixed order; a property that is not known is left out, never null. */
export type Properties = Readonly<Record<string, PropertyValue>>;

/** The four concept labels also carry the label `Concept`. */
export const NODE_LABELS = ["Paper", "Author", "Method", "Dataset", "Metric", "Task"] as const;
export type NodeLabel = (typeof NODE_LABELS)[number];

/** A node as it is stored; its key is `id`, which is unique over all concept types too. */
export interface GraphNode {
  readonly label: NodeLabel;
  readonly id: string;
  /** Without `id`. */
  readonly properties: Properties;
}

/** Every relationship type that is written, with the labels at its ends (DESIGN §3). */
export const RELATIONSHIP_TYPES = [
  "PROPOSES",
  "USES",
  "COMPARES_WITH",
  "INTRODUCES",
  "EVALUATES_ON",
  "REPORTS",
  "ADDRESSES",
  "MENTIONS",
  "WROTE",
] as const;
export type RelationshipType = (typeof RELATIONSHIP_TYPES)[number];

/** At most one relationship of a type stands between two nodes. `WROTE` goes Author → Paper, all others Paper → Concept. */
export interface GraphRelationship {
  readonly type: RelationshipType;
  readonly from: string;
  readonly to: string;
  readonly properties: Properties;
}

/** Whole papers with all that hangs on them; written in one transaction. */
export interface GraphBatch {
  readonly nodes: readonly GraphNode[];
  readonly relationships: readonly GraphRelationship[];
}

const RELATIONS: Readonly<Record<EntityType, Readonly<Partial<Record<Role, RelationshipType>>>>> = {
  Method: { proposed: "PROPOSES", used: "USES", baseline: "COMPARES_WITH" },
  Dataset: { introduced: "INTRODUCES", evaluated: "EVALUATES_ON", mentioned: "MENTIONS" },
  Metric: { reported: "REPORTS", mentioned: "MENTIONS" },
  Task: { addressed: "ADDRESSES", mentioned: "MENTIONS" },
};

/** The relationship that a role becomes; throws a `RangeError` when the type has no such role. */
export function relationshipOf(type: EntityType, role: Role): RelationshipType {
  const relation = RELATIONS[type][role];
  if (relation === undefined) throw new RangeError(`A ${type} cannot be "${role}".`);
  return relation;
}
