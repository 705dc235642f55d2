import type { AskedQuery } from "../../../src/serve/api.ts";
import type { Change } from "./filters.ts";
import { FIRST_ORDER, type Order } from "./order.ts";

/** What stands for a line: that a paper names a concept, or what two nodes of a kind share. */
export type Projection = "both" | "concepts" | "papers";
export const PROJECTIONS: readonly Projection[] = ["both", "concepts", "papers"];

/** What the colour of a node tells. */
export type Colours = "type" | "year";
export const COLOURS: readonly Colours[] = ["type", "year"];

/** What is open below the picture. */
export type Drawer = "nodes" | "query" | "closed";
export const DRAWERS: readonly Drawer[] = ["nodes", "query", "closed"];

export type Depth = 1 | 2 | 3;
export const DEPTHS: readonly Depth[] = [1, 2, 3];

/** Only what is so near to some nodes is shown. */
export interface Focus {
  readonly around: readonly string[];
  readonly depth: Depth;
}

/** How the graph is looked at, apart from the filters. */
export interface View {
  readonly projection: Projection;
  readonly colours: Colours;
  /** Nodes that were hidden one by one. */
  readonly hidden: readonly string[];
  /** Nodes that are shown and named whatever the filters say. */
  readonly pinned: readonly string[];
  readonly focus: Focus | null;
  /** Nodes whose neighbours are shown whatever the filters say. */
  readonly expanded: readonly string[];
  readonly drawer: Drawer;
  /** Of the table. */
  readonly order: Order;
  /** Its answer is lit. */
  readonly query: AskedQuery | null;
}

export const FIRST_VIEW: View = {
  projection: "both",
  colours: "type",
  hidden: [],
  pinned: [],
  focus: null,
  expanded: [],
  drawer: "nodes",
  order: FIRST_ORDER,
  query: null,
};

/** What is given replaces what holds, the rest stays. */
export function look(change: Partial<View>): Change<View> {
  return (view) => ({ ...view, ...change });
}

const without = (all: readonly string[], ids: readonly string[]): readonly string[] =>
  all.filter((id) => !ids.includes(id));
const joined = (all: readonly string[], ids: readonly string[]): readonly string[] => [...without(all, ids), ...ids];

export function hide(ids: readonly string[]): Change<View> {
  return (view) => ({
    ...view,
    hidden: joined(view.hidden, ids),
    pinned: without(view.pinned, ids),
    expanded: without(view.expanded, ids),
  });
}

export function unhide(ids: readonly string[]): Change<View> {
  return (view) => ({ ...view, hidden: without(view.hidden, ids) });
}

/** Pins the nodes, or lets go of them when all are pinned. */
export function togglePinned(ids: readonly string[]): Change<View> {
  return (view) => {
    const arePinned = ids.every((id) => view.pinned.includes(id));
    return { ...view, pinned: arePinned ? without(view.pinned, ids) : joined(view.pinned, ids) };
  };
}

export function expand(ids: readonly string[]): Change<View> {
  return (view) => ({ ...view, expanded: joined(view.expanded, ids) });
}

export function collapse(ids: readonly string[]): Change<View> {
  return (view) => ({ ...view, expanded: without(view.expanded, ids) });
}

/** The same depth around the same nodes again ends the focus. */
export function focusOn(around: readonly string[], depth: Depth): Change<View> {
  return (view) => {
    const isSame = view.focus?.depth === depth && view.focus.around.join("\n") === around.join("\n");
    return { ...view, focus: isSame ? null : { around, depth } };
  };
}

/** Ids that were one; an id of a former build gives way to that of today wherever it stands. */
export function renamed(former: string, id: string): Change<View> {
  const today = (ids: readonly string[]): readonly string[] => [
    ...new Set(ids.map((each) => (each === former ? id : each))),
  ];
  return (view) => ({
    ...view,
    hidden: today(view.hidden),
    pinned: today(view.pinned),
    expanded: today(view.expanded),
    focus: view.focus === null ? null : { ...view.focus, around: today(view.focus.around) },
  });
}
