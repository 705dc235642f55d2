import { describe, expect, test } from "vitest";
import { EVERYTHING, spanYears } from "../../../viz/src/state/filters.ts";
import { factsOf, linksFrom, papersIn } from "../../../viz/src/state/facts.ts";
import { edgeKey, type PaperGraph } from "../../../viz/src/state/graph.ts";
import { nodesSelected, selectedNodes, toggleNode } from "../../../viz/src/state/selection.ts";
import { sharedBy } from "../../../viz/src/state/shared.ts";
import { drawShares, sharesOf } from "../../../viz/src/state/shares.ts";
import {
  collapse,
  expand,
  FIRST_VIEW,
  focusOn,
  hide,
  renamed,
  togglePinned,
  unhide,
  type View,
} from "../../../viz/src/state/view.ts";
import { visibilityOf } from "../../../viz/src/state/visibility.ts";
import { looked, smallGraph, wideGraph } from "./graphs.ts";

const shown = (view: Partial<View>, graph: PaperGraph = smallGraph()): readonly string[] =>
  [...visibilityOf(graph, EVERYTHING, looked({ view })).nodes].toSorted();

describe("changing the view", () => {
  test("hiding takes pins and expansions with it, and can be undone", () => {
    const view = hide(["a"])(expand(["a"])(togglePinned(["a", "b"])(FIRST_VIEW)));
    expect(view).toMatchObject({ hidden: ["a"], pinned: ["b"], expanded: [] });
    expect(unhide(["a"])(view).hidden).toEqual([]);
  });

  test("pinning what is pinned lets go of it, pinning part of it pins the rest", () => {
    const view = togglePinned(["a"])(FIRST_VIEW);
    expect(togglePinned(["a", "b"])(view).pinned).toEqual(["a", "b"]);
    expect(togglePinned(["a"])(view).pinned).toEqual([]);
  });

  test("the same focus again ends it, another depth changes it", () => {
    const view = focusOn(["a"], 1)(FIRST_VIEW);
    expect(focusOn(["a"], 2)(view).focus).toEqual({ around: ["a"], depth: 2 });
    expect(focusOn(["a"], 1)(view).focus).toBeNull();
    expect(collapse(["x"])(expand(["x", "y"])(view)).expanded).toEqual(["y"]);
  });

  test("a former id gives way wherever it stands", () => {
    const view = focusOn(["old", "b"], 1)(togglePinned(["old"])(FIRST_VIEW));
    expect(renamed("old", "b")(view)).toMatchObject({ pinned: ["b"], focus: { around: ["b"] } });
  });

  test("nodes are added to the selection and taken from it", () => {
    const both = toggleNode("b")(nodesSelected(["a"]));
    expect(selectedNodes(both)).toEqual(["a", "b"]);
    expect(toggleNode("a")(both)).toEqual({ kind: "node", id: "b" });
    expect(toggleNode("b")(toggleNode("a")(both))).toEqual({ kind: "nothing" });
  });

  test("years are brushed in either direction, and the whole range is no condition", () => {
    expect(spanYears(2020, 2017, [2010, 2022])(EVERYTHING).years).toEqual([2017, 2020]);
    expect(spanYears(2010, 2022, [2010, 2022])(EVERYTHING).years).toBeNull();
  });
});

