/** What the panel shows. */
export type Selection =
  | { readonly kind: "nothing" }
  | { readonly kind: "node"; readonly id: string }
  | { readonly kind: "edge"; readonly paper: string; readonly concept: string };

export const NOTHING: { readonly kind: "nothing" } = { kind: "nothing" };

export const nodeSelected = (id: string): Selection => ({ kind: "node", id });
export const edgeSelected = (paper: string, concept: string): Selection => ({ kind: "edge", paper, concept });

/** The nodes that a selection is about. */
export function selectedNodes(selection: Selection): readonly string[] {
  if (selection.kind === "node") return [selection.id];
  return selection.kind === "edge" ? [selection.paper, selection.concept] : [];
}
