import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";

/** The environment, with what a `.env` file in the working folder adds to it; the environment wins. */
export function readEnvironment(folder: string): Readonly<Record<string, string | undefined>> {
  return { ...readEnvFile(`${folder}/.env`), ...process.env };
}

function readEnvFile(path: string): Readonly<Record<string, string | undefined>> {
  try {
    return parseEnv(readFileSync(path, "utf8"));
  } catch {
    // Most folders have none, and one that cannot be read has nothing to say.
    return {};
  }
}
