import { execFile } from "node:child_process";
import { promisify } from "node:util";
import neo4j from "neo4j-driver";
import { canStartServer, startServer, type Neo4jServer } from "./server.ts";

const run = promisify(execFile);

/**
 * The Neo4j of the tests: NEO4J_URI if set; else one started with `java` and `mvn`; else that of docker-compose.yml; else
 * undefined.
 */
export async function findNeo4j(): Promise<Neo4jServer | undefined> {
  const { NEO4J_URI } = process.env;
  if (NEO4J_URI !== undefined) {
    await requireEmpty(NEO4J_URI);
    return { uri: NEO4J_URI, stop: () => Promise.resolve() };
  }
  if (await canStartServer()) return startServer({ auth: false });
  return startContainer();
}

/** The tests clear the database after each of them: one that holds something is not theirs. */
async function requireEmpty(uri: string): Promise<void> {
  const { NEO4J_USERNAME, NEO4J_PASSWORD } = process.env;
  const credentials =
    NEO4J_PASSWORD === undefined ? undefined : neo4j.auth.basic(NEO4J_USERNAME ?? "neo4j", NEO4J_PASSWORD);
  await using driver = neo4j.driver(uri, credentials);
  const { records } = await driver.executeQuery("MATCH (node) RETURN node LIMIT 1");
  if (records.length > 0)
    throw new Error(`NEO4J_URI names a database that is not empty (${uri}): the tests would clear it.`);
}

async function startContainer(): Promise<Neo4jServer | undefined> {
  // The tests read the same variable when they connect.
  process.env.NEO4J_PASSWORD ??= "papergraph-tests";
  try {
    await run("docker", ["compose", "up", "-d", "--wait", "neo4j"]);
  } catch {
    return undefined;
  }
  return {
    uri: "bolt://127.0.0.1:7687",
    stop: async () => {
      await run("docker", ["compose", "stop", "neo4j"]);
    },
  };
}
