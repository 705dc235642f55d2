import { render } from "preact";
import { AnswerError, fetchPicture } from "./api.ts";
import { App } from "./App.tsx";
import { canDraw } from "./graph/controller.ts";
import { followAddress } from "./state/history.ts";
import { createViewer } from "./state/viewer.ts";

const root = document.getElementById("app");

const PATIENCE_MS = 1_500;

/** A page without a picture says why, in one sentence. */
function tell(sentence: string): void {
  if (root !== null) render(<p class="notice">{sentence}</p>, root);
}

async function start(target: Element): Promise<void> {
  if (!canDraw()) {
    return tell(
      "This browser cannot draw the graph: WebGL is missing or switched off. Try another browser, or turn on hardware acceleration.",
    );
  }
  const waiting = setTimeout(() => tell("Laying out the graph, once for all later starts…"), PATIENCE_MS);
  const picture = await fetchPicture().finally(() => clearTimeout(waiting));
  if (picture.nodes.id.length === 0) {
    return tell("This graph holds no papers yet: run papergraph build with some papers, then start the viewer again.");
  }
  const viewer = createViewer(picture);
  followAddress(viewer);
  return render(<App viewer={viewer} />, target);
}

if (root !== null) {
  start(root).catch((error: unknown) => {
    tell(error instanceof AnswerError ? error.message : "The viewer could not start; the browser's console says why.");
    if (!(error instanceof AnswerError)) throw error;
  });
}
