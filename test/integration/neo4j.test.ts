import { join } from "node:path";
import neo4jDriver, { type Driver } from "neo4j-driver";
import { afterAll, beforeAll, describe, expect, inject, test, vi } from "vitest";
import { exporters } from "../../src/export/index.ts";
import { recordDecision, undoDecision } from "../../src/pipeline/decide.ts";
import { exportGraph } from "../../src/pipeline/export.ts";
import { neo4j } from "../../src/store/neo4j.ts";
import type { StoreLocation } from "../../src/store/store.ts";
import { testChanges } from "../contract/change-suite.ts";
import { testConcepts } from "../contract/concept-suite.ts";
import { testLimits } from "../contract/limit-suite.ts";
import { testQueries } from "../contract/query-suite.ts";
import { hashed, smallGraph } from "../contract/small-graph.ts";
import { contentOf, testStore } from "../contract/store-suite.ts";
import { testValues } from "../contract/value-suite.ts";
import { entity } from "../builders.ts";
import { place, runElsewhere } from "../neo4j/place.ts";
import { canStartServer, startServer, type Neo4jServer } from "../neo4j/server.ts";
import { readAll } from "../sources.ts";
import { graphOf, now, workspaceOf } from "../workspace.ts";

const uri = inject("neo4jUri");
/** A Java server is in no hurry on a busy machine. */
const START_LIMIT = 120_000;
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

describe.skipIf(uri === "")("a real Neo4j", () => {
  testStore(place);
  testChanges(place);
  testLimits(place);
  testValues(place);
  testQueries(place);
  testConcepts(place);

  test("a decision changes what it concerns, as the embedded store says too, and is undone without a trace", async () => {
    const { url } = await place.location();
    const papers = [
      [entity("Method", ["Vision Transformer", "ViT"]), entity("Dataset", ["ImageNet"])],
      [entity("Method", ["ViT"]), entity("Method", ["DeiT"])],
    ];
    const [workspace, embedded] = [await workspaceOf(papers, url), await workspaceOf(papers)];
    const before = await graphOf(workspace);
    expect(before).toEqual(await graphOf(embedded));
    for (const request of [
      { decision: "split", name: "ViT", other: "Vision Transformer" },
      { decision: "join", name: "ViT", other: "DeiT" },
      { decision: "hide", name: "ImageNet" },
    ] as const) {
      for (const folder of [workspace, embedded]) await recordDecision({ workspace: folder, now }, request);
      expect(await graphOf(workspace)).toEqual(await graphOf(embedded));
    }
    expect(await graphOf(workspace)).not.toEqual(before);
    for (const number of [3, 2, 1]) await undoDecision({ workspace, now }, number);
    expect(await graphOf(workspace)).toEqual(before);
  });

  test("an export asks it which papers it is of", async () => {
    const { url } = await place.location();
    const workspace = await workspaceOf(
      [[entity("Method", ["ViT"])], [entity("Method", ["Adam"])], [entity("Method", ["ViT"])]],
      url,
    );
    const out = join(workspace, "out.ris");
    const query = { query: "papers-with", parameters: { concept: "ViT", minConfidence: "0" } };
    await exportGraph(exporters.get("ris"), { workspace, out, query });
    const { records } = await readAll([out]);
    expect(records.map(({ title }) => title).toSorted()).toEqual(["Paper 0", "Paper 2"]);
  });

  describe("whose database it is", () => {
    test("another workspace is refused with a sentence, unless it adopts the database", async () => {
      const location = await place.location();
      await (await neo4j.openForWriting(location))[Symbol.asyncDispose]();
      const other: StoreLocation = { ...location, workspace: "others" };
      const refused = neo4j.openForWriting(other);
      await expect(refused).rejects.toMatchObject({ code: "STORE_FOREIGN" });
      await expect(refused).rejects.toThrow(/ belongs to the workspace "tests"\.$/u);
      await (await neo4j.openForWriting(other, { adopt: true }))[Symbol.asyncDispose]();
      await expect(neo4j.openForWriting(location)).rejects.toMatchObject({ code: "STORE_FOREIGN" });
      expect(
        await runElsewhere("MATCH (s:PapergraphState) RETURN s.workspace AS workspace, s.schemaVersion AS version"),
      ).toEqual([{ workspace: "others", version: 1 }]);
    });

    test("a database with someone else's papers is refused, and keeps them when it is adopted", async () => {
      const location = await place.location();
      await runElsewhere("CREATE (:Paper {doi: '10.1/x', id: null, title: 'Theirs'})");
      const refused = neo4j.openForWriting(location);
      await expect(refused).rejects.toMatchObject({ code: "STORE_FOREIGN" });
      await expect(refused).rejects.toThrow(/ has papers that papergraph did not write\.$/u);
      await using store = await neo4j.openForWriting(location, { adopt: true });
      await store.write(hashed(smallGraph));
      await store.retain(new Set());
      expect(await runElsewhere("MATCH (paper:Paper) RETURN paper.title AS title")).toEqual([{ title: "Theirs" }]);
    });

    test("a database whose papers share an id cannot be adopted: it says so and leaves them", async () => {
      const location = await place.location();
      await runElsewhere("DROP CONSTRAINT paper_key IF EXISTS");
      await runElsewhere("CREATE (:Paper {id: 'twin'}), (:Paper {id: 'twin'})");
      const refused = neo4j.openForWriting(location, { adopt: true });
      await expect(refused).rejects.toMatchObject({ code: "WRITE_FAILED" });
      await expect(refused).rejects.toThrow(/^Neo4j at [\w.:]+ could not write: [^\n]+$/u);
      expect(await runElsewhere("MATCH (paper:Paper) RETURN paper.id AS id")).toHaveLength(2);
    });

    test("a database of a newer papergraph is refused", async () => {
      const location = await place.location();
      await runElsewhere("CREATE (:PapergraphState {workspace: 'tests', schemaVersion: 99})");
      const refused = neo4j.openForWriting(location, { adopt: true });
      await expect(refused).rejects.toMatchObject({ code: "STORE_REFUSED" });
    });

    test("the position in the journal stays until the next commit tells another", async () => {
      const location = await place.location();
      const positions: unknown[] = [];
      for (const position of [undefined, 7, undefined]) {
        await using store = await neo4j.openForWriting(location);
        await store.commit(position);
        positions.push(
          ...(await runElsewhere("MATCH (s:PapergraphState) RETURN s.journalPosition AS at")).map(({ at }) => at),
        );
      }
      expect(positions).toEqual([0, 7, 7]);
    });

    test("nodes, relationships and properties of others stay as they are", async () => {
      const location = await place.location();
      await using store = await neo4j.openForWriting(location);
      await store.write(smallGraph);
      await runElsewhere(
        "MATCH (p:Paper {id: 'p1'}), (c:Concept {id: 'method:lstm'}) SET p.stars = 5, c.colour = 'red' CREATE (p)-[:LIKED_BY]->(:Reader {id: 'r'}) CREATE (p)-[:DISLIKES]->(c)",
      );
      const before = await contentOf(store);
      await store.write(smallGraph);
      expect(await contentOf(store)).toEqual(before);
      expect(await store.retain(new Set(["p1", "p2", "p3", "p4"]))).toEqual({ papers: 0, concepts: 0, authors: 0 });
      expect(await contentOf(store)).toEqual(before);
      expect(before.join("\n")).toMatch(/"stars":5/u);
    });

    test("keys are unique and indexed, names and texts can be looked up", async () => {
      const location = await place.location();
      await using store = await neo4j.openForWriting(location);
      await store.write(smallGraph);
      await expect(runElsewhere("CREATE (:Concept {id: 'method:bert'})")).rejects.toThrow(/already exists/u);
      const indexes = await runElsewhere("SHOW INDEXES YIELD name, state RETURN name, state");
      expect(indexes).toEqual(
        expect.arrayContaining(
          ["paper_key", "concept_key", "author_key", "paper_year", "concept_text"].map((name) =>
            expect.objectContaining({ name }),
          ),
        ),
      );
      const { rows } = await store.query(
        "CALL db.index.fulltext.queryNodes('concept_text', 'bidirectional') YIELD node RETURN node.name AS name",
      );
      expect(rows).toEqual([{ name: "BERT" }]);
    });

    test("reading needs a graph that papergraph wrote", async () => {
      const location = await place.location();
      await runElsewhere("CREATE (:Person)");
      await expect(neo4j.openForReading(location)).rejects.toMatchObject({ code: "WORKSPACE_MISSING" });
    });
  });
});

