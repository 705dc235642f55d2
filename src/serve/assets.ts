import { readdir, readFile } from "node:fs/promises";
import { extname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { PaperGraphError } from "../errors.ts";

export interface Asset {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly contentType: string;
}

/** The page's files by path, `/` for the page itself. */
export type Assets = ReadonlyMap<string, Asset>;

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
};

/** Where `vite build viz` writes, seen from `src/serve` as from `dist/serve`. */
const BUILT_PAGE = fileURLToPath(new URL("../../dist/viz/", import.meta.url));

/** Reads the built page into memory: it is small, and no request then names a file on disk. */
export async function loadAssets(folder: string = BUILT_PAGE): Promise<Assets> {
  const assets = new Map<string, Asset>();
  for (const entry of await filesIn(folder)) {
    const path = `/${relative(folder, entry).split(sep).join("/")}`;
    const contentType = CONTENT_TYPES[extname(entry)] ?? "application/octet-stream";
    assets.set(path === "/index.html" ? "/" : path, { body: new Uint8Array(await readFile(entry)), contentType });
  }
  if (!assets.has("/")) throw missing(folder);
  return assets;
}

async function filesIn(folder: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  } catch (error) {
    throw missing(folder, error);
  }
}

function missing(folder: string, cause?: unknown): PaperGraphError {
  return new PaperGraphError("VIEWER_MISSING", `The viewer's page is not in ${folder}.`, {
    hint: "In a checkout, run: npm run build",
    cause,
  });
}
