import { readFile } from "node:fs/promises";
import { PaperGraphError, systemCode } from "../errors.ts";
import type { Alias } from "../model/alias.ts";
import { ENTITY_TYPES } from "../model/extraction.ts";
import { replaceFile } from "./workspace.ts";

const EXAMPLE = "A line reads for example: Method, Vision Transformer, ViT, with tabs between.";
/** A heading is allowed, not needed. */
const HEADING = /^type\tname\talias(?:\t|$)/iu;

/**
 * Keeps a user's own alias file in the workspace, at `kept`, so that every later build has it; a file kept before is replaced.
 * Throws `USAGE` when it cannot be read, `BAD_RECORD` as `parseAliases`.
 */
export async function keepAliases(file: string, kept: string): Promise<void> {
  const text = await readGiven(file);
  parseAliases(text, file);
  await replaceFile(kept, text);
}

/** The aliases of a file that a user names. Throws `USAGE` when it cannot be read, `BAD_RECORD` as `parseAliases`. */
export const givenAliases = async (file: string): Promise<readonly Alias[]> =>
  parseAliases(await readGiven(file), file);

async function readGiven(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (cause) {
    throw new PaperGraphError("USAGE", `The alias file ${file} cannot be read.`, {
      hint: "Check its path and permissions.",
      cause,
    });
  }
}

/** The aliases of a file; undefined when it is not there. Throws `BAD_RECORD` as `parseAliases`. */
export async function readAliases(path: string): Promise<readonly Alias[] | undefined> {
  try {
    return parseAliases(await readFile(path, "utf8"), path);
  } catch (cause) {
    if (systemCode(cause) === "ENOENT") return undefined;
    throw cause;
  }
}

/**
 * One alias a line: type, name and alias with tabs between, and whatever else after them; empty lines and lines that begin with `#` are left out.
 * Throws `BAD_RECORD` with file and line of the first that is none.
 */
function parseAliases(text: string, file: string): readonly Alias[] {
  return text
    .replace(/^\uFEFF/u, "")
    .split(/\r?\n/u)
    .flatMap((line, index) => {
      const isNone = line.trim() === "" || line.startsWith("#") || HEADING.test(line.trim());
      return isNone ? [] : [parseAlias(line, `${file}, line ${index + 1}`)];
    });
}

function parseAlias(line: string, where: string): Alias {
  const cells = line.split("\t").map((cell) => cell.trim());
  const [given = "", name = "", alias = ""] = cells;
  const type = ENTITY_TYPES.find((known) => known.toLowerCase() === given.toLowerCase());
  if (cells.length < 3 || name === "" || alias === "") {
    const cellCount = cells.filter((cell) => cell !== "").length;
    throw new PaperGraphError("BAD_RECORD", `${where}: three cells are wanted (type, name, alias), not ${cellCount}.`, {
      hint: EXAMPLE,
    });
  }
  if (type === undefined) {
    throw new PaperGraphError("BAD_RECORD", `${where}: there is no type "${given}".`, {
      hint: `Known: ${ENTITY_TYPES.join(", ")}. ${EXAMPLE}`,
    });
  }
  return { type, name, alias };
}
