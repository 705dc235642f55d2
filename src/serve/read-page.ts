import { z } from "zod";
import type { GraphStore } from "../store/store.ts";
import { compareText } from "../text/fold.ts";
import type { JoinedNames } from "./concept-detail.ts";
import { markSentences } from "./evidence.ts";
import type { ConceptData, EdgeData, PageData, PaperData } from "./page-data.ts";
import {
  type PaperRow,
  paperColumns,
  type ReferenceRow,
  referenceColumns,
  resultColumns,
  resultLinks,
  type ResultRow,
} from "./paper-detail.ts";
import { type DrawnEdge, type DrawnGraph, type DrawnNode, inOrder, readKin } from "./picture.ts";
import * as rows from "./rows.ts";
import * as statements from "./statements.ts";

/** Papers or concepts asked for at once. */
const BATCH = 500;

async function askInBatches<Row>(
  store: GraphStore,
  question: rows.Question<Row>,
  { name, ids }: { readonly name: "papers" | "concepts"; readonly ids: readonly string[] },
): Promise<readonly Row[]> {
  const all: Row[] = [];
  for (let start = 0; start < ids.length; start += BATCH) {
    for (const row of await rows.ask(store, question, { [name]: ids.slice(start, start + BATCH) })) all.push(row);
  }
  return all;
}

