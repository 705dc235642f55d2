import { effect } from "@preact/signals";
import { Sigma } from "sigma";
import type { Settings } from "sigma/settings";
import { LABELLED_FROM, scaleOf } from "../../../src/serve/disc.ts";
import type { EdgeAttributes, NodeAttributes, PaperGraph } from "../state/graph.ts";
import { selectedNodes } from "../state/selection.ts";
import type { Viewer } from "../state/viewer.ts";
import type { Visibility } from "../state/visibility.ts";
import { edgeAppearance, type Look, nodeAppearance } from "./appearance.ts";
import { coveredWidth, type Drawing, followCamera } from "./camera.ts";
import { createLabelPainter, type LabelPainter } from "./labels.ts";
import { listenTo, LIVELY_EDGES } from "./pointer.ts";
import { readPalette } from "./palette.ts";

/** The one owner of Sigma: draws the viewer's graph in `container` and keeps drawing and state in step. */
export interface Controller {
  readonly sigma: Drawing;
  /** Stops drawing and following. */
  close(): void;
}

/** True where the browser can draw; Sigma throws where it cannot. */
export function canDraw(): boolean {
  const canvas = document.createElement("canvas");
  return (canvas.getContext("webgl2") ?? canvas.getContext("webgl")) !== null;
}

const SETTINGS: Partial<Settings<NodeAttributes, EdgeAttributes>> = {
  enableEdgeEvents: true,
  zIndex: true,
  stagePadding: 48,
  minCameraRatio: 0.02,
  maxCameraRatio: 3,
  minEdgeThickness: 0.9,
  // More than fit: what would overlap is left out when the labels are painted.
  labelDensity: 6,
  labelGridCellSize: 90,
};

function lookOf(viewer: Viewer, scale: number): Look {
  const hovered = viewer.visibility.value.edges.size > LIVELY_EDGES ? null : viewer.hovered.value;
  const focus = new Set(hovered === null ? selectedNodes(viewer.selection.value) : [hovered]);
  const near = new Set(focus);
  if (focus.size === 1) {
    for (const id of focus) {
      if (viewer.graph.hasNode(id)) viewer.graph.forEachNeighbor(id, (neighbour) => near.add(neighbour));
    }
  }
  return {
    graph: viewer.graph,
    facts: viewer.facts,
    palette: readPalette(document.documentElement, viewer.visibility.value.edges.size),
    dimsHubs: viewer.filters.value.hubs === "dimmed",
    focus: new Set([...focus].filter((id) => viewer.graph.hasNode(id))),
    near,
    scale,
  };
}

/** In place: an event for each update would have Sigma look at everything twice more. */
function hideInvisible(graph: PaperGraph, { nodes, edges }: Visibility): void {
  graph.forEachNode((id, node) => {
    node.hidden = !nodes.has(id);
  });
  graph.forEachEdge((id, edge) => {
    edge.hidden = !edges.has(id);
  });
}

function labelSettings(painter: LabelPainter, look: () => Look): Partial<Settings<NodeAttributes, EdgeAttributes>> {
  return {
    defaultDrawNodeLabel: (_, { key, label, x, y, size }) => {
      if (label === null || label === "") return;
      const { focus, dimsHubs, facts } = look();
      const isFaint = focus.size === 0 && dimsHubs && facts.hubs.has(String(key));
      painter.collect({ key: String(key), text: label, x, y, size, isForced: focus.has(String(key)), isFaint });
    },
    defaultDrawNodeHover: (context, { key, label, x, y, size }) => {
      const { focus, palette } = look();
      // The label of what is in the focus is drawn already.
      if (focus.has(String(key)) || label === null || label === "") return;
      painter.paintAlone(
        context,
        { key: String(key), text: label, x, y, size, isForced: true, isFaint: false },
        palette,
      );
    },
  };
}

/** Starts drawing. Throws when there is no WebGL (`canDraw`). */
export function createController(viewer: Viewer, container: HTMLElement): Controller {
  const { graph } = viewer;
  const side = Math.min(container.clientWidth, container.clientHeight);
  const scale = scaleOf(viewer.visibility.peek().nodes.size, side);
  let look = lookOf(viewer, scale);
  hideInvisible(graph, viewer.visibility.peek());
  const painter = createLabelPainter();
  const sigma: Drawing = new Sigma(graph, container, {
    ...SETTINGS,
    ...labelSettings(painter, () => look),
    labelRenderedSizeThreshold: LABELLED_FROM * scale,
    nodeReducer: (id, node) => nodeAppearance(look, id, node),
    edgeReducer: (id, edge) => {
      const [paper, concept] = graph.extremities(id);
      return edgeAppearance(look, { paper, concept }, edge);
    },
  });
  sigma.on("beforeRender", () => painter.begin());
  sigma.on("afterRender", () => {
    const context = sigma.getCanvases().labels?.getContext("2d");
    const covered = viewer.selection.peek().kind === "nothing" ? 0 : coveredWidth(container);
    if (context) painter.paint(context, container.clientWidth - covered, look.palette);
  });
  listenTo(sigma, viewer);
  const redraw = (): void => {
    hideInvisible(graph, viewer.visibility.value);
    look = lookOf(viewer, scale);
    sigma.refresh({ schedule: true });
  };
  const scheme = matchMedia("(prefers-color-scheme: dark)");
  scheme.addEventListener("change", redraw);
  const stops: (() => void)[] = [effect(redraw)];
  // Sigma knows the extent of the graph, which the camera needs, only once it has drawn.
  sigma.refresh();
  stops.push(followCamera(sigma, viewer.camera));
  return {
    sigma,
    close() {
      scheme.removeEventListener("change", redraw);
      for (const stop of stops) stop();
      sigma.kill();
    },
  };
}
