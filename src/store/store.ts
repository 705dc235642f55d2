import { z } from "zod";
import type { GraphBatch, GraphRelationship } from "../model/graph.ts";

/** A value as it comes out of a query: plain JSON. A node is `{labels, …properties}`, a relationship `{type, …properties}`, a path a list of both. */
export type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value };
export type Row = Readonly<Record<string, Value>>;

/** What `papergraph query --format json` prints. */
export const queryRowsSchema: z.ZodType<readonly Row[]> = z.array(z.record(z.string(), z.json())).readonly();

/** Rows with named columns. */
export interface Table {
  /** In the order of the RETURN clause; there even when no row is. */
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}

export interface QueryResult extends Table {
  /** There are more rows than were asked for. */
  readonly hasMore: boolean;
}

/** For statements that others wrote: how long they may run and how much they may give. */
export interface QueryLimits {
  readonly timeoutMs: number;
  /** The first rows are given and no others. */
  readonly maxRows: number;
  /** Ends the query; its promise is rejected with `STOPPED`. */
  readonly signal?: AbortSignal | undefined;
}

export type Parameters = Readonly<Record<string, string | number | boolean | null | readonly (string | number)[]>>;

/** An open graph database. */
export interface GraphStore extends AsyncDisposable {
  /**
   * Runs one read-only statement, with limits where it is not ours.
   * Throws `QUERY_REFUSED` for anything that writes or reaches outside the graph, `QUERY_FAILED` when it takes too long and,
   * with the engine's words, for anything else.
   */
  query(cypher: string, parameters?: Parameters, limits?: QueryLimits): Promise<QueryResult>;
}

/** The ids of the papers that a graph shall hold: a set, or whatever else can tell. */
export type PaperIds = Pick<ReadonlySet<string>, "has">;

/** What some papers cite. */
export interface Citations {
  readonly papers: readonly string[];
  /** `CITES`, from those papers to others of the graph. */
  readonly relationships: readonly GraphRelationship[];
}

/** How much of a batch was new or changed. */
export interface Written {
  readonly papers: number;
  readonly concepts: number;
}

/** How many of each were taken out. */
export interface Removed {
  readonly papers: number;
  readonly concepts: number;
  readonly authors: number;
}

/** A store that is being written by a build. Nothing that it acknowledges is lost. */
export interface WritableGraphStore extends GraphStore {
  /** How much of the journal the graph held when it was opened; 0 when it was new. */
  readonly journalPosition: number;
  /**
   * Writes what is new or changed, in one transaction: whole papers, which lose the relationships and results that the batch
   * does not give them, and concepts. A node that is there gets the new properties. What the graph holds already, by its
   * `contentHash` and the number of its relationships, is left alone.
   */
  write(batch: GraphBatch): Promise<Written>;
  /** Takes out papers that are not in `papers`, then concepts and authors that no paper holds any more. */
  retain(papers: PaperIds): Promise<Removed>;
  /** Makes the relationships between concepts these and no others. */
  relate(relationships: readonly GraphRelationship[]): Promise<void>;
  /** Makes the citations between papers these and no others; the batches name every paper once, or there is none. */
  cite(batches: AsyncIterable<Citations>): Promise<void>;
  /**
   * Makes what was written visible to readers and records whose it is. Until then the embedded engine's readers, and a build
   * that is broken off, keep the old graph; in Neo4j each `write` is visible at once. `journalPosition` is how much of the
   * journal the graph holds, in whatever unit the journal counts; left out, the recorded one stays.
   */
  commit(journalPosition?: number): Promise<void>;
}

export interface StoreLocation {
  /** `neo4j://…`, `bolt://…`, or the workspace's own `graph` folder for the embedded engine. */
  readonly url: string;
  /** Name of the workspace that the graph belongs to, as recorded in its `PapergraphState` node. */
  readonly workspace: string;
}

export interface WritingOptions {
  /** Takes over a database that belongs to another workspace, or holds papers of none. */
  readonly adopt?: boolean;
  /** Writes everything, whatever the graph seems to hold already. */
  readonly rewrite?: boolean;
}

/** One kind of database. */
export interface StoreDriver {
  readonly name: string;
  readonly summary: string;
  matches(url: string): boolean;
  /** Throws `WORKSPACE_MISSING` when nothing was built there yet, `STORE_UNREACHABLE` or `STORE_REFUSED` when it cannot be used. */
  openForReading(location: StoreLocation): Promise<GraphStore>;
  /**
   * Throws what `openForWriting` would throw, and `STORE_REFUSED` for missing rights, without leaving anything behind: so a
   * build knows before it starts.
   */
  checkForWriting(location: StoreLocation, options?: WritingOptions): Promise<void>;
  /** Also creates constraints and indexes. Throws `STORE_FOREIGN` when another workspace owns the database, unless `adopt`. */
  openForWriting(location: StoreLocation, options?: WritingOptions): Promise<WritableGraphStore>;
}
