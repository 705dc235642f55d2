import type { Concept } from "../model/concept.ts";
import { compareText } from "../text/fold.ts";

/**
 * Leaves each former id with one concept, so that it leads to one only: an id that is a concept's own leads there; of several
 * concepts that have it, the one that most papers name keeps it, and of equals the one with the smaller id.
 */
export function settleFormerIds(concepts: readonly Concept[]): readonly Concept[] {
  const own = new Set(concepts.map(({ id }) => id));
  const keeper = new Map<string, Concept>();
  for (const concept of concepts) {
    for (const former of concept.formerIds) {
      const known = keeper.get(former);
      if (known === undefined || byPapers(concept, known) < 0) keeper.set(former, concept);
    }
  }
  const keeps = (concept: Concept, former: string): boolean => !own.has(former) && keeper.get(former) === concept;
  return concepts.map((concept) => {
    const formerIds = concept.formerIds.filter((former) => keeps(concept, former));
    return formerIds.length === concept.formerIds.length ? concept : { ...concept, formerIds };
  });
}

const byPapers = (a: Concept, b: Concept): number => b.paperCount - a.paperCount || compareText(a.id, b.id);
