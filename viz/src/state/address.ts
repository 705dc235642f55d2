import type { NodeType } from "../../../src/serve/api.ts";
import { EVERYTHING, type Filters } from "./filters.ts";
import type { Link } from "./graph.ts";
import { COLUMNS, type Order } from "./order.ts";
import { edgeSelected, nodesSelected, type Selection, selectedNodes } from "./selection.ts";
import {
  type Colours,
  COLOURS,
  DEPTHS,
  type Drawer,
  DRAWERS,
  type Focus,
  type Projection,
  PROJECTIONS,
  type View,
} from "./view.ts";

/** Where the camera is, in Sigma's units. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly ratio: number;
}

/** The picture without the camera and what is typed. */
export interface Scene extends Filters, View {
  /** Id of the selected node, the first of several. */
  readonly select: string | null;
  /** Ids of the other selected nodes. */
  readonly also: readonly string[];
  /** Ids of paper and concept of the selected edge. */
  readonly edge: readonly [string, string] | null;
}

/** The whole state that an address keeps: what `papergraph.state()` gives. */
export interface ViewState extends Scene {
  /** What stands in the search box. */
  readonly search: string;
  /** Null where all is seen, as at first. */
  readonly camera: Place | null;
}

/** What an address says nothing of is as in the first picture. */
export type FirstPicture = Filters & View;

export interface SceneParts {
  readonly filters: Filters;
  readonly view: View;
  readonly selection: Selection;
}

export function sceneOf({ filters, view, selection }: SceneParts): Scene {
  const [select = null, ...also] = selection.kind === "edge" ? [] : selectedNodes(selection);
  return {
    ...filters,
    ...view,
    select,
    also,
    edge: selection.kind === "edge" ? [selection.paper, selection.concept] : null,
  };
}

export function selectionOf({ select, also, edge }: Scene): Selection {
  if (edge !== null) return edgeSelected(...edge);
  return nodesSelected(select === null ? [] : [...new Set([select, ...also])]);
}

export function filtersOf(state: Filters): Filters {
  const { types, relations, years, minConfidence, minPapers, text, hubs } = state;
  return { types, relations, years, minConfidence, minPapers, text, hubs };
}

export function viewOf(state: View): View {
  const { projection, colours, hidden, pinned, focus, expanded, drawer, order, query } = state;
  return { projection, colours, hidden, pinned, focus, expanded, drawer, order, query };
}

/** An empty query says that the first picture's query is off. */
function writeQuery(written: URLSearchParams, query: View["query"], ofFirst: View["query"]): void {
  if (JSON.stringify(query) === JSON.stringify(ofFirst)) return;
  written.set("query", query?.query ?? "");
  for (const [name, value] of Object.entries(query?.parameters ?? {})) written.append("param", `${name}=${value}`);
}

function writeFocus(written: URLSearchParams, focus: Focus | null): void {
  if (focus === null) return;
  written.set("depth", String(focus.depth));
  for (const id of focus.around) written.append("around", id);
}

const writtenOrder = ({ column, isDescending }: Order): string =>
  `${column},${isDescending ? "descending" : "ascending"}`;

/** Only what differs from the first picture is written, so that an address stays short. */
export function hashOf(state: ViewState, first: FirstPicture): string {
  const written = new URLSearchParams();
  const write = (name: string, value: string, ofFirst: string): void => {
    if (value !== ofFirst) written.set(name, value);
  };
  const writeAll = (name: string, values: readonly string[]): void => {
    for (const value of values) written.append(name, value);
  };
  writeAll("select", state.select === null ? [] : [state.select, ...state.also]);
  writeAll("edge", state.edge ?? []);
  write("types", state.types.join(","), first.types.join(","));
  write("relations", state.relations.join(","), first.relations.join(","));
  write("years", state.years?.join("-") ?? "", first.years?.join("-") ?? "");
  write("confidence", String(state.minConfidence), String(first.minConfidence));
  write("papers", String(state.minPapers), String(first.minPapers));
  write("text", state.text, first.text);
  write("hubs", state.hubs, first.hubs);
  write("projection", state.projection, first.projection);
  write("colours", state.colours, first.colours);
  write("drawer", state.drawer, first.drawer);
  write("order", writtenOrder(state.order), writtenOrder(first.order));
  writeAll("hide", state.hidden);
  writeAll("pin", state.pinned);
  writeAll("expand", state.expanded);
  writeFocus(written, state.focus);
  writeQuery(written, state.query, first.query);
  write("search", state.search, "");
  if (state.camera !== null) written.set("camera", [state.camera.x, state.camera.y, state.camera.ratio].join(","));
  return `#${written.toString()}`;
}

