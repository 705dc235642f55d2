import { once } from "node:events";

/** Where a command writes: data on stdout, everything else on stderr. */
export interface Output {
  /** Waits until the reader of a pipe keeps up. */
  data(text: string): Promise<void>;
  note(text: string): void;
  /** Words of data that are to stand out: in bold on a terminal, between » and « elsewhere. */
  mark(text: string): string;
  /** A line that the next one replaces; nothing where stderr is no terminal. */
  progress(text: string): void;
}

export interface OutputStreams {
  readonly stdout: NodeJS.WritableStream & { readonly isTTY?: boolean };
  readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean };
}

const CLEAR_LINE = "\r\u001B[K";
const BOLD = "\u001B[1m";
const PLAIN = "\u001B[22m";

export function createOutput(streams: OutputStreams, options: { readonly quiet: boolean }): Output {
  const { stdout, stderr } = streams;
  const clearProgress = stderr.isTTY === true ? CLEAR_LINE : "";
  return {
    async data(text) {
      if (!stdout.write(`${text}\n`)) await once(stdout, "drain");
    },
    note(text) {
      if (!options.quiet) stderr.write(`${clearProgress}${text}\n`);
    },
    mark: (text) => (stdout.isTTY === true ? `${BOLD}${text}${PLAIN}` : `»${text}«`),
    progress(text) {
      if (!options.quiet && stderr.isTTY === true) stderr.write(`${CLEAR_LINE}${text}`);
    },
  };
}
