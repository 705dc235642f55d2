import { join } from "node:path";
import type { InferenceSession, Tensor } from "onnxruntime-node";
import { PaperGraphError } from "../../errors.ts";

/** Runs an encoder: one row of `SCORE_COUNT` scores a piece, those of the labels first, then those of the roles. */
export type RunEncoder = (ids: Int32Array, features: Int32Array) => Promise<Float32Array>;

/** The optional dependency that runs the encoder; throws `MODEL_MISSING` where it is not installed or does not load. */
export async function loadRuntime(): Promise<typeof import("onnxruntime-node")> {
  try {
    return await import("onnxruntime-node");
  } catch (cause) {
    throw new PaperGraphError("MODEL_MISSING", "The accurate model needs onnxruntime-node, which does not load here.", {
      cause,
      hint: "Run npm install onnxruntime-node, or use --model fast.",
    });
  }
}

const ONE_THREAD: InferenceSession.SessionOptions = {
  executionProviders: ["cpu"],
  executionMode: "sequential",
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
  graphOptimizationLevel: "all",
  // Errors only: they reach the caller, and warnings are of no use to a user.
  logSeverityLevel: 3,
};

/**
 * Loads the encoder in a folder; throws `MODEL_MISSING` when its files are not there or not whole. One thread: papers are
 * spread over threads, each with its own session, and a paper is run alone, so that what is found in it does not depend on
 * what else is extracted. (Its numbers are rounded by the range of a run.)
 */
export async function startEncoder(folder: string): Promise<RunEncoder> {
  const { InferenceSession: sessions, Tensor: tensors } = await loadRuntime();
  const session = await sessions.create(join(folder, "encoder.onnx"), ONE_THREAD).catch((cause: unknown) => {
    throw new PaperGraphError("MODEL_MISSING", `The accurate model in ${folder} is not whole or cannot be read.`, {
      cause,
      hint: "Install the weights again, or use --model fast.",
    });
  });
  return async (ids, features) => {
    const shape = [ids.length];
    const inputs: Record<string, Tensor> = {
      ids: new tensors("int32", ids, shape),
      features: new tensors("int32", features, shape),
    };
    const { scores } = await session.run(inputs, ["scores"]);
    if (!(scores?.data instanceof Float32Array)) throw new TypeError("The encoder gave no scores.");
    return scores.data;
  };
}
