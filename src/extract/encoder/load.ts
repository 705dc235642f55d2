import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { z } from "zod";
import { PaperGraphError } from "../../errors.ts";

/** What an encoder's `encoder.json` says of the weights beside it. */
export interface EncoderCard {
  /** Word pieces by id. */
  readonly pieces: readonly string[];
  /** Ids of the pieces that begin and end every run, and of a word that cannot be spelled. */
  readonly begin: number;
  readonly end: number;
  readonly unknown: number;
  /** Pieces in one run at most, those two included. */
  readonly window: number;
  /** SHA-256 of `encoder.onnx` and `encoder.bin` one after the other, in hexadecimal digits. */
  readonly sha256: string;
}

const id = z.int().nonnegative();
const cardSchema: z.ZodType<EncoderCard> = z.object({
  pieces: z.array(z.string()).min(1),
  begin: id,
  end: id,
  unknown: id,
  window: z.int().min(16),
  sha256: z.string().regex(/^[0-9a-f]{64}$/u),
});

/** The package that holds the accurate model's weights: in a checkout the workspace `models/`. */
export const WEIGHTS_PACKAGE = "papergraph-models";

/**
 * The folder with `encoder.onnx`, `encoder.bin` (its weights) and `encoder.json`; throws `MODEL_MISSING` when the package is
 * not installed.
 */
export function findEncoder(): string {
  try {
    return join(dirname(createRequire(import.meta.url).resolve(`${WEIGHTS_PACKAGE}/package.json`)), "accurate");
  } catch (cause) {
    throw new PaperGraphError("MODEL_MISSING", "The weights of the accurate model are not installed.", {
      cause,
      hint: `Run npm install ${WEIGHTS_PACKAGE}, or use --model fast.`,
    });
  }
}

/** Reads an encoder's card; throws `MODEL_MISSING` when it is not there or not whole. */
export async function readCard(folder: string): Promise<EncoderCard> {
  const path = join(folder, "encoder.json");
  try {
    return cardSchema.parse(JSON.parse(await readFile(path, "utf8")));
  } catch (cause) {
    throw new PaperGraphError("MODEL_MISSING", `The accurate model's ${path} is not there or cannot be read.`, {
      cause,
      hint: `Install ${WEIGHTS_PACKAGE} again, or use --model fast.`,
    });
  }
}