describe("a Neo4j that cannot be used", () => {
  test.each(["bolt", "neo4j"])(
    "when nobody listens at %s://, it is said at once and in one sentence",
    async (scheme) => {
      const started = performance.now();
      const failure = neo4j.openForReading({ url: `${scheme}://127.0.0.1:1`, workspace: "tests" });
      await expect(failure).rejects.toMatchObject({
        code: "STORE_UNREACHABLE",
        message: "No Neo4j answers at 127.0.0.1:1.",
        hint: expect.stringContaining("docker compose up -d neo4j"),
      });
      expect(performance.now() - started).toBeLessThan(6_000);
    },
  );

  test("a password in the address is refused and not repeated", async () => {
    const failure = neo4j.openForReading({ url: "bolt://neo4j:s3cret@127.0.0.1:1", workspace: "tests" });
    await expect(failure).rejects.toMatchObject({ code: "USAGE" });
    await expect(failure).rejects.not.toThrow(/s3cret/u);
  });
});

describe.skipIf(!(await canStartServer()))("a Neo4j with passwords", () => {
  let server: Neo4jServer;

  beforeAll(async () => {
    server = await startServer({ auth: true });
  }, START_LIMIT);
  afterAll(async () => {
    vi.unstubAllEnvs();
    await server.stop();
  }, START_LIMIT);

  test("refuses wrong and first passwords in a sentence each, and opens with the right one", async () => {
    const open = async (password: string | undefined): Promise<void> => {
      vi.stubEnv("NEO4J_PASSWORD", password);
      await using store = await neo4j.openForWriting({ url: server.uri, workspace: "tests" });
      await store.write(smallGraph);
    };
    await expect(open(undefined)).rejects.toMatchObject({ code: "STORE_REFUSED" });
    await expect(open("wrong")).rejects.toMatchObject({
      code: "STORE_REFUSED",
      message: expect.stringMatching(/^Neo4j at 127\.0\.0\.1:\d+ refuses the user name or password\.$/u),
    });
    await expect(open("neo4j")).rejects.toMatchObject({
      code: "STORE_REFUSED",
      message: expect.stringMatching(/wants its first password to be changed\.$/u),
    });

    await using driver: Driver = neo4jDriver.driver(server.uri, neo4jDriver.auth.basic("neo4j", "neo4j"));
    await using session = driver.session({ database: "system" });
    await session.run("ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO 'papergraph-tests'");
    await open("papergraph-tests");

    vi.stubEnv("NEO4J_DATABASE", "elsewhere");
    await expect(open("papergraph-tests")).rejects.toMatchObject({
      code: "STORE_REFUSED",
      message: expect.stringMatching(/has no database "elsewhere"\.$/u),
    });
  });
});
