/** Why something could not be done. `USAGE` is the caller's mistake (exit 2); all others end with exit 1. */
export type ErrorCode =
  | "USAGE"
  | "UNKNOWN_PART"
  | "SOURCE_NOT_FOUND"
  | "SOURCE_UNREADABLE"
  | "FORMAT_UNKNOWN"
  | "BAD_RECORD"
  | "SERVICE_FAILED"
  | "SERVICE_REFUSED"
  | "MODEL_MISSING"
  | "WORKSPACE_LOCKED"
  | "WORKSPACE_MISSING"
  | "WORKSPACE_DAMAGED"
  | "STORE_UNREACHABLE"
  | "STORE_REFUSED"
  | "STORE_FOREIGN"
  | "QUERY_REFUSED"
  | "QUERY_FAILED"
  | "PORT_IN_USE"
  | "VIEWER_MISSING"
  | "PAGE_TOO_LARGE"
  | "WRITE_FAILED"
  | "CHECK_FAILED"
  | "STOPPED";

export interface ErrorDetails {
  /** What the user can do about it, as one sentence. */
  readonly hint?: string;
  readonly cause?: unknown;
}

/** The one error of papergraph: what happened, where, and what to do. */
export class PaperGraphError extends Error {
  readonly code: ErrorCode;
  readonly hint: string | undefined;

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    super(message, { cause: details.cause });
    this.name = "PaperGraphError";
    this.code = code;
    this.hint = details.hint;
  }
}

/** The code of an operating system's error, such as `ENOENT`; empty for anything else. */
export const systemCode = (cause: unknown): string =>
  cause instanceof Error && "code" in cause && typeof cause.code === "string" ? cause.code : "";

/** Throws `STOPPED` once the user has asked to stop. */
export function throwIfStopped(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) {
    throw new PaperGraphError("STOPPED", "Stopped; what was done is kept.", {
      hint: "Start the same command again to go on.",
    });
  }
}
