import { stat } from "node:fs/promises";
import { join } from "node:path";
import grafeo from "@grafeo-db/js";
import type { GrafeoDB } from "@grafeo-db/js";
import { PaperGraphError } from "../errors.ts";
import { createIsolation } from "./grafeo-isolation.ts";
import { fromGrafeo } from "./grafeo-values.ts";
import { refuseUnlessReading } from "./read-only.ts";
import type { GraphStore, Parameters, QueryResult, StoreLocation } from "./store.ts";

/** The one file of an embedded database; a build puts a new one in its place. */
export const databaseFile = (folder: string): string => join(folder, "graph.grafeo");

/** A database file that is open, and what it needs to be closed when a newer one has replaced it and its last query is done. */
interface Snapshot {
  readonly database: GrafeoDB;
  readonly version: string;
  running: number;
  isRetired: boolean;
}

/**
 * Opens what the last finished build left. Readers share the file; when a build has put a new one in its place, the next
 * query opens that. The old file lives on under its open handle until then.
 */
export async function openGrafeoForReading(location: StoreLocation): Promise<GraphStore> {
  const file = databaseFile(location.url);
  let current = openSnapshot(file, await requireVersion(location));
  const isolation = createIsolation(location);

  const latest = async (): Promise<Snapshot> => {
    const version = await versionOf(file);
    // A graph that was thrown away stays readable for those who have it open.
    if (version !== undefined && version !== current.version) {
      const old = current;
      current = openSnapshot(file, version);
      retire(old);
    }
    return current;
  };

  return {
    async query(cypher, parameters = {}, limits) {
      refuseUnlessReading(cypher);
      if (limits !== undefined) return isolation.query(cypher, parameters, limits);
      const snapshot = await latest();
      snapshot.running += 1;
      try {
        return await runQuery(snapshot.database, cypher, parameters);
      } finally {
        snapshot.running -= 1;
        closeIfUnused(snapshot);
      }
    },
    async [Symbol.asyncDispose]() {
      retire(current);
      await isolation[Symbol.asyncDispose]();
    },
  };
}

/** Runs a statement that was found to be reading only. */
export async function runQuery(database: GrafeoDB, cypher: string, parameters: Parameters): Promise<QueryResult> {
  try {
    const result = await database.executeCypher(cypher, parameters);
    const columns = result.columns;
    const rows = result
      .rows()
      .map((values) => Object.fromEntries(columns.map((column, place) => [column, fromGrafeo(values[place])])));
    return { columns, rows, hasMore: false };
  } catch (cause) {
    const reason = reasonOf(cause);
    throw new PaperGraphError("QUERY_FAILED", `The query could not be run: ${reason}`, {
      cause,
      ...(reason.includes("timeout") ? { hint: "Ask for less, or add a LIMIT." } : {}),
    });
  }
}

function openSnapshot(file: string, version: string): Snapshot {
  try {
    return { database: grafeo.GrafeoDB.openReadOnly(file), version, running: 0, isRetired: false };
  } catch (cause) {
    throw new PaperGraphError("STORE_REFUSED", `${file} cannot be opened: ${reasonOf(cause)}`, {
      cause,
      hint: "The graph is rebuilt from the journal by `papergraph build`.",
    });
  }
}

function retire(snapshot: Snapshot): void {
  snapshot.isRetired = true;
  closeIfUnused(snapshot);
}

function closeIfUnused(snapshot: Snapshot): void {
  if (snapshot.isRetired && snapshot.running === 0) snapshot.database.close();
}

async function requireVersion({ url }: StoreLocation): Promise<string> {
  const version = await versionOf(databaseFile(url));
  if (version !== undefined) return version;
  throw new PaperGraphError("WORKSPACE_MISSING", `No graph was built at ${url} yet.`, {
    hint: "Build one with `papergraph build SOURCE…`, or name another folder with --workspace.",
  });
}

/** Changes when another file takes the place; undefined when there is none. */
async function versionOf(file: string): Promise<string | undefined> {
  const stats = await stat(file, { bigint: true }).catch(() => undefined);
  return stats === undefined ? undefined : `${stats.ino} ${stats.mtimeNs} ${stats.size}`;
}

/** The engine's own words without its error codes and the drawing of the place. */
export function reasonOf(cause: unknown): string {
  const [line = ""] = String(cause instanceof Error ? cause.message : cause).split("\n");
  return line.replace(/^(?:\w+ error: )?GRAFEO-\w+: /u, "").replace("[Cypher] ", "");
}
