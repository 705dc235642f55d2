import {
  isEvidenceType,
  type NodeLabel,
  type Properties,
  type PropertyValue,
  type RelationshipType,
} from "../model/graph.ts";

const CONCEPT = ["aliases", "ambiguous", "confidence", "firstYear", "formerIds", "name", "paperCount"] as const;
const EVIDENCE = ["confidence", "sentences", "spans", "texts"] as const;

/** The properties that papergraph writes and so may take away again; any other in a database is someone else's. */
const NODE_PROPERTIES: Readonly<Record<NodeLabel, readonly string[]>> = {
  Paper: [
    "abstract",
    "authorCount",
    "citations",
    "date",
    "foreign",
    "ids",
    "keywords",
    "language",
    "organisation",
    "sources",
    "title",
    "type",
    "url",
    "venue",
    "year",
  ],
  Author: ["name", "nameOnly"],
  Method: CONCEPT,
  Dataset: CONCEPT,
  Metric: CONCEPT,
  Task: CONCEPT,
  Result: ["confidence", "relative", "sentence", "span", "text", "unit", "value"],
};

/** A value for each of papergraph's own properties, null for those to be taken away. */
export type CompleteProperties = Readonly<Record<string, PropertyValue | null>>;

/** Throws a `RangeError` for a property that is not listed here: it could never be taken away again. */
export function completeNode(label: NodeLabel, properties: Properties): CompleteProperties {
  return complete(properties, { owner: label, names: NODE_PROPERTIES[label] });
}

/** As `completeNode`, for a relationship. */
export function completeRelationship(type: RelationshipType, properties: Properties): CompleteProperties {
  const names = isEvidenceType(type) ? EVIDENCE : type === "WROTE" ? ["position"] : [];
  return complete(properties, { owner: type, names });
}

function complete(
  properties: Properties,
  { owner, names }: { readonly owner: string; readonly names: readonly string[] },
): CompleteProperties {
  const unlisted = Object.keys(properties).find((name) => !names.includes(name));
  if (unlisted !== undefined) throw new RangeError(`${owner} has no property "${unlisted}".`);
  return Object.fromEntries(names.map((name) => [name, properties[name] ?? null]));
}
