import { readFile } from "node:fs/promises";
import { join } from "node:path";
import neo4jDriver from "neo4j-driver";
import { describe, expect, inject, onTestFinished, test, vi } from "vitest";
import { neo4jAdmin } from "../../src/export/neo4j-admin.ts";
import { ENTITY_TYPES } from "../../src/model/extraction.ts";
import type { GraphBatch, GraphNode } from "../../src/model/graph.ts";
import { neo4j } from "../../src/store/neo4j.ts";
import { completeState } from "../../src/store/state.ts";
import { afterImport } from "../../src/store/statements.ts";
import { workspaceSchema } from "../../src/workspace/workspace.ts";
import { papergraph } from "../cli.ts";
import { author, concept, doubtfulGraph, paperNode, relation, wrote } from "../contract/small-graph.ts";
import { contentOf } from "../contract/store-suite.ts";
import { canStartServer, startServer, type Neo4jServer } from "../neo4j/server.ts";
import { buildSample, sample } from "../sample.ts";
import { temporaryFolder } from "../temporary.ts";

/** A database that builds write, through a running server. */
const online = inject("neo4jUri");
vi.setConfig({ testTimeout: 240_000, hookTimeout: 60_000 });

async function runStatement(uri: string, text: string): Promise<readonly unknown[]> {
  const { NEO4J_USERNAME, NEO4J_PASSWORD } = process.env;
  const isOwn = uri !== online || NEO4J_PASSWORD === undefined;
  const credentials = isOwn ? undefined : neo4jDriver.auth.basic(NEO4J_USERNAME ?? "neo4j", NEO4J_PASSWORD);
  await using driver = neo4jDriver.driver(uri, credentials, { disableLosslessIntegers: true });
  await using session = driver.session();
  const { records } = await session.run(text);
  return records.map((record) => record.toObject());
}

/** Runs the importer with the server down, starts the server on what it made, and finishes: all as the export says. */
async function startOn(folder: string): Promise<Neo4jServer> {
  const server = await startServer({
    auth: false,
    prepare: (runAdmin) => runAdmin(["database", "import", "full", "neo4j", "@import.args"], { cwd: folder }),
  });
  onTestFinished(() => server.stop());
  const statements = (await readFile(join(folder, "after-import.cypher"), "utf8")).split(";\n").slice(0, -1);
  for (const statement of statements) await runStatement(server.uri, statement);
  return server;
}

const TYPES = `
  MATCH (n) UNWIND keys(n) AS key WITH n, key WHERE n[key] <> []
  RETURN DISTINCT head([label IN labels(n) WHERE label <> 'Concept']) AS of, key, valueType(n[key]) AS type
  ORDER BY of, key, type
  UNION
  MATCH ()-[r]->() UNWIND keys(r) AS key WITH r, key WHERE r[key] <> []
  RETURN DISTINCT type(r) AS of, key, valueType(r[key]) AS type
  ORDER BY of, key, type`;

/** All that a database holds, the state node too, with the types of its values: JSON does not tell 1 from 1.0. An empty list has none. */
async function everythingIn(uri: string): Promise<unknown> {
  await using store = await neo4j.openForReading({ url: uri, workspace: "any" });
  return {
    content: await contentOf(store),
    state: await runStatement(uri, "MATCH (state:PapergraphState) RETURN properties(state) AS state"),
    types: await runStatement(uri, TYPES),
  };
}

const schemaOf = async (uri: string): Promise<readonly unknown[]> => [
  ...(await runStatement(uri, "SHOW INDEXES YIELD name, type, entityType, labelsOrTypes, properties ORDER BY name")),
  ...(await runStatement(uri, "SHOW CONSTRAINTS YIELD name, type, labelsOrTypes, properties ORDER BY name")),
];

/** Empties the shared database when the test ends. */
function clearAfterwards(): void {
  onTestFinished(async () => {
    await runStatement(online, "MATCH (n) CALL { WITH n DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS");
  });
}

const ODD_TEXTS = [
  `O'Brien "the\\n" \`tick\` \\`,
  '"',
  '""',
  "a,b;c|d\te",
  "naïve 方法 🧪 \u0000 \u001F",
  "first\nsecond\r\n\r\nthird\rfourth\n",
  "  spaces  ",
  "\u2028é\u0301\uFEFF",
  "null",
  "-1",
];

const oddPaper = (index: number, text: string): GraphNode =>
  paperNode(`odd "${index}",\n`, { title: text, abstract: `${text}${text}`, keywords: [text, text], year: -5 });

