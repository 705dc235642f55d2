import type { EdgeDisplayData, NodeDisplayData } from "sigma/types";
import { sizeOf } from "../../../src/serve/disc.ts";
import type { Facts } from "../state/facts.ts";
import type { EdgeAttributes, NodeAttributes, PaperGraph } from "../state/graph.ts";
import type { Colours } from "../state/view.ts";
import { shortened } from "./label-places.ts";
import type { Palette } from "./palette.ts";

/** What decides how nodes and edges look, apart from their own attributes. */
export interface Look {
  readonly graph: PaperGraph;
  readonly facts: Facts;
  readonly palette: Palette;
  readonly colours: Colours;
  readonly dimsHubs: boolean;
  /** What stands out: the hovered node, else what is selected, else what is lit. */
  readonly focus: ReadonlySet<string>;
  /** The focus and what is joined to it; the rest is faint. */
  readonly near: ReadonlySet<string>;
  readonly pinned: ReadonlySet<string>;
  /** Everything is drawn smaller where there is much of it. */
  readonly scale: number;
}

const FOCUS_GROWTH = 1.3;
/** With more neighbours than this, only those are named that are large enough to be named anyway. */
const MANY_NAMES = 60;
/** An edge that stands for many shared nodes is thicker, up to this. */
const THICKEST = 5;

function yearColour({ palette, facts }: Look, year: number | null): string {
  const { yearRange } = facts;
  if (year === null || yearRange === null) return palette.faint(palette.nodes.Paper);
  const [first, last] = yearRange;
  return palette.ofYear(last === first ? 1 : (year - first) / (last - first));
}

/** A paper in the focus is as dark as ink: among bright neighbours its grey would be the last to be seen. */
function colourOf(
  look: Look,
  { type, year }: NodeAttributes,
  { isFocus, isFaint }: { readonly isFocus: boolean; readonly isFaint: boolean },
): string {
  const { palette, colours } = look;
  if (isFocus && type === "Paper" && colours === "type") return palette.ink;
  const plain = colours === "year" ? yearColour(look, year) : palette.nodes[type];
  return isFaint ? palette.faint(plain) : plain;
}

/** Whether a node is drawn faintly because something else matters more. */
export function isFaintNode({ focus, near, dimsHubs, facts }: Look, id: string): boolean {
  return focus.size > 0 ? !near.has(id) : dimsHubs && facts.hubs.has(id);
}

/** Sigma takes the attribute `type` for the name of a program; it is the type of the node here, so it is replaced. */
export function nodeAppearance(look: Look, id: string, node: NodeAttributes): Partial<NodeDisplayData> {
  const hasFocus = look.focus.size > 0;
  const isFocus = look.focus.has(id);
  const isFaint = isFaintNode(look, id);
  const isPinned = look.pinned.has(id);
  return {
    x: node.x,
    y: node.y,
    type: "circle",
    hidden: node.hidden,
    size: sizeOf(node, look.facts.mostPapers) * look.scale * (isFocus ? FOCUS_GROWTH : 1),
    color: colourOf(look, node, { isFocus, isFaint }),
    label: hasFocus && isFaint && !isPinned ? "" : shortened(node.label),
    forceLabel: isPinned || isFocus || (look.near.size <= MANY_NAMES && look.near.has(id)),
    highlighted: false,
    zIndex: isFocus ? 3 : look.near.has(id) ? 2 : isFaint ? 0 : 1,
  };
}

function thicknessOf({ type, shared }: EdgeAttributes, isOfFocus: boolean): number {
  const plain = type === "SHARES" ? Math.min(THICKEST, 0.8 + Math.sqrt(shared) * 0.5) : 1.2;
  return isOfFocus ? Math.max(2, plain) : plain;
}

/** Of one node in focus, all its edges; of several, those between them and to what they share. */
function isEdgeOfFocus({ focus, near }: Look, { from, to }: EdgeAttributes): boolean {
  if (focus.size === 1) return focus.has(from) || focus.has(to);
  return (focus.has(from) && near.has(to)) || (focus.has(to) && near.has(from));
}

function edgeColour(look: Look, { type, from, to }: EdgeAttributes, isOfFocus: boolean): string {
  const { facts, focus, graph, palette } = look;
  if (isOfFocus) return palette.nodes[graph.getNodeAttribute(to, "type")];
  const isOfHub = facts.hubs.has(to) || facts.hubs.has(from);
  if (focus.size > 0 || (look.dimsHubs && isOfHub)) return palette.faintEdge;
  return type === "VARIANT_OF" || type === "SAME_NAME_AS" ? palette.kin : palette.edge;
}

/** Most edges of a large graph are hidden, and how is one and the same. */
const HIDDEN_EDGE: Partial<EdgeDisplayData> = {
  type: "line",
  hidden: true,
  size: 1,
  color: "#000",
  label: "",
  zIndex: 0,
};

/** An edge of the focus takes the colour of where it leads to. */
export function edgeAppearance(look: Look, edge: EdgeAttributes): Partial<EdgeDisplayData> {
  if (edge.hidden) return HIDDEN_EDGE;
  const isOfFocus = look.focus.size > 0 && isEdgeOfFocus(look, edge);
  return {
    type: "line",
    hidden: false,
    size: thicknessOf(edge, isOfFocus) * look.scale,
    color: edgeColour(look, edge, isOfFocus),
    zIndex: isOfFocus ? 1 : 0,
  };
}
