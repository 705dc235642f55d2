import { createHash, randomUUID } from "node:crypto";
import { mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { PaperGraphError, systemCode } from "../errors.ts";

/** Services change by the day; a fetch that was interrupted is gone on with within one. */
const KEPT_FOR = 24 * 60 * 60 * 1000;

/** What the system says of a page that is not there, or whose folder is none: writing tells more then. */
const ABSENT: ReadonlySet<string> = new Set(["ENOENT", "ENOTDIR"]);

/** Pages of answers on disk, one file each, under the address that they were asked by. */
export interface PageCache {
  /** `undefined` where there is none, or one older than a day. */
  read(address: string): Promise<Uint8Array | undefined>;
  /** The page is there whole or not at all. Throws `WRITE_FAILED`. */
  write(address: string, bytes: Uint8Array): Promise<void>;
}

/** The folder for pages where the user names none: below XDG_CACHE_HOME, or `.cache` in the home folder. */
export function defaultCacheFolder(environment: Readonly<Record<string, string | undefined>>): string {
  const { XDG_CACHE_HOME: caches = "" } = environment;
  return join(caches === "" ? join(homedir(), ".cache") : caches, "papergraph", "fetch");
}

/** `now` gives milliseconds since 1970. */
export function openPageCache(folder: string, now: () => number): PageCache {
  const pathOf = (address: string): string =>
    join(folder, `${createHash("sha256").update(address).digest("hex").slice(0, 32)}.page`);
  return {
    async read(address) {
      const path = pathOf(address);
      try {
        const { mtimeMs } = await stat(path);
        return now() - mtimeMs > KEPT_FOR ? undefined : await readFile(path);
      } catch (cause) {
        if (ABSENT.has(systemCode(cause))) return undefined;
        throw new PaperGraphError("SOURCE_UNREADABLE", `The cached page ${path} cannot be read.`, {
          hint: "Check its permissions, delete it, or name another folder with --cache.",
          cause,
        });
      }
    },
    async write(address, bytes) {
      const path = pathOf(address);
      const unfinished = `${path}.${randomUUID()}`;
      try {
        await mkdir(folder, { recursive: true });
        await writeFile(unfinished, bytes, { flush: true });
        await rename(unfinished, path);
      } catch (cause) {
        await rm(unfinished, { force: true }).catch(() => undefined);
        throw new PaperGraphError("WRITE_FAILED", `The page cannot be kept in ${folder}.`, {
          hint: "Check its permissions and the space on the disk, or name another folder with --cache.",
          cause,
        });
      }
    },
  };
}
