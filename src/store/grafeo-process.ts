import { z } from "zod";
import { PaperGraphError } from "../errors.ts";
import { openGrafeoForReading } from "./grafeo-reader.ts";
import type { Answer, Request } from "./grafeo-isolation.ts";
import type { GraphStore } from "./store.ts";

/**
 * A process that answers queries of the embedded engine, one at a time: its parent ends it when one takes too long. It is
 * started with the location of the graph and ends with its parent.
 */
const [url = "", workspace = ""] = process.argv.slice(2);
let opened: Promise<GraphStore> | undefined;

const requestSchema: z.ZodType<Request> = z.object({
  cypher: z.string(),
  parameters: z.record(
    z.string(),
    z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.union([z.string(), z.number()]))]),
  ),
  maxRows: z.int(),
});

async function answer(message: unknown): Promise<Answer> {
  try {
    const { cypher, parameters, maxRows } = requestSchema.parse(message);
    opened ??= openGrafeoForReading({ url, workspace });
    const { columns, rows } = await (await opened).query(cypher, parameters);
    return { result: { columns, rows: rows.slice(0, maxRows), hasMore: rows.length > maxRows } };
  } catch (cause) {
    const text = cause instanceof Error ? cause.message : String(cause);
    if (!(cause instanceof PaperGraphError)) return { error: { code: "QUERY_FAILED", message: text } };
    return { error: { code: cause.code, message: text, hint: cause.hint } };
  }
}

// Ctrl-C reaches this process too; the parent decides.
process.on("SIGINT", () => undefined);
process.on("disconnect", () => process.exit());
process.on("message", (message) => {
  void answer(message).then((told) => process.send?.(told));
});
