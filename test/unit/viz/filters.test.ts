import { describe, expect, test } from "vitest";
import {
  EVERYTHING,
  type Filters,
  firstFilters,
  moveYear,
  narrow,
  toggleRelation,
  toggleType,
} from "../../../viz/src/state/filters.ts";
import { factsOf } from "../../../viz/src/state/facts.ts";
import type { PaperGraph } from "../../../viz/src/state/graph.ts";
import { visibilityOf } from "../../../viz/src/state/visibility.ts";
import { looked, smallGraph, wideGraph } from "./graphs.ts";

const shownBy = (conditions: Partial<Filters>, selected: readonly string[] = []): readonly string[] =>
  [...visibilityOf(smallGraph(), { ...EVERYTHING, ...conditions }, looked({ selected })).nodes].toSorted();

const all = ["dataset:trees", "method:pooling", "p1", "p2", "p3"];

describe("changing the filters", () => {
  test("a type is switched off and on, keeping the order of the legend", () => {
    const without = toggleType("Method")(EVERYTHING);
    expect(without.types).toEqual(["Paper", "Dataset", "Metric", "Task"]);
    expect(toggleType("Method")(without)).toEqual(EVERYTHING);
    expect(toggleRelation("USES")(EVERYTHING).relations).not.toContain("USES");
  });

  test("conditions that are not given stay", () => {
    const filters = narrow({ minPapers: 3 })(narrow({ text: "net" })(EVERYTHING));
    expect(filters).toEqual({ ...EVERYTHING, minPapers: 3, text: "net" });
  });

  test("the ends of the range of years push one another, and the whole range is no condition", () => {
    const range = [2015, 2022] as const;
    const late = moveYear("from", 2020, range)(EVERYTHING);
    expect(late.years).toEqual([2020, 2022]);
    expect(moveYear("to", 2018, range)(late).years).toEqual([2018, 2018]);
    expect(moveYear("from", 2015, range)(late).years).toBeNull();
  });
});

const firstAt = (minConfidence: number, graph: PaperGraph): Filters =>
  firstFilters(factsOf(graph, minConfidence), minConfidence);

describe("the first picture", () => {
  test("starts at the confidence that it is given, and counts no paper that is less sure", () => {
    const shared = Array.from({ length: 12 }, (_, place) => `task:${place}`);
    // All is 0.9 sure: above that, nothing is shared.
    expect(firstAt(0.9, wideGraph(5, shared))).toMatchObject({ minConfidence: 0.9, minPapers: 2 });
    expect(firstAt(0.95, wideGraph(5, shared))).toMatchObject({ minConfidence: 0.95, minPapers: 1 });
  });

  test("hides concepts of one paper where enough are shared", () => {
    const shared = Array.from({ length: 12 }, (_, place) => `task:${place}`);
    expect(firstAt(0, wideGraph(5, shared)).minPapers).toBe(2);
  });

  test("hides nothing where papers share little", () => {
    expect(firstAt(0, wideGraph(5, ["task:one"])).minPapers).toBe(1);
  });

  test("hides concepts of few papers where there would be thousands", () => {
    const shared = Array.from({ length: 1_100 }, (_, place) => `task:${place}`);
    const first = firstAt(0, wideGraph(3, shared));
    expect(first.minPapers).toBe(3);
    expect(first.hubs).toBe("dimmed");
  });

  test("counts as hubs only what very many papers name", () => {
    expect([...factsOf(wideGraph(40, ["task:one"]), 0).hubs]).toEqual(["task:one"]);
    expect(factsOf(wideGraph(8, ["task:one"]), 0).hubs.size).toBe(0);
  });
});

describe("what is shown", () => {
  test("is everything when nothing is asked", () => {
    const visibility = visibilityOf(smallGraph(), EVERYTHING, looked());
    expect([...visibility.nodes].toSorted()).toEqual(all);
    expect(visibility.edges.size).toBe(3);
    expect(visibility.lonely).toBe(1);
  });

  test("of a type that is off is nothing, also no edge to it", () => {
    const visibility = visibilityOf(smallGraph(), { ...EVERYTHING, types: ["Paper", "Dataset"] }, looked());
    expect(visibility.nodes.has("method:pooling")).toBe(false);
    expect(visibility.edges.size).toBe(1);
    expect(visibility.counts.get("Method")).toBeUndefined();
  });

  test("without papers are still the concepts that papers name", () => {
    expect(shownBy({ types: ["Method", "Dataset"] })).toEqual(["dataset:trees", "method:pooling"]);
  });

  test("by confidence keeps papers and drops concepts without an edge", () => {
    expect(shownBy({ minConfidence: 0.85 })).toEqual(["method:pooling", "p1", "p2", "p3"]);
    expect(shownBy({ minConfidence: 0.95 })).toEqual(["p1", "p2", "p3"]);
  });

  test("by confidence counts the edges that only this hides, and the papers of a concept that are sure", () => {
    // "p2" is 0.4 sure of what "p1" is 0.9 sure of.
    const visibility = visibilityOf(smallGraph(), { ...EVERYTHING, minConfidence: 0.5 }, looked());
    expect(visibility.lessSure).toBe(1);
    expect(visibility.edges.size).toBe(2);
    const shared = visibilityOf(smallGraph(), { ...EVERYTHING, minConfidence: 0.5, minPapers: 2 }, looked());
    expect(shared.nodes.has("method:pooling")).toBe(false);
    expect([shared.lessSure, shared.belowMinPapers]).toEqual([1, 2]);
    const others = { minConfidence: 0.5, types: ["Paper", "Dataset"] } as const;
    expect(visibilityOf(smallGraph(), { ...EVERYTHING, ...others }, looked()).lessSure).toBe(0);
  });

  test("by relation drops concepts that no other relation keeps", () => {
    expect(shownBy({ relations: ["EVALUATES_ON"] })).toEqual(["dataset:trees", "p1", "p2", "p3"]);
  });

  test("by years leaves out other papers, their concepts, and papers without a year, which are counted", () => {
    const visibility = visibilityOf(smallGraph(), { ...EVERYTHING, years: [2019, 2020] }, looked());
    expect([...visibility.nodes].toSorted()).toEqual(["method:pooling", "p1"]);
    expect(visibility.undated).toBe(1);
  });

  test("by papers counts the concepts that only this hides", () => {
    const visibility = visibilityOf(
      smallGraph(),
      { ...EVERYTHING, minPapers: 2, types: ["Paper", "Method"] },
      looked(),
    );
    expect(visibility.belowMinPapers).toBe(0);
    expect(visibilityOf(smallGraph(), { ...EVERYTHING, minPapers: 2 }, looked()).belowMinPapers).toBe(1);
  });

  test("by words is what has them in its name, accents aside, and what is joined to it", () => {
    expect(shownBy({ text: "baume" })).toEqual(["method:pooling", "p1"]);
    expect(shownBy({ text: "trees" })).toEqual(["dataset:trees", "p2"]);
    expect(shownBy({ text: "zzz" })).toEqual([]);
  });

  test("always holds what is selected, and of a selected paper all concepts of shown types that are sure enough", () => {
    expect(shownBy({ types: ["Paper"] }, ["method:pooling"])).toContain("method:pooling");
    expect(shownBy({ minPapers: 2 }, ["p2"])).toContain("dataset:trees");
    expect(shownBy({ minPapers: 2, types: ["Paper", "Method"] }, ["p2"])).not.toContain("dataset:trees");
    expect(shownBy({ minPapers: 2, minConfidence: 0.85 }, ["p2"])).not.toContain("dataset:trees");
    expect(shownBy({}, ["gone"])).toEqual(all);
  });
});