/** All labels, types and properties, with texts that a CSV file has to be careful with. */
const oddGraph: readonly GraphBatch[] = [
  doubtfulGraph,
  {
    nodes: ODD_TEXTS.flatMap((text, index) =>
      ENTITY_TYPES.map((type) =>
        concept(type, `odd-${index}`, { name: text, aliases: ODD_TEXTS, formerIds: ["", ""], confidence: 1 }),
      ),
    ),
    relationships: [],
  },
  ...ODD_TEXTS.map((text, index): GraphBatch => {
    const paper = oddPaper(index, text);
    // An author whose name every paper writes otherwise: the last counts.
    const shared = { ...author("ada"), properties: { name: `Ada ${text}`, nameOnly: true } };
    const method = concept("Method", `odd-${index}`, { name: text });
    const evidence = relation(paper.id, "USES", method);
    return {
      nodes: [paper, shared],
      relationships: [
        wrote("ada", paper.id, 1),
        { ...evidence, properties: { ...evidence.properties, sentences: [text, "", text], confidence: 1 } },
      ],
    };
  }),
  {
    nodes: [
      paperNode("full", {
        authorCount: 3,
        citations: 0,
        date: "2020-01-02",
        foreign: false,
        keywords: ["a"],
        language: "en",
        organisation: "",
        sources: ["x", "y"],
        type: "article",
        url: "https://example.org/?a=1,2",
        venue: "V",
        year: 2020,
      }),
      { label: "Result", id: "full#r1", properties: { value: 1e-7, text: "1e-7", relative: true, confidence: 1 } },
      { label: "Result", id: "full#r2", properties: { value: 12, text: "12", unit: "", confidence: 0 } },
    ],
    relationships: ["full#r1", "full#r2"].map((to) => ({ type: "HAS_RESULT", from: "full", to, properties: {} })),
  },
];

async function* streamed(batches: readonly GraphBatch[]): AsyncGenerator<GraphBatch> {
  yield* batches;
}

async function writeOnline(uri: string, workspace: string, batches: readonly GraphBatch[]): Promise<void> {
  await using store = await neo4j.openForWriting({ url: uri, workspace });
  for (const batch of batches) await store.write(batch);
  await store.commit(77);
}

describe.skipIf(online === "" || !(await canStartServer()))("the offline importer of Neo4j", () => {
  test("makes the graph that an online build writes, to the letter and the type, schema included", async () => {
    clearAfterwards();
    await writeOnline(online, "tests", oddGraph);
    const folder = join(await temporaryFolder(), "import");
    await neo4jAdmin.write(streamed(oddGraph), folder, {
      state: completeState("tests", 77),
      afterImport: afterImport(),
    });
    const { uri } = await startOn(folder);
    const imported = await everythingIn(uri);
    expect(imported).toEqual(await everythingIn(online));
    expect(await schemaOf(uri)).toEqual(await schemaOf(online));

    await expect(writeOnline(uri, "others", [])).rejects.toMatchObject({ code: "STORE_FOREIGN" });
    await writeOnline(uri, "tests", oddGraph);
    expect(await everythingIn(uri)).toEqual(imported);
  });

  test("takes what papergraph export wrote of the sample; a build goes on from there and changes nothing", async () => {
    clearAfterwards();
    const workspace = await buildSample();
    const folder = join(workspace, "for neo4j");
    const exported = await papergraph("export", "neo4j-admin", "--out", folder, "--workspace", workspace);
    expect(exported.stderr).toContain(`cd '${folder}' && neo4j-admin database import full neo4j @import.args\n`);
    const { uri } = await startOn(folder);
    const imported = await everythingIn(uri);
    const build = (store: string): Promise<unknown> =>
      papergraph("build", ...sample, "--workspace", workspace, "--store", store);
    expect(await build(uri)).toMatchObject({ exitCode: 0, stdout: expect.stringContaining("Extracted 0 papers") });
    expect(await everythingIn(uri)).toEqual(imported);
    expect(await build(online)).toMatchObject({ exitCode: 0 });
    expect(await everythingIn(online)).toEqual(imported);
    const settings = workspaceSchema.parse(JSON.parse(await readFile(join(workspace, "workspace.json"), "utf8")));
    expect(imported).toMatchObject({ state: [{ state: { workspace: settings.id, schemaVersion: 1 } }] });
  });
});
