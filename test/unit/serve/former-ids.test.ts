import { expect, test } from "vitest";
import { conceptDetail } from "../../../src/serve/concept-detail.ts";
import { edgeDetail } from "../../../src/serve/edge-detail.ts";
import { conceptId, openViewerStore } from "../../viewer-graph.ts";

test("an edge to a concept by its former id is the edge to the concept of today", async () => {
  await using store = await openViewerStore();
  const concept = conceptId("Method", "Residual Network");
  const detail = await conceptDetail(store, { id: "method:resnet", minConfidence: 0 }, new Map());
  expect(detail?.id).toBe(concept);
  const paper = detail?.namedBy[0]?.id ?? "";
  const edge = await edgeDetail(store, { paper, concept: "method:resnet" });
  expect(edge?.concept.id).toBe(concept);
  expect(edge).toEqual(await edgeDetail(store, { paper, concept }));
  expect(await edgeDetail(store, { paper, concept: "method:none" })).toBeUndefined();
});
