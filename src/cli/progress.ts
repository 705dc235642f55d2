import type { Listener, ProgressEvent } from "../events.ts";
import { FOREIGN_MEANING } from "../model/foreign.ts";
import type { Output } from "./output.ts";
import type { Session } from "./session.ts";

/** So many skipped records are named; --verbose names all. */
const NAMED_SKIPS = 10;

const counted = new Intl.NumberFormat("en");

/** A count with its unit: `1 paper`, `1,204 papers`. */
export const amount = (count: number, unit: string): string =>
  `${counted.format(count)} ${unit}${count === 1 ? "" : "s"}`;

/** That papers look foreign to the extractor, and what it means. */
export const describeForeign = (foreign: number, papers: number): string =>
  `${counted.format(foreign)} of ${amount(papers, "paper")} ${foreign === 1 ? "looks" : "look"} foreign to the extractor, which learned from computer science. ${FOREIGN_MEANING}`;

/** That papers are not in English, and what became of them. */
export function describeOtherLanguages(notEnglish: number, papers: number, areRead = false): string {
  const share = `${counted.format(notEnglish)} of ${amount(papers, "paper")} ${notEnglish === 1 ? "is" : "are"} not in English`;
  return areRead
    ? `${share}; the extractor learned from English alone.`
    : `${share} and kept without concepts; --any-language looks for some all the same.`;
}

/** Lines on stderr. `finish` says how many skipped records were not named. */
export interface Progress {
  readonly listener: Listener;
  /** Records that were skipped so far. */
  readonly skipped: number;
  finish(): void;
}

/** Turns the library's events into lines. */
export function createProgress({ output, verbose }: Session): Progress {
  let skipped = 0;
  const tellSkip = (event: Extract<ProgressEvent, { kind: "record-skipped" }>): void => {
    skipped += 1;
    if (verbose || skipped <= NAMED_SKIPS) {
      output.note(`skipped ${event.source}, ${event.position}: ${event.reason}`);
    }
  };
  return {
    get skipped() {
      return skipped;
    },
    listener(event) {
      if (event.kind === "record-skipped") tellSkip(event);
      else if (event.kind === "note") output.note(event.text);
      else if (event.kind === "left-out") tellLeftOut(event, output);
      else output.progress(describe(event));
    },
    finish() {
      output.progress("");
      if (!verbose && skipped > NAMED_SKIPS) {
        output.note(`skipped ${amount(skipped - NAMED_SKIPS, "more record")}; add --verbose to list them all`);
      }
    },
  };
}

/** What work is handed that writes a workspace and takes a while. */
export interface Running {
  readonly listener: Listener;
  readonly signal: AbortSignal;
  /** The command line, for the journal. */
  readonly command: string;
}

/** Tells how work gets on; Ctrl-C stops it. */
export async function running<Result>(session: Session, work: (running: Running) => Promise<Result>): Promise<Result> {
  const progress = createProgress(session);
  const command = ["papergraph", ...session.words].join(" ");
  return work({ listener: progress.listener, signal: session.stopSignal(), command }).finally(() => progress.finish());
}

function tellLeftOut(leftOut: Extract<ProgressEvent, { kind: "left-out" }>, output: Output): void {
  const { minConfidence, relationships, results, concepts } = leftOut;
  const parts = [amount(relationships, "relationship"), amount(results, "result"), amount(concepts, "concept")];
  output.note(`Left out ${parts.join(", ")} below a confidence of ${minConfidence}; --min-confidence 0 keeps all.`);
}

function describe(event: Exclude<ProgressEvent, { kind: "record-skipped" | "note" | "left-out" }>): string {
  switch (event.kind) {
    case "source-opened":
      return `reading ${event.source} as ${event.reader}`;
    case "page-fetched":
      return `fetched ${counted.format(event.papers)} of ${amount(event.total, "paper")} from ${event.service}`;
    case "papers-extracted":
      return `read ${amount(event.records, "record")}, extracted ${amount(event.papers, "paper")}`;
    case "concepts-resolved":
      return `resolved ${amount(event.concepts, "concept")}`;
    case "batch-compared":
      return `compared ${counted.format(event.papers)} of ${amount(event.total, "paper")}`;
    default:
      return `wrote ${counted.format(event.papers)} of ${amount(event.total, "paper")}`;
  }
}
