import { select, selectAll, selectEdge, toggleSelected } from "../state/actions.ts";
import { isEvidence } from "../state/graph.ts";
import { nodeSelected, selectedNodes } from "../state/selection.ts";
import { apply, type Viewer } from "../state/viewer.ts";
import { collapse, expand } from "../state/view.ts";
import { coveredWidth, type Drawing } from "./camera.ts";
import { nearestLine, type Place } from "./nearest-edge.ts";

/** With more edges than this, drawing all anew for each node that is hovered would stutter; only its name is shown then. */
export const LIVELY_EDGES = 15_000;

/** Pixels beside a line at which a click still means it. */
const REACH = 5;

/** Edges that a click beside them may mean: those of the selection, else all while there are not too many to tell apart. */
function edgesInQuestion({ graph, selection, visibility }: Viewer): readonly string[] {
  const [selected] = selectedNodes(selection.peek());
  const { edges } = visibility.peek();
  if (selected !== undefined && graph.hasNode(selected)) return graph.edges(selected).filter((edge) => edges.has(edge));
  return edges.size > LIVELY_EDGES ? [] : [...edges];
}

function edgeNear(sigma: Drawing, viewer: Viewer, point: Place): string | undefined {
  const { graph } = viewer;
  const placeOf = (id: string): Place => sigma.graphToViewport(graph.getNodeAttributes(id));
  const lines = edgesInQuestion(viewer).map((key) => {
    const ends: readonly [Place, Place] = [placeOf(graph.source(key)), placeOf(graph.target(key))];
    return { key, ends };
  });
  return nearestLine(point, lines, REACH);
}

/** Whether a click adds to the selection: with Shift, or Ctrl or Command, whichever one is used to. */
const isAdding = (event: MouseEvent | TouchEvent): boolean => event.shiftKey || event.ctrlKey || event.metaKey;

/** A line between two nodes of a kind leads to what they share. */
function selectLine(viewer: Viewer, edge: string): void {
  const { graph } = viewer;
  const ends: readonly [string, string] = [graph.source(edge), graph.target(edge)];
  if (isEvidence(graph.getEdgeAttribute(edge, "type"))) selectEdge(viewer, ...ends);
  else selectAll(viewer, ends);
}

/** Turns what is done to the drawing into changes of the state. */
export function listenTo(sigma: Drawing, viewer: Viewer): void {
  const { hovered } = viewer;
  const container = sigma.getContainer();
  const point = (isPointing: boolean): void => {
    container.classList.toggle("pointing", isPointing);
  };
  sigma.on("enterNode", ({ node }) => {
    hovered.value = node;
    point(true);
  });
  sigma.on("leaveNode", () => {
    hovered.value = null;
    point(false);
  });
  sigma.on("enterEdge", () => point(true));
  sigma.on("leaveEdge", () => point(false));
  sigma.on("clickNode", ({ node, event }) => {
    // The picture keeps its place, unless the panel that opens would cover the node.
    if (isAdding(event.original)) toggleSelected(viewer, node);
    else if (event.x > container.clientWidth - coveredWidth(container)) select(viewer, node);
    else viewer.selection.value = nodeSelected(node);
  });
  // Sigma would zoom in, which a click too many should not do.
  sigma.on("doubleClickNode", (click) => {
    const { node } = click;
    click.preventSigmaDefault();
    apply(viewer.view, viewer.view.peek().expanded.includes(node) ? collapse([node]) : expand([node]));
  });
  sigma.on("clickEdge", ({ edge }) => selectLine(viewer, edge));
  sigma.on("clickStage", ({ event }) => {
    const edge = edgeNear(sigma, viewer, event);
    if (edge !== undefined) selectLine(viewer, edge);
    else if (!isAdding(event.original)) select(viewer, null);
  });
}
