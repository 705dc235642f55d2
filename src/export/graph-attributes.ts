import {
  type GraphNode,
  type GraphRelationship,
  NODE_LABELS,
  type PropertyValue,
  RELATIONSHIP_TYPES,
} from "../model/graph.ts";
import { nodeProperties, type PropertyKind, relationshipProperties } from "../model/properties.ts";
import { joinList, toldBy } from "./graph-parts.ts";

/** An attribute that a graph file declares before its nodes. */
export interface GraphAttribute {
  readonly name: string;
  readonly kind: PropertyKind;
}

type Kinds = Readonly<Record<string, PropertyKind>>;

/** `kind` is the label of a node (`Paper`, `Method`) or the type of a relationship. */
function attributesOf(kinds: readonly Kinds[]): readonly GraphAttribute[] {
  const all: Kinds = Object.assign({ kind: "text" }, ...kinds);
  return Object.entries(all).flatMap(([name, kind]) => (name === "contentHash" ? [] : [{ name, kind }]));
}

export const NODE_ATTRIBUTES: readonly GraphAttribute[] = attributesOf(NODE_LABELS.map(nodeProperties));
export const RELATIONSHIP_ATTRIBUTES: readonly GraphAttribute[] = attributesOf(
  RELATIONSHIP_TYPES.map(relationshipProperties),
);

/** The types that GraphML and GEXF share. Neither has lists that all programs read: they are one text, parted by `|`. */
export const XML_TYPES: Readonly<Record<PropertyKind, string>> = {
  text: "string",
  texts: "string",
  whole: "long",
  number: "double",
  flag: "boolean",
};

type Values = readonly (readonly [name: string, value: string])[];

const written = (value: PropertyValue): string => (typeof value === "object" ? joinList(value) : String(value));

export const nodeValues = ({ label, properties }: GraphNode): Values => [
  ["kind", label],
  ...toldBy(properties).map(([name, value]) => [name, written(value)] as const),
];

export const relationshipValues = ({ type, properties }: GraphRelationship): Values => [
  ["kind", type],
  ...toldBy(properties).map(([name, value]) => [name, written(value)] as const),
];
