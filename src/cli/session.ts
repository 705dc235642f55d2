import type { Output } from "./output.ts";

/** What one call of the command line gives its command. */
export interface Session {
  readonly output: Output;
  /** The words after `papergraph`. */
  readonly words: readonly string[];
  readonly verbose: boolean;
  /**
   * From this call on, Ctrl-C aborts the signal instead of ending the process, and the command stops where nothing is
   * lost; a second Ctrl-C ends the process at once.
   */
  stopSignal(): AbortSignal;
}
