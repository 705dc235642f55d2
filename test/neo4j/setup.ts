import type { TestProject } from "vitest/node";
import { findNeo4j } from "./find.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Address of the Neo4j of this run; empty when there is none. */
    readonly neo4jUri: string;
  }
}

/** Starts the one Neo4j of a run before its first test and stops it after the last. In CI its absence is a failure. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await findNeo4j();
  if (server === undefined) {
    if (process.env.CI !== undefined) throw new Error("CI needs a Neo4j: set NEO4J_URI, or install java and mvn.");
    process.stderr.write(
      "No Neo4j: its tests are skipped (set NEO4J_URI, or install java and mvn, or start Docker).\n",
    );
  }
  project.provide("neo4jUri", server?.uri ?? "");
  return async () => {
    await server?.stop();
  };
}
