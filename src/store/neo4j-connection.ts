import neo4j, { type BookmarkManager, type Driver } from "neo4j-driver";
import { PaperGraphError } from "../errors.ts";
import { readEnvironment } from "./environment.ts";

/** A connected driver, and what a session needs. */
export interface Connection {
  readonly driver: Driver;
  readonly database: string | undefined;
  /** In a cluster, what is read has seen what was written before. */
  readonly bookmarkManager: BookmarkManager;
  /** Host and port, and nothing that is secret. */
  readonly place: string;
}

/** A server that does not answer is not waited for long: the driver's own limit is half a minute. */
const CONNECT_MS = 5_000;
/** A server that restarts is waited for. */
const RETRY_MS = 30_000;
/** As documented; nothing is tried on older servers. */
const OLDEST = { major: 5, minor: 11 };

/**
 * Connects with NEO4J_USERNAME, NEO4J_PASSWORD and NEO4J_DATABASE, from the environment or `.env`.
 * Throws `STORE_UNREACHABLE` when nobody answers, `STORE_REFUSED` for a wrong password, database or version.
 */
export async function connect(url: string): Promise<Connection> {
  const { NEO4J_USERNAME, NEO4J_PASSWORD, NEO4J_DATABASE } = readEnvironment(process.cwd());
  const place = placeOf(url);
  const credentials =
    NEO4J_PASSWORD === undefined ? undefined : neo4j.auth.basic(NEO4J_USERNAME ?? "neo4j", NEO4J_PASSWORD);
  const driver = neo4j.driver(url, credentials, {
    disableLosslessIntegers: true,
    connectionTimeout: CONNECT_MS,
    connectionAcquisitionTimeout: 2 * CONNECT_MS,
    maxTransactionRetryTime: RETRY_MS,
    telemetryDisabled: true,
    userAgent: "papergraph",
  });
  const connection = { driver, database: NEO4J_DATABASE, bookmarkManager: neo4j.bookmarkManager(), place };
  try {
    const server = await driver.getServerInfo(NEO4J_DATABASE === undefined ? {} : { database: NEO4J_DATABASE });
    refuseOldServer(server.agent ?? "", place);
  } catch (cause) {
    await driver.close();
    throw explain(cause, connection) ?? cause;
  }
  return connection;
}

function placeOf(url: string): string {
  if (!URL.canParse(url))
    throw new PaperGraphError("USAGE", `"${url}" is not an address of a store.`, {
      hint: "Like neo4j://localhost:7687.",
    });
  const { host, username, password } = new URL(url);
  if (username !== "" || password !== "") {
    throw new PaperGraphError("USAGE", `The address of the store at ${host} has a name or password in it.`, {
      hint: "Put them in NEO4J_USERNAME and NEO4J_PASSWORD, or in .env: an address is kept and shown.",
    });
  }
  return host;
}

function refuseOldServer(agent: string, place: string): void {
  const found = /^Neo4j\/v?(\d+)\.(\d+)/u.exec(agent);
  const major = Number(found?.[1]);
  const isOld = major < OLDEST.major || (major === OLDEST.major && Number(found?.[2]) < OLDEST.minor);
  if (found !== null && !isOld) return;
  throw new PaperGraphError("STORE_REFUSED", `The server at ${place} is ${agent === "" ? "not a Neo4j" : agent}.`, {
    hint: `Use Neo4j ${OLDEST.major}.${OLDEST.minor} or later.`,
  });
}

/** What the driver's error means in a sentence; undefined when it is not about the connection. */
export function explain(
  cause: unknown,
  { place, database }: Pick<Connection, "place" | "database">,
): PaperGraphError | undefined {
  const code = cause instanceof neo4j.Neo4jError ? cause.code : "";
  if (code === "ServiceUnavailable" || code === "SessionExpired") {
    return new PaperGraphError("STORE_UNREACHABLE", `No Neo4j answers at ${place}.`, {
      cause,
      hint: "Start it (`docker compose up -d neo4j`), or name another address with --store.",
    });
  }
  if (code === "Neo.ClientError.Security.CredentialsExpired") {
    return new PaperGraphError("STORE_REFUSED", `Neo4j at ${place} wants its first password to be changed.`, {
      cause,
      hint: "Run ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO '…' on its system database, then set NEO4J_PASSWORD.",
    });
  }
  if (code === "Neo.ClientError.Database.DatabaseNotFound") {
    return new PaperGraphError("STORE_REFUSED", `Neo4j at ${place} has no database "${database ?? ""}".`, {
      cause,
      hint: "Set NEO4J_DATABASE to one that is there, or create it; the Community Edition has only one, which is used when NEO4J_DATABASE is not set.",
    });
  }
  if (code === "Neo.ClientError.Security.Forbidden") {
    return new PaperGraphError("STORE_REFUSED", `Neo4j at ${place} does not allow its user to do that.`, {
      cause,
      hint: "Reading needs the rights of a reader; a build also makes constraints and indexes.",
    });
  }
  if (code.startsWith("Neo.ClientError.Security.")) {
    return new PaperGraphError("STORE_REFUSED", `Neo4j at ${place} refuses the user name or password.`, {
      cause,
      hint: "Set NEO4J_USERNAME and NEO4J_PASSWORD, in the environment or in .env.",
    });
  }
  return undefined;
}
