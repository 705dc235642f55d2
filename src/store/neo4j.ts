import type { StoreDriver } from "./store.ts";

const ADDRESS = /^(?:neo4j|bolt)(?:\+s|\+ssc)?:\/\//u;

/** A Neo4j server from 5.11 on, by Bolt. Its driver is loaded when a store is opened. */
export const neo4j: StoreDriver = {
  name: "neo4j",
  summary: "Neo4j 5.11 or later at neo4j://…, neo4j+s://…, bolt://… or bolt+s://…",
  matches: (url) => ADDRESS.test(url),
  async openForReading(location) {
    const { openNeo4jForReading } = await import("./neo4j-store.ts");
    return openNeo4jForReading(location);
  },
  async checkForWriting(location, options = {}) {
    const { checkNeo4jForWriting } = await import("./neo4j-store.ts");
    await checkNeo4jForWriting(location, options);
  },
  async openForWriting(location, options = {}) {
    const { openNeo4jForWriting } = await import("./neo4j-store.ts");
    return openNeo4jForWriting(location, options);
  },
};
