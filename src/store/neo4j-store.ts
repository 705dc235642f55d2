import neo4j, { type ManagedTransaction, type Session, type SessionMode } from "neo4j-driver";
import { PaperGraphError } from "../errors.ts";
import { connect, explain, type Connection } from "./neo4j-connection.ts";
import { fromNeo4j, toNeo4j } from "./neo4j-values.ts";
import { createChangeFinder } from "./changes.ts";
import { createRelationWriter } from "./relate.ts";
import { refuseUnlessReading } from "./read-only.ts";
import { retainPapers, type RunStatement } from "./retain.ts";
import { checkOwner, readState, SCHEMA_VERSION, writeState } from "./state.ts";
import { neo4jSchema, readStatements, statementNamed, type Statement } from "./statements.ts";
import { stopped, tookTooLong } from "./query-ends.ts";
import type {
  GraphStore,
  QueryLimits,
  QueryResult,
  Row,
  StoreLocation,
  WritableGraphStore,
  WritingOptions,
} from "./store.ts";
import { createWritePlan } from "./write-plan.ts";

/** A statement of ours that takes longer is ended by the server. */
const OWN_LIMITS: QueryLimits = { timeoutMs: 60_000, maxRows: Number.POSITIVE_INFINITY };
const LIMITS = { nodes: 10_000, relationships: 5_000 };

/** Opens for reading; throws `WORKSPACE_MISSING` when papergraph never wrote the database. */
export async function openNeo4jForReading(location: StoreLocation): Promise<GraphStore> {
  const connection = await connect(location.url);
  return closingOnFailure(connection, async () => {
    const { workspace } = await readState(readingRun(connection));
    if (workspace === undefined) {
      throw new PaperGraphError("WORKSPACE_MISSING", `No graph was built at ${connection.place} yet.`, {
        hint: `Build one with \`papergraph build SOURCE… --store ${location.url}\`.`,
      });
    }
    return reading(connection);
  });
}

/** Throws whatever keeps a build from writing there: owner, version, rights. Leaves nothing behind. */
export async function checkNeo4jForWriting(
  { url, workspace }: StoreLocation,
  { adopt = false }: WritingOptions,
): Promise<void> {
  const connection = await connect(url);
  try {
    checkOwner(await readState(readingRun(connection)), { workspace, place: connection.place, adopt });
    // Constraints and data in transactions of their own: Neo4j does not let them share one.
    await rehearse(connection, neo4jSchema());
    await rehearse(connection, [statementNamed(readStatements("state.cypher"), "rehearse-write")]);
  } finally {
    await connection.driver.close();
  }
}

/** Runs statements and takes them back: rights that are missing show. */
async function rehearse(connection: Connection, texts: readonly string[]): Promise<void> {
  await inSession(connection, neo4j.session.WRITE, async (session) => {
    const transaction = await session.beginTransaction();
    try {
      for (const text of texts) await transaction.run(text);
    } finally {
      await transaction.close(); // rolls back
    }
  });
}

/** Opens for writing, checks whose it is, claims it and makes constraints and indexes. */
export async function openNeo4jForWriting(
  location: StoreLocation,
  { adopt = false, rewrite = false }: WritingOptions,
): Promise<WritableGraphStore> {
  const connection = await connect(location.url);
  return closingOnFailure(connection, async () => {
    const { workspace } = location;
    const state = await readState(readingRun(connection));
    checkOwner(state, { workspace, place: connection.place, adopt });
    await createSchema(connection);
    const run = writingRun(connection);
    const isOurs = state.workspace === workspace && state.schemaVersion === SCHEMA_VERSION;
    if (!isOurs) await writeState(run, { workspace, journalPosition: null });
    const plan = createWritePlan(LIMITS);
    const relations = createRelationWriter(run);
    const findChange = createChangeFinder({ rewrite });
    return {
      ...reading(connection),
      journalPosition: state.journalPosition,
      write: (batch) =>
        inSession(connection, neo4j.session.WRITE, (session) =>
          session.executeWrite(async (transaction) => {
            const change = await findChange(async (statement) => (await runIn(transaction, statement)).rows, batch);
            // Sent without waiting for the answers: the server is never idle.
            await Promise.all([...plan(change)].map((statement) => runIn(transaction, statement)));
            return { papers: change.papers, concepts: change.concepts };
          }),
        ),
      retain: (papers) => retainPapers(run, papers),
      async relate(relationships) {
        await relations.relate(relationships);
      },
      async cite(batches) {
        await relations.cite(batches);
      },
      async commit(journalPosition) {
        if (journalPosition === undefined || journalPosition === state.journalPosition) return;
        await writeState(run, { workspace, journalPosition });
      },
    };
  });
}

