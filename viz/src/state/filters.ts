import type { NodeType } from "../../../src/serve/api.ts";
import type { Facts } from "./facts.ts";
import { type Link, LINKS, NODE_TYPES } from "./graph.ts";

/** What is shown. All conditions hold at once. */
export interface Filters {
  readonly types: readonly NodeType[];
  readonly relations: readonly Link[];
  /** First and last year of papers, both included; null for any, also for papers without a year. */
  readonly years: readonly [number, number] | null;
  /** Of edges; probability in [0, 1]. */
  readonly minConfidence: number;
  /** Of concepts, counting papers that are sure enough. */
  readonly minPapers: number;
  /** Shows what has these words in its name, and what is joined to it. */
  readonly text: string;
  /** Whether concepts that very many papers name are drawn faintly. */
  readonly hubs: "dimmed" | "shown";
}

export type Change<State> = (state: State) => State;

/** With fewer shared concepts than this, hiding the others would leave too little to look at. */
const ENOUGH_SHARED = 10;

/** No condition at all. */
export const EVERYTHING: Filters = {
  types: NODE_TYPES,
  relations: LINKS,
  years: null,
  minConfidence: 0,
  minPapers: 1,
  text: "",
  hubs: "shown",
};

/** More concepts than this make a first picture in which nothing is seen. */
const MANY_CONCEPTS = 1_000;

function firstMinPapers({ conceptsByPapers, mostPapers }: Facts): number {
  const conceptsOf = (least: number): number =>
    [...conceptsByPapers].reduce((sum, [papers, concepts]) => (papers < least ? sum : sum + concepts), 0);
  if (conceptsOf(2) < ENOUGH_SHARED) return 1;
  let least = 2;
  while (least < mostPapers && conceptsOf(least) > MANY_CONCEPTS) least += 1;
  return least;
}

/** What is shown at first: what several papers share and is sure enough, the most common of it faintly. */
export function firstFilters(facts: Facts, minConfidence: number): Filters {
  return { ...EVERYTHING, minConfidence, minPapers: firstMinPapers(facts), hubs: "dimmed" };
}

/** The conditions that are given replace those that hold, the others stay. */
export function narrow(conditions: Partial<Filters>): Change<Filters> {
  return (filters) => ({ ...filters, ...conditions });
}

const toggled = <Item>(all: readonly Item[], shown: readonly Item[], item: Item): readonly Item[] =>
  all.filter((each) => (each === item ? !shown.includes(each) : shown.includes(each)));

export function toggleType(type: NodeType): Change<Filters> {
  return (filters) => ({ ...filters, types: toggled(NODE_TYPES, filters.types, type) });
}

export function toggleRelation(relation: Link): Change<Filters> {
  return (filters) => ({ ...filters, relations: toggled(LINKS, filters.relations, relation) });
}

/** Years from one to another, in whichever order; the whole range is no condition. */
export function spanYears(one: number, other: number, range: readonly [number, number]): Change<Filters> {
  const years: readonly [number, number] = [Math.min(one, other), Math.max(one, other)];
  const isWhole = years[0] <= range[0] && years[1] >= range[1];
  return (filters) => ({ ...filters, years: isWhole ? null : years });
}

/** One end of the range of years; the other end gives way when they would cross. */
export function moveYear(end: "from" | "to", year: number, range: readonly [number, number]): Change<Filters> {
  return (filters) => {
    const [from, to] = filters.years ?? range;
    const [one, other] = end === "from" ? [year, Math.max(year, to)] : [Math.min(year, from), year];
    return spanYears(one, other, range)(filters);
  };
}
