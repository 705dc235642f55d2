import type { EdgeDisplayData, NodeDisplayData } from "sigma/types";
import type { NodeType } from "../../../src/serve/api.ts";
import { sizeOf } from "../../../src/serve/disc.ts";
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

const FOCUS_GROWTH = 1.3;

/** A paper in the focus is as dark as ink: among bright neighbours its grey would be the last to be seen. */
function colourOf(
  { palette }: Look,
  type: NodeType,
  { isFocus, isFaint }: { readonly isFocus: boolean; readonly isFaint: boolean },
): string {
  if (isFocus && type === "Paper") return palette.ink;
  return isFaint ? palette.faintNodes[type] : palette.nodes[type];
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
    size: sizeOf(node, look.facts.mostPapers) * look.scale * (isFocus ? FOCUS_GROWTH : 1),
    color: colourOf(look, node.type, { isFocus, isFaint }),
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
