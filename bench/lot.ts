import { createHash } from "node:crypto";

/** A number that nobody chose, in hexadecimal digits: things are drawn in its order. */
export const lot = (seed: string, ...parts: readonly (string | number)[]): string =>
  createHash("sha256")
    .update([seed, ...parts].join("\0"))
    .digest("hex");
