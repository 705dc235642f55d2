import { z } from "zod";
import { isReferenceType, type ReferenceType } from "../model/graph.ts";
import type { GraphStore } from "../store/store.ts";
import type { PaperDetail, Relation, ResultLink } from "./api.ts";
import { markSentences, type PaperText } from "./evidence.ts";
import * as rows from "./rows.ts";
import * as statements from "./statements.ts";
import { spansIn } from "./written-span.ts";

/** Of whom a panel tells; what it tells of neighbours is at least this sure, what it tells of itself comes whole. */
export interface Asked {
  readonly id: string;
  readonly minConfidence: number;
}

/** How many neighbours the panel lists; it says how many there are in all. */
const NEIGHBOURS = 20;

export interface PaperRow extends rows.Listed {
  readonly abstract: string | null;
  readonly date: string | null;
  readonly url: string | null;
  readonly venue: string | null;
  readonly sources: readonly string[];
  readonly foreign: boolean | null;
  readonly textLanguage: string | null;
}

export const paperColumns: z.ZodType<PaperRow> = z.object({
  ...rows.listed,
  abstract: rows.text,
  date: rows.text,
  url: rows.text,
  venue: rows.text,
  sources: rows.texts,
  foreign: z.boolean().nullable(),
  textLanguage: rows.text,
});

const authorsOfPaper: rows.Question<{ readonly name: string }> = {
  cypher: statements.AUTHORS_OF_PAPER,
  row: z.object({ name: z.string() }),
};

const conceptsOfPaper: rows.Question<
  rows.Labelled & { readonly relation: Relation; readonly confidence: number; readonly spans: readonly string[] }
> = {
  cypher: statements.CONCEPTS_OF_PAPER,
  row: z.object({ ...rows.labelled, relation: rows.relation, confidence: rows.confidence, spans: rows.texts }),
};

export interface ResultRow extends Pick<ResultLink, "id" | "value" | "unit" | "relative" | "confidence"> {
  readonly span: string | null;
  readonly sentence: string | null;
}

export const resultColumns: rows.Columns<ResultRow> = {
  id: z.string(),
  value: z.string(),
  unit: z.string(),
  relative: z.boolean(),
  confidence: rows.confidence,
  span: rows.text,
  sentence: rows.text,
};

export interface ReferenceRow extends rows.Labelled {
  readonly result: string;
  readonly reference: ReferenceType;
}

export const referenceColumns: z.ZodType<ReferenceRow> = z.object({
  ...rows.labelled,
  result: z.string(),
  reference: z.string().refine(isReferenceType),
});

const neighboursOfPaper: rows.Question<rows.Listed & { readonly shared: number }> = {
  cypher: statements.NEIGHBOURS_OF_PAPER,
  row: z.object({ ...rows.listed, shared: rows.count }),
};

/** Results end with their place in the text: `…#r12`. */
const placeOf = ({ id }: ResultRow): number => Number(id.slice(id.lastIndexOf("#r") + 2));

/** The results of one paper, in text order. */
export function resultLinks(
  text: PaperText,
  results: readonly ResultRow[],
  references: readonly ReferenceRow[],
): readonly ResultLink[] {
  return results
    .toSorted((a, b) => placeOf(a) - placeOf(b))
    .map(({ id, value, unit, relative, confidence, span, sentence }) => ({
      id,
      value,
      unit,
      relative,
      confidence,
      sentence:
        span === null || sentence === null || sentence === ""
          ? null
          : (markSentences(text, { spans: [span], texts: [value], sentences: [sentence] })[0] ?? null),
      references: Object.fromEntries(
        references.filter((row) => row.result === id).map((row) => [row.reference, rows.linkOf(row)]),
      ),
    }));
}

/** Everything the panel of a paper shows; nothing when the store has no such paper. */
export async function paperDetail(store: GraphStore, { id, minConfidence }: Asked): Promise<PaperDetail | undefined> {
  const [paper] = await rows.ask(store, { cypher: statements.PAPER, row: paperColumns }, { id });
  if (paper === undefined) return undefined;
  const authors = await rows.ask(store, authorsOfPaper, { id });
  const concepts = await rows.ask(store, conceptsOfPaper, { id });
  const results = await rows.ask(store, { cypher: statements.RESULTS_OF_PAPER, row: z.object(resultColumns) }, { id });
  const references = await rows.ask(store, { cypher: statements.REFERENCES_OF_PAPER, row: referenceColumns }, { id });
  const papers = await rows.ask(store, neighboursOfPaper, { id, minConfidence, limit: NEIGHBOURS });
  const [counted] = await rows.ask(
    store,
    { cypher: statements.COUNT_NEIGHBOURS_OF_PAPER, row: rows.total },
    { id, minConfidence },
  );
  const abstract = paper.abstract ?? "";
  return {
    kind: "paper",
    ...paper,
    abstract,
    foreign: paper.foreign ?? false,
    authors: authors.map((author) => author.name),
    concepts: concepts.map((concept) => ({
      ...rows.linkOf(concept),
      relation: concept.relation,
      confidence: concept.confidence,
      spans: spansIn(concept.spans),
    })),
    results: resultLinks({ title: paper.title, abstract }, results, references),
    neighbours: { total: counted?.total ?? papers.length, papers },
  };
}
