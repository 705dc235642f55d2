import { open, stat } from "node:fs/promises";
import { glob, isDynamicPattern } from "tinyglobby";
import { PaperGraphError, systemCode } from "../../errors.ts";
import { sourceError } from "../source.ts";

/** A file to read from. */
export interface SourceFile {
  /** Its path, or `-` for standard input. */
  readonly name: string;
  /** Whether it was found in a folder or by a pattern: nobody says then that papers are in it. */
  readonly isFound: boolean;
  /** Whether it can be read once only: standard input and pipes. */
  readonly isPipe: boolean;
}

async function filesFor(pattern: string, folder?: string): Promise<readonly SourceFile[]> {
  const options = folder === undefined ? {} : { cwd: folder, absolute: false };
  const paths = await glob(pattern, { ...options, onlyFiles: true, expandDirectories: false });
  const names = paths.map((path) => (folder === undefined ? path : `${folder.replace(/\/+$/u, "")}/${path}`));
  if (names.length === 0) {
    const message =
      folder === undefined ? `No file matches "${pattern}".` : `There are no files in the folder "${folder}".`;
    throw new PaperGraphError("SOURCE_NOT_FOUND", message, { hint: "Check the path; hidden files are passed over." });
  }
  return names.toSorted().map((name) => ({ name, isFound: true, isPipe: false }));
}

async function filesOf(name: string): Promise<readonly SourceFile[]> {
  if (name === "-") return [{ name, isFound: false, isPipe: true }];
  try {
    const status = await stat(name);
    if (status.isDirectory()) return await filesFor("**/*", name);
    return [{ name, isFound: false, isPipe: status.isFIFO() }];
  } catch (error) {
    if (systemCode(error) === "ENOENT" && isDynamicPattern(name)) return filesFor(name);
    throw sourceError(name, error);
  }
}

/**
 * The files that sources name: a file itself, those in a folder and its folders, those that a pattern matches, sorted by
 * path. All are checked, so that work does not begin on the first when the last cannot be read. Throws as `openSource`.
 */
export async function expandSources(names: readonly string[]): Promise<readonly SourceFile[]> {
  const files = (await Promise.all(names.map(filesOf))).flat();
  for (const { name, isPipe } of files) {
    // What a pipe gives can be read once: it is left for `openSource`.
    if (isPipe) continue;
    try {
      await using file = await open(name);
      await file.read(Buffer.alloc(1), 0, 1, 0);
    } catch (error) {
      throw sourceError(name, error);
    }
  }
  return files;
}