function listIn<Item extends string>(written: string | null, known: readonly Item[]): readonly Item[] | undefined {
  const names = written?.split(",");
  return names === undefined ? undefined : known.filter((item) => names.includes(item));
}

function oneOf<Item extends string>(written: string | null, known: readonly Item[]): Item | undefined {
  return known.find((item) => item === written);
}

function numberIn(written: string | null, least: number, most: number): number | undefined {
  const value = Number(written === null || written === "" ? Number.NaN : written);
  return Number.isFinite(value) ? Math.min(most, Math.max(least, value)) : undefined;
}

function yearsIn(written: string | null): readonly [number, number] | undefined {
  const groups = /^(?<from>\d{4})-(?<to>\d{4})$/u.exec(written ?? "")?.groups;
  return groups === undefined ? undefined : [Number(groups.from), Number(groups.to)];
}

function orderIn(written: string | null): Order | undefined {
  const orders = COLUMNS.flatMap(({ key }) => [true, false].map((isDescending) => ({ column: key, isDescending })));
  return orders.find((order) => writtenOrder(order) === written);
}

function focusIn(written: URLSearchParams): Focus | null {
  const depth = DEPTHS.find((known) => String(known) === written.get("depth"));
  const around = written.getAll("around");
  return depth === undefined || around.length === 0 ? null : { around, depth };
}

function queryIn(written: URLSearchParams, first: FirstPicture): View["query"] {
  const query = written.get("query");
  if (query === null) return first.query;
  if (query.trim() === "") return null;
  const parameters = written.getAll("param").flatMap((pair) => {
    const equals = pair.indexOf("=");
    return equals < 1 ? [] : [[pair.slice(0, equals), pair.slice(equals + 1)] as const];
  });
  return { query, parameters: Object.fromEntries(parameters) };
}

function cameraIn(written: string | null): Place | null {
  const [x, y, ratio, ...rest] = (written ?? "").split(",").map((part) => (part === "" ? Number.NaN : Number(part)));
  if (x === undefined || y === undefined || ratio === undefined || rest.length > 0) return null;
  return [x, y, ratio].every(Number.isFinite) && ratio > 0 ? { x, y, ratio } : null;
}

function filtersIn(written: URLSearchParams, first: FirstPicture): Filters {
  const hubs = written.get("hubs");
  return {
    types: listIn<NodeType>(written.get("types"), EVERYTHING.types) ?? first.types,
    relations: listIn<Link>(written.get("relations"), EVERYTHING.relations) ?? first.relations,
    years: yearsIn(written.get("years")) ?? first.years,
    minConfidence: numberIn(written.get("confidence"), 0, 1) ?? first.minConfidence,
    minPapers: numberIn(written.get("papers"), 1, Number.MAX_SAFE_INTEGER) ?? first.minPapers,
    text: written.get("text") ?? first.text,
    hubs: hubs === "dimmed" || hubs === "shown" ? hubs : first.hubs,
  };
}

/** Reads an address; what is missing or makes no sense is as in the first picture. */
export function stateIn(hash: string, first: FirstPicture): ViewState {
  const written = new URLSearchParams(hash.replace(/^#/u, ""));
  const [paper, concept] = written.getAll("edge");
  const [select = null, ...also] = written.getAll("select");
  return {
    ...filtersIn(written, first),
    projection: oneOf<Projection>(written.get("projection"), PROJECTIONS) ?? first.projection,
    colours: oneOf<Colours>(written.get("colours"), COLOURS) ?? first.colours,
    drawer: oneOf<Drawer>(written.get("drawer"), DRAWERS) ?? first.drawer,
    order: orderIn(written.get("order")) ?? first.order,
    hidden: written.getAll("hide"),
    pinned: written.getAll("pin"),
    expanded: written.getAll("expand"),
    focus: focusIn(written),
    query: queryIn(written, first),
    select,
    also,
    edge: paper === undefined || concept === undefined ? null : [paper, concept],
    search: written.get("search") ?? "",
    camera: cameraIn(written.get("camera")),
  };
}
