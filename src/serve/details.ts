import { z } from "zod";
import type { EntityType } from "../model/extraction.ts";
import { isReferenceType, type ReferenceType } from "../model/graph.ts";
import { currentConceptId } from "../store/former-ids.ts";
import type { GraphStore } from "../store/store.ts";
import { compareText } from "../text/fold.ts";
import type { ConceptDetail, ConceptLink, EdgeDetail, PaperDetail, Relation, ResultLink, TextSpan } from "./api.ts";
import { markSentences } from "./evidence.ts";
import * as rows from "./rows.ts";
import * as statements from "./statements.ts";

/** How many neighbours a panel lists; it says how many there are in all. */
const NEIGHBOURS = 20;

interface LabelledRow {
  readonly id: string;
  readonly name: string;
  readonly labels: EntityType;
  readonly papers: number;
}

const labelled = { id: z.string(), name: z.string(), labels: rows.typeOfLabels, papers: rows.count };
const listed = { id: z.string(), title: z.string(), year: rows.year };
const stated = { relation: rows.relation, confidence: rows.confidence };

interface Stated {
  readonly relation: Relation;
  readonly confidence: number;
}

interface Listed {
  readonly id: string;
  readonly title: string;
  readonly year: number | null;
}

const total: z.ZodType<{ readonly total: number }> = z.object({ total: rows.count });

const paperRow: rows.Question<
  Listed & {
    readonly abstract: string | null;
    readonly date: string | null;
    readonly url: string | null;
    readonly venue: string | null;
    readonly sources: readonly string[];
    readonly foreign: boolean | null;
  }
> = {
  cypher: statements.PAPER,
  row: z.object({
    ...listed,
    abstract: rows.text,
    date: rows.text,
    url: rows.text,
    venue: rows.text,
    sources: rows.texts,
    foreign: z.boolean().nullable(),
  }),
};

const authorsOfPaper: rows.Question<{ readonly name: string }> = {
  cypher: statements.AUTHORS_OF_PAPER,
  row: z.object({ name: z.string() }),
};

const conceptsOfPaper: rows.Question<LabelledRow & Stated & { readonly spans: readonly string[] }> = {
  cypher: statements.CONCEPTS_OF_PAPER,
  row: z.object({ ...labelled, ...stated, spans: rows.texts }),
};

interface ResultRow extends Pick<ResultLink, "id" | "value" | "unit" | "relative" | "confidence"> {}

const resultsOfPaper: rows.Question<ResultRow> = {
  cypher: statements.RESULTS_OF_PAPER,
  row: z.object({
    id: z.string(),
    value: z.string(),
    unit: z.string(),
    relative: z.boolean(),
    confidence: rows.confidence,
  }),
};

const referencesOfPaper: rows.Question<LabelledRow & { readonly result: string; readonly reference: ReferenceType }> = {
  cypher: statements.REFERENCES_OF_PAPER,
  row: z.object({ ...labelled, result: z.string(), reference: z.string().refine(isReferenceType) }),
};

const neighboursOfPaper: rows.Question<Listed & { readonly shared: number }> = {
  cypher: statements.NEIGHBOURS_OF_PAPER,
  row: z.object({ ...listed, shared: rows.count }),
};

const conceptRow = z.object({
  ...labelled,
  aliases: rows.texts,
  firstYear: rows.year,
  confidence: rows.confidence.nullable(),
});

const papersOfConcept: rows.Question<Listed & Stated> = {
  cypher: statements.PAPERS_OF_CONCEPT,
  row: z.object({ ...listed, ...stated }),
};

const conceptsTogether: rows.Question<LabelledRow & { readonly shared: number }> = {
  cypher: statements.CONCEPTS_TOGETHER,
  row: z.object({ ...labelled, shared: rows.count }),
};

interface EdgeRow extends LabelledRow, Stated {
  readonly paperId: string;
  readonly title: string;
  readonly abstract: string | null;
  readonly year: number | null;
  readonly spans: readonly string[];
  readonly texts: readonly string[];
  readonly sentences: readonly string[];
}

const edgeRows: rows.Question<EdgeRow> = {
  cypher: statements.EDGE,
  row: z.object({
    ...labelled,
    ...stated,
    paperId: z.string(),
    title: z.string(),
    abstract: rows.text,
    year: rows.year,
    spans: rows.texts,
    texts: rows.texts,
    sentences: rows.texts,
  }),
};

