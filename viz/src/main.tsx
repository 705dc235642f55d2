import { type ComponentChild, render } from "preact";
import { App } from "./App.tsx";
import { pageSource } from "./sources/page.ts";
import { dataOfPage } from "./sources/page-element.ts";
import { serverSource } from "./sources/server.ts";
import { AnswerError } from "./sources/source.ts";
import { followAddress } from "./state/history.ts";
import { createViewer } from "./state/viewer.ts";

const root = document.getElementById("app");

const PATIENCE_MS = 1_500;

/** Puts something in the place of whatever the page shows, and of what it was served with. */
function show(content: ComponentChild, target: Element): void {
  for (const served of target.querySelectorAll(".served")) served.remove();
  render(content, target);
}

/** A page without a graph says why, in one sentence. */
function tell(sentence: string): void {
  if (root !== null) show(<p class="notice">{sentence}</p>, root);
}

async function start(target: Element): Promise<void> {
  const data = dataOfPage();
  const source = data === undefined ? serverSource : pageSource(data);
  const waiting = setTimeout(() => tell("Laying out the graph, once for all later starts…"), PATIENCE_MS);
  const picture = await source.picture().finally(() => clearTimeout(waiting));
  if (picture.nodes.id.length === 0) {
    return tell("This graph holds no papers yet: run papergraph build with some papers, then start the viewer again.");
  }
  const isNarrow = matchMedia("(max-width: 899px)").matches;
  const viewer = createViewer({ picture, source, drawer: isNarrow ? "closed" : "nodes" });
  followAddress(viewer);
  return show(<App viewer={viewer} />, target);
}

if (root !== null) {
  start(root).catch((error: unknown) => {
    tell(error instanceof AnswerError ? error.message : "The viewer could not start; the browser's console says why.");
    if (!(error instanceof AnswerError)) throw error;
  });
}
