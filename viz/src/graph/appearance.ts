import type { EdgeDisplayData, NodeDisplayData } from "sigma/types";
import type { EdgeAttributes, Facts, NodeAttributes, PaperGraph } from "../state/graph.ts";
import { shortened } from "./label-places.ts";
import type { Palette } from "./palette.ts";

/** What decides how nodes and edges look, apart from their own attributes. */
export interface Look {
  readonly graph: PaperGraph;
  readonly facts: Facts;
  readonly palette: Palette;
  readonly dimsHubs: boolean;
  /** The hovered node, else the selected one: it and its neighbours stand out, the rest is faint. */
  readonly focus: ReadonlySet<string>;
  /** The focus and what is joined to it. */
  readonly near: ReadonlySet<string>;
  /** Everything is drawn smaller where there is much of it. */
  readonly scale: number;
}

const PAPER_SIZE = 3.2;
/** Nodes of this size are named; papers reach it only when one looks closer. */
export const LABELLED_FROM: number = 1.6 * PAPER_SIZE;
const LEAST_SIZE = 2.4;
const GROWTH = 2.6;
const LARGEST_SIZE = 22;

/** The area of a concept grows with its papers. */
export function sizeOf(node: Pick<NodeAttributes, "type" | "papers">, mostPapers: number): number {
  if (node.type === "Paper") return PAPER_SIZE;
  const growth = Math.min(GROWTH, (LARGEST_SIZE - LEAST_SIZE) / Math.sqrt(mostPapers));
  return LEAST_SIZE + growth * Math.sqrt(node.papers);
}

/** 1 for 1,500 nodes on a screen 800 pixels high; half of it for 20,000 nodes or a third of the screen. */
export function scaleOf(nodes: number, side: number): number {
  const ofNodes = Math.max(0.5, (1_500 / Math.max(1, nodes)) ** 0.25);
  const ofScreen = Math.max(0.5, Math.sqrt(side / 800));
  return Math.min(1, ofNodes) * Math.min(1, ofScreen);
}

/** Sigma takes the attribute `type` for the name of a program; it is the type of the node here, so it is replaced. */
export function nodeAppearance(look: Look, id: string, node: NodeAttributes): Partial<NodeDisplayData> {
  const hasFocus = look.focus.size > 0;
  const isFocus = look.focus.has(id);
  const isNear = look.near.has(id);
  const isFaint = hasFocus ? !isNear : look.dimsHubs && look.facts.hubs.has(id);
  return {
    x: node.x,
    y: node.y,
    type: "circle",
    hidden: node.hidden,
    size: sizeOf(node, look.facts.mostPapers) * look.scale,
    color: isFaint ? look.palette.faintNodes[node.type] : look.palette.nodes[node.type],
    label: hasFocus && isFaint ? "" : shortened(node.label),
    forceLabel: isNear,
    highlighted: false,
    zIndex: isFocus ? 3 : isNear ? 2 : isFaint ? 0 : 1,
  };
}

interface Ends {
  readonly paper: string;
  readonly concept: string;
}

/** An edge of the focus takes the colour of its concept. */
export function edgeAppearance(look: Look, { paper, concept }: Ends, edge: EdgeAttributes): Partial<EdgeDisplayData> {
  const { focus, palette, scale } = look;
  const isOfFocus = focus.size === 1 ? focus.has(paper) || focus.has(concept) : focus.has(paper) && focus.has(concept);
  const isFaint = focus.size > 0 || (look.dimsHubs && look.facts.hubs.has(concept));
  return {
    type: "line",
    hidden: edge.hidden,
    size: (isOfFocus ? 2 : 1.2) * scale,
    color: isOfFocus
      ? palette.nodes[look.graph.getNodeAttribute(concept, "type")]
      : isFaint
        ? palette.faintEdge
        : palette.edge,
    zIndex: isOfFocus ? 1 : 0,
  };
}
