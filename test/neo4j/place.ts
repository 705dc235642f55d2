import neo4jDriver, { type Driver } from "neo4j-driver";
import { inject, onTestFinished } from "vitest";
import { neo4j } from "../../src/store/neo4j.ts";
import type { StorePlace } from "../contract/store-suite.ts";

const uri = inject("neo4jUri");

/** Another program's way to the Neo4j of the tests. */
function driverElsewhere(): Driver {
  const { NEO4J_USERNAME, NEO4J_PASSWORD } = process.env;
  const credentials =
    NEO4J_PASSWORD === undefined ? undefined : neo4jDriver.auth.basic(NEO4J_USERNAME ?? "neo4j", NEO4J_PASSWORD);
  return neo4jDriver.driver(uri, credentials, { disableLosslessIntegers: true });
}

/** Runs a statement past papergraph, as another program would. */
export async function runElsewhere(text: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  await using driver = driverElsewhere();
  await using session = driver.session();
  const { records } = await session.run(text);
  return records.map((record) => record.toObject());
}

/** Stays the same until a transaction has changed the database. */
export async function lastChange(): Promise<readonly string[]> {
  await using driver = driverElsewhere();
  await using session = driver.session();
  await session.executeRead((transaction) => transaction.run("RETURN 1"));
  return session.lastBookmarks();
}

/** The one database of the tests, which is emptied when a test has ended. */
export const place: StorePlace = {
  driver: neo4j,
  location: () => {
    onTestFinished(async () => {
      await runElsewhere("MATCH (n) CALL { WITH n DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS");
    });
    return Promise.resolve({ url: uri, workspace: "tests" });
  },
};
