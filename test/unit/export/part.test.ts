import { expect, test } from "vitest";
import { namedPart } from "../../../src/export/part.ts";
import type { GraphBatch } from "../../../src/model/graph.ts";
import { GRAPH } from "../../export-graph.ts";

test("a graph of some papers keeps the concepts that they name, and no relationship to what is not there", async () => {
  const [concepts, kin, first] = GRAPH;
  const gone: GraphBatch = {
    nodes: [],
    relationships: [{ type: "WROTE", from: "ada king", to: "doi:10.1/gone", properties: { position: 1 } }],
  };
  const batches = [concepts, kin, first, gone].filter((batch) => batch !== undefined);
  async function* read(): AsyncGenerator<GraphBatch> {
    yield* batches;
  }
  const part: GraphBatch[] = [];
  for await (const batch of namedPart(read)) part.push(batch);
  expect(part[0]?.nodes.map(({ id }) => id)).toEqual(["method:a", "task:%E5%AD%A6", "metric:f1"]);
  expect(part[1]).toEqual({ nodes: [], relationships: [] });
  expect(part[2]).toEqual(first);
  expect(part[3]).toEqual({ nodes: [], relationships: [] });
});
