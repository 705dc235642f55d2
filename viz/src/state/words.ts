import { foldTitle } from "../../../src/text/fold.ts";
import type { Columns } from "./columns.ts";

/** What the words of the text filter leave. */
export interface Matching {
  /** Nodes that have the words in their name. */
  readonly named: number;
  /** By row: 1 for those nodes, and for what is joined to one of them. */
  readonly nodes: Uint8Array;
}

const folded = new WeakMap<Columns, readonly string[]>();

/** Folding a label takes longer than all else that is done with it. */
function foldedLabels(columns: Columns): readonly string[] {
  const known = folded.get(columns);
  if (known !== undefined) return known;
  const labels = columns.nodes.map(({ label }) => foldTitle(label));
  folded.set(columns, labels);
  return labels;
}

/** Undefined when no words are asked for. */
export function matchingNodes(columns: Columns, text: string): Matching | undefined {
  const wanted = foldTitle(text);
  if (wanted === "") return undefined;
  const { evidence, from, to } = columns;
  const isNamed = Uint8Array.from(foldedLabels(columns), (label) => Number(label.includes(wanted)));
  const nodes = Uint8Array.from(isNamed);
  for (let row = 0; row < evidence.length; row++) {
    if (evidence[row] === 0) continue;
    const paper = from[row] ?? -1;
    const concept = to[row] ?? -1;
    if (isNamed[paper] === 1) nodes[concept] = 1;
    if (isNamed[concept] === 1) nodes[paper] = 1;
  }
  return { named: isNamed.reduce((sum, is) => sum + is, 0), nodes };
}
