import { isEvidenceType, type NodeLabel, type Properties, type PropertyValue, type RelationshipType } from "./graph.ts";

/** What a property holds: a text, several texts, a whole number, any number, or yes or no. */
export type PropertyKind = "text" | "texts" | "whole" | "number" | "flag";
type Kinds = Readonly<Record<string, PropertyKind>>;

const CONCEPT: Kinds = {
  aliases: "texts",
  ambiguous: "flag",
  confidence: "number",
  contentHash: "text",
  firstYear: "whole",
  formerIds: "texts",
  name: "text",
  paperCount: "whole",
};

/** The properties that papergraph writes and so may take away again; any other in a database is someone else's. */
const NODE_PROPERTIES: Readonly<Record<NodeLabel, Kinds>> = {
  Paper: {
    abstract: "text",
    authorCount: "whole",
    citations: "whole",
    contentHash: "text",
    date: "text",
    foreign: "flag",
    ids: "texts",
    keywords: "texts",
    language: "text",
    organisation: "text",
    sources: "texts",
    textLanguage: "text",
    title: "text",
    type: "text",
    url: "text",
    venue: "text",
    year: "whole",
  },
  Author: { name: "text", nameOnly: "flag" },
  Method: CONCEPT,
  Dataset: CONCEPT,
  Metric: CONCEPT,
  Task: CONCEPT,
  Result: {
    confidence: "number",
    relative: "flag",
    sentence: "text",
    span: "text",
    text: "text",
    unit: "text",
    value: "number",
  },
};

const EVIDENCE: Kinds = { confidence: "number", sentences: "texts", spans: "texts", texts: "texts" };
const WROTE: Kinds = { position: "whole" };

/** The kinds of a node's properties by name, without `id`; always in the same order. */
export const nodeProperties = (label: NodeLabel): Kinds => NODE_PROPERTIES[label];

/** As `nodeProperties`, for a relationship. */
export const relationshipProperties = (type: RelationshipType): Kinds =>
  isEvidenceType(type) ? EVIDENCE : type === "WROTE" ? WROTE : {};

/** A value for each of papergraph's own properties, in their order; null for those that are not known. */
export type CompleteProperties = Readonly<Record<string, PropertyValue | null>>;

/** Throws a `RangeError` for a property that is not listed here: it could never be taken away again. */
export function completeNode(label: NodeLabel, properties: Properties): CompleteProperties {
  return complete(properties, label, nodeProperties(label));
}

/** As `completeNode`, for a relationship. */
export function completeRelationship(type: RelationshipType, properties: Properties): CompleteProperties {
  return complete(properties, type, relationshipProperties(type));
}

function complete(properties: Properties, owner: string, kinds: Kinds): CompleteProperties {
  const unlisted = Object.keys(properties).find((name) => !(name in kinds));
  if (unlisted !== undefined) throw new RangeError(`${owner} has no property "${unlisted}".`);
  return Object.fromEntries(Object.keys(kinds).map((name) => [name, properties[name] ?? null]));
}
