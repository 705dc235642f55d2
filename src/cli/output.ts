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
  /** Says once, at its end, what a command did. */
  report(report: Report): Promise<void>;
}

/** What a command did: lines for people or, with --json, one object on one line. */
export interface Report {
  /**
   * Where the command's data go. `report`: it has none but the report, which is printed on stdout. `files`: lines go to
   * stderr, JSON to stdout. `stdout`: lines and JSON go to stderr, JSON as its last line.
   */
  readonly dataIn: "report" | "files" | "stdout";
  readonly lines: readonly string[];
  readonly json: object;
}

export interface OutputStreams {
  readonly stdout: NodeJS.WritableStream & { readonly isTTY?: boolean };
  readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean };
}

const CLEAR_LINE = "\r\u001B[K";
const BOLD = "\u001B[1m";
const PLAIN = "\u001B[22m";

export interface OutputOptions {
  /** Nothing but data, errors and what --json prints. */
  readonly quiet: boolean;
  readonly json: boolean;
}

export function createOutput(streams: OutputStreams, { quiet, json }: OutputOptions): Output {
  const { stdout, stderr } = streams;
  const clearProgress = stderr.isTTY === true ? CLEAR_LINE : "";
  const data = async (text: string): Promise<void> => {
    if (!stdout.write(`${text}\n`)) await once(stdout, "drain");
  };
  const note = (text: string): void => {
    if (!quiet) stderr.write(`${clearProgress}${text}\n`);
  };
  return {
    data,
    note,
    async report({ dataIn, lines, json: fields }) {
      if (json && dataIn === "stdout") stderr.write(`${clearProgress}${JSON.stringify(fields)}\n`);
      else if (json) await data(JSON.stringify(fields));
      else if (dataIn === "report") for (const line of lines) await data(line);
      else for (const line of lines) note(line);
    },
    mark: (text) => (stdout.isTTY === true ? `${BOLD}${text}${PLAIN}` : `»${text}«`),
    progress(text) {
      if (!quiet && stderr.isTTY === true) stderr.write(`${CLEAR_LINE}${text}`);
    },
  };
}
