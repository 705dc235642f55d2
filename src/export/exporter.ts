import type { GraphBatch } from "../model/graph.ts";
import type { Paper } from "../model/paper.ts";

/** How many rows of each kind were written. */
export type ExportCounts = Readonly<Record<string, number>>;

/** What a database that others fill must also hold, so that a build can go on in it. */
export interface StoreSetup {
  /** The `PapergraphState` node. */
  readonly state: { readonly workspace: string; readonly schemaVersion: number; readonly journalPosition: number };
  /** Statements that finish what Neo4j's offline importer made: constraints, indexes and what it leaves out. */
  readonly afterImport: readonly string[];
}

/** How large a matrix may become. */
export interface ConceptLimits {
  /** So many concepts are in it at most: those that most papers name. */
  readonly maxConcepts: number;
  /** Called once, where concepts had to be left out. */
  readonly onLeftOut: (concepts: number) => void;
}

interface Part {
  readonly name: string;
  readonly summary: string;
  /** What the user does with the files next, a sentence each. */
  nextSteps?(out: string): readonly string[];
}

/**
 * Each kind reads its input once, in a stream, and writes `out`, a file or a folder, as the summary says; when it fails, what
 * stood there is unchanged. Each throws `WRITE_FAILED`.
 */

/** Writes papers as their sources told of them, without what was found in them. */
export interface PaperExporter extends Part {
  readonly holds: "papers";
  write(papers: AsyncIterable<Paper>, out: string): Promise<ExportCounts>;
}

/** Writes the graph. */
export interface GraphExporter extends Part {
  readonly holds: "graph";
  write(graph: AsyncIterable<GraphBatch>, out: string): Promise<ExportCounts>;
}

/** Writes which papers name which concepts. */
export interface ConceptExporter extends Part {
  readonly holds: "concepts";
  write(graph: AsyncIterable<GraphBatch>, out: string, limits: ConceptLimits): Promise<ExportCounts>;
}

/** Writes files that become a store: they always hold everything, however unsure; what reads the store chooses. */
export interface StoreExporter extends Part {
  readonly holds: "store";
  write(graph: AsyncIterable<GraphBatch>, out: string, setup: StoreSetup): Promise<ExportCounts>;
}

export type Exporter = PaperExporter | GraphExporter | ConceptExporter | StoreExporter;
