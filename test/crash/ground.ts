import { afterAll, beforeAll } from "vitest";
import { canStartServer, startServer, type OwnNeo4jServer } from "../neo4j/server.ts";
import { sharedPath } from "../shared.ts";
import { makeReference, type Reference } from "./reference.ts";

const START_MS = 300_000;

/** The papers that are built; undefined where they are not there, and all tests of a file must be skipped. */
export const corpus: string | undefined = sharedPath("gold", "arxiv.train.jsonl");

/** Whether a Neo4j can be started. */
export const hasServer: boolean = await canStartServer();

/** What the tests of a file stand on; there while they run. */
export interface Ground {
  readonly reference: Reference;
  /** A Neo4j of this file's own: it may be killed. */
  readonly server: OwnNeo4jServer | undefined;
}

/** Makes the ground before the first test of a file and takes it away after the last. */
export function useGround(): () => Ground {
  let ground: Ground | undefined;
  beforeAll(async () => {
    if (corpus === undefined) return;
    ground = {
      reference: await makeReference(corpus),
      server: hasServer ? await startServer({ auth: false }) : undefined,
    };
  }, START_MS);
  afterAll(async () => {
    await ground?.server?.stop();
    await ground?.reference[Symbol.asyncDispose]();
  }, START_MS);
  return () => {
    if (ground === undefined) throw new Error("There is no ground before the first test.");
    return ground;
  };
}
