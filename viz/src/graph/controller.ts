import { effect } from "@preact/signals";
import { MultiDirectedGraph } from "graphology";
import { Sigma } from "sigma";
import type { Settings } from "sigma/settings";
import { LABELLED_FROM, scaleOf } from "../../../src/serve/disc.ts";
import type { EdgeAttributes, NodeAttributes, PaperGraph } from "../state/graph.ts";
import { areSame, drawShares } from "../state/shares.ts";
import type { Viewer } from "../state/viewer.ts";
import type { Visibility } from "../state/visibility.ts";
import { edgeAppearance, nodeAppearance } from "./appearance.ts";
import { type Drawing, followCamera, tellPlace } from "./camera.ts";
import { createLabelPainter } from "./labels.ts";
import { type Labelling, labelSettings, paintLabels } from "./labelling.ts";
import { lookOf } from "./look.ts";
import { listenTo } from "./pointer.ts";
import { roomOf } from "./room.ts";

/** The one owner of Sigma: draws the viewer's graph in `container` and keeps drawing and state in step. */
export interface Controller {
  readonly sigma: Drawing;
  /** Stops drawing and following. */
  close(): void;
}

/** True where the browser can draw; Sigma throws where it cannot. */
export function canDraw(): boolean {
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("webgl2") ?? canvas.getContext("webgl");
  // A browser has few contexts: this one is only a question.
  context?.getExtension("WEBGL_lose_context")?.loseContext();
  return context !== null;
}

export const SETTINGS: Partial<Settings<NodeAttributes, EdgeAttributes>> = {
  enableEdgeEvents: true,
  zIndex: true,
  stagePadding: 48,
  minCameraRatio: 0.02,
  maxCameraRatio: 3,
  minEdgeThickness: 1.5,
  // More than fit: what would overlap is left out when the labels are painted.
  labelDensity: 6,
  labelGridCellSize: 90,
};

/** What Sigma watches while the graph changes a lot. */
const UNWATCHED: PaperGraph = new MultiDirectedGraph<NodeAttributes, EdgeAttributes>();

/** In place: an event for each update would have Sigma look at everything twice more. */
function hideInvisible(graph: PaperGraph, { nodes, edges }: Visibility): void {
  graph.forEachNode((id, node) => {
    node.hidden = !nodes.has(id);
  });
  graph.forEachEdge((id, edge) => {
    edge.hidden = !edges.has(id);
  });
}

/** Calls back once in the next frame, however often it is asked for. */
function inNextFrame(run: () => void): { readonly ask: () => void; readonly cancel: () => void } {
  let frame: number | undefined;
  return {
    ask: () => {
      frame ??= requestAnimationFrame(() => {
        frame = undefined;
        run();
      });
    },
    cancel: () => {
      if (frame !== undefined) cancelAnimationFrame(frame);
    },
  };
}

/** Calls back when the container gets another size. */
function followSize(container: HTMLElement, onSize: () => void): () => void {
  const observer = new ResizeObserver(onSize);
  observer.observe(container);
  return () => observer.disconnect();
}

/** Calls back when the system turns from light to dark or back. */
function followScheme(onScheme: () => void): () => void {
  const scheme = matchMedia("(prefers-color-scheme: dark)");
  scheme.addEventListener("change", onScheme);
  return () => scheme.removeEventListener("change", onScheme);
}

/** Calls back when the browser takes the drawing away, as it may at any time. */
function followLoss(sigma: Drawing, onLost: () => void): () => void {
  const canvases = Object.values(sigma.getCanvases());
  for (const canvas of canvases) canvas.addEventListener("webglcontextlost", onLost);
  return () => {
    for (const canvas of canvases) canvas.removeEventListener("webglcontextlost", onLost);
  };
}

/** Starts drawing. Throws when there is no WebGL (`canDraw`). `onLost` is told when the browser takes the drawing away. */
export function createController(viewer: Viewer, container: HTMLElement, onLost: () => void): Controller {
  const { graph } = viewer;
  const side = Math.min(container.clientWidth, container.clientHeight);
  const scale = scaleOf(viewer.visibility.peek().nodes.size, side);
  let look = lookOf(viewer, scale);
  let { shares } = viewer.visibility.peek();
  drawShares(graph, shares);
  hideInvisible(graph, viewer.visibility.peek());
  const labelling: Labelling = {
    painter: createLabelPainter(),
    look: () => look,
    room: () => roomOf(container, viewer.selection.peek().kind !== "nothing"),
  };
  const sigma: Drawing = new Sigma(graph, container, {
    ...SETTINGS,
    ...labelSettings(labelling),
    allowInvalidContainer: true,
    labelRenderedSizeThreshold: LABELLED_FROM * scale,
    nodeReducer: (id, node) => nodeAppearance(look, id, node),
    edgeReducer: (_, edge) => edgeAppearance(look, edge),
  });
  paintLabels(sigma, labelling);
  listenTo(sigma, viewer);
  const frame = inNextFrame(() => sigma.refresh());
  const redraw = (): void => {
    const visibility = viewer.visibility.value;
    look = lookOf(viewer, scale);
    if (areSame(visibility.shares, shares)) {
      hideInvisible(graph, visibility);
      frame.ask();
      return;
    }
    // Sigma looks at the whole graph anew for each edge that is taken out while it watches.
    sigma.setGraph(UNWATCHED);
    ({ shares } = visibility);
    drawShares(graph, shares);
    hideInvisible(graph, visibility);
    sigma.setGraph(graph);
  };
  const stops: (() => void)[] = [
    followScheme(redraw),
    effect(redraw),
    frame.cancel,
    followSize(container, () => {
      sigma.resize();
      sigma.scheduleRender();
    }),
    followLoss(sigma, onLost),
  ];
  // Sigma knows the extent of the graph, which the camera needs, only once it has drawn.
  sigma.refresh();
  stops.push(followCamera(sigma, viewer.camera), tellPlace(sigma, viewer.place));
  return {
    sigma,
    close() {
      for (const stop of stops) stop();
      sigma.kill();
    },
  };
}
