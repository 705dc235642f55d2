import { PaperGraphError } from "../errors.ts";
import { createRegistry, type Registry } from "../registry.ts";
import { grafeo } from "./grafeo.ts";
import { neo4j } from "./neo4j.ts";
import type { StoreDriver } from "./store.ts";

/** Every kind of database; the first is the default. */
export const stores: Registry<StoreDriver> = createRegistry("store", [grafeo, neo4j]);

/** The driver for an address or folder; throws `USAGE` when none knows it. */
export function storeFor(url: string): StoreDriver {
  const driver = stores.list().find((candidate) => candidate.matches(url));
  if (driver === undefined) {
    const [scheme = ""] = url.split("://");
    throw new PaperGraphError("USAGE", `No store can be reached by "${scheme}://…".`, {
      hint: `Known: ${stores
        .list()
        .map(({ summary }) => summary)
        .join("; ")}.`,
    });
  }
  return driver;
}
