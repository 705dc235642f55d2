import { PaperGraphError } from "../errors.ts";

/** A query that its user does not want any more. */
export const stopped = (): PaperGraphError => new PaperGraphError("STOPPED", "Stopped; the query was ended.");

/** A query that ran longer than it may. */
export const tookTooLong = (timeoutMs: number, cause?: unknown): PaperGraphError =>
  new PaperGraphError("QUERY_FAILED", `The query took longer than ${timeoutMs / 1_000} s and was ended.`, {
    hint: "Ask for less, add a LIMIT, or give it more time.",
    cause,
  });