/** Rows by whatever they hang on. */
function groupedBy<Row>(all: readonly Row[], keyOfRow: (row: Row) => string): (key: string) => readonly Row[] {
  const groups = new Map<string, Row[]>();
  for (const row of all) {
    const key = keyOfRow(row);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return (key) => groups.get(key) ?? [];
}

const wholePapers: rows.Question<PaperRow> = { cypher: statements.WHOLE_PAPERS, row: paperColumns };

const referencesOfPapers: rows.Question<ReferenceRow> = {
  cypher: statements.REFERENCES_OF_PAPERS,
  row: referenceColumns,
};

interface EvidenceRow extends DrawnEdge {
  readonly spans: readonly string[];
  readonly texts: readonly string[];
  readonly sentences: readonly string[];
}

const edgesOfPapers: rows.Question<EvidenceRow> = {
  cypher: statements.EDGES_OF_PAPERS,
  row: z.object({
    paper: z.string(),
    concept: z.string(),
    relation: rows.relation,
    confidence: rows.confidence,
    spans: rows.texts,
    texts: rows.texts,
    sentences: rows.texts,
  }),
};

const authorsOfPapers: rows.Question<{ readonly paper: string; readonly name: string }> = {
  cypher: statements.AUTHORS_OF_PAPERS,
  row: z.object({ paper: z.string(), name: z.string() }),
};

const resultsOfPapers: rows.Question<ResultRow & { readonly paper: string }> = {
  cypher: statements.RESULTS_OF_PAPERS,
  row: z.object({ ...resultColumns, paper: z.string() }),
};

interface ConceptRow extends rows.Labelled, Omit<ConceptData, "joined"> {
  readonly firstYear: number | null;
}

const wholeConcepts: rows.Question<ConceptRow> = {
  cypher: statements.WHOLE_CONCEPTS,
  row: z.object({
    ...rows.labelled,
    firstYear: rows.year,
    aliases: rows.texts,
    formerIds: rows.texts,
    confidence: rows.confidence.nullable(),
  }),
};

/** Papers of the answer, and those that name a concept of it. */
export async function papersAround(store: GraphStore, nodes: readonly string[]): Promise<readonly string[]> {
  const row = z.object({ id: z.string() });
  const own = await askInBatches(store, { cypher: statements.WHOLE_PAPERS, row }, { name: "papers", ids: nodes });
  const naming = await askInBatches(store, { cypher: statements.PAPERS_NAMING, row }, { name: "concepts", ids: nodes });
  return [...new Set([...own, ...naming].map(({ id }) => id))];
}

/** How many papers of these name each concept. */
function papersOfConcepts(edges: readonly DrawnEdge[]): ReadonlyMap<string, ReadonlySet<string>> {
  const papers = new Map<string, Set<string>>();
  for (const { concept, paper } of edges) papers.set(concept, (papers.get(concept) ?? new Set()).add(paper));
  return papers;
}

/** The evidence of a paper's edges, each sentence once. */
function evidenceOf(
  paper: PaperRow,
  edges: readonly EvidenceRow[],
): { readonly sentences: PaperData["sentences"]; readonly ofEdge: ReadonlyMap<EvidenceRow, EdgeData> } {
  const text = { title: paper.title, abstract: paper.abstract ?? "" };
  const places = new Map<string, number>();
  const sentences: { readonly field: "title" | "abstract"; readonly text: string }[] = [];
  const ofEdge = new Map<EvidenceRow, EdgeData>();
  for (const edge of edges) {
    const marked = markSentences(text, edge).map((sentence) => {
      const key = `${sentence.field}\n${sentence.text}`;
      const place = places.get(key) ?? sentences.push({ field: sentence.field, text: sentence.text }) - 1;
      places.set(key, place);
      return { place, marks: sentence.marks.map(({ start, end }) => [start, end] as const) };
    });
    ofEdge.set(edge, { spans: edge.spans, sentences: marked });
  }
  return { sentences, ofEdge };
}

export interface PageContent {
  readonly graph: DrawnGraph;
  readonly details: Omit<PageData, "picture">;
}

/** What hangs on papers. */
interface Hanging {
  readonly edgesOf: (paper: string) => readonly EvidenceRow[];
  readonly authorsOf: (paper: string) => readonly { readonly name: string }[];
  readonly resultsOf: (paper: string) => readonly ResultRow[];
  readonly referencesOf: (result: string) => readonly ReferenceRow[];
}

function paperDataOf(paper: PaperRow, hanging: Hanging, sentences: PaperData["sentences"]): PaperData {
  const { id, title, date, url, venue, sources, textLanguage } = paper;
  const abstract = paper.abstract ?? "";
  const results = hanging.resultsOf(id);
  const references = results.flatMap((result) => hanging.referencesOf(result.id));
  return {
    abstract,
    authors: hanging.authorsOf(id).map(({ name }) => name),
    date,
    url,
    venue,
    sources,
    foreign: paper.foreign ?? false,
    textLanguage,
    results: resultLinks({ title, abstract }, results, references),
    sentences,
  };
}

async function readHanging(store: GraphStore, edges: readonly EvidenceRow[], ids: readonly string[]): Promise<Hanging> {
  const ofPapers = { name: "papers" as const, ids };
  const authors = await askInBatches(store, authorsOfPapers, ofPapers);
  const results = await askInBatches(store, resultsOfPapers, ofPapers);
  const references = await askInBatches(store, referencesOfPapers, ofPapers);
  return {
    edgesOf: groupedBy(edges, ({ paper }) => paper),
    authorsOf: groupedBy(authors, ({ paper }) => paper),
    resultsOf: groupedBy(results, ({ paper }) => paper),
    referencesOf: groupedBy(references, ({ result }) => result),
  };
}

function graphOf(
  papers: readonly PaperRow[],
  concepts: readonly ConceptRow[],
  edges: readonly DrawnEdge[],
): DrawnGraph {
  const counted = papersOfConcepts(edges);
  return {
    nodes: [
      ...papers.map(({ id, title, year }): DrawnNode => ({ id, type: "Paper", label: title, papers: 1, year })),
      ...concepts.map(({ id, labels, name, firstYear }): DrawnNode => ({
        id,
        type: labels,
        label: name,
        papers: counted.get(id)?.size ?? 0,
        year: firstYear,
      })),
    ],
    edges: edges.map(({ paper, concept, relation, confidence }) => ({ paper, concept, relation, confidence })),
    kin: [],
    leftOut: { papers: 0, concepts: 0, minPapers: 1 },
  };
}

/** Reads some papers with all that hangs on them. A concept's number of papers is that among these. */
export async function readPage(store: GraphStore, ids: readonly string[], joined: JoinedNames): Promise<PageContent> {
  const papers = await askInBatches(store, wholePapers, { name: "papers", ids });
  // In an order of their own, so that the same graph gives the same page whichever store it comes from.
  const edges = (await askInBatches(store, edgesOfPapers, { name: "papers", ids })).toSorted((a, b) =>
    compareText(keyOf(a), keyOf(b)),
  );
  const named = [...papersOfConcepts(edges).keys()];
  const concepts = await askInBatches(store, wholeConcepts, { name: "concepts", ids: named });
  const hanging = await readHanging(store, edges, ids);
  const evidence = new Map<string, EdgeData>();
  const paperData = papers.map((paper): readonly [string, PaperData] => {
    const { sentences, ofEdge } = evidenceOf(paper, hanging.edgesOf(paper.id));
    for (const [edge, found] of ofEdge) evidence.set(keyOf(edge), found);
    return [paper.id, paperDataOf(paper, hanging, sentences)];
  });
  const conceptData = concepts.map(({ id, aliases, formerIds, confidence }): readonly [string, ConceptData] => [
    id,
    { aliases, formerIds, confidence, joined: joined.get(id) ?? [] },
  ]);
  const graph = inOrder({ ...graphOf(papers, concepts, edges), kin: await readKin(store) });
  return {
    graph,
    details: {
      papers: Object.fromEntries(paperData),
      concepts: Object.fromEntries(conceptData),
      evidence: graph.edges.map((edge) => evidence.get(keyOf(edge)) ?? { spans: [], sentences: [] }),
    },
  };
}

const keyOf = ({ paper, concept, relation }: DrawnEdge): string => `${paper}\n${concept}\n${relation}`;
