import { z } from "zod";
import { isEntityType } from "../model/extraction.ts";
import {
  EVIDENCE_TYPES,
  type GraphBatch,
  type GraphNode,
  type GraphRelationship,
  REFERENCE_TYPES,
} from "../model/graph.ts";
import { readStatements, statementNamed } from "./statements.ts";
import type { RunStatement } from "./retain.ts";

/** What of a batch a graph does not hold yet: whole papers and concepts. */
export interface Change {
  readonly batch: GraphBatch;
  /** Ids of the batch's papers of which the graph holds an older state. */
  readonly outdated: ReadonlySet<string>;
  readonly papers: number;
  readonly concepts: number;
}

/** What the graph says of a paper or concept. */
interface Stored {
  readonly id: string;
  readonly contentHash: string | null;
  /** Relationships that hang on a paper and its results. */
  readonly links: number;
}

const storedSchema: z.ZodType<readonly Stored[]> = z.array(
  z.object({ id: z.string(), contentHash: z.string().nullable(), links: z.int() }),
);

/** Compares a batch with the graph; `run` reads. */
export type FindChange = (run: RunStatement, batch: GraphBatch) => Promise<Change>;

/** Reads the statements once. With `rewrite` everything counts as changed. */
export function createChangeFinder({ rewrite }: { readonly rewrite: boolean }): FindChange {
  const statements = readStatements("changes.cypher");
  const storedPapers = statementNamed(statements, "stored-papers")
    .replace("{{types}}", EVIDENCE_TYPES.join("|"))
    .replace("{{references}}", REFERENCE_TYPES.join("|"));
  const storedConcepts = statementNamed(statements, "stored-concepts");
  return async (run, batch) => {
    const read = async (text: string, nodes: readonly GraphNode[]): Promise<readonly Stored[]> =>
      nodes.length === 0 ? [] : storedSchema.parse(await run({ text, parameters: { ids: nodes.map(({ id }) => id) } }));
    const papers = batch.nodes.filter(({ label }) => label === "Paper");
    const concepts = batch.nodes.filter(({ label }) => isEntityType(label));
    const stored = [...(await read(storedPapers, papers)), ...(await read(storedConcepts, concepts))];
    const storedById = new Map(stored.map((one) => [one.id, one]));
    const linksByPaper = linksOf(batch.relationships);
    const isDue = ({ id, properties }: GraphNode): boolean => {
      const held = storedById.get(id);
      if (rewrite || held === undefined) return true;
      return held.contentHash !== properties["contentHash"] || held.links !== (linksByPaper.get(id)?.length ?? 0);
    };
    const due = { papers: papers.filter(isDue), concepts: concepts.filter(isDue) };
    const dueIds = new Set([...due.papers, ...due.concepts].map(({ id }) => id));
    return {
      batch: partOf(batch, dueIds, linksByPaper),
      outdated: new Set([...dueIds].filter((id) => storedById.has(id))),
      papers: due.papers.length,
      concepts: due.concepts.length,
    };
  };
}

/** The relationships of a batch by the paper that they are written and taken away with. */
function linksOf(relationships: readonly GraphRelationship[]): ReadonlyMap<string, readonly GraphRelationship[]> {
  const paperOfResult = new Map(
    relationships.flatMap(({ type, from, to }) => (type === "HAS_RESULT" ? [[to, from] as const] : [])),
  );
  const links = new Map<string, GraphRelationship[]>();
  for (const relationship of relationships) {
    const { type, from, to } = relationship;
    const paper = type === "WROTE" ? to : (paperOfResult.get(from) ?? from);
    const known = links.get(paper);
    if (known === undefined) links.set(paper, [relationship]);
    else known.push(relationship);
  }
  return links;
}

/** The papers and concepts that are due, and all that hangs on these papers. */
function partOf(
  batch: GraphBatch,
  due: ReadonlySet<string>,
  links: ReadonlyMap<string, readonly GraphRelationship[]>,
): GraphBatch {
  const relationships = [...links].flatMap(([paper, ones]) => (due.has(paper) ? ones : []));
  const held = new Set(relationships.flatMap(({ from, to }) => [from, to]));
  const isHeld = ({ label, id }: GraphNode): boolean => (label === "Author" || label === "Result") && held.has(id);
  return { nodes: batch.nodes.filter((node) => due.has(node.id) || isHeld(node)), relationships };
}
