import type { Output } from "./output.ts";

/** What one call of the command line gives its command. */
export interface Session {
  readonly output: Output;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
  /** The words after `papergraph`. */
  readonly words: readonly string[];
  readonly verbose: boolean;
}
