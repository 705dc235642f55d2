import { ENTITY_TYPES, type Extraction } from "../model/extraction.ts";
import { type ConceptMatching, matchConcepts } from "./concepts.ts";
import { type LabelledSpan, mentionSpans, type ReferencePaper } from "./gold/reference.ts";
import { type FoundSpan, spansOf, type TypedSpan } from "./mentions.ts";
import { matchResults, type ResultMatching } from "./results.ts";

/** What is beyond mentions, in papers that are annotated in full. */
export interface ConceptComparison {
  readonly matching: ConceptMatching;
  readonly results: ResultMatching;
}

/** One paper's extraction beside its annotation. */
export interface PaperComparison {
  readonly paper: ReferencePaper;
  /** The mentions that count, in title and abstract as one text. */
  readonly mentions: { readonly gold: readonly TypedSpan[]; readonly predicted: readonly FoundSpan[] };
  readonly concepts?: ConceptComparison;
}

/**
 * Compares extractions with annotated papers, one by one in order. A benchmark may lack some of our types: what is found of a
 * type that no entity of `papers` has counts in no paper with spans only, since nobody looked for it there.
 */
export function comparePapers(
  papers: readonly ReferencePaper[],
  extractions: readonly Extraction[],
): readonly PaperComparison[] {
  const annotated = new Set(papers.flatMap(({ entities }) => entities.map(({ type }) => type)));
  return papers.map((paper, index) => {
    const { entities, results } = extractions[index] ?? { entities: [], results: [] };
    const predicted = spansOf(entities, paper);
    if (!("spans" in paper)) {
      const known = predicted.filter(({ type }) => annotated.has(type));
      return { paper, mentions: { gold: mentionSpans(paper).flatMap(asTyped), predicted: known } };
    }
    const matching = matchConcepts(paper.entities, entities);
    return {
      paper,
      mentions: { gold: paper.spans, predicted },
      concepts: { matching, results: matchResults(paper.results, results, matching) },
    };
  });
}

/** The span when its type is one of ours. */
function asTyped({ start, end, type }: LabelledSpan): readonly TypedSpan[] {
  const known = ENTITY_TYPES.find((candidate) => candidate === type);
  return known === undefined ? [] : [{ start, end, type: known }];
}
