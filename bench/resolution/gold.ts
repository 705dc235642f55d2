import type { Entity, EntityType } from "../../src/model/extraction.ts";
import { openSource } from "../../src/read/source.ts";
import type { NameKnowledge } from "../../src/resolve/names/index.ts";
import { createResolver, type Resolution } from "../../src/resolve/resolver.ts";
import { type CanonicalName, readCanonical, readGold } from "../../src/score/index.ts";
import { foldName } from "../../src/text/fold.ts";

/** Annotated papers of which `canonical.tsv` says which names are one thing; it was made before the others were annotated. */
export const COVERED: readonly string[] = ["arxiv.train.jsonl", "seeds.train.jsonl", "seeds.dev.jsonl"];

/** A paper's annotated concepts, as an extractor without error would give them. */
export interface AnnotatedPaper {
  readonly id: string;
  readonly entities: readonly Entity[];
}

/** An annotated concept of a paper, with what it is over all papers. */
export interface Item {
  readonly paper: number;
  readonly type: EntityType;
  readonly name: string;
  readonly gold: string;
}

export async function readAnnotated(folder: string, files: readonly string[]): Promise<readonly AnnotatedPaper[]> {
  const papers: AnnotatedPaper[] = [];
  for (const file of files) {
    await using source = await openSource(`${folder}/${file}`);
    for (const paper of await readGold(source)) {
      if (!("spans" in paper)) continue;
      papers.push({
        id: paper.id,
        entities: paper.entities.map(({ type, name, role, mentions }) => ({
          type,
          name,
          role,
          confidence: 1,
          roleConfidence: 1,
          mentions: mentions.map((text) => ({ field: "abstract", start: 0, end: text.length, text, confidence: 1 })),
        })),
      });
    }
  }
  return papers;
}

export async function readCanonicalNames(folder: string): Promise<CanonicalName> {
  await using source = await openSource(`${folder}/canonical.tsv`);
  return await readCanonical(source);
}

export const itemsOf = (papers: readonly AnnotatedPaper[], canonical: CanonicalName): readonly Item[] =>
  papers.flatMap(({ id, entities }, paper) =>
    entities.map(({ type, name }) => ({ paper, type, name, gold: canonical(id, type, name) })),
  );

export function resolveAnnotated(papers: readonly AnnotatedPaper[], knowledge: NameKnowledge): Resolution {
  const resolver = createResolver(knowledge);
  for (const { entities } of papers) resolver.add(entities, undefined);
  return resolver.resolve();
}

/** The cluster of each item, in their order, by concepts; what became none is alone. */
export const clustersOf = (papers: readonly AnnotatedPaper[], resolution: Resolution): readonly string[] =>
  papers.flatMap(({ entities }, paper) =>
    entities.map((entity, place) => resolution.conceptOf(entity, entities)?.id ?? `none ${paper} ${place}`),
  );

/** What there is without any resolution: names are one thing when their longest form folds to the same. */
export const foldedClusters = (papers: readonly AnnotatedPaper[]): readonly string[] =>
  papers.flatMap(({ entities }) =>
    entities.map(({ type, name, mentions }) => {
      const forms = [name, ...mentions.map(({ text }) => text)];
      const longest = forms.reduce((best, form) => (form.length > best.length ? form : best), "");
      return `${type} ${foldName(longest)}`;
    }),
  );
