import type { NodeType, Relation } from "../../../src/serve/api.ts";
import { EVERYTHING, type Filters } from "./filters.ts";
import { edgeSelected, NOTHING, nodeSelected, type Selection } from "./selection.ts";

/** The whole state that an address keeps: what `papergraph.state()` gives. */
export interface ViewState extends Filters {
  /** Id of the selected node. */
  readonly select: string | null;
  /** Ids of paper and concept of the selected edge. */
  readonly edge: readonly [string, string] | null;
}

export function viewState(filters: Filters, selection: Selection): ViewState {
  return {
    ...filters,
    select: selection.kind === "node" ? selection.id : null,
    edge: selection.kind === "edge" ? [selection.paper, selection.concept] : null,
  };
}

export function selectionOf({ select, edge }: ViewState): Selection {
  if (edge !== null) return edgeSelected(...edge);
  return select === null ? NOTHING : nodeSelected(select);
}

export function filtersOf(state: ViewState): Filters {
  const { types, relations, years, minConfidence, minPapers, text, hubs } = state;
  return { types, relations, years, minConfidence, minPapers, text, hubs };
}

/** Only what differs from the first picture is written, so that an address stays short. */
export function hashOf(state: ViewState, first: Filters): string {
  const written = new URLSearchParams();
  const write = (name: string, value: string, ofFirst: string): void => {
    if (value !== ofFirst) written.set(name, value);
  };
  if (state.select !== null) written.set("select", state.select);
  for (const id of state.edge ?? []) written.append("edge", id);
  write("types", state.types.join(","), first.types.join(","));
  write("relations", state.relations.join(","), first.relations.join(","));
  write("years", state.years?.join("-") ?? "", first.years?.join("-") ?? "");
  write("confidence", String(state.minConfidence), String(first.minConfidence));
  write("papers", String(state.minPapers), String(first.minPapers));
  write("text", state.text, first.text);
  write("hubs", state.hubs, first.hubs);
  return `#${written.toString()}`;
}

function listIn<Item extends string>(written: string | null, known: readonly Item[]): readonly Item[] | undefined {
  const names = written?.split(",");
  return names === undefined ? undefined : known.filter((item) => names.includes(item));
}

function numberIn(written: string | null, least: number, most: number): number | undefined {
  const value = Number(written ?? Number.NaN);
  return Number.isFinite(value) ? Math.min(most, Math.max(least, value)) : undefined;
}

function yearsIn(written: string | null): readonly [number, number] | undefined {
  const groups = /^(?<from>\d{4})-(?<to>\d{4})$/u.exec(written ?? "")?.groups;
  return groups === undefined ? undefined : [Number(groups.from), Number(groups.to)];
}

/** Reads an address; what is missing or makes no sense is as in the first picture. */
export function stateIn(hash: string, first: Filters): ViewState {
  const written = new URLSearchParams(hash.replace(/^#/u, ""));
  const [paper, concept] = written.getAll("edge");
  const hubs = written.get("hubs");
  return {
    types: listIn<NodeType>(written.get("types"), EVERYTHING.types) ?? first.types,
    relations: listIn<Relation>(written.get("relations"), EVERYTHING.relations) ?? first.relations,
    years: yearsIn(written.get("years")) ?? first.years,
    minConfidence: numberIn(written.get("confidence"), 0, 1) ?? first.minConfidence,
    minPapers: numberIn(written.get("papers"), 1, Number.MAX_SAFE_INTEGER) ?? first.minPapers,
    text: written.get("text") ?? first.text,
    hubs: hubs === "dimmed" || hubs === "shown" ? hubs : first.hubs,
    select: written.get("select"),
    edge: paper === undefined || concept === undefined ? null : [paper, concept],
  };
}
