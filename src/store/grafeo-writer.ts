import { mkdir, open, rename, rm } from "node:fs/promises";
import grafeo from "@grafeo-db/js";
import { PaperGraphError } from "../errors.ts";
import { databaseFile, reasonOf, runQuery } from "./grafeo-reader.ts";
import { fromGrafeo } from "./grafeo-values.ts";
import { refuseUnlessReading } from "./read-only.ts";
import { retainPapers, type RunStatement } from "./retain.ts";
import { writeState } from "./state.ts";
import { readStatements } from "./statements.ts";
import type { Row, StoreLocation, WritableGraphStore } from "./store.ts";
import { createWritePlan } from "./write-plan.ts";

/** Short statements are fastest here: the engine copies all rows of one before it starts. */
const LIMITS = { nodes: 1_000, relationships: 1_000 };

/**
 * A new, empty graph in memory, where the engine keeps it anyway; `commit` writes it to one file and puts that in the place of
 * the old one. Until then readers, and a build that is broken off, keep the old graph whole.
 */
export async function createGrafeo(location: StoreLocation): Promise<WritableGraphStore> {
  const database = grafeo.GrafeoDB.create();
  const plan = createWritePlan(LIMITS);
  const run: RunStatement = async ({ text, parameters }) => {
    const result = await database.executeCypher(text, parameters);
    const { columns } = result;
    return result
      .rows()
      .map((values): Row => Object.fromEntries(columns.map((column, place) => [column, fromGrafeo(values[place])])));
  };
  for (const text of readStatements("schema.cypher").values()) await run({ text, parameters: {} });

  return {
    async query(cypher, parameters = {}) {
      refuseUnlessReading(cypher);
      return runQuery(database, cypher, parameters);
    },
    async write(batch) {
      const transaction = database.beginTransaction();
      try {
        for (const { text, parameters } of plan(batch)) await transaction.executeCypher(text, parameters);
        transaction.commit();
      } catch (cause) {
        if (transaction.isActive) transaction.rollback();
        // A batch that does not fit the schema is the caller's mistake, not the engine's failure.
        if (cause instanceof RangeError) throw cause;
        throw new PaperGraphError("WRITE_FAILED", `The embedded engine could not write: ${reasonOf(cause)}`, { cause });
      }
    },
    retain: (papers) => retainPapers(run, papers),
    async commit(journalPosition) {
      await writeState(run, { workspace: location.workspace, journalPosition: journalPosition ?? null });
      await replaceFile(location.url, (path) => database.save(path));
    },
    [Symbol.asyncDispose]() {
      database.close();
      return Promise.resolve();
    },
  };
}

/** Writes beside the old file, to the disk, then swaps by one rename: at no moment is there half a graph. */
async function replaceFile(folder: string, save: (path: string) => void): Promise<void> {
  const file = databaseFile(folder);
  const next = `${file}.next`;
  try {
    await mkdir(folder, { recursive: true });
    // What a build left that was killed while it saved.
    await rm(next, { force: true });
    save(next);
    await flush(next, "r+");
    await rename(next, file);
    // Where a folder cannot be flushed (Windows), a power cut may bring the old graph back: whole all the same.
    await flush(folder, "r").catch(() => undefined);
  } catch (cause) {
    await rm(next, { force: true }).catch(() => undefined);
    throw new PaperGraphError("WRITE_FAILED", `The graph could not be written to ${file}.`, {
      cause,
      hint: "Look for free space and the right to write there, and build again; nothing of the old graph is lost.",
    });
  }
}

async function flush(path: string, flags: "r" | "r+"): Promise<void> {
  const handle = await open(path, flags);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
