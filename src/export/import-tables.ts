import { isEntityType } from "../model/extraction.ts";
import {
  type EvidenceType,
  isEvidenceType,
  isReferenceType,
  NODE_LABELS,
  type NodeLabel,
  type ReferenceType,
  RELATIONSHIP_TYPES,
  type RelationshipType,
} from "../model/graph.ts";
import { nodeProperties, type PropertyKind, relationshipProperties } from "../model/properties.ts";

/** Neo4j keeps whole numbers in 64 bits, others as doubles, as it does with what a build sends. */
const TYPES: Readonly<Record<PropertyKind, string>> = {
  text: "string",
  texts: "string[]",
  whole: "long",
  number: "double",
  flag: "boolean",
};

/** One kind of node or relationship: a header file and a data file. */
export interface Table {
  readonly name: string;
  /** How the importer is told: `--nodes=Concept:Method` or `--relationships=USES`. */
  readonly option: string;
  readonly header: readonly string[];
}

/** Ids are unique within such a group. */
type IdGroup = "Author" | "Concept" | "Paper" | "Result";

function nodeTable(label: NodeLabel): Table {
  const group = isEntityType(label) ? "Concept" : label;
  return {
    name: `${label.toLowerCase()}s`,
    option: `--nodes=${isEntityType(label) ? `Concept:${label}` : label}`,
    header: [`id:ID(${group})`, ...columnsOf(nodeProperties(label))],
  };
}

function relationshipTable(type: RelationshipType): Table {
  const [from, to] = endsOf(type);
  return {
    name: type.toLowerCase().replaceAll("_", "-"),
    option: `--relationships=${type}`,
    header: [`:START_ID(${from})`, `:END_ID(${to})`, ...columnsOf(relationshipProperties(type))],
  };
}

type Ends = readonly [from: IdGroup, to: IdGroup];

const OTHER_ENDS: Readonly<Record<Exclude<RelationshipType, EvidenceType | ReferenceType>, Ends>> = {
  HAS_RESULT: ["Paper", "Result"],
  VARIANT_OF: ["Concept", "Concept"],
  SAME_NAME_AS: ["Concept", "Concept"],
  WROTE: ["Author", "Paper"],
  CITES: ["Paper", "Paper"],
};

function endsOf(type: RelationshipType): Ends {
  if (isEvidenceType(type)) return ["Paper", "Concept"];
  if (isReferenceType(type)) return ["Result", "Concept"];
  return OTHER_ENDS[type];
}

const columnsOf = (kinds: Readonly<Record<string, PropertyKind>>): readonly string[] =>
  Object.entries(kinds).map(([name, kind]) => `${name}:${TYPES[kind]}`);

export const STATE_TABLE: Table = {
  name: "state",
  option: "--nodes=PapergraphState",
  // The importer wants a key; nothing refers to it and it is not kept.
  header: [":ID(PapergraphState)", "workspace:string", "schemaVersion:long", "journalPosition:long"],
};

export const NODE_TABLES: readonly (Table & { readonly label: NodeLabel })[] = NODE_LABELS.map((label) => ({
  label,
  ...nodeTable(label),
}));

export const RELATIONSHIP_TABLES: readonly (Table & { readonly type: RelationshipType })[] = RELATIONSHIP_TYPES.map(
  (type) => ({ type, ...relationshipTable(type) }),
);

export const TABLES: readonly Table[] = [...NODE_TABLES, ...RELATIONSHIP_TABLES, STATE_TABLE];
