import { PaperGraphError } from "../errors.ts";
import type { Listener } from "../events.ts";
import { ACCURATE_CODE_VERSION, createAccurateExtractor } from "./accurate.ts";
import { findEncoder, readCard } from "./encoder/load.ts";
import { loadRuntime, startEncoder } from "./encoder/runtime.ts";
import type { Model } from "./extractor.ts";
import { createFastExtractor, FAST_CODE_VERSION } from "./fast.ts";
import { readFastWeights } from "./model/load.ts";

async function findFast(): Promise<Model> {
  const weights = await readFastWeights();
  return {
    name: "fast",
    version: `fast-${FAST_CODE_VERSION}-${weights.hash}`,
    papersATask: 32,
    load: async () => createFastExtractor(weights.decode()),
  };
}

async function findAccurate(): Promise<Model> {
  const folder = findEncoder();
  // First what is missing where the model is not installed: the fast model is looked for next, and reads its weights itself.
  const card = await readCard(folder);
  const [weights] = await Promise.all([readFastWeights(), loadRuntime()]);
  return {
    name: "accurate",
    version: `accurate-${ACCURATE_CODE_VERSION}-${card.sha256.slice(0, 12)}-${weights.hash}`,
    papersATask: 4,
    load: async () => {
      const run = await startEncoder(folder);
      return createAccurateExtractor({ card, run, fast: weights.decode() });
    },
  };
}

/** What `--model` takes, the default first. */
export const MODEL_NAMES: readonly string[] = ["accurate", "fast"];

/**
 * Finds a model by its name; without one the accurate model where it is installed, else the fast one, of which the listener
 * is told. Throws `MODEL_MISSING` when the model is not there and `USAGE` when no model has that name.
 */
export async function findModel(name: string | undefined, listener: Listener = () => undefined): Promise<Model> {
  if (name === "accurate") return findAccurate();
  if (name === "fast") return findFast();
  if (name !== undefined) {
    throw new PaperGraphError("USAGE", `There is no model "${name}".`, {
      hint: "Use --model fast or --model accurate.",
    });
  }
  try {
    return await findAccurate();
  } catch (error) {
    if (!(error instanceof PaperGraphError && error.code === "MODEL_MISSING")) throw error;
    listener({
      kind: "note",
      text: `${error.message} The fast model is used instead, which finds less. ${error.hint ?? ""}`,
    });
    return findFast();
  }
}
