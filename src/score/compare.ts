import { ENTITY_TYPES, type Extraction } from "../model/extraction.ts";
import { type ConceptCounts, type ConceptMatching, countConcepts, matchConcepts } from "./concepts.ts";
import { mentionSpans, type ReferencePaper } from "./gold/reference.ts";
import { countMentions, type MentionCounts, spansOf, type TypedSpan } from "./mentions.ts";
import { countResults, type ResultCounts } from "./results.ts";

/** What is beyond mentions, in papers that are annotated in full. */
export interface ConceptComparison extends ConceptCounts {
  readonly matching: ConceptMatching;
  readonly results: ResultCounts;
}

/** One paper's extraction beside its annotation. */
export interface PaperComparison {
  readonly mentions: MentionCounts;
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
    const found = spansOf(entities, paper);
    if (!("spans" in paper)) {
      const known = found.filter(({ type }) => annotated.has(type));
      return { mentions: countMentions(mentionSpans(paper).flatMap(asTyped), known) };
    }
    const matching = matchConcepts(paper.entities, entities);
    return {
      mentions: countMentions(paper.spans, found),
      concepts: { ...countConcepts(matching), matching, results: countResults(paper.results, results, matching) },
    };
  });
}

/** The span when its type is one of ours. */
function asTyped({ start, end, type }: ReturnType<typeof mentionSpans>[number]): readonly TypedSpan[] {
  const known = ENTITY_TYPES.find((candidate) => candidate === type);
  return known === undefined ? [] : [{ start, end, type: known }];
}
