import { describe, expect, test } from "vitest";
import type { ConceptDetail, HitGroup, Undrawn } from "../../../src/serve/api.ts";
import {
  type FirstPicture,
  filtersOf,
  hashOf,
  sceneOf,
  selectionOf,
  stateIn,
  viewOf,
  type ViewState,
} from "../../../viz/src/state/address.ts";
import { EVERYTHING, type Filters } from "../../../viz/src/state/filters.ts";
import { factsOf } from "../../../viz/src/state/facts.ts";
import { admit, admitAll, edgeKey } from "../../../viz/src/state/graph.ts";
import { answer, close, fail, hitsOf, move, NO_SEARCH, reopen, type } from "../../../viz/src/state/search.ts";
import {
  edgeSelected,
  NOTHING,
  nodeSelected,
  nodesSelected,
  type Selection,
} from "../../../viz/src/state/selection.ts";
import { FIRST_VIEW, type View } from "../../../viz/src/state/view.ts";
import { smallGraph } from "./graphs.ts";

const first: FirstPicture = { ...EVERYTHING, minPapers: 2, hubs: "dimmed", ...FIRST_VIEW };

const stateOf = (filters: Filters, selection: Selection, rest: Partial<View & ViewState> = {}): ViewState => ({
  ...sceneOf({ filters: filtersOf(filters), view: viewOf({ ...first, ...rest }), selection }),
  search: rest.search ?? "",
  camera: rest.camera ?? null,
});

describe("the address", () => {
  test.each([
    ["nothing", first, NOTHING],
    ["a node with signs in its id", first, nodeSelected("method:c%2B%2B & co/é")],
    ["an edge", first, edgeSelected("doi:10.1/a,b", "task:x")],
    [
      "all filters",
      {
        types: ["Paper", "Task"],
        relations: ["USES"],
        years: [2015, 2020],
        minConfidence: 0.65,
        minPapers: 1,
        text: "graph & net",
        hubs: "shown",
      },
      nodeSelected("p1"),
    ],
    ["no type at all", { ...first, types: [] }, NOTHING],
  ] as const)("of %s leads back to it", (_, filters, selection) => {
    const read = stateIn(hashOf(stateOf(filters, selection), first), first);
    expect(filtersOf(read)).toEqual(filtersOf(filters));
    expect(selectionOf(read)).toEqual(selection);
  });

  test("of several nodes, view, search and camera leads back to all of it", () => {
    const state = stateOf(first, nodesSelected(["p1", "method:a & b"]), {
      projection: "concepts",
      colours: "year",
      drawer: "closed",
      order: { column: "year", isDescending: false },
      hidden: ["p2", "p3"],
      pinned: ["task:x"],
      expanded: ["p1"],
      focus: { around: ["p1", "task:x"], depth: 2 },
      query: { query: "methods-for-task", parameters: { task: "a=b", limit: "5" } },
      search: "naïve café",
      camera: { x: 0.4, y: -1.25, ratio: 0.2 },
    });
    expect(stateIn(hashOf(state, first), first)).toEqual(state);
  });

  test("says when the query of the first picture is off", () => {
    const asked: FirstPicture = { ...first, query: { query: "methods", parameters: {} } };
    const state = stateOf(first, NOTHING, { query: null });
    expect(hashOf(state, asked)).toBe("#query=");
    expect(stateIn("#query=", asked).query).toBeNull();
    expect(stateIn("", asked).query).toEqual(asked.query);
  });

  test.each(["1,2", "a,b,c", "0,0,0", "0,0,-1", "0,0,1,2", ""])(
    "a camera %j that is none is left where it is",
    (camera) => {
      expect(stateIn(`#camera=${camera}`, first).camera).toBeNull();
    },
  );

  test("of the first picture is empty", () => {
    expect(hashOf(stateOf(first, NOTHING), first)).toBe("#");
  });

  test.each(["#years=20-x&confidence=high&papers=&hubs=maybe&edge=p1", "#%%%", "#types=Cat"])(
    "%s that makes no sense gives the first picture, or as much of it as it can",
    (hash) => {
      const read = stateIn(hash, first);
      expect(read.years).toBeNull();
      expect(read.minConfidence).toBe(0);
      expect(read.hubs).toBe("dimmed");
      expect(selectionOf(read)).toEqual(NOTHING);
    },
  );

  test("keeps numbers within their range", () => {
    expect(stateIn("#confidence=7&papers=-3", first)).toMatchObject({ minConfidence: 1, minPapers: 1 });
  });
});

