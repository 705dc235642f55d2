import { effect, type ReadonlySignal, type Signal } from "@preact/signals";
import type { Sigma } from "sigma";
import type { CameraState, Coordinates } from "sigma/types";
import type { Place } from "../state/address.ts";
import type { EdgeAttributes, NodeAttributes } from "../state/graph.ts";
import type { CameraRequest } from "../state/viewer.ts";

/** Sigma as the page uses it. */
export type Drawing = Sigma<NodeAttributes, EdgeAttributes>;

/** Close enough to read the names around a node, and so far that its place in the whole is still seen. */
const NEAREST = 0.22;
const FARTHEST = 0.75;
/** Of the free part of the screen, how much is filled with what is looked at: buttons and the status lie along its edges. */
const FILLED = 0.7;
const STEP = 1.6;
const DURATION_MS = 450;

const isStill = (): boolean => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** Pixels on the right that the panel of a selection covers, whether or not it is drawn yet. */
export function coveredWidth(container: HTMLElement): number {
  return Number.parseFloat(getComputedStyle(container).getPropertyValue("--panel")) || 0;
}

/** Where a node is in the framed graph. Not from Sigma's cache, which holds raw places until the next frame is drawn. */
function placeOf(sigma: Drawing, id: string): Coordinates {
  const { x, y } = sigma.getGraph().getNodeAttributes(id);
  return sigma.viewportToFramedGraph(sigma.graphToViewport({ x, y }));
}

/** How far from a node, in units of the framed graph, the farthest of its shown neighbours is. */
function reachOf(sigma: Drawing, id: string): number {
  const graph = sigma.getGraph();
  const node = placeOf(sigma, id);
  const shown = graph.filterNeighbors(id, (_, { hidden }) => !hidden);
  return shown.reduce((reach, neighbour) => {
    const other = placeOf(sigma, neighbour);
    return Math.max(reach, Math.hypot(other.x - node.x, other.y - node.y));
  }, 0);
}

/** The middle of some nodes, and how far from it one must see: all of them, or a single one with its neighbours. */
function viewOf(sigma: Drawing, ids: readonly string[]): { readonly middle: Coordinates; readonly reach: number } {
  const places = ids.map((id) => placeOf(sigma, id));
  const [xs, ys] = [places.map(({ x }) => x), places.map(({ y }) => y)];
  const middle = { x: (Math.min(...xs) + Math.max(...xs)) / 2, y: (Math.min(...ys) + Math.max(...ys)) / 2 };
  const [id, another] = ids;
  if (id !== undefined && another === undefined) return { middle, reach: reachOf(sigma, id) };
  return { middle, reach: Math.max(...places.map(({ x, y }) => Math.hypot(x - middle.x, y - middle.y))) };
}

/** Some nodes in the middle of what the panel leaves free: one with its neighbours around it as far as they fit, several as a whole. */
function stateAtNodes(sigma: Drawing, wanted: readonly string[]): Partial<CameraState> | undefined {
  const ids = wanted.filter((id) => sigma.getGraph().hasNode(id));
  if (ids.length === 0) return undefined;
  const container = sigma.getContainer();
  const covered = coveredWidth(container);
  const { ratio } = sigma.getCamera().getState();
  const origin = sigma.viewportToFramedGraph({ x: 0, y: 0 });
  const along = sigma.viewportToFramedGraph({ x: 1, y: 0 });
  // In units of the framed graph, at ratio 1.
  const pixel = Math.hypot(along.x - origin.x, along.y - origin.y) / ratio;
  const free = (Math.min(container.clientWidth - covered, container.clientHeight) / 2) * FILLED;
  const { middle, reach } = viewOf(sigma, ids);
  const fitting = reach / (Math.max(1, free) * pixel);
  const chosen = Math.min(ids.length === 1 ? FARTHEST : 1, Math.max(NEAREST, fitting));
  return { x: middle.x + (covered / 2) * pixel * chosen, y: middle.y, ratio: chosen };
}

function stateFor(sigma: Drawing, request: CameraRequest): Partial<CameraState> | undefined {
  const { ratio } = sigma.getCamera().getState();
  if (request.kind === "nodes") return stateAtNodes(sigma, request.ids);
  if (request.kind === "place") return request.place;
  if (request.kind === "all") return { x: 0.5, y: 0.5, ratio: 1 };
  return { ratio: request.kind === "in" ? ratio / STEP : ratio * STEP };
}

/** Moves the camera where it is asked to look, at once where motion is unwanted. Returns how to stop it. */
export function followCamera(sigma: Drawing, requests: ReadonlySignal<CameraRequest>): () => void {
  return effect(() => {
    const state = stateFor(sigma, requests.value);
    if (state === undefined) return;
    const camera = sigma.getCamera();
    if (isStill()) camera.setState(camera.validateState(state));
    else void camera.animate(state, { duration: DURATION_MS });
  });
}

/** As much of a place as can be told from another by eye. */
const rounded = (value: number): number => Number(value.toFixed(4));

/** Tells where the camera is whenever it moves; null where it sees all. Returns how to stop it. */
export function tellPlace(sigma: Drawing, place: Signal<Place | null>): () => void {
  const camera = sigma.getCamera();
  const tell = ({ x, y, ratio }: CameraState): void => {
    const now = { x: rounded(x), y: rounded(y), ratio: rounded(ratio) };
    place.value = now.x === 0.5 && now.y === 0.5 && now.ratio === 1 ? null : now;
  };
  tell(camera.getState());
  camera.on("updated", tell);
  return () => camera.removeListener("updated", tell);
}
