import grafeo from "@grafeo-db/js";
import neo4j from "neo4j-driver";
import { isEntityType } from "../../src/model/extraction.ts";
import type { GraphBatch } from "../../src/model/graph.ts";
import { completeNode, completeRelationship } from "../../src/model/properties.ts";
import { toNeo4j } from "../../src/store/neo4j-values.ts";
import type { Value } from "../../src/store/store.ts";

/**
 * The plainest loader that gives the same graph: one session, constraints, MERGE by UNWIND of 10,000 rows. It compares nothing,
 * takes nothing away and promises nothing when it is broken off.
 */
export interface PlainLoader {
  add(batch: GraphBatch): Promise<void>;
  /** Writes the rows that wait for their statement to be full. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

type Row = { readonly [key: string]: Value };
type Run = (text: string, rows: readonly Row[]) => Promise<void>;

const ROWS = 10_000;
const KEYS = ["Paper", "Concept"];

export async function openPlainLoader(url: string): Promise<PlainLoader> {
  if (url.includes("://")) {
    const driver = neo4j.driver(url);
    const session = driver.session();
    const run: Run = async (text, rows) => {
      await session.executeWrite((transaction) => transaction.run(text, { rows: toNeo4j(rows) }));
    };
    for (const label of KEYS) {
      await session.run(`CREATE CONSTRAINT IF NOT EXISTS FOR (node:${label}) REQUIRE node.id IS UNIQUE`);
    }
    return loaderOver(run, () => driver.close());
  }
  const database = grafeo.GrafeoDB.create();
  const run: Run = async (text, rows) => {
    await database.executeCypher(text, { rows });
  };
  for (const label of KEYS) {
    await database.executeCypher(`CREATE INDEX ${label.toLowerCase()}_id FOR (node:${label}) ON (node.id)`);
  }
  return loaderOver(run, () => {
    database.save(`${url}.plain`);
    database.close();
    return Promise.resolve();
  });
}

function loaderOver(run: Run, close: () => Promise<void>): PlainLoader {
  const waiting = new Map<string, Row[]>();
  const put = async (text: string, row: Row): Promise<void> => {
    const rows = waiting.get(text) ?? [];
    waiting.set(text, rows);
    rows.push(row);
    if (rows.length >= ROWS) await run(text, rows.splice(0));
  };
  const flush = async (): Promise<void> => {
    for (const [text, rows] of waiting) if (rows.length > 0) await run(text, rows.splice(0));
  };
  return {
    async add({ nodes, relationships }) {
      for (const { label, id, properties } of nodes) {
        const row = { id, properties: completeNode(label, properties) };
        const key = isEntityType(label)
          ? `MERGE (node:Concept {id: row.id}) SET node:${label},`
          : "MERGE (node:Paper {id: row.id}) SET";
        await put(`UNWIND $rows AS row ${key} node += row.properties`, row);
      }
      for (const { type, from, to, properties } of relationships) {
        const match = "MATCH (paper:Paper {id: row.from}) MATCH (concept:Concept {id: row.to})";
        await put(`UNWIND $rows AS row ${match} MERGE (paper)-[link:${type}]->(concept) SET link += row.properties`, {
          from,
          to,
          properties: completeRelationship(type, properties),
        });
      }
    },
    flush,
    close,
  };
}
