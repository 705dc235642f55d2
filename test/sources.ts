import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ProgressEvent } from "../src/events.ts";
import type { PaperRecord } from "../src/model/paper.ts";
import { readSources, type ReadOptions } from "../src/read/index.ts";
import { temporaryFolder } from "./temporary.ts";

/** What reading sources gave: the records, and each record left out as `position: reason`. */
export interface Reading {
  readonly records: readonly PaperRecord[];
  readonly skipped: readonly string[];
  /** Names of the readers that were chosen. */
  readonly readers: readonly string[];
}

/** Reads sources to their end. */
export async function readAll(sources: readonly string[], options: ReadOptions = {}): Promise<Reading> {
  const events: ProgressEvent[] = [];
  const records: PaperRecord[] = [];
  const listener = (event: ProgressEvent): void => void events.push(event);
  for await (const record of readSources(sources, { ...options, listener })) records.push(record);
  return {
    records,
    skipped: events.flatMap((event) => (event.kind === "record-skipped" ? [`${event.position}: ${event.reason}`] : [])),
    readers: events.flatMap((event) => (event.kind === "source-opened" ? [event.reader] : [])),
  };
}

/** Reads a text as it would be read from a file. */
export async function readText(text: string, options: ReadOptions = {}): Promise<Reading> {
  const path = join(await temporaryFolder(), "papers.txt");
  await writeFile(path, text);
  return readAll([path], options);
}
