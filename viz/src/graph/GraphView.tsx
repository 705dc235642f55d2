import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { useViewer } from "../context.ts";
import { expose } from "../expose.ts";
import type { CameraRequest } from "../state/viewer.ts";
import { canDraw, createController } from "./controller.ts";

const ZOOMS: readonly {
  readonly kind: "in" | "out" | "all";
  readonly label: string;
  readonly sign: string;
}[] = [
  { kind: "in", label: "Zoom in", sign: "+" },
  { kind: "out", label: "Zoom out", sign: "−" },
  { kind: "all", label: "Show the whole graph", sign: "⤢" },
];

function Zoom({ onZoom }: { readonly onZoom: (request: CameraRequest) => void }): JSX.Element {
  return (
    <div class="zoom" role="group" aria-label="Zoom">
      {ZOOMS.map(({ kind, label, sign }) => (
        <button key={kind} type="button" class="icon" aria-label={label} title={label} onClick={() => onZoom({ kind })}>
          {sign}
        </button>
      ))}
    </div>
  );
}

/** What stands in the place of a picture that cannot be drawn: all else of the page still works. */
function Missing({ onRetry }: { readonly onRetry: (() => void) | null }): JSX.Element {
  return (
    <div class="missing" role="alert">
      <h2>{onRetry === null ? "No picture here" : "The picture is gone"}</h2>
      <p>
        {onRetry === null
          ? "This browser cannot draw the graph: WebGL is missing or switched off. Another browser, or hardware acceleration turned on, shows it. Search, table and panels hold all of it too."
          : "The browser took the graphics memory back, as it may when others need it. Nothing of yours is lost."}
      </p>
      {onRetry === null ? null : (
        <button type="button" class="button" onClick={onRetry}>
          Draw it again
        </button>
      )}
    </div>
  );
}

/** The place where the controller draws. */
export function GraphView(): JSX.Element {
  const viewer = useViewer();
  const stage = useRef<HTMLDivElement>(null);
  const [isDrawable] = useState(canDraw);
  const [isLost, setLost] = useState(false);
  useEffect(() => {
    if (!isDrawable) {
      expose(viewer, null);
      return undefined;
    }
    if (stage.current === null || isLost) return undefined;
    const controller = createController(viewer, stage.current, () => setLost(true));
    expose(viewer, controller.sigma);
    return () => controller.close();
  }, [viewer, isDrawable, isLost]);
  return (
    <>
      <div ref={stage} class="stage" role="img" aria-label="The graph as a picture; table and panels hold the same." />
      {isDrawable && !isLost ? (
        <Zoom onZoom={(request) => (viewer.camera.value = request)} />
      ) : (
        <Missing onRetry={isDrawable ? () => setLost(false) : null} />
      )}
    </>
  );
}
