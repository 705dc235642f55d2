import { batch, computed, effect, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { ConceptDetail, EdgeDetail, LeftOut, PaperDetail, Picture } from "../../../src/serve/api.ts";
import { AnswerError, fetchConcept, fetchEdge, fetchHits, fetchPaper } from "../api.ts";
import { filtersOf, selectionOf, viewState, type ViewState } from "./address.ts";
import { type Change, type Filters, firstFilters } from "./filters.ts";
import { admit, type Facts, factsOf, graphOf, type PaperGraph } from "./graph.ts";
import { answer, fail, NO_SEARCH, type SearchState, type } from "./search.ts";
import { edgeSelected, NOTHING, nodeSelected, selectedNodes, type Selection } from "./selection.ts";
import { settled } from "./settled.ts";
import { type Visibility, visibilityOf } from "./visibility.ts";

/** What the panel of the selection holds. */
export type Detail =
  | { readonly kind: "nothing" }
  | { readonly kind: "loading" }
  | { readonly kind: "failed"; readonly reason: string }
  | PaperDetail
  | ConceptDetail
  | ({ readonly kind: "edge" } & EdgeDetail);

/** Where to look next; every new object is a new request. */
export type CameraRequest = { readonly kind: "in" | "out" | "all" } | { readonly kind: "node"; readonly id: string };

/** All state of the page. Components read the signals and call `apply`; only the controller knows how it is drawn. */
export interface Viewer {
  readonly workspace: string;
  readonly leftOut: LeftOut;
  readonly graph: PaperGraph;
  readonly facts: Facts;
  readonly first: Filters;
  readonly filters: Signal<Filters>;
  readonly selection: Signal<Selection>;
  readonly search: Signal<SearchState>;
  readonly hovered: Signal<string | null>;
  readonly camera: Signal<CameraRequest>;
  readonly detail: ReadonlySignal<Detail>;
  readonly visibility: ReadonlySignal<Visibility>;
  readonly state: ReadonlySignal<ViewState>;
}

/** Changes one part of the state by a pure function. */
export function apply<State>(part: Signal<State>, change: Change<State>): void {
  part.value = change(part.peek());
}

/** An answer that comes sooner takes the place of the last one without a flash between them. */
const PATIENCE_MS = 200;
/** The server is asked for other neighbours once a slider rests. */
const SETTLE_MS = 250;
const CONCEPT_ID = /^(?:method|dataset|metric|task):/u;

/** Selects a node and flies there; with null, selects nothing. */
export function select(viewer: Viewer, id: string | null): void {
  batch(() => {
    viewer.selection.value = id === null ? NOTHING : nodeSelected(id);
    if (id !== null) viewer.camera.value = { kind: "node", id };
  });
}

/** Shows what an address holds. */
export function restore(viewer: Viewer, state: ViewState): void {
  batch(() => {
    viewer.filters.value = filtersOf(state);
    viewer.selection.value = selectionOf(state);
    const [node] = selectedNodes(viewer.selection.peek());
    if (node !== undefined) viewer.camera.value = { kind: "node", id: node };
  });
}

/** Asks the server for what is typed. */
export async function searchFor(viewer: Viewer, typed: string): Promise<void> {
  apply(viewer.search, type(typed));
  if (typed.trim() === "") return;
  try {
    apply(viewer.search, answer(typed, await fetchHits(typed, viewer.filters.peek().minConfidence)));
  } catch (error) {
    apply(viewer.search, fail(typed, reasonOf(error)));
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof AnswerError) return error.message;
  throw error;
}

/** What a panel is to tell of. */
interface Wanted {
  readonly selection: Selection;
  /** Of its neighbours. */
  readonly minConfidence: number;
}

async function fetchDetail({ selection, minConfidence }: Wanted, aborted: AbortSignal): Promise<Detail> {
  if (selection.kind === "nothing") return NOTHING;
  if (selection.kind === "edge") {
    return { kind: "edge", ...(await fetchEdge(selection.paper, selection.concept, aborted)) };
  }
  const fetchNode = CONCEPT_ID.test(selection.id) ? fetchConcept : fetchPaper;
  return fetchNode({ id: selection.id, minConfidence }, aborted);
}

/** The detail of whatever is selected; an answer that comes after the next selection is dropped. */
function detailOf(wanted: ReadonlySignal<Wanted>, onDetail: (detail: Detail) => void): Signal<Detail> {
  const detail = signal<Detail>(NOTHING);
  let shown: Selection = NOTHING;
  effect(() => {
    const { selection } = wanted.value;
    const abort = new AbortController();
    const waiting = setTimeout(() => {
      // A panel whose neighbours change stays, so that the slider that changes them keeps the focus.
      if (selection !== shown) detail.value = { kind: "loading" };
    }, PATIENCE_MS);
    fetchDetail(wanted.value, abort.signal)
      .catch((error: unknown): Detail => ({ kind: "failed", reason: reasonOf(error) }))
      .then((answered) => {
        if (abort.signal.aborted) return;
        clearTimeout(waiting);
        shown = selection;
        onDetail(answered);
        detail.value = answered;
      })
      .catch(() => undefined);
    return () => {
      clearTimeout(waiting);
      abort.abort();
    };
  });
  return detail;
}

/** The state of a page that shows `picture`. */
export function createViewer(picture: Picture): Viewer {
  const graph = graphOf(picture);
  const facts = factsOf(graph, picture.minConfidence);
  const first = firstFilters(facts, picture.minConfidence);
  const filters = signal(first);
  const selection = signal<Selection>(NOTHING);
  const camera = signal<CameraRequest>({ kind: "all" });
  const admitted = signal(0);
  const minConfidence = settled(
    computed(() => filters.value.minConfidence),
    SETTLE_MS,
  );
  const wanted = computed(() => ({ selection: selection.value, minConfidence: minConfidence.value }));
  const detail = detailOf(wanted, (answered) => {
    const selected = selection.peek();
    if (answered.kind === "edge") {
      const { paper, concept } = answered;
      if (selected.kind === "edge" && selected.concept !== concept.id)
        selection.value = edgeSelected(paper.id, concept.id);
    }
    if (answered.kind !== "paper" && answered.kind !== "concept") return;
    const isNew = admit(graph, answered);
    batch(() => {
      if (isNew) admitted.value += 1;
      // A former id has led here: from now on the address holds the present one.
      const isRenamed = selected.kind === "node" && selected.id !== answered.id;
      if (isRenamed) selection.value = nodeSelected(answered.id);
      if (isNew || isRenamed) camera.value = { kind: "node", id: answered.id };
    });
  });
  return {
    workspace: picture.workspace,
    leftOut: picture.leftOut,
    graph,
    facts,
    first,
    filters,
    selection,
    search: signal(NO_SEARCH),
    hovered: signal<string | null>(null),
    camera,
    detail,
    visibility: computed(() => {
      // Read only to be told that the graph has grown.
      void admitted.value;
      return visibilityOf(graph, filters.value, selectedNodes(selection.value));
    }),
    state: computed(() => viewState(filters.value, selection.value)),
  };
}

/** Selects what joins a paper and a concept. */
export function selectEdge(viewer: Viewer, paper: string, concept: string): void {
  viewer.selection.value = edgeSelected(paper, concept);
}
