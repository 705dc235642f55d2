import type { GraphBatch } from "../model/graph.ts";

/** How many rows of each kind were written. */
export type ExportCounts = Readonly<Record<string, number>>;

/** What a database that others fill must also hold, so that a build can go on in it. */
export interface StoreSetup {
  /** The `PapergraphState` node. */
  readonly state: { readonly workspace: string; readonly schemaVersion: number; readonly journalPosition: number };
  /** Statements that finish what Neo4j's offline importer made: constraints, indexes and what it leaves out. */
  readonly afterImport: readonly string[];
}

/** Writes a graph to files. */
export interface Exporter {
  readonly name: string;
  readonly summary: string;
  /** True for files that become a store: they always hold everything, however unsure; what reads the store chooses. */
  readonly isStore: boolean;
  /** Reads `graph` once, in a stream; `out` is a file or a folder, as the summary says. Throws `WRITE_FAILED`. */
  write(graph: AsyncIterable<GraphBatch>, out: string, setup: StoreSetup): Promise<ExportCounts>;
  /** What the user does with the files next, a sentence each. */
  nextSteps?(out: string): readonly string[];
}
