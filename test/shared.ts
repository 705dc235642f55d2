import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/**
 * A file or folder of the reference material, which lies beside the checkout. Where it is missing the answer is
 * `undefined` and the test should skip; under CI it is an error, since nothing would be checked.
 */
export function sharedPath(...parts: readonly string[]): string | undefined {
  const path = fileURLToPath(new URL(["../../shared", ...parts].join("/"), import.meta.url));
  if (existsSync(path)) return path;
  if (process.env.CI !== undefined) throw new Error(`${path} is missing, and under CI its tests must not be skipped.`);
  return undefined;
}
