import type { GraphBatch } from "../model/graph.ts";

/** How many rows of each kind were written. */
export type ExportCounts = Readonly<Record<string, number>>;

/** Writes a graph to files. */
export interface Exporter {
  readonly name: string;
  readonly summary: string;
  /** Reads `graph` once, in a stream; `out` is a file or a folder, as the summary says. Throws `WRITE_FAILED`. */
  write(graph: AsyncIterable<GraphBatch>, out: string): Promise<ExportCounts>;
}