describe("the search box", () => {
  const groups: readonly HitGroup[] = [
    { type: "Method", total: 1, hits: [{ id: "a", type: "Method", label: "a", papers: 1 }] },
    { type: "Paper", total: 9, hits: [{ id: "b", type: "Paper", label: "b", papers: 1 }] },
  ];
  const found = answer("ab", groups)(type("ab", true)(NO_SEARCH));

  test("opens with the first hit chosen", () => {
    expect(found).toMatchObject({ isOpen: true, active: 0 });
    expect(hitsOf(found).map(({ id }) => id)).toEqual(["a", "b"]);
  });

  test("steps through all groups and round the ends", () => {
    expect(move(1)(found).active).toBe(1);
    expect(move(1)(move(1)(found)).active).toBe(0);
    expect(move(-1)(found).active).toBe(1);
    expect(move(1)(NO_SEARCH)).toBe(NO_SEARCH);
  });

  test("drops the answer to words that are no longer there", () => {
    const typing = type("abc", true)(found);
    expect(answer("ab", [])(typing)).toBe(typing);
    expect(fail("ab", "gone")(typing)).toBe(typing);
  });

  test("closes, opens again, and is empty when the words are", () => {
    expect(reopen()(close()(found)).isOpen).toBe(true);
    expect(type(" ", true)(found)).toEqual({ ...NO_SEARCH, typed: " " });
    expect(reopen()(NO_SEARCH).isOpen).toBe(false);
  });
});

describe("the graph", () => {
  test("counts what the legend shows", () => {
    const facts = factsOf(smallGraph(), 0);
    expect(facts.papers).toBe(3);
    expect(facts.types.get("Method")).toBe(1);
    expect(facts.links.get("USES")).toBe(1);
    expect(facts.yearRange).toEqual([2019, 2021]);
    expect(facts.mostPapers).toBe(2);
  });

  test("takes in a node that was left out, amid its neighbours, once", () => {
    const graph = smallGraph();
    const detail: ConceptDetail = {
      kind: "concept",
      id: "task:new",
      type: "Task",
      name: "new",
      papers: 2,
      aliases: [],
      firstYear: 2019,
      confidence: 0.9,
      joined: [],
      kin: [],
      around: [],
      namedBy: [
        { id: "p1", title: "", year: 2019, relation: "ADDRESSES", confidence: 0.7 },
        { id: "unknown", title: "", year: null, relation: "ADDRESSES", confidence: 0.7 },
      ],
      together: { total: 0, concepts: [] },
    };
    expect(admit(graph, detail)).toBe(true);
    expect(admit(graph, detail)).toBe(false);
    expect(graph.getNodeAttributes("task:new")).toMatchObject({ type: "Task", label: "new", papers: 2 });
    expect(graph.hasEdge(edgeKey("p1", "ADDRESSES", "task:new"))).toBe(true);
    expect(graph.degree("task:new")).toBe(1);
  });

  test("several nodes are put amid what each is joined to, apart from one another", () => {
    const graph = smallGraph();
    const undrawn: Undrawn = {
      nodes: [
        { id: "p9", type: "Paper", label: "Late", papers: 1, year: 2022 },
        { id: "task:one", type: "Task", label: "one", papers: 1, year: 2022 },
        { id: "task:two", type: "Task", label: "two", papers: 1, year: 2022 },
        { id: "p1", type: "Paper", label: "known already", papers: 1, year: null },
      ],
      edges: [
        { paper: "p9", concept: "method:pooling", relation: "USES", confidence: 0.9 },
        { paper: "p9", concept: "task:one", relation: "ADDRESSES", confidence: 0.9 },
        { paper: "p9", concept: "task:two", relation: "ADDRESSES", confidence: 0.9 },
        { paper: "p9", concept: "task:not-there", relation: "ADDRESSES", confidence: 0.9 },
        { paper: "p1", concept: "method:pooling", relation: "PROPOSES", confidence: 0.9 },
      ],
    };
    expect(admitAll(graph, undrawn)).toBe(3);
    expect(admitAll(graph, undrawn)).toBe(0);
    expect(graph.neighbors("p9").toSorted()).toEqual(["method:pooling", "task:one", "task:two"]);
    const distance = (one: string, other: string): number => {
      const [a, b] = [graph.getNodeAttributes(one), graph.getNodeAttributes(other)];
      return Math.hypot(a.x - b.x, a.y - b.y);
    };
    expect(distance("task:one", "task:two")).toBeGreaterThan(5);
    for (const id of ["task:one", "task:two"]) expect(distance("p9", id)).toBeLessThan(30);
    expect(graph.getNodeAttribute("p1", "label")).toBe("Pooling für Bäume");
  });
});
