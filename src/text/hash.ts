import { createHash } from "node:crypto";

/** The first 96 bits of a text's SHA-256, in hexadecimal. */
export const shortHash = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 24);
