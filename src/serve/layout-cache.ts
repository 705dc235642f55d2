import { createHash } from "node:crypto";
import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { LAYOUT_VERSION, layOut, type Point } from "./layout.ts";
import type { DrawnGraph } from "./picture.ts";

interface CachedLayout {
  readonly graph: string;
  readonly points: readonly Point[];
}

const cachedLayout: z.ZodType<CachedLayout> = z.object({
  graph: z.string(),
  points: z.array(z.object({ x: z.number(), y: z.number() })).readonly(),
});

const FILE = "layout.json";

/** Tells two graphs apart by what decides their layout. */
function fingerprint({ nodes, edges }: DrawnGraph): string {
  const hash = createHash("sha256").update(`${LAYOUT_VERSION}\n`);
  for (const node of nodes) hash.update(`${node.id}\n`);
  for (const edge of edges) hash.update(`${edge.paper}\t${edge.concept}\n`);
  return hash.digest("hex");
}

/** A cache that is missing, broken or of another graph is no error: the layout is made anew. */
async function readCached(path: string, graph: string): Promise<readonly Point[] | undefined> {
  try {
    const cached = cachedLayout.parse(JSON.parse(await readFile(path, "utf8")));
    return cached.graph === graph ? cached.points : undefined;
  } catch {
    return undefined;
  }
}

/** By renaming, so that a viewer that starts meanwhile never reads half a file. */
async function writeCached(path: string, cached: CachedLayout): Promise<void> {
  const unfinished = `${path}.${process.pid}.part`;
  await writeFile(unfinished, JSON.stringify(cached));
  await rename(unfinished, path);
}

export interface LayoutCacheOptions {
  /** The workspace; the layout is kept in `layout.json` there. */
  readonly folder: string;
  readonly pause: () => Promise<void>;
  /** Told when the layout could not be kept, which costs only the time of making it again. */
  readonly onUnkept: (reason: string) => void;
}

/** The layout of a graph: as it was at the last start if the graph is the same, else made and kept. */
export async function cachedPoints(graph: DrawnGraph, options: LayoutCacheOptions): Promise<readonly Point[]> {
  const path = join(options.folder, FILE);
  const key = fingerprint(graph);
  const known = await readCached(path, key);
  if (known !== undefined) return known;
  const points = await layOut(graph, options.pause);
  try {
    await writeCached(path, { graph: key, points });
  } catch (error) {
    options.onUnkept(
      `The layout could not be kept in ${path}: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  return points;
}
