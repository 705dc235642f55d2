import type { Hit, HitGroup } from "../../../src/serve/api.ts";
import type { Change } from "./filters.ts";

export interface SearchState {
  readonly typed: string;
  readonly groups: readonly HitGroup[];
  /** Place among all hits of all groups; -1 while none is chosen. */
  readonly active: number;
  readonly isOpen: boolean;
  /** What kept the server from answering, as a sentence. */
  readonly failure: string | null;
}

export const NO_SEARCH: SearchState = { typed: "", groups: [], active: -1, isOpen: false, failure: null };

export const hitsOf = (search: SearchState): readonly Hit[] => search.groups.flatMap((group) => group.hits);

/** What is found stays until the answer to the new words is there; words that nobody types are no reason to open the list. */
export function type(typed: string, isOpen: boolean): Change<SearchState> {
  return (search) => (typed.trim() === "" || !isOpen ? { ...NO_SEARCH, typed } : { ...search, typed, isOpen });
}

/** An answer to words that are no longer in the box is dropped. */
export function answer(typed: string, groups: readonly HitGroup[]): Change<SearchState> {
  return (search) =>
    search.typed === typed ? { ...search, groups, active: groups.length > 0 ? 0 : -1, failure: null } : search;
}

export function fail(typed: string, failure: string): Change<SearchState> {
  return (search) => (search.typed === typed ? { ...search, groups: [], active: -1, failure } : search);
}

/** Steps through the hits, round the ends. */
export function move(step: 1 | -1): Change<SearchState> {
  return (search) => {
    const hits = hitsOf(search).length;
    if (hits === 0) return search;
    return { ...search, isOpen: true, active: (search.active + step + hits) % hits };
  };
}

export function close(): Change<SearchState> {
  return (search) => ({ ...search, isOpen: false });
}

export function reopen(): Change<SearchState> {
  return (search) => ({ ...search, isOpen: search.typed.trim() !== "" });
}
