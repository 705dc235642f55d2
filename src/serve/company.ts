import type { EntityType } from "../model/extraction.ts";
import { compareText } from "../text/fold.ts";
import type { Companion, Company, ConceptLink } from "./api.ts";

/** A concept beside the one that is told of. */
export interface Beside extends ConceptLink {
  /** Papers that name both. */
  readonly shared: number;
}

export interface Surroundings {
  /** Papers that name the concept that is told of. */
  readonly papers: number;
  /** Papers of the whole graph. */
  readonly all: number;
}

/** In the order of the panel. Its own list, since the model's would bring its schemas into the page. */
const TYPES: readonly EntityType[] = ["Method", "Dataset", "Metric", "Task"];
/** How many are listed of each kind. */
const LISTED = 12;
/** Two concepts that one paper alone names together may have met by chance, however rare they are. */
const FEWEST_SHARED = 2;

function liftOf({ shared, papers: other }: Beside, { papers, all }: Surroundings): number {
  return (shared * all) / Math.max(1, papers * other);
}

const part = (count: number, expected: number): number => (count <= 0 ? 0 : count * Math.log(count / expected));

/** Log-likelihood ratio of the fourfold table (Dunning 1993): large where a rare pair and a common one both say something. */
function strengthOf({ shared, papers: other }: Beside, { papers, all }: Surroundings): number {
  const [own, foreign] = [Math.max(1, papers), Math.max(1, other)];
  const total = Math.max(all, own, foreign);
  return (
    part(shared, (own * foreign) / total) +
    part(own - shared, (own * (total - foreign)) / total) +
    part(foreign - shared, ((total - own) * foreign) / total) +
    part(total - own - foreign + shared, ((total - own) * (total - foreign)) / total)
  );
}

const byShared = (a: Beside, b: Beside): number =>
  b.shared - a.shared || a.papers - b.papers || compareText(a.id, b.id);

/** What a concept occurs with: what it meets more than chance, and what is around it by type. */
export function companyOf(beside: readonly Beside[], surroundings: Surroundings): Company {
  const companions = beside.toSorted(byShared).map((other): Companion => ({
    ...other,
    lift: liftOf(other, surroundings),
  }));
  const together = companions
    .filter(({ shared, lift }) => shared >= FEWEST_SHARED && lift > 1)
    .map((companion) => ({ companion, strength: strengthOf(companion, surroundings) }))
    .toSorted((a, b) => b.strength - a.strength)
    .map(({ companion }) => companion);
  return {
    together: { total: together.length, concepts: together.slice(0, LISTED) },
    around: TYPES.map((type) => {
      const concepts = companions.filter((companion) => companion.type === type);
      return { type, total: concepts.length, concepts: concepts.slice(0, LISTED) };
    }).filter(({ total }) => total > 0),
  };
}