function reading(connection: Connection): GraphStore {
  return {
    async query(cypher, parameters = {}, limits = OWN_LIMITS) {
      refuseUnlessReading(cypher);
      if (limits.signal?.aborted === true) throw stopped();
      return inSession(connection, neo4j.session.READ, async (session) => {
        // Closing the session ends what the server does for it.
        const stop = (): void => void session.close();
        limits.signal?.addEventListener("abort", stop);
        try {
          return await session.executeRead(
            (transaction) => runLimited(transaction, { text: cypher, parameters }, limits.maxRows),
            { timeout: limits.timeoutMs },
          );
        } catch (cause) {
          throw limits.signal?.aborted === true ? stopped() : explainQuery(cause, limits.timeoutMs);
        } finally {
          limits.signal?.removeEventListener("abort", stop);
        }
      });
    },
    [Symbol.asyncDispose]: () => connection.driver.close(),
  };
}

const readingRun =
  (connection: Connection): RunStatement =>
  async (statement) => {
    const { rows } = await inSession(connection, neo4j.session.READ, (session) =>
      session.executeRead((transaction) => runIn(transaction, statement)),
    );
    return rows;
  };

const writingRun =
  (connection: Connection): RunStatement =>
  async (statement) => {
    const { rows } = await inSession(connection, neo4j.session.WRITE, (session) =>
      session.executeWrite((transaction) => runIn(transaction, statement)),
    );
    return rows;
  };

const runIn = (transaction: ManagedTransaction, statement: Statement): Promise<QueryResult> =>
  runLimited(transaction, statement, Number.POSITIVE_INFINITY);

/** Rows come as they are read: those after the last that is wanted stay with the server. */
async function runLimited(
  transaction: ManagedTransaction,
  { text, parameters }: Statement,
  maxRows: number,
): Promise<QueryResult> {
  const values = Object.entries(parameters).map(([name, value]) => [name, toNeo4j(value)] as const);
  const running = transaction.run(text, Object.fromEntries(values));
  const columns = await running.keys();
  const rows: Row[] = [];
  for await (const record of running) {
    if (rows.length >= maxRows) return { columns, rows, hasMore: true };
    rows.push(Object.fromEntries(columns.map((column) => [column, fromNeo4j(record.get(column))] as const)));
  }
  return { columns, rows, hasMore: false };
}

/** Constraints and indexes cannot be made in one transaction with data, nor with each other. */
async function createSchema(connection: Connection): Promise<void> {
  const run = writingRun(connection);
  for (const text of neo4jSchema()) await run({ text, parameters: {} });
}

async function inSession<Result>(
  connection: Connection,
  mode: SessionMode,
  work: (session: Session) => Promise<Result>,
): Promise<Result> {
  const { driver, database, bookmarkManager } = connection;
  const session = driver.session({
    defaultAccessMode: mode,
    bookmarkManager,
    ...(database === undefined ? {} : { database }),
  });
  try {
    return await work(session);
  } catch (cause) {
    throw explain(cause, connection) ?? (mode === neo4j.session.WRITE ? explainWrite(cause, connection) : cause);
  } finally {
    await session.close();
  }
}

async function closingOnFailure<Store>(connection: Connection, open: () => Promise<Store>): Promise<Store> {
  try {
    return await open();
  } catch (cause) {
    await connection.driver.close();
    throw cause;
  }
}

function explainWrite(cause: unknown, { place }: Connection): unknown {
  if (!(cause instanceof neo4j.Neo4jError)) return cause;
  return new PaperGraphError("WRITE_FAILED", `Neo4j at ${place} could not write: ${firstLine(cause)}`, {
    cause,
    hint: "The batches before it are kept; build again when it is mended.",
  });
}

const firstLine = ({ message }: Error): string => message.split("\n")[0] ?? "";

function explainQuery(cause: unknown, timeoutMs: number): unknown {
  if (!(cause instanceof neo4j.Neo4jError)) return cause;
  const { code } = cause;
  if (code === "Neo.ClientError.Statement.AccessMode") {
    return new PaperGraphError("QUERY_REFUSED", "A query may not write.", { cause });
  }
  if (code.includes("TransactionTimedOut")) return tookTooLong(timeoutMs, cause);
  return new PaperGraphError("QUERY_FAILED", `The query could not be run: ${firstLine(cause)}`, { cause });
}
