/**
 * The same made-up graph into Neo4j by papergraph and by neo4j-graphrag's own writer, each into a server of its own.
 *   npx tsx bench/store-graphrag.ts --python PYTHON --apoc FOLDER [--papers 20000] > bench/results/store-graphrag.json
 * PYTHON has neo4j-graphrag (pip install neo4j-graphrag); FOLDER holds apoc-core and what it needs, which that writer asks for.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { z } from "zod";
import type { GraphBatch } from "../src/model/graph.ts";
import { neo4j } from "../src/store/neo4j.ts";
import { startServer } from "../test/neo4j/server.ts";
import { describeMachine } from "./machine.ts";
import { conceptBatches, type GraphSize, paperBatches } from "./store/made-up.ts";

function* batchesOf(size: GraphSize): Generator<GraphBatch> {
  yield* conceptBatches(size);
  yield* paperBatches(size, 0, size.papers);
}

async function timePapergraph(size: GraphSize): Promise<number> {
  const server = await startServer({ auth: false });
  try {
    await using store = await neo4j.openForWriting({ url: server.uri, workspace: "bench" });
    const started = performance.now();
    for (const batch of batchesOf(size)) await store.write(batch);
    return (performance.now() - started) / 1_000;
  } finally {
    await server.stop();
  }
}

/** The nodes and relationships as that writer wants them, one a line. */
function* linesOf(size: GraphSize): Generator<string> {
  for (const { nodes, relationships } of batchesOf(size)) {
    for (const { label, id, properties } of nodes) yield JSON.stringify({ node: { id, label, properties } });
    for (const { type, from, to, properties } of relationships) {
      const relationship = { start_node_id: from, end_node_id: to, type, properties };
      yield JSON.stringify({ relationship });
    }
  }
}

async function timeTheirs(size: GraphSize, python: string, apoc: string): Promise<number> {
  const server = await startServer({ auth: false, plugins: apoc });
  try {
    const script = fileURLToPath(new URL("store/neo4j_graphrag_writer.py", import.meta.url));
    const child = spawn(python, [script, server.uri], { stdio: ["pipe", "pipe", "inherit"] });
    const printed = text(child.stdout);
    for (const line of linesOf(size)) if (!child.stdin.write(`${line}\n`)) await once(child.stdin, "drain");
    child.stdin.end();
    return z.object({ seconds: z.number() }).parse(JSON.parse(await printed)).seconds;
  } finally {
    await server.stop();
  }
}

const { values } = parseArgs({
  options: {
    papers: { type: "string", default: "20000" },
    python: { type: "string", default: "python3" },
    apoc: { type: "string", default: "apoc" },
  },
});
const papers = Number(values.papers);
const size: GraphSize = { papers, concepts: papers, relationsAPaper: 10 };
const theirs = await timeTheirs(size, values.python, values.apoc);
const ours = await timePapergraph(size);
console.log(JSON.stringify({ machine: describeMachine(), size, seconds: ours, neo4jGraphragSeconds: theirs }, null, 2));
