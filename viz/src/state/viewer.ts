import { batch, computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { Answer, ConceptDetail, LeftOut, PaperDetail, Picture } from "../../../src/serve/api.ts";
import type { Source } from "../sources/source.ts";
import { filtersOf, type FirstPicture, type Place, type Scene, sceneOf, viewOf, type ViewState } from "./address.ts";
import { type Asking, askingOf } from "./asking.ts";
import { type Detail, detailOf } from "./details.ts";
import { type Facts, factsOf } from "./facts.ts";
import { type Change, type Filters, firstFilters } from "./filters.ts";
import { admit, admitAll, graphOf, type PaperGraph } from "./graph.ts";
import { NO_SEARCH, type SearchState } from "./search.ts";
import { NOTHING, rename, selectedNodes, type Selection } from "./selection.ts";
import { settled } from "./settled.ts";
import { type Drawer, FIRST_VIEW, renamed, type View } from "./view.ts";
import { type Visibility, visibilityOf } from "./visibility.ts";

/** Where to look next; every new object is a new request. */
export type CameraRequest =
  | { readonly kind: "in" | "out" | "all" }
  | { readonly kind: "nodes"; readonly ids: readonly string[] }
  | { readonly kind: "place"; readonly place: Place };

/** What passes by: a sentence that tells of something done. */
export interface Note {
  readonly text: string;
}

/** All state of the page. Components read the signals and call `apply`; only the controller knows how it is drawn. */
export interface Viewer {
  readonly source: Source;
  readonly workspace: string;
  readonly leftOut: LeftOut;
  readonly graph: PaperGraph;
  readonly facts: Facts;
  readonly first: FirstPicture;
  readonly filters: Signal<Filters>;
  readonly view: Signal<View>;
  readonly selection: Signal<Selection>;
  readonly search: Signal<SearchState>;
  readonly hovered: Signal<string | null>;
  readonly camera: Signal<CameraRequest>;
  /** Where the camera is; null where all is seen. The controller sets it. */
  readonly place: Signal<Place | null>;
  readonly note: Signal<Note | null>;
  readonly detail: ReadonlySignal<Detail>;
  readonly asking: ReadonlySignal<Asking>;
  /** Drawn nodes of the answer. */
  readonly lit: ReadonlySignal<readonly string[]>;
  readonly visibility: ReadonlySignal<Visibility>;
  /** What links lead on from: it does not change while the camera moves. */
  readonly scene: ReadonlySignal<Scene>;
  readonly state: ReadonlySignal<ViewState>;
  /** Takes in a node that was asked for by an id, which may be a former one. */
  readonly takeIn: (asked: string, answered: PaperDetail | ConceptDetail) => void;
}

/** Changes one part of the state by a pure function. */
export function apply<State>(part: Signal<State>, change: Change<State>): void {
  part.value = change(part.peek());
}

/** The server is asked for other neighbours once a slider rests. */
const SETTLE_MS = 250;

/** What the page holds of its own; the rest follows from it. */
type Parts = Pick<Viewer, "graph" | "filters" | "view" | "selection" | "camera"> & {
  /** Raised when the graph has grown. */
  readonly admitted: Signal<number>;
};

/** Takes in a node that was asked for by `asked`: what was not drawn is now, and a former id gives way to that of today. */
function takeNode(parts: Parts, asked: string, answered: PaperDetail | ConceptDetail): boolean {
  const { graph, view, selection, admitted } = parts;
  const isNew = admit(graph, answered);
  batch(() => {
    if (isNew) admitted.value += 1;
    if (answered.id === asked) return;
    apply(selection, rename(asked, answered.id));
    apply(view, renamed(asked, answered.id));
  });
  return isNew || answered.id !== asked;
}

/** From now on the address holds the ids of today, and the camera goes to what was not there before. */
function takeDetail(parts: Parts, answered: Detail): void {
  const { selection, camera } = parts;
  const selected = selection.peek();
  if (answered.kind === "edge" && selected.kind === "edge") {
    apply(selection, rename(selected.concept, answered.concept.id));
  }
  if (selected.kind !== "node" || (answered.kind !== "paper" && answered.kind !== "concept")) return;
  batch(() => {
    if (takeNode(parts, selected.id, answered)) camera.value = { kind: "nodes", ids: [answered.id] };
  });
}

function firstPicture(facts: Facts, { minConfidence, answer }: Picture, drawer: Drawer): FirstPicture {
  const query = answer === null ? null : { query: answer.query, parameters: answer.parameters };
  return {
    ...firstFilters(facts, minConfidence),
    ...FIRST_VIEW,
    query,
    drawer: query === null ? drawer : "query",
  };
}

function detailOfParts(source: Source, parts: Parts): ReadonlySignal<Detail> {
  const { filters, selection } = parts;
  const minConfidence = settled(
    computed(() => filters.value.minConfidence),
    SETTLE_MS,
  );
  const wanted = computed(() => ({ selection: selection.value, minConfidence: minConfidence.value }));
  return detailOf(source, wanted, (answered) => takeDetail(parts, answered));
}

export interface ViewerParts {
  readonly picture: Picture;
  readonly source: Source;
  /** What is open below the picture at first. */
  readonly drawer: Drawer;
}

/** The state of a page that shows `picture`. */
export function createViewer({ picture, source, drawer }: ViewerParts): Viewer {
  const graph = graphOf(picture);
  const facts = factsOf(graph, picture.minConfidence);
  const first = firstPicture(facts, picture, drawer);
  const filters = signal<Filters>(filtersOf(first));
  const view = signal<View>(viewOf(first));
  const selection = signal<Selection>(NOTHING);
  const camera = signal<CameraRequest>({ kind: "all" });
  const place = signal<Place | null>(null);
  const admitted = signal(0);
  const search = signal(NO_SEARCH);
  const parts: Parts = { graph, filters, view, selection, camera, admitted };
  const query = computed(() => view.value.query);
  const onAnswer = ({ undrawn }: Answer): void => {
    if (admitAll(graph, undrawn) > 0) admitted.value = admitted.peek() + 1;
  };
  const asking = askingOf({ source, wanted: query, known: picture.answer, onAnswer });
  const lit = computed(() => {
    void admitted.value;
    return asking.value.kind === "answered" ? asking.value.answer.nodes.filter((id) => graph.hasNode(id)) : [];
  });
  const scene = computed(() => sceneOf({ filters: filters.value, view: view.value, selection: selection.value }));
  return {
    source,
    workspace: picture.workspace,
    leftOut: picture.leftOut,
    graph,
    facts,
    first,
    filters,
    view,
    selection,
    search,
    hovered: signal<string | null>(null),
    camera,
    place,
    note: signal<Note | null>(null),
    detail: detailOfParts(source, parts),
    asking,
    lit,
    visibility: computed(() => {
      // Read only to be told that the graph has grown.
      void admitted.value;
      const looked = { view: view.value, selected: selectedNodes(selection.value), lit: lit.value, hubs: facts.hubs };
      return visibilityOf(graph, filters.value, looked);
    }),
    scene,
    state: computed(() => ({ ...scene.value, search: search.value.typed, camera: place.value })),
    takeIn: (asked, answered) => {
      takeNode(parts, asked, answered);
    },
  };
}
