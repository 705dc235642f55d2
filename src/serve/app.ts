import { Hono, type Context } from "hono";
import { z } from "zod";
import { PaperGraphError } from "../errors.ts";
import type { GraphStore } from "../store/store.ts";
import { namedQueries } from "../store/queries.ts";
import { answerQuery, failureOf, type FindNode } from "./answer.ts";
import type { Answer, AskedQuery, Failure, OfferedQuery, Picture } from "./api.ts";
import type { Assets } from "./assets.ts";
import { conceptDetail, type JoinedNames } from "./concept-detail.ts";
import { edgeDetail } from "./edge-detail.ts";
import { protect, refuseStrangers } from "./guard.ts";
import { paperDetail } from "./paper-detail.ts";
import type { Search } from "./search.ts";

export interface AppParts {
  readonly store: GraphStore;
  readonly assets: Assets;
  /** Settles when the layout is made. */
  readonly picture: Promise<Picture>;
  /** Settles when all names are indexed. */
  readonly search: Promise<Search>;
  /** Settles when all names are read. */
  readonly findNode: Promise<FindNode>;
  readonly joined: JoinedNames;
  /** Where requests that name no confidence start; in [0, 1]. */
  readonly minConfidence: number;
  /** The port that is listened on; known only once it is. */
  readonly port: () => number;
}

const ID_LENGTH = 2_000;
const id = z.string().min(1).max(ID_LENGTH);
const ofEdge = z.object({ from: id, to: id });
const QUERY_LENGTH = 10_000;
const ofQuery = z.object({
  query: z.string().trim().min(1).max(QUERY_LENGTH),
  /** A JSON object of texts. */
  parameters: z
    .string()
    .max(QUERY_LENGTH)
    .default("{}")
    .transform((written, context) => {
      try {
        return z.record(z.string(), z.string()).parse(JSON.parse(written));
      } catch {
        context.addIssue({ code: "custom", message: "not a JSON object of texts" });
        return z.NEVER;
      }
    }),
});

/** The query parameters, or the 400 that says what is wrong with them. */
function parameters<T>(context: Context, schema: z.ZodType<T>): T | Response {
  const parsed = schema.safeParse(context.req.query());
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  return fail(context, 400, `Parameter "${issue?.path.join(".")}": ${issue?.message}.`);
}

function fail(context: Context, status: 400 | 404 | 500, error: string): Response {
  return context.json({ error } satisfies Failure, status);
}

async function answerFor(parts: AppParts, query: AskedQuery, signal: AbortSignal): Promise<Answer> {
  const { store, picture } = parts;
  const findNode = await parts.findNode;
  const drawn = new Set((await picture).nodes.id);
  return answerQuery({ store, findNode, isDrawn: (node) => drawn.has(node), signal }, query);
}

/** The routes of the viewer; `app.request()` tests them without a port. */
export function createApp(parts: AppParts): Hono {
  const { store, assets, picture, search, minConfidence, port } = parts;
  const confidence = z.coerce.number().min(0).max(1).default(minConfidence);
  const ofNode = z.object({ id, minConfidence: confidence });
  const ofSearch = z.object({ q: z.string().max(200), minConfidence: confidence });
  const app = new Hono();
  app.use(protect, refuseStrangers(port));
  app.use("/api/*", async (context, next) => {
    await next();
    context.header("Cache-Control", "no-store");
  });
  app.get("/api/graph", async (context) => context.json(await picture));
  app.get("/api/search", async (context) => {
    const query = parameters(context, ofSearch);
    return query instanceof Response ? query : context.json((await search)(query));
  });
  app.get("/api/paper", async (context) => {
    const query = parameters(context, ofNode);
    if (query instanceof Response) return query;
    const paper = await paperDetail(store, query);
    return paper === undefined ? fail(context, 404, `There is no paper "${query.id}".`) : context.json(paper);
  });
  app.get("/api/concept", async (context) => {
    const query = parameters(context, ofNode);
    if (query instanceof Response) return query;
    const concept = await conceptDetail(store, query, parts.joined);
    return concept === undefined ? fail(context, 404, `There is no concept "${query.id}".`) : context.json(concept);
  });
  app.get("/api/edge", async (context) => {
    const query = parameters(context, ofEdge);
    if (query instanceof Response) return query;
    const edge = await edgeDetail(store, { paper: query.from, concept: query.to });
    return edge === undefined
      ? fail(context, 404, `"${query.from}" and "${query.to}" are not joined.`)
      : context.json(edge);
  });
  app.get("/api/queries", (context) => context.json(namedQueries() satisfies readonly OfferedQuery[]));
  app.get("/api/query", async (context) => {
    const query = parameters(context, ofQuery);
    if (query instanceof Response) return query;
    try {
      return context.json(await answerFor(parts, query, context.req.raw.signal));
    } catch (error) {
      if (error instanceof PaperGraphError) return fail(context, 400, failureOf(error));
      throw error;
    }
  });
  app.get("*", (context) => {
    const asset = assets.get(context.req.path);
    if (asset === undefined) return fail(context, 404, `There is nothing at ${context.req.path}.`);
    return context.body(asset.body, 200, { "Content-Type": asset.contentType, "Cache-Control": "no-cache" });
  });
  app.onError((error, context) =>
    fail(context, 500, error instanceof PaperGraphError ? error.message : "The graph could not be read."),
  );
  return app;
}
