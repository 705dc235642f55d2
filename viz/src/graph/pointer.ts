import { nodeSelected, selectedNodes } from "../state/selection.ts";
import { select, selectEdge, type Viewer } from "../state/viewer.ts";
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

/** Turns what is done to the drawing into changes of the state. */
export function listenTo(sigma: Drawing, viewer: Viewer): void {
  const { graph, hovered } = viewer;
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
    if (event.x > container.clientWidth - coveredWidth(container)) select(viewer, node);
    else viewer.selection.value = nodeSelected(node);
  });
  sigma.on("clickEdge", ({ edge }) => selectEdge(viewer, graph.source(edge), graph.target(edge)));
  sigma.on("clickStage", ({ event }) => {
    const edge = edgeNear(sigma, viewer, event);
    if (edge === undefined) select(viewer, null);
    else selectEdge(viewer, graph.source(edge), graph.target(edge));
  });
}
