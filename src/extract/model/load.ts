import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { PaperGraphError } from "../../errors.ts";
import { decodeModel, type FastModel } from "./fast-model.ts";

/** The fast model's weights in the package, the same from `src` and from `dist`. */
export const FAST_WEIGHTS: string = fileURLToPath(new URL("../../../models/fast/weights.bin", import.meta.url));

/** The fast model's weights as they are in their file. */
export interface FastWeights {
  /** The first 12 hexadecimal digits of the file's SHA-256. */
  readonly hash: string;
  /** Throws `MODEL_MISSING` when the file is not whole. */
  readonly decode: () => FastModel;
}

export const hashOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex").slice(0, 12);

/** Reads the fast model's weights; throws `MODEL_MISSING` when they are not there. */
export async function readFastWeights(path: string = FAST_WEIGHTS): Promise<FastWeights> {
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw missing(`The weights of the fast model cannot be read from ${path}.`, cause);
  });
  return {
    hash: hashOf(bytes),
    decode() {
      try {
        return decodeModel(bytes);
      } catch (cause) {
        throw missing(`${path} does not hold the weights of the fast model, or not all of them.`, cause);
      }
    },
  };
}

function missing(message: string, cause: unknown): PaperGraphError {
  return new PaperGraphError("MODEL_MISSING", message, {
    cause,
    hint: "Install papergraph again, or make the weights with papergraph train.",
  });
}
