import { copyFile, mkdir, open, rename, rm } from "node:fs/promises";
import grafeo from "@grafeo-db/js";
import type { GrafeoDB } from "@grafeo-db/js";
import { PaperGraphError } from "../errors.ts";
import { createChangeFinder } from "./changes.ts";
import { databaseFile, reasonOf, runQuery } from "./grafeo-reader.ts";
import { fromGrafeo } from "./grafeo-values.ts";
import { refuseUnlessReading } from "./read-only.ts";
import { createRelationWriter } from "./relate.ts";
import { retainPapers, type RunStatement } from "./retain.ts";
import { readState, SCHEMA_VERSION, writeState } from "./state.ts";
import { readStatements, type Statement } from "./statements.ts";
import type { Row, StoreLocation, WritableGraphStore, WritingOptions } from "./store.ts";
import { createWritePlan } from "./write-plan.ts";

/** Short statements are fastest here: the engine copies all rows of one before it starts. */
const LIMITS = { nodes: 1_000, relationships: 1_000 };

/** Beside the database, while a build is at work: the copy that it changes, and what is to take the database's place. */
const draftFile = (folder: string): string => `${databaseFile(folder)}.draft`;
const nextFile = (folder: string): string => `${databaseFile(folder)}.next`;

/**
 * Changes a copy of the graph; `commit` puts it in the place of the old one, unless nothing has changed. Until then readers,
 * and a build that is broken off, keep the old graph whole. A graph that cannot be read or is another workspace's is a cache
 * to be made anew.
 */
export async function openGrafeoForWriting(
  location: StoreLocation,
  { rewrite = false }: WritingOptions,
): Promise<WritableGraphStore> {
  const { database, journalPosition: heldPosition } = await openDraft(location, rewrite);
  const run = runOn(database);
  const plan = createWritePlan(LIMITS);
  const relations = createRelationWriter(run);
  const findChange = createChangeFinder({ rewrite });
  let isChanged = heldPosition === undefined;

  return {
    journalPosition: heldPosition ?? 0,
    async query(cypher, parameters = {}) {
      refuseUnlessReading(cypher);
      return runQuery(database, cypher, parameters);
    },
    async write(batch) {
      const change = await findChange(run, batch);
      await runInOne(database, plan(change));
      isChanged ||= change.papers + change.concepts > 0;
      return { papers: change.papers, concepts: change.concepts };
    },
    async retain(papers) {
      const removed = await retainPapers(run, papers);
      isChanged ||= removed.papers + removed.concepts + removed.authors > 0;
      return removed;
    },
    async relate(relationships) {
      const changed = await relations.relate(relationships);
      isChanged ||= changed > 0;
    },
    async cite(batches) {
      const changed = await relations.cite(batches);
      isChanged ||= changed > 0;
    },
    async commit(journalPosition) {
      const isElsewhere = journalPosition !== undefined && journalPosition !== heldPosition;
      if (!isChanged && !isElsewhere) return;
      await writeState(run, { workspace: location.workspace, journalPosition: journalPosition ?? null });
      await replaceFile(location.url, (path) => database.save(path));
      isChanged = false;
    },
    async [Symbol.asyncDispose]() {
      database.close();
      await removeDraft(location.url);
    },
  };
}

const runOn =
  (database: GrafeoDB): RunStatement =>
  async ({ text, parameters }) => {
    const result = await database.executeCypher(text, parameters);
    const { columns } = result;
    return result
      .rows()
      .map((values): Row => Object.fromEntries(columns.map((column, place) => [column, fromGrafeo(values[place])])));
  };

async function runInOne(database: GrafeoDB, statements: Iterable<Statement>): Promise<void> {
  const transaction = database.beginTransaction();
  try {
    for (const { text, parameters } of statements) await transaction.executeCypher(text, parameters);
    transaction.commit();
  } catch (cause) {
    if (transaction.isActive) transaction.rollback();
    // A batch that does not fit the schema is the caller's mistake, not the engine's failure.
    if (cause instanceof RangeError) throw cause;
    throw new PaperGraphError("WRITE_FAILED", `The embedded engine could not write: ${reasonOf(cause)}`, { cause });
  }
}

interface Draft {
  readonly database: GrafeoDB;
  /** Undefined when it is new. */
  readonly journalPosition: number | undefined;
}

/** A copy of the workspace's graph, or an empty one in memory. */
async function openDraft(location: StoreLocation, rewrite: boolean): Promise<Draft> {
  await removeDraft(location.url); // what a build left that was killed
  const copy = rewrite ? undefined : await copyGraph(location);
  const database = copy?.database ?? grafeo.GrafeoDB.create();
  for (const text of readStatements("schema.cypher").values()) await runOn(database)({ text, parameters: {} });
  return { database, journalPosition: copy?.journalPosition };
}

async function copyGraph({ url, workspace }: StoreLocation): Promise<Draft | undefined> {
  let database: GrafeoDB | undefined;
  try {
    await copyFile(databaseFile(url), draftFile(url));
    database = grafeo.GrafeoDB.open(draftFile(url));
    const state = await readState(runOn(database));
    if (state.workspace === workspace && state.schemaVersion === SCHEMA_VERSION)
      return { database, journalPosition: state.journalPosition };
  } catch {
    // There is none, or it is damaged: the journal has all that it held.
  }
  database?.close();
  return undefined;
}

async function removeDraft(folder: string): Promise<void> {
  // A folder that cannot be made is told when the graph is put there.
  for (const file of [draftFile(folder), `${draftFile(folder)}.wal`]) {
    await rm(file, { recursive: true, force: true }).catch(() => undefined);
  }
}

/** Writes beside the old file, to the disk, then swaps by one rename: at no moment is there half a graph. */
async function replaceFile(folder: string, save: (path: string) => void): Promise<void> {
  const file = databaseFile(folder);
  const next = nextFile(folder);
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