/** Newest first, those without a year last: the engines order what is missing differently. */
const byYear = (a: Listed, b: Listed): number =>
  (b.year ?? Number.NEGATIVE_INFINITY) - (a.year ?? Number.NEGATIVE_INFINITY) || compareText(a.id, b.id);

const linkOf = ({ id, labels, name, papers }: LabelledRow): ConceptLink => ({ id, type: labels, name, papers });
const isSpan = (span: TextSpan | undefined): span is TextSpan => span !== undefined;

/** Results end with their place in the text: `…#r12`. */
const placeOf = ({ id }: ResultRow): number => Number(id.slice(id.lastIndexOf("#r") + 2));

async function paperResults(store: GraphStore, id: string): Promise<readonly ResultLink[]> {
  const results = await rows.ask(store, resultsOfPaper, { id });
  const references = await rows.ask(store, referencesOfPaper, { id });
  return results
    .toSorted((a, b) => placeOf(a) - placeOf(b))
    .map((result) => ({
      ...result,
      references: Object.fromEntries(
        references.filter((row) => row.result === result.id).map((row) => [row.reference, linkOf(row)]),
      ),
    }));
}

/** Of whom a panel tells; what it tells of neighbours is at least this sure, what it tells of itself comes whole. */
export interface Asked {
  readonly id: string;
  readonly minConfidence: number;
}

/** Everything the panel of a paper shows; nothing when the store has no such paper. */
export async function paperDetail(store: GraphStore, { id, minConfidence }: Asked): Promise<PaperDetail | undefined> {
  const [paper] = await rows.ask(store, paperRow, { id });
  if (paper === undefined) return undefined;
  const authors = await rows.ask(store, authorsOfPaper, { id });
  const concepts = await rows.ask(store, conceptsOfPaper, { id });
  const papers = await rows.ask(store, neighboursOfPaper, { id, minConfidence, limit: NEIGHBOURS });
  const [counted] = await rows.ask(
    store,
    { cypher: statements.COUNT_NEIGHBOURS_OF_PAPER, row: total },
    { id, minConfidence },
  );
  return {
    kind: "paper",
    ...paper,
    abstract: paper.abstract ?? "",
    foreign: paper.foreign ?? false,
    authors: authors.map((author) => author.name),
    concepts: concepts.map((concept) => ({
      ...linkOf(concept),
      relation: concept.relation,
      confidence: concept.confidence,
      spans: concept.spans.map(rows.parseSpan).filter(isSpan),
    })),
    results: await paperResults(store, id),
    neighbours: { total: counted?.total ?? papers.length, papers },
  };
}

/** Everything the panel of a concept shows; a former id leads to the concept that has it now. */
export async function conceptDetail(
  store: GraphStore,
  { id, minConfidence }: Asked,
): Promise<ConceptDetail | undefined> {
  const [concept] = await rows.ask(
    store,
    { cypher: statements.CONCEPT, row: conceptRow },
    { id: await today(store, id) },
  );
  if (concept === undefined) return undefined;
  const parameters = { id: concept.id, minConfidence };
  const namedBy = await rows.ask(store, papersOfConcept, { id: concept.id });
  const together = await rows.ask(store, conceptsTogether, { ...parameters, limit: NEIGHBOURS });
  const [counted] = await rows.ask(store, { cypher: statements.COUNT_CONCEPTS_TOGETHER, row: total }, parameters);
  return {
    kind: "concept",
    ...linkOf(concept),
    aliases: concept.aliases,
    firstYear: concept.firstYear,
    confidence: concept.confidence,
    namedBy: namedBy.toSorted(byYear),
    together: {
      total: counted?.total ?? together.length,
      concepts: together.map((other) => ({ ...linkOf(other), shared: other.shared })),
    },
  };
}

/** A link may hold an id that its concept had before. */
const today = async (store: GraphStore, id: string): Promise<string> => (await currentConceptId(store, id)) ?? id;

/** How a paper relates to a concept, which may be given by a former id, and where it says so; nothing when they are not joined. */
export async function edgeDetail(
  store: GraphStore,
  ends: { readonly paper: string; readonly concept: string },
): Promise<EdgeDetail | undefined> {
  const found = await rows.ask(store, edgeRows, { ...ends, concept: await today(store, ends.concept) });
  const [first] = found;
  if (first === undefined) return undefined;
  return {
    paper: { id: first.paperId, title: first.title, year: first.year },
    concept: linkOf(first),
    relations: found.map((row) => ({
      relation: row.relation,
      confidence: row.confidence,
      sentences: markSentences({ title: row.title, abstract: row.abstract ?? "" }, row),
    })),
  };
}
