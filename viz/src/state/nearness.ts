import type { PaperGraph } from "./graph.ts";
import type { Focus } from "./view.ts";

export interface Ways {
  /** Edges that may be gone along. */
  readonly passes: (edge: string) => boolean;
  readonly isShown: (id: string) => boolean;
  /** Whether a way may lead on from a node; it always does from where it starts. */
  readonly isThrough: (id: string) => boolean;
}

/** What is near enough to the nodes in focus, and they themselves. */
export function nearNodes(graph: PaperGraph, focus: Focus, ways: Ways): ReadonlySet<string> {
  const starts = focus.around.filter((id) => graph.hasNode(id));
  const reached = new Set(starts);
  let rim: readonly string[] = starts;
  for (let step = 0; step < focus.depth; step++) {
    const next: string[] = [];
    for (const id of rim) {
      if (step > 0 && !ways.isThrough(id)) continue;
      graph.forEachEdge(id, (edge, _, ...[source, target]) => {
        const other = source === id ? target : source;
        if (reached.has(other) || !ways.isShown(other) || !ways.passes(edge)) return;
        reached.add(other);
        next.push(other);
      });
    }
    rim = next;
  }
  return reached;
}
