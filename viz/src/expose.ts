import type { Drawing } from "./graph/camera.ts";
import { select } from "./state/actions.ts";
import type { ViewState } from "./state/address.ts";
import { EVERYTHING, type Filters, narrow } from "./state/filters.ts";
import type { PaperGraph } from "./state/graph.ts";
import { apply, type Viewer } from "./state/viewer.ts";

/** Conditions as a script gives them: names are checked when they arrive. */
export interface Conditions {
  readonly types?: readonly string[];
  readonly relations?: readonly string[];
  readonly years?: readonly [number, number] | null;
  readonly minConfidence?: number;
  readonly minPapers?: number;
  readonly text?: string;
}

/** What scripts and the browser's console use: `window.papergraph`. */
export interface Papergraph {
  /** Keys are node ids; nodes have `type`, `label`, `papers`, and `hidden` where the filters hide them. */
  readonly graph: PaperGraph;
  /** Null where the browser cannot draw. */
  readonly sigma: Drawing | null;
  /** What the address holds. */
  state(): ViewState;
  /** Selects a node and flies there; null selects nothing. */
  select(id: string | null): void;
  /** Given conditions replace those that hold, the others stay. Throws a `RangeError` for a type or relation that is not known. */
  filter(conditions: Conditions): void;
}

declare global {
  interface Window {
    papergraph?: Papergraph;
  }
}

function known<Item extends string>(kind: string, all: readonly Item[], names: readonly string[]): readonly Item[] {
  const unknown = names.find((name) => !all.some((item) => item === name));
  if (unknown !== undefined) throw new RangeError(`There is no ${kind} "${unknown}". Known: ${all.join(", ")}.`);
  return all.filter((item) => names.includes(item));
}

function filtersIn({ types, relations, ...rest }: Conditions): Partial<Filters> {
  return {
    ...rest,
    ...(types === undefined ? {} : { types: known("type", EVERYTHING.types, types) }),
    ...(relations === undefined ? {} : { relations: known("relation", EVERYTHING.relations, relations) }),
  };
}

export function expose(viewer: Viewer, sigma: Drawing | null): void {
  window.papergraph = {
    graph: viewer.graph,
    sigma,
    state: () => viewer.state.peek(),
    select: (id) => select(viewer, id),
    filter: (conditions) => apply(viewer.filters, narrow(filtersIn(conditions))),
  };
}
