import { z } from "zod";
import { PaperGraphError } from "../errors.ts";
import { type GoldPaper, goldPaperSchema } from "../model/gold.ts";
import { abstractStart } from "../text/one-text.ts";
import type { Span } from "../model/span.ts";

/** A paper of a benchmark that gives the places and types of mentions only. */
export interface BenchmarkPaper {
  readonly id: string;
  readonly title: string;
  readonly abstract: string;
  /** Offsets as in `GoldPaper.spans`; types other than ours are not scored. */
  readonly entities: readonly (Span & { readonly type: string })[];
}

/** A paper to score against; one with `spans` is annotated in full. */
export type ReferencePaper = GoldPaper | BenchmarkPaper;

/** An opened text of which the lines are read once. */
export interface LineSource {
  readonly name: string;
  lines(): AsyncIterable<{ readonly text: string; readonly number: number }>;
}

const HINT =
  "A line is {id, title, abstract, entities, results, spans}, or {id, title, abstract, entities: [{start, end, type}]}; see docs/extractors.md.";

const benchmarkPaperSchema: z.ZodType<BenchmarkPaper> = z.object({
  id: z.string(),
  title: z.string(),
  abstract: z.string(),
  entities: z.array(z.object({ start: z.int(), end: z.int(), type: z.string() })),
});

/**
 * Reads all papers of a gold file, JSON lines in either form. Throws `BAD_RECORD`, naming file and line, for a line in neither
 * form, for a span outside its text, and for a file without papers.
 */
export async function readGold(source: LineSource): Promise<readonly ReferencePaper[]> {
  const papers: ReferencePaper[] = [];
  for await (const { text, number } of source.lines()) {
    if (text.trim() !== "") papers.push(readLine(text, `${source.name}, line ${number}`));
  }
  if (papers.length === 0) {
    throw new PaperGraphError("BAD_RECORD", `"${source.name}" holds no annotated papers.`, { hint: HINT });
  }
  return papers;
}

function readLine(text: string, place: string): ReferencePaper {
  const line = parseJson(text, place);
  const isFull = typeof line === "object" && line !== null && "spans" in line;
  const { data: paper, error } = (isFull ? goldPaperSchema : benchmarkPaperSchema).safeParse(line);
  if (paper === undefined) throw wrongLine(place, firstIssue(error), error);
  const length = abstractStart(paper) + paper.abstract.length;
  const outside = mentionSpans(paper).find(({ start, end }) => start < 0 || start >= end || end > length);
  if (outside !== undefined) {
    const reason = `the span ${outside.start}-${outside.end} is no part of a text of ${length} UTF-16 units`;
    throw wrongLine(place, reason, undefined);
  }
  return paper;
}

function parseJson(text: string, place: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw wrongLine(place, "it is not JSON", cause);
  }
}

const wrongLine = (place: string, reason: string, cause: unknown): PaperGraphError =>
  new PaperGraphError("BAD_RECORD", `${place}: ${reason}.`, { hint: HINT, cause });

function firstIssue({ issues }: z.ZodError): string {
  const [{ path, message } = { path: [], message: "it is no annotated paper" }] = issues;
  return path.length === 0 ? message : `${z.core.toDotPath(path)}: ${message}`;
}

/** The annotated mentions of a paper, of whatever type. */
export const mentionSpans = (paper: ReferencePaper): readonly (Span & { readonly type: string })[] =>
  "spans" in paper ? paper.spans : paper.entities;
