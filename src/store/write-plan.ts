import type { GraphBatch, GraphNode, GraphRelationship, NodeLabel, RelationshipType } from "../model/graph.ts";
import {
  completeNode,
  completeRelationship,
  CONCEPT_LABELS,
  EVIDENCE_TYPES,
  type CompleteProperties,
} from "./properties.ts";
import { readStatements, statementNamed, type Statement } from "./statements.ts";

// Types, not interfaces: only those may stand where a map of values is asked for.
type NodeRow = { readonly id: string; readonly properties: CompleteProperties };
type RelationshipRow = { readonly from: string; readonly to: string; readonly properties: CompleteProperties };
/** What a paper of the batch keeps: `TYPE concept-id` of each relationship, and the ids of its authors. */
type KeptRow = { readonly id: string; readonly concepts: readonly string[]; readonly authors: readonly string[] };
type PlanRow = NodeRow | RelationshipRow | KeptRow;

/** How much one statement carries at most; each engine has a size that it is fastest at. */
export interface ChunkLimits {
  readonly nodes: number;
  readonly relationships: number;
}

/** A statement of long texts is cut before it has all its rows. */
const MAX_CHARACTERS = 8_000_000;

/**
 * The statements that write a batch, to be run in one transaction: nodes, then relationships, then away with what
 * the batch's papers no longer have.
 */
export type WritePlan = (batch: GraphBatch) => Generator<Statement>;

/** Reads the statements once; each batch then only brings its rows. */
export function createWritePlan(limits: ChunkLimits): WritePlan {
  const statements = readStatements("write.cypher");
  const evidenceTypes = EVIDENCE_TYPES.join("|");
  const texts = {
    nodes: new Map<NodeLabel, string>([
      ["Paper", statementNamed(statements, "paper")],
      ["Author", statementNamed(statements, "author")],
      ...filled(statementNamed(statements, "concept"), "{{label}}", CONCEPT_LABELS),
    ]),
    relationships: new Map<RelationshipType, string>([
      ...filled<RelationshipType>(statementNamed(statements, "author-to-paper"), "{{type}}", ["WROTE"]),
      ...filled(statementNamed(statements, "paper-to-concept"), "{{type}}", EVIDENCE_TYPES),
    ]),
    dropOldConcepts: statementNamed(statements, "drop-old-concepts").replace("{{types}}", evidenceTypes),
    dropOldAuthors: statementNamed(statements, "drop-old-authors"),
  };
  return function* (batch) {
    for (const [label, text] of texts.nodes) yield* inChunks(text, nodeRows(batch.nodes, label), limits.nodes);
    for (const [type, text] of texts.relationships) {
      yield* inChunks(text, relationshipRows(batch.relationships, type), limits.relationships);
    }
    const kept = keptOf(batch);
    yield* inChunks(texts.dropOldConcepts, kept, limits.nodes);
    yield* inChunks(texts.dropOldAuthors, kept, limits.nodes);
  };
}

/** One text a name: labels and types cannot be parameters, but they come from closed lists. */
function filled<Name extends string>(
  text: string,
  gap: string,
  names: readonly Name[],
): readonly (readonly [Name, string])[] {
  return names.map((name) => [name, text.replace(gap, name)] as const);
}

function nodeRows(nodes: readonly GraphNode[], label: NodeLabel): readonly NodeRow[] {
  return nodes
    .filter((node) => node.label === label)
    .map(({ id, properties }) => ({ id, properties: completeNode(label, properties) }));
}

function relationshipRows(
  relationships: readonly GraphRelationship[],
  type: RelationshipType,
): readonly RelationshipRow[] {
  return relationships
    .filter((relationship) => relationship.type === type)
    .map(({ from, to, properties }) => ({ from, to, properties: completeRelationship(type, properties) }));
}

function keptOf({ nodes, relationships }: GraphBatch): readonly KeptRow[] {
  const kept = new Map<string, { readonly concepts: string[]; readonly authors: string[] }>();
  for (const { label, id } of nodes) if (label === "Paper") kept.set(id, { concepts: [], authors: [] });
  for (const { type, from, to } of relationships) {
    if (type === "WROTE") kept.get(to)?.authors.push(from);
    else kept.get(from)?.concepts.push(`${type} ${to}`);
  }
  return [...kept].map(([id, { concepts, authors }]) => ({ id, concepts, authors }));
}

function* inChunks(text: string, rows: readonly PlanRow[], limit: number): Generator<Statement> {
  let chunk: PlanRow[] = [];
  let characters = 0;
  for (const row of rows) {
    chunk.push(row);
    characters += "properties" in row ? lengthOf(row.properties) : 0;
    if (chunk.length < limit && characters < MAX_CHARACTERS) continue;
    yield { text, parameters: { rows: chunk } };
    chunk = [];
    characters = 0;
  }
  if (chunk.length > 0) yield { text, parameters: { rows: chunk } };
}

/** Characters in all texts; numbers and flags weigh next to nothing. */
function lengthOf(properties: CompleteProperties): number {
  let characters = 0;
  for (const value of Object.values(properties)) {
    if (typeof value === "string") characters += value.length;
    else if (Array.isArray(value)) for (const item of value) characters += item.length;
  }
  return characters;
}
