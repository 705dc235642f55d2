import { batch } from "@preact/signals";
import type { AskedQuery } from "../../../src/serve/api.ts";
import { filtersOf, type FirstPicture, selectionOf, viewOf, type ViewState } from "./address.ts";
import { isConceptId, reasonOf } from "./details.ts";
import { answer, fail, reopen, type as typeWords } from "./search.ts";
import { edgeSelected, NOTHING, nodeSelected, nodesSelected, selectedNodes, toggleNode } from "./selection.ts";
import { apply, type Viewer } from "./viewer.ts";
import { hide, look, unhide } from "./view.ts";

/** Selects a node and flies there; with null, selects nothing. */
export function select(viewer: Viewer, id: string | null): void {
  batch(() => {
    viewer.selection.value = id === null ? NOTHING : nodeSelected(id);
    if (id === null) return;
    if (viewer.view.peek().hidden.includes(id)) apply(viewer.view, unhide([id]));
    viewer.camera.value = { kind: "nodes", ids: [id] };
  });
}

/** Selects several nodes at once. */
export function selectAll(viewer: Viewer, ids: readonly string[]): void {
  viewer.selection.value = nodesSelected([...new Set(ids)]);
}

/** Adds a node to the selection, or takes it from it. */
export function toggleSelected(viewer: Viewer, id: string): void {
  apply(viewer.selection, toggleNode(id));
}

/** Selects what joins a paper and a concept. */
export function selectEdge(viewer: Viewer, paper: string, concept: string): void {
  viewer.selection.value = edgeSelected(paper, concept);
}

/** Hides what is selected, and selects nothing. */
export function hideSelected(viewer: Viewer): void {
  batch(() => {
    apply(viewer.view, hide(selectedNodes(viewer.selection.peek())));
    viewer.selection.value = NOTHING;
  });
}

/** Shows what an address holds. */
export function restore(viewer: Viewer, state: ViewState): void {
  batch(() => {
    viewer.filters.value = filtersOf(state);
    viewer.view.value = viewOf(state);
    viewer.selection.value = selectionOf(state);
    if (state.search !== viewer.search.peek().typed) apply(viewer.search, typeWords(state.search, false));
    const ids = selectedNodes(viewer.selection.peek());
    if (state.camera !== null) viewer.camera.value = { kind: "place", place: state.camera };
    else if (ids.length > 0) viewer.camera.value = { kind: "nodes", ids };
  });
}

/** Ids of an address that the picture does not hold, but for a single selection, whose panel asks for it anyway. */
function missingIds({ graph, scene }: Viewer): readonly string[] {
  const { select: selected, also, edge, hidden, pinned, expanded, focus } = scene.peek();
  const several = selected === null || also.length === 0 ? (edge ?? []) : [selected, ...also];
  const ids = new Set([...several, ...hidden, ...pinned, ...expanded, ...(focus?.around ?? [])]);
  return [...ids].filter((id) => !graph.hasNode(id));
}

/** Asks for what an address names and the picture does not hold: by a former id, or left out. What nobody knows stays unknown. */
export async function findMissing(viewer: Viewer): Promise<void> {
  const never = new AbortController().signal;
  for (const id of missingIds(viewer)) {
    const asked = { id, minConfidence: viewer.filters.peek().minConfidence };
    try {
      viewer.takeIn(
        id,
        await (isConceptId(id) ? viewer.source.concept(asked, never) : viewer.source.paper(asked, never)),
      );
    } catch (error) {
      reasonOf(error);
    }
  }
}

async function findTyped(viewer: Viewer, typed: string): Promise<void> {
  if (typed.trim() === "") return;
  try {
    apply(viewer.search, answer(typed, await viewer.source.hits(typed, viewer.filters.peek().minConfidence)));
  } catch (error) {
    apply(viewer.search, fail(typed, reasonOf(error)));
  }
}

/** Looks for what is typed. */
export async function searchFor(viewer: Viewer, typed: string): Promise<void> {
  apply(viewer.search, typeWords(typed, true));
  await findTyped(viewer, typed);
}

/** Opens the list again; words that came from an address are looked for only now. */
export async function reopenSearch(viewer: Viewer): Promise<void> {
  apply(viewer.search, reopen());
  const { typed, groups, failure } = viewer.search.peek();
  if (groups.length === 0 && failure === null) await findTyped(viewer, typed);
}

/** Asks a query and shows its answer; null takes the light off. */
export function ask(viewer: Viewer, query: AskedQuery | null): void {
  apply(viewer.view, look(query === null ? { query } : { query, drawer: "query" }));
}

/** Tells of something done, in passing. */
export function tell(viewer: Viewer, text: string): void {
  viewer.note.value = { text };
}

/** Filters and view of the first picture, with whatever is open below it, in whatever order. */
const firstOf = ({ first, view }: Viewer): FirstPicture => {
  const { drawer, order } = view.value;
  return { ...first, drawer, order };
};

/** Whether filters and view are those of the first picture. */
export function isFirstPicture(viewer: Viewer): boolean {
  const first = firstOf(viewer);
  return (
    JSON.stringify([filtersOf(first), viewOf(first)]) === JSON.stringify([viewer.filters.value, viewer.view.value])
  );
}

/** Leads back to the first picture, whatever was done; what is selected stays so. */
export function reset(viewer: Viewer): void {
  const first = firstOf(viewer);
  batch(() => {
    viewer.filters.value = filtersOf(first);
    viewer.view.value = viewOf(first);
  });
}
