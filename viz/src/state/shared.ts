import type { NodeType } from "../../../src/serve/api.ts";
import { isEvidence, type PaperGraph } from "./graph.ts";

/** A link between a selected node and one that several of them have. */
export interface SharedLink {
  readonly paper: string;
  readonly concept: string;
}

export interface SharedNode {
  readonly id: string;
  readonly type: NodeType;
  /** One for each selected node that it is joined to. */
  readonly links: readonly SharedLink[];
}

/** What is joined to two or more of these nodes, to most of them first; of equals, the rarest. */
export function sharedBy(graph: PaperGraph, ids: readonly string[], minConfidence: number): readonly SharedNode[] {
  const found = new Map<string, Map<string, SharedLink>>();
  for (const id of ids) {
    if (!graph.hasNode(id)) continue;
    graph.forEachEdge(id, (_, { type, confidence }, ...[paper, concept]) => {
      if (!isEvidence(type) || confidence < minConfidence) return;
      const other = paper === id ? concept : paper;
      found.set(other, (found.get(other) ?? new Map<string, SharedLink>()).set(id, { paper, concept }));
    });
  }
  return [...found]
    .filter(([, links]) => links.size > 1)
    .map(([id, links]) => ({ id, links: [...links.values()], ...graph.getNodeAttributes(id) }))
    .toSorted((a, b) => b.links.length - a.links.length || a.papers - b.papers || (a.label < b.label ? -1 : 1))
    .map(({ id, type, links }) => ({ id, type, links }));
}
