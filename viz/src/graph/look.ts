import { selectedNodes } from "../state/selection.ts";
import type { Viewer } from "../state/viewer.ts";
import type { Look } from "./appearance.ts";
import { readPalette } from "./palette.ts";
import { LIVELY_EDGES } from "./pointer.ts";

/** What stands out: the hovered node, else what is selected, else what is lit. */
function focusOf({ graph, visibility, hovered, selection, lit }: Viewer): ReadonlySet<string> {
  const under = visibility.value.edges.size > LIVELY_EDGES ? null : hovered.value;
  const selected = under === null ? selectedNodes(selection.value) : [under];
  return new Set((selected.length > 0 ? selected : lit.value).filter((id) => graph.hasNode(id)));
}

/** Of one node, all that is joined to it; of several, what is joined to two of them or more. */
function nearOf({ graph, visibility, selection, lit }: Viewer, focus: ReadonlySet<string>): ReadonlySet<string> {
  const near = new Set(focus);
  const isLit = focus.size === lit.value.length && selectedNodes(selection.value).length === 0;
  if (isLit && focus.size > 1) return near;
  const { edges } = visibility.value;
  const met = new Map<string, Set<string>>();
  for (const id of focus) {
    graph.forEachEdge(id, (edge, _, ...[source, target]) => {
      if (!edges.has(edge)) return;
      const other = source === id ? target : source;
      met.set(other, (met.get(other) ?? new Set()).add(id));
    });
  }
  const enough = Math.min(2, focus.size);
  for (const [id, ends] of met) if (ends.size >= enough) near.add(id);
  return near;
}

/** How the picture looks now. Read within an effect, it is read again whenever that changes. */
export function lookOf(viewer: Viewer, scale: number): Look {
  const focus = focusOf(viewer);
  const view = viewer.view.value;
  return {
    graph: viewer.graph,
    facts: viewer.facts,
    palette: readPalette(document.documentElement, viewer.visibility.value.edges.size),
    colours: view.colours,
    dimsHubs: viewer.filters.value.hubs === "dimmed",
    focus,
    near: nearOf(viewer, focus),
    pinned: new Set(view.pinned),
    scale,
  };
}
