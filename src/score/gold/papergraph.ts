import { z } from "zod";
import { type GoldPaper, goldPaperSchema } from "../../model/gold.ts";
import { abstractStart } from "../../text/one-text.ts";
import { type JsonLine, jsonLines, parseLine } from "./json-lines.ts";
import { badRecord, type GoldReader } from "./reader.ts";
import { type MentionsPaper, mentionSpans, type ReferencePaper } from "./reference.ts";

const mentionsPaperSchema: z.ZodType<MentionsPaper> = z.object({
  id: z.string(),
  title: z.string(),
  abstract: z.string(),
  entities: z.array(z.object({ start: z.int(), end: z.int(), type: z.string() })),
});

/** Our own form, a line a paper: annotated in full, or the places of mentions only; a file may mix the two. */
export const papergraph: GoldReader = {
  name: "papergraph",
  summary: "JSON lines {id, title, abstract, entities, results, spans}",
  matches: ({ head }) => /^\s*[{[]/u.test(head) && !/"sentences"\s*:\s*\[/u.test(head),
  async read(source) {
    const papers: ReferencePaper[] = [];
    for await (const line of jsonLines(source)) papers.push(readPaper(line));
    return papers;
  },
};

function readPaper(line: JsonLine): ReferencePaper {
  const { value, place } = line;
  const isFull = typeof value === "object" && value !== null && "spans" in value;
  const schema: z.ZodType<GoldPaper | MentionsPaper> = isFull ? goldPaperSchema : mentionsPaperSchema;
  const paper = parseLine(line, schema);
  const length = abstractStart(paper) + paper.abstract.length;
  const outside = mentionSpans(paper).find(({ start, end }) => start < 0 || start >= end || end > length);
  if (outside !== undefined) {
    throw badRecord(place, `the span ${outside.start}-${outside.end} is no part of a text of ${length} UTF-16 units`);
  }
  return paper;
}
