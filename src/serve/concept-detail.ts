import { z } from "zod";
import type { Merge } from "../model/concept.ts";
import { type ConceptRelationType, isConceptRelationType } from "../model/graph.ts";
import { currentConceptId } from "../store/former-ids.ts";
import type { GraphStore } from "../store/store.ts";
import { compareText } from "../text/fold.ts";
import type { ConceptDetail, JoinedName, Kin, Relation } from "./api.ts";
import { companyOf } from "./company.ts";
import type { Asked } from "./paper-detail.ts";
import * as rows from "./rows.ts";
import * as statements from "./statements.ts";

/** What is recorded of a concept's names, by its id. */
export type JoinedNames = ReadonlyMap<string, readonly JoinedName[]>;

/** By concept, those that most papers write first. */
export function joinedNames(merges: readonly Merge[]): JoinedNames {
  const joined = new Map<string, JoinedName[]>();
  for (const { concept, name, into, reason, score, papers } of merges) {
    const entry = { name, into, reason, papers, ...(score === undefined ? {} : { score }) };
    const others = joined.get(concept);
    if (others === undefined) joined.set(concept, [entry]);
    else others.push(entry);
  }
  for (const names of joined.values()) names.sort((a, b) => b.papers - a.papers || compareText(a.name, b.name));
  return joined;
}

const conceptRow = z.object({
  ...rows.labelled,
  aliases: rows.texts,
  firstYear: rows.year,
  confidence: rows.confidence.nullable(),
});

const papersOfConcept: rows.Question<rows.Listed & { readonly relation: Relation; readonly confidence: number }> = {
  cypher: statements.PAPERS_OF_CONCEPT,
  row: z.object({ ...rows.listed, relation: rows.relation, confidence: rows.confidence }),
};

const conceptsBeside: rows.Question<rows.Labelled & { readonly shared: number }> = {
  cypher: statements.CONCEPTS_BESIDE,
  row: z.object({ ...rows.labelled, shared: rows.count }),
};

export const conceptRelation: z.ZodType<ConceptRelationType> = z.string().refine(isConceptRelationType);

const kinOfConcept: rows.Question<
  rows.Labelled & { readonly relation: ConceptRelationType; readonly isFrom: boolean }
> = {
  cypher: statements.KIN_OF_CONCEPT,
  row: z.object({ ...rows.labelled, relation: conceptRelation, isFrom: z.boolean() }),
};

/** Newest first, those without a year last: the engines order what is missing differently. */
export const byYear = (a: rows.Listed, b: rows.Listed): number =>
  (b.year ?? Number.NEGATIVE_INFINITY) - (a.year ?? Number.NEGATIVE_INFINITY) || compareText(a.id, b.id);

/** Those of most papers first. */
export const byPapers = (a: Kin, b: Kin): number =>
  b.concept.papers - a.concept.papers || compareText(a.concept.id, b.concept.id);

/** A link may hold an id that its concept had before. */
export const idOfToday = async (store: GraphStore, id: string): Promise<string> =>
  (await currentConceptId(store, id)) ?? id;

/** Everything the panel of a concept shows; a former id leads to the concept that has it now. */
export async function conceptDetail(
  store: GraphStore,
  { id, minConfidence }: Asked,
  joined: JoinedNames,
): Promise<ConceptDetail | undefined> {
  const [concept] = await rows.ask(
    store,
    { cypher: statements.CONCEPT, row: conceptRow },
    { id: await idOfToday(store, id) },
  );
  if (concept === undefined) return undefined;
  const namedBy = await rows.ask(store, papersOfConcept, { id: concept.id });
  const beside = await rows.ask(store, conceptsBeside, { id: concept.id, minConfidence });
  const kin = await rows.ask(store, kinOfConcept, { id: concept.id });
  const [counted] = await rows.ask(store, { cypher: statements.COUNT_PAPERS, row: rows.total });
  const sure = new Set(namedBy.filter(({ confidence }) => confidence >= minConfidence).map((paper) => paper.id));
  return {
    kind: "concept",
    ...rows.linkOf(concept),
    aliases: concept.aliases,
    joined: joined.get(concept.id) ?? [],
    kin: kin
      .map((row) => ({ relation: row.relation, isFrom: row.isFrom, concept: rows.linkOf(row) }))
      .toSorted(byPapers),
    firstYear: concept.firstYear,
    confidence: concept.confidence,
    namedBy: namedBy.toSorted(byYear),
    ...companyOf(
      beside.map((row) => ({ ...rows.linkOf(row), shared: row.shared })),
      { papers: sure.size, all: counted?.total ?? sure.size },
    ),
  };
}
