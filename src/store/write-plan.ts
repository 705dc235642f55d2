import { ENTITY_TYPES } from "../model/extraction.ts";
import {
  EVIDENCE_TYPES,
  type GraphBatch,
  type GraphNode,
  type GraphRelationship,
  type NodeLabel,
  REFERENCE_TYPES,
  type RelationshipType,
} from "../model/graph.ts";
import { completeNode, completeRelationship, type CompleteProperties } from "../model/properties.ts";
import { compareText } from "../text/fold.ts";
import type { Change } from "./changes.ts";
import { readStatements, statementNamed, type Statement } from "./statements.ts";

// Types, not interfaces: only those may stand where a map of values is asked for.
type NodeRow = { readonly id: string; readonly properties: CompleteProperties };
type RelationshipRow = { readonly from: string; readonly to: string; readonly properties: CompleteProperties };
/** What an outdated paper or result keeps: `TYPE concept-id` of each relationship, and the ids of authors and results. */
type KeptRow = {
  readonly id: string;
  readonly concepts: readonly string[];
  readonly authors: readonly string[];
  readonly results: readonly string[];
};
type PlanRow = NodeRow | RelationshipRow | KeptRow;

/** How much one statement carries at most; each engine has a size that it is fastest at. */
export interface ChunkLimits {
  readonly nodes: number;
  readonly relationships: number;
}

/** A statement of long texts is cut before it has all its rows. */
const MAX_CHARACTERS = 8_000_000;

/**
 * The statements that write a change, to be run in one transaction: nodes, then relationships, then away with what outdated
 * papers and their results no longer have. Rows come in the order of the keys that they lock, so that two writers do not wait
 * for each other.
 */
export type WritePlan = (change: Pick<Change, "batch" | "outdated">) => Generator<Statement>;

/** Reads the statements once; each batch then only brings its rows. */
export function createWritePlan(limits: ChunkLimits): WritePlan {
  const statements = readStatements("write.cypher");
  const texts = {
    nodes: new Map<NodeLabel, string>([
      ["Paper", statementNamed(statements, "paper")],
      ["Author", statementNamed(statements, "author")],
      ...filled<NodeLabel>(statementNamed(statements, "concept"), "{{label}}", ENTITY_TYPES),
      ["Result", statementNamed(statements, "result")],
    ]),
    relationships: new Map<RelationshipType, string>([
      ...filled<RelationshipType>(statementNamed(statements, "author-to-paper"), "{{type}}", ["WROTE"]),
      ...filled<RelationshipType>(statementNamed(statements, "paper-to-concept"), "{{type}}", EVIDENCE_TYPES),
      ["HAS_RESULT", statementNamed(statements, "paper-to-result")],
      ...filled<RelationshipType>(statementNamed(statements, "result-to-concept"), "{{type}}", REFERENCE_TYPES),
    ]),
    // A paper that is new has no relationship that would have to be looked for.
    evidenceOfNew: new Map<RelationshipType, string>(
      filled<RelationshipType>(statementNamed(statements, "new-paper-to-concept"), "{{type}}", EVIDENCE_TYPES),
    ),
    dropOldConcepts: statementNamed(statements, "drop-old-concepts").replace("{{types}}", EVIDENCE_TYPES.join("|")),
    dropOldAuthors: statementNamed(statements, "drop-old-authors"),
    dropOldResults: statementNamed(statements, "drop-old-results"),
    dropOldReferences: statementNamed(statements, "drop-old-references").replace(
      "{{types}}",
      REFERENCE_TYPES.join("|"),
    ),
  };
  return function* ({ batch, outdated }) {
    for (const [label, text] of texts.nodes) yield* inChunks(text, nodeRows(batch.nodes, label), limits.nodes);
    for (const [type, text] of texts.relationships) {
      const textOfNew = texts.evidenceOfNew.get(type);
      const rows = relationshipRows(batch.relationships, type);
      const isOfNew = ({ from }: RelationshipRow): boolean => textOfNew !== undefined && !outdated.has(from);
      yield* inChunks(textOfNew ?? text, rows.filter(isOfNew), limits.relationships);
      yield* inChunks(
        text,
        rows.filter((row) => !isOfNew(row)),
        limits.relationships,
      );
    }
    const kept = keptOf(batch, outdated);
    yield* inChunks(texts.dropOldConcepts, kept.papers, limits.nodes);
    yield* inChunks(texts.dropOldAuthors, kept.papers, limits.nodes);
    yield* inChunks(texts.dropOldResults, kept.papers, limits.nodes);
    yield* inChunks(texts.dropOldReferences, kept.results, limits.nodes);
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
    .map(({ id, properties }) => ({ id, properties: completeNode(label, properties) }))
    .toSorted((a, b) => compareText(a.id, b.id));
}

function relationshipRows(
  relationships: readonly GraphRelationship[],
  type: RelationshipType,
): readonly RelationshipRow[] {
  return relationships
    .filter((relationship) => relationship.type === type)
    .map(({ from, to, properties }) => ({ from, to, properties: completeRelationship(type, properties) }))
    .toSorted((a, b) => compareText(a.to, b.to) || compareText(a.from, b.from));
}

/** What the outdated papers of a batch, and their results, keep. */
function keptOf(
  { nodes, relationships }: GraphBatch,
  outdated: ReadonlySet<string>,
): Readonly<Record<"papers" | "results", readonly KeptRow[]>> {
  const papers = createKeptRows(nodes.filter(({ label, id }) => label === "Paper" && outdated.has(id)));
  const isOfOutdated = ({ type, from }: GraphRelationship): boolean => type === "HAS_RESULT" && outdated.has(from);
  const resultIds = new Set(relationships.filter(isOfOutdated).map(({ to }) => to));
  const results = createKeptRows(nodes.filter(({ id }) => resultIds.has(id)));
  for (const { type, from, to } of relationships) {
    if (type === "WROTE") papers.get(to)?.authors.push(from);
    else if (type === "HAS_RESULT") papers.get(from)?.results.push(to);
    else (papers.get(from) ?? results.get(from))?.concepts.push(`${type} ${to}`);
  }
  return { papers: [...papers.values()], results: [...results.values()] };
}

const createKeptRows = (
  nodes: readonly GraphNode[],
): ReadonlyMap<string, KeptRow & Record<"concepts" | "authors" | "results", string[]>> =>
  new Map(nodes.map(({ id }) => [id, { id, concepts: [], authors: [], results: [] }]));

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
