import type { ConceptDetail, EdgeDetail, Kin, PaperDetail } from "../../../src/serve/api.ts";
import { companyOf } from "../../../src/serve/company.ts";
import { spansIn } from "../../../src/serve/written-span.ts";
import { conceptLink, firstYearOf, type PageEdge, type PageIndex, paperLink } from "./page-index.ts";
import { AnswerError, type AskedNode } from "./source.ts";

const NEIGHBOURS = 20;

const edgesOf = (groups: PageIndex["edgesOfPaper"], id: string, minConfidence = 0): readonly PageEdge[] =>
  (groups.get(id) ?? []).filter(({ confidence }) => confidence >= minConfidence);

/** Papers that share concepts, the nearest first: a rare concept in common says more than a common one. */
function neighboursOf(index: PageIndex, { id, minConfidence }: AskedNode): PaperDetail["neighbours"] {
  const shared = new Map<string, { readonly concepts: Set<string>; nearness: number }>();
  for (const concept of new Set(edgesOf(index.edgesOfPaper, id, minConfidence).map((edge) => edge.concept))) {
    const papers = new Set(edgesOf(index.edgesOfConcept, concept, minConfidence).map(({ paper }) => paper));
    papers.delete(id);
    for (const paper of papers) {
      const entry = shared.get(paper) ?? { concepts: new Set<string>(), nearness: 0 };
      entry.concepts.add(concept);
      entry.nearness += 1 / (1 + papers.size);
      shared.set(paper, entry);
    }
  }
  const nearest = [...shared].toSorted(([a, one], [b, other]) => other.nearness - one.nearness || (a < b ? -1 : 1));
  return {
    total: nearest.length,
    papers: nearest
      .slice(0, NEIGHBOURS)
      .map(([paper, { concepts }]) => ({ ...paperLink(index, paper), shared: concepts.size })),
  };
}

export function paperIn(index: PageIndex, asked: AskedNode): PaperDetail {
  const paper = index.data.papers[asked.id];
  if (paper === undefined) throw new AnswerError(`There is no paper "${asked.id}" in this page.`);
  const { sentences: _, ...rest } = paper;
  const concepts = edgesOf(index.edgesOfPaper, asked.id).map(({ concept, relation, confidence, evidence }) => ({
    ...conceptLink(index, concept),
    relation,
    confidence,
    spans: spansIn(evidence.spans),
  }));
  return {
    kind: "paper",
    ...paperLink(index, asked.id),
    ...rest,
    concepts: concepts.toSorted((a, b) => b.papers - a.papers || (a.id < b.id ? -1 : 1)),
    neighbours: neighboursOf(index, asked),
  };
}

function kinOf(index: PageIndex, id: string): readonly Kin[] {
  const { nodes, kin } = index.data.picture;
  return kin.relation.flatMap((relation, place): readonly Kin[] => {
    const from = nodes.id[kin.from[place] ?? -1] ?? "";
    const to = nodes.id[kin.to[place] ?? -1] ?? "";
    if (from !== id && to !== id) return [];
    return [{ relation, isFrom: from === id, concept: conceptLink(index, from === id ? to : from) }];
  });
}

/** How many papers name each other concept beside one. */
function besideOf(index: PageIndex, { id, minConfidence }: AskedNode): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const paper of new Set(edgesOf(index.edgesOfConcept, id, minConfidence).map((edge) => edge.paper))) {
    const others = new Set(edgesOf(index.edgesOfPaper, paper, minConfidence).map(({ concept }) => concept));
    others.delete(id);
    for (const other of others) counts.set(other, (counts.get(other) ?? 0) + 1);
  }
  return counts;
}

export function conceptIn(index: PageIndex, { id: askedId, minConfidence }: AskedNode): ConceptDetail {
  const id = index.former.get(askedId) ?? askedId;
  const concept = index.data.concepts[id];
  if (concept === undefined) throw new AnswerError(`There is no concept "${askedId}" in this page.`);
  const namedBy = edgesOf(index.edgesOfConcept, id).map(({ paper, relation, confidence }) => ({
    ...paperLink(index, paper),
    relation,
    confidence,
  }));
  const beside = [...besideOf(index, { id, minConfidence })].map(([other, shared]) => ({
    ...conceptLink(index, other),
    shared,
  }));
  const sure = new Set(namedBy.filter(({ confidence }) => confidence >= minConfidence).map((paper) => paper.id));
  return {
    kind: "concept",
    ...conceptLink(index, id),
    aliases: concept.aliases,
    joined: concept.joined,
    kin: kinOf(index, id),
    firstYear: firstYearOf(index, id),
    confidence: concept.confidence,
    namedBy: namedBy.toSorted((a, b) => (b.year ?? 0) - (a.year ?? 0) || (a.id < b.id ? -1 : 1)),
    ...companyOf(beside, { papers: sure.size, all: Object.keys(index.data.papers).length }),
  };
}

export function edgeIn(index: PageIndex, ends: { readonly paper: string; readonly concept: string }): EdgeDetail {
  const concept = index.former.get(ends.concept) ?? ends.concept;
  const found = edgesOf(index.edgesOfPaper, ends.paper).filter((edge) => edge.concept === concept);
  const sentences = index.data.papers[ends.paper]?.sentences ?? [];
  if (found.length === 0) throw new AnswerError(`"${ends.paper}" and "${ends.concept}" are not joined in this page.`);
  return {
    paper: paperLink(index, ends.paper),
    concept: conceptLink(index, concept),
    relations: found
      .toSorted((a, b) => b.confidence - a.confidence)
      .map(({ relation, confidence, evidence }) => ({
        relation,
        confidence,
        sentences: evidence.sentences.flatMap(({ place, marks }) => {
          const sentence = sentences[place];
          return sentence === undefined ? [] : [{ ...sentence, marks: marks.map(([start, end]) => ({ start, end })) }];
        }),
      })),
  };
}