describe("what a view shows", () => {
  test("is not what was hidden, even when it is selected", () => {
    const visibility = visibilityOf(smallGraph(), EVERYTHING, looked({ view: { hidden: ["p1"] }, selected: ["p1"] }));
    expect(visibility.nodes.has("p1")).toBe(false);
    expect(visibility.edges.has(edgeKey("p1", "PROPOSES", "method:pooling"))).toBe(false);
  });

  test("always holds what is pinned, lit or expanded with its neighbours", () => {
    const filters = { ...EVERYTHING, minPapers: 2 };
    const nodes = (view: Partial<View>, lit: readonly string[] = []): ReadonlySet<string> =>
      visibilityOf(smallGraph(), filters, looked({ view, lit })).nodes;
    expect(nodes({}).has("dataset:trees")).toBe(false);
    expect(nodes({ pinned: ["dataset:trees"] }).has("dataset:trees")).toBe(true);
    expect(nodes({}, ["dataset:trees"]).has("dataset:trees")).toBe(true);
    expect(nodes({ expanded: ["p2"] }).has("dataset:trees")).toBe(true);
  });

  test("around a node is what is within so many steps", () => {
    expect(shown({ focus: { around: ["p1"], depth: 1 } })).toEqual(["method:pooling", "p1"]);
    expect(shown({ focus: { around: ["p1"], depth: 2 } })).toEqual(["method:pooling", "p1", "p2"]);
    expect(shown({ focus: { around: ["p1"], depth: 3 } })).toEqual(["dataset:trees", "method:pooling", "p1", "p2"]);
    expect(shown({ focus: { around: ["gone"], depth: 1 } })).toEqual([]);
  });

  test("around a node does not go through hubs while they are dimmed", () => {
    const focus = { around: ["p1"], depth: 2 } as const;
    const hubs = new Set(["method:pooling"]);
    const nodes = (filters: typeof EVERYTHING): readonly string[] =>
      [...visibilityOf(smallGraph(), filters, looked({ view: { focus }, hubs })).nodes].toSorted();
    expect(nodes({ ...EVERYTHING, hubs: "dimmed" })).toEqual(["method:pooling", "p1"]);
    expect(nodes(EVERYTHING)).toContain("p2");
  });

  test("projected to papers are papers, joined by what they share", () => {
    const visibility = visibilityOf(smallGraph(), EVERYTHING, looked({ view: { projection: "papers" } }));
    expect([...visibility.nodes].toSorted()).toEqual(["p1", "p2", "p3"]);
    expect(visibility.shares).toEqual([{ one: "p1", other: "p2", shared: 1 }]);
    expect([...visibility.edges]).toEqual([edgeKey("p1", "SHARES", "p2")]);
  });

  test("projected to concepts keeps a selected paper with its links", () => {
    const visibility = visibilityOf(
      smallGraph(),
      EVERYTHING,
      looked({ view: { projection: "concepts" }, selected: ["p1"] }),
    );
    expect([...visibility.nodes].toSorted()).toEqual(["dataset:trees", "method:pooling", "p1"]);
    expect([...visibility.edges].toSorted()).toEqual(
      [edgeKey("dataset:trees", "SHARES", "method:pooling"), edgeKey("p1", "PROPOSES", "method:pooling")].toSorted(),
    );
  });
});

describe("what nodes of a kind share", () => {
  test("is drawn as edges that give way to those of another picture", () => {
    const graph = smallGraph();
    drawShares(graph, [{ one: "p1", other: "p2", shared: 1 }]);
    expect(graph.getEdgeAttributes(edgeKey("p1", "SHARES", "p2"))).toMatchObject({ type: "SHARES", shared: 1 });
    drawShares(graph, [{ one: "p1", other: "p3", shared: 2 }]);
    expect(graph.filterEdges((_, { type }) => type === "SHARES")).toEqual([edgeKey("p1", "SHARES", "p3")]);
    drawShares(graph, []);
    expect(graph.size).toBe(3);
  });

  test("keeps the strongest few of each node", () => {
    const graph = wideGraph(40, ["task:one", "task:two"]);
    const shares = sharesOf(graph, "papers", () => true);
    expect(shares.length).toBeGreaterThan(0);
    expect(shares.length).toBeLessThan((40 * 39) / 2);
    expect(shares.every(({ shared }) => shared === 2)).toBe(true);
  });

  test("is told of selected nodes, those that most of them have first", () => {
    const graph = smallGraph();
    expect(sharedBy(graph, ["p1", "p2"], 0).map(({ id }) => id)).toEqual(["method:pooling"]);
    expect(sharedBy(graph, ["p1", "p2"], 0.5)).toEqual([]);
    const [paper] = sharedBy(graph, ["method:pooling", "dataset:trees", "gone"], 0);
    expect(paper).toMatchObject({ id: "p2", type: "Paper" });
    expect(paper?.links).toContainEqual({ paper: "p2", concept: "dataset:trees" });
  });
});

test("facts tell how much a condition leaves", () => {
  const facts = factsOf(smallGraph(), 0);
  expect([0, 0.4, 0.41, 0.9, 0.95].map((least) => linksFrom(facts, least))).toEqual([3, 3, 2, 1, 0]);
  expect(papersIn(facts, null)).toBe(3);
  expect(papersIn(facts, [2019, 2020])).toBe(1);
});
