import type { Change } from "./filters.ts";

/** What the panel shows. */
export type Selection =
  | { readonly kind: "nothing" }
  | { readonly kind: "node"; readonly id: string }
  /** Two or more. */
  | { readonly kind: "nodes"; readonly ids: readonly string[] }
  | { readonly kind: "edge"; readonly paper: string; readonly concept: string };

export const NOTHING: { readonly kind: "nothing" } = { kind: "nothing" };

export const nodeSelected = (id: string): Selection => ({ kind: "node", id });
export const edgeSelected = (paper: string, concept: string): Selection => ({ kind: "edge", paper, concept });

export function nodesSelected(ids: readonly string[]): Selection {
  const [first, second] = ids;
  if (first === undefined) return NOTHING;
  return second === undefined ? nodeSelected(first) : { kind: "nodes", ids };
}

/** The nodes that a selection is about. */
export function selectedNodes(selection: Selection): readonly string[] {
  if (selection.kind === "node") return [selection.id];
  if (selection.kind === "nodes") return selection.ids;
  return selection.kind === "edge" ? [selection.paper, selection.concept] : [];
}

/** Adds a node to those that are selected, or takes it from them. */
export function toggleNode(id: string): Change<Selection> {
  return (selection) => {
    const ids = selectedNodes(selection);
    return nodesSelected(ids.includes(id) ? ids.filter((each) => each !== id) : [...ids, id]);
  };
}

/** An id of a former build gives way to that of today. */
export function rename(former: string, id: string): Change<Selection> {
  const today = (each: string): string => (each === former ? id : each);
  return (selection) => {
    if (former === id || !selectedNodes(selection).includes(former)) return selection;
    if (selection.kind === "edge") return edgeSelected(today(selection.paper), today(selection.concept));
    return nodesSelected([...new Set(selectedNodes(selection).map(today))]);
  };
}
