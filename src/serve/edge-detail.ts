import { z } from "zod";
import type { GraphStore } from "../store/store.ts";
import type { EdgeDetail, Relation } from "./api.ts";
import { idOfToday } from "./concept-detail.ts";
import { markSentences } from "./evidence.ts";
import * as rows from "./rows.ts";
import { EDGE } from "./statements.ts";

interface EdgeRow extends rows.Labelled {
  readonly relation: Relation;
  readonly confidence: number;
  readonly paperId: string;
  readonly title: string;
  readonly abstract: string | null;
  readonly year: number | null;
  readonly spans: readonly string[];
  readonly texts: readonly string[];
  readonly sentences: readonly string[];
}

const edgeRows: rows.Question<EdgeRow> = {
  cypher: EDGE,
  row: z.object({
    ...rows.labelled,
    relation: rows.relation,
    confidence: rows.confidence,
    paperId: z.string(),
    title: z.string(),
    abstract: rows.text,
    year: rows.year,
    spans: rows.texts,
    texts: rows.texts,
    sentences: rows.texts,
  }),
};

/** How a paper relates to a concept, which may be given by a former id, and where it says so; nothing when they are not joined. */
export async function edgeDetail(
  store: GraphStore,
  ends: { readonly paper: string; readonly concept: string },
): Promise<EdgeDetail | undefined> {
  const found = await rows.ask(store, edgeRows, { ...ends, concept: await idOfToday(store, ends.concept) });
  const [first] = found;
  if (first === undefined) return undefined;
  return {
    paper: { id: first.paperId, title: first.title, year: first.year },
    concept: rows.linkOf(first),
    relations: found.map((row) => ({
      relation: row.relation,
      confidence: row.confidence,
      sentences: markSentences({ title: row.title, abstract: row.abstract ?? "" }, row),
    })),
  };
}
