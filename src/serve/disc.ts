import type { NodeType } from "./api.ts";

/** How large nodes are drawn, in pixels: the page draws them so, and the layout leaves them room. */

const PAPER_SIZE = 3.2;
const LEAST_SIZE = 2.4;
const GROWTH = 2.6;
const LARGEST_SIZE = 22;

/** Radius of a node; the area of a concept grows with its papers. `mostPapers` is that of the commonest concept. */
export function sizeOf(node: { readonly type: NodeType; readonly papers: number }, mostPapers: number): number {
  if (node.type === "Paper") return PAPER_SIZE;
  const growth = Math.min(GROWTH, (LARGEST_SIZE - LEAST_SIZE) / Math.sqrt(Math.max(1, mostPapers)));
  return LEAST_SIZE + growth * Math.sqrt(node.papers);
}

/** Nodes of this size are named; papers reach it only when one looks closer. */
export const LABELLED_FROM: number = 1.6 * PAPER_SIZE;

/** 1 for up to 1,500 nodes on a screen 800 pixels high; half of it for 20,000 nodes or a quarter of the screen. */
export function scaleOf(nodes: number, side: number): number {
  const ofNodes = Math.max(0.5, (1_500 / Math.max(1, nodes)) ** 0.25);
  const ofScreen = Math.max(0.5, Math.sqrt(side / 800));
  return Math.min(1, ofNodes) * Math.min(1, ofScreen);
}
