import { effect, type ReadonlySignal } from "@preact/signals";
import type { Sigma } from "sigma";
import type { CameraState } from "sigma/types";
import type { EdgeAttributes, NodeAttributes } from "../state/graph.ts";
import type { CameraRequest } from "../state/viewer.ts";

type Drawing = Sigma<NodeAttributes, EdgeAttributes>;

/** Close enough to read the names around a node. */
const NODE_RATIO = 0.35;
const STEP = 1.6;
const DURATION_MS = 450;

const isStill = (): boolean => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** Pixels on the right that the panel covers, or will when the selection's panel is drawn. */
export function coveredWidth(container: HTMLElement): number {
  const style = getComputedStyle(container);
  return Number.parseFloat(style.getPropertyValue("--panel-width")) || 0;
}

/** The node in the middle of what the panel leaves free, never farther away than now. */
function stateAtNode(sigma: Drawing, id: string): Partial<CameraState> | undefined {
  const node = sigma.getNodeDisplayData(id);
  if (node === undefined) return undefined;
  const { ratio } = sigma.getCamera().getState();
  const nearer = Math.min(ratio, NODE_RATIO);
  const origin = sigma.viewportToFramedGraph({ x: 0, y: 0 });
  const along = sigma.viewportToFramedGraph({ x: coveredWidth(sigma.getContainer()) / 2, y: 0 });
  const zoom = nearer / ratio;
  return { x: node.x + (along.x - origin.x) * zoom, y: node.y + (along.y - origin.y) * zoom, ratio: nearer };
}

function stateFor(sigma: Drawing, request: CameraRequest): Partial<CameraState> | undefined {
  const { ratio } = sigma.getCamera().getState();
  if (request.kind === "node") return stateAtNode(sigma, request.id);
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
