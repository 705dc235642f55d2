import type { EntityType, Role } from "./extraction.ts";

/** What Neo4j and the embedded engine both keep in a property. */
export type PropertyValue = string | number | boolean | readonly string[];
/** Keys in a fixed order; a property that is not known is left out, never null. */
export type Properties = Readonly<Record<string, PropertyValue>>;

/** The four concept labels also carry the label `Concept`. */
export const NODE_LABELS = ["Paper", "Author", "Method", "Dataset", "Metric", "Task", "Result"] as const;
export type NodeLabel = (typeof NODE_LABELS)[number];

/** A node as it is stored; its key is `id`, which is unique over all concept types too. */
export interface GraphNode {
  readonly label: NodeLabel;
  readonly id: string;
  /** Without `id`. */
  readonly properties: Properties;
}

/** Paper → Concept, each with its evidence. */
export const EVIDENCE_TYPES = [
  "PROPOSES",
  "USES",
  "COMPARES_WITH",
  "INTRODUCES",
  "EVALUATES_ON",
  "REPORTS",
  "ADDRESSES",
  "MENTIONS",
] as const;
export type EvidenceType = (typeof EVIDENCE_TYPES)[number];

/** Result → Concept. */
export const REFERENCE_TYPES = ["OF_METHOD", "ON_DATASET", "IN_METRIC", "OVER_BASELINE"] as const;
export type ReferenceType = (typeof REFERENCE_TYPES)[number];

/** Concept → Concept: from a version, size or edition to what it is one of; between concepts of one name, from the smaller id. */
export const CONCEPT_RELATION_TYPES = ["VARIANT_OF", "SAME_NAME_AS"] as const;
export type ConceptRelationType = (typeof CONCEPT_RELATION_TYPES)[number];

/** Every relationship type that is written (DESIGN §3); `HAS_RESULT` goes Paper → Result, `WROTE` Author → Paper, `CITES` Paper → Paper. */
export type RelationshipType = EvidenceType | "HAS_RESULT" | ReferenceType | ConceptRelationType | "WROTE" | "CITES";
export const RELATIONSHIP_TYPES: readonly RelationshipType[] = [
  ...EVIDENCE_TYPES,
  "HAS_RESULT",
  ...REFERENCE_TYPES,
  ...CONCEPT_RELATION_TYPES,
  "WROTE",
  "CITES",
];

/** At most one relationship of a type stands between two nodes. */
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

const RELATIONS: Readonly<Record<EntityType, Readonly<Partial<Record<Role, EvidenceType>>>>> = {
  Method: { proposed: "PROPOSES", used: "USES", baseline: "COMPARES_WITH" },
  Dataset: { introduced: "INTRODUCES", evaluated: "EVALUATES_ON", mentioned: "MENTIONS" },
  Metric: { reported: "REPORTS", mentioned: "MENTIONS" },
  Task: { addressed: "ADDRESSES", mentioned: "MENTIONS" },
};

/** The relationship that a role becomes; throws a `RangeError` when the type has no such role. */
export function relationshipOf(type: EntityType, role: Role): EvidenceType {
  const relation = RELATIONS[type][role];
  if (relation === undefined) throw new RangeError(`A ${type} cannot be "${role}".`);
  return relation;
}

/** True for a relationship that tells what a paper is about. */
export const isEvidenceType = (type: string): type is EvidenceType => EVIDENCE_TYPES.some((known) => known === type);

/** True for a relationship that tells what a result refers to. */
export const isReferenceType = (type: string): type is ReferenceType => REFERENCE_TYPES.some((known) => known === type);

/** True for a relationship between concepts. */
export const isConceptRelationType = (type: string): type is ConceptRelationType =>
  CONCEPT_RELATION_TYPES.some((known) => known === type);
