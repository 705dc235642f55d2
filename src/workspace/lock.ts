import { open, readFile, rename, rm } from "node:fs/promises";
import { hostname } from "node:os";
import { z } from "zod";
import { PaperGraphError, systemCode } from "../errors.ts";

interface Holder {
  readonly pid: number;
  readonly host: string;
  readonly since: string;
  readonly command: string;
}

const holderSchema: z.ZodType<Holder> = z.object({
  pid: z.int(),
  host: z.string(),
  since: z.string(),
  command: z.string(),
});

/**
 * Takes the lock file at `path`, so that one build at a time writes a workspace. A lock whose process is gone is taken over.
 * Throws `WORKSPACE_LOCKED`, saying who holds it. Disposing releases it.
 */
export async function takeLock(path: string, command: string, now: Date): Promise<AsyncDisposable> {
  const holder: Holder = { pid: process.pid, host: hostname(), since: now.toISOString(), command };
  if (!(await createExclusively(path, holder))) {
    await setStaleLockAside(path);
    if (!(await createExclusively(path, holder))) throw lockedError(path, await readHolder(path));
  }
  return { [Symbol.asyncDispose]: () => rm(path, { force: true }) };
}

async function createExclusively(path: string, holder: Holder): Promise<boolean> {
  try {
    await using file = await open(path, "wx");
    await file.writeFile(JSON.stringify(holder));
    return true;
  } catch (cause) {
    if (systemCode(cause) === "EEXIST") return false;
    throw new PaperGraphError("WRITE_FAILED", `The workspace cannot be locked: ${path} cannot be written.`, {
      hint: "Check the folder's permissions and the free space, or name another with --workspace.",
      cause,
    });
  }
}

/** Renaming is atomic: of two builds that find the same stale lock, one moves it away and the other finds it gone. */
async function setStaleLockAside(path: string): Promise<void> {
  const holder = await readHolder(path);
  if (holder === undefined || isAlive(holder)) throw lockedError(path, holder);
  const aside = `${path}.stale-${process.pid}`;
  try {
    await rename(path, aside);
  } catch (cause) {
    if (systemCode(cause) === "ENOENT") return;
    throw cause;
  }
  await rm(aside, { force: true });
}

async function readHolder(path: string): Promise<Holder | undefined> {
  try {
    return holderSchema.parse(JSON.parse(await readFile(path, "utf8")));
  } catch {
    return undefined; // being written at this moment, or not ours
  }
}

function isAlive(holder: Holder): boolean {
  if (holder.host !== hostname()) return true; // cannot be known from here
  try {
    process.kill(holder.pid, 0);
    return true;
  } catch (cause) {
    return systemCode(cause) === "EPERM";
  }
}

function lockedError(path: string, holder: Holder | undefined): PaperGraphError {
  const who =
    holder === undefined
      ? "another build"
      : `"${holder.command}" (process ${holder.pid} on ${holder.host}, since ${holder.since})`;
  return new PaperGraphError("WORKSPACE_LOCKED", `The workspace is in use by ${who}.`, {
    hint: `Wait for it to end, or name another workspace; if that process is no papergraph build, delete ${path}.`,
  });
}
