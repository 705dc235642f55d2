import { afterEach, expect, test, vi } from "vitest";
import type { ConceptDetail, ConceptLink, EdgeDetail } from "../../../src/serve/api.ts";
import { edgeSelected, nodeSelected } from "../../../viz/src/state/selection.ts";
import { serverSource } from "../../../viz/src/sources/server.ts";
import { restore, select, selectEdge } from "../../../viz/src/state/actions.ts";
import { createViewer, type Viewer } from "../../../viz/src/state/viewer.ts";
import { smallPicture } from "./graphs.ts";

const POOLING: ConceptLink = { id: "method:pooling", type: "Method", name: "pooling", papers: 2 };
const concept: ConceptDetail = {
  ...POOLING,
  kind: "concept",
  aliases: ["POOL"],
  firstYear: 2019,
  confidence: 0.9,
  joined: [],
  kin: [],
  namedBy: [],
  together: { total: 0, concepts: [] },
  around: [],
};
const edge: EdgeDetail = {
  paper: { id: "p1", title: "Pooling für Bäume", year: 2019 },
  concept: POOLING,
  relations: [],
};

const answer = (address: string): Response => Response.json(address.includes("/edge?") ? edge : concept);

/** A viewer whose server knows one concept and one edge, by whatever ids they are asked for. */
function openViewer(): Viewer {
  vi.stubGlobal("fetch", (address: string) => Promise.resolve(answer(address)));
  return createViewer({ picture: smallPicture, source: serverSource, drawer: "nodes" });
}

afterEach(() => {
  vi.unstubAllGlobals();
});

test("a node that is selected by a former id becomes the node of today, in the address and in the picture", async () => {
  const viewer = openViewer();
  select(viewer, "method:pool");
  await vi.waitFor(() => expect(viewer.selection.value).toEqual(nodeSelected(POOLING.id)));
  expect(viewer.state.value.select).toBe(POOLING.id);
  expect(viewer.camera.value).toEqual({ kind: "nodes", ids: [POOLING.id] });
});

test("an edge in an old address becomes the edge of today", async () => {
  const viewer = openViewer();
  restore(viewer, { ...viewer.state.value, edge: ["p1", "method:pool"] });
  await vi.waitFor(() => expect(viewer.selection.value).toEqual(edgeSelected("p1", POOLING.id)));
  expect(viewer.state.value.edge).toEqual(["p1", POOLING.id]);
});

test("what is selected by its id of today stays selected as it is", async () => {
  const viewer = openViewer();
  selectEdge(viewer, "p1", POOLING.id);
  const { value } = viewer.selection;
  await vi.waitFor(() => expect(viewer.detail.value.kind).toBe("edge"));
  expect(viewer.selection.value).toBe(value);
});
