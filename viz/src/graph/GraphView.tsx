import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { useViewer } from "../context.ts";
import { expose } from "../expose.ts";
import type { CameraRequest } from "../state/viewer.ts";
import { createController } from "./controller.ts";

const ZOOMS: readonly {
  readonly kind: Exclude<CameraRequest["kind"], "node">;
  readonly label: string;
  readonly sign: string;
}[] = [
  { kind: "in", label: "Zoom in", sign: "+" },
  { kind: "out", label: "Zoom out", sign: "−" },
  { kind: "all", label: "Show the whole graph", sign: "⤢" },
];

/** The place where the controller draws. */
export function GraphView(): JSX.Element {
  const viewer = useViewer();
  const stage = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (stage.current === null) return undefined;
    const controller = createController(viewer, stage.current);
    expose(viewer, controller);
    return () => controller.close();
  }, [viewer]);
  return (
    <>
      <div ref={stage} class="stage" role="img" aria-label="The graph as a picture; search and panels hold the same." />
      <div class="zoom" role="group" aria-label="Zoom">
        {ZOOMS.map(({ kind, label, sign }) => (
          <button
            key={kind}
            type="button"
            class="icon"
            aria-label={label}
            title={label}
            onClick={() => (viewer.camera.value = { kind })}
          >
            {sign}
          </button>
        ))}
      </div>
    </>
  );
}
