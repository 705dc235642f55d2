import { describe, expect, test } from "vitest";
import { readConcepts } from "../../src/store/concepts.ts";
import { currentConceptId, followFormerIds } from "../../src/store/former-ids.ts";
import type { WritableGraphStore } from "../../src/store/store.ts";
import { concept, smallGraph } from "./small-graph.ts";
import type { StorePlace } from "./store-suite.ts";

/** Two concepts that once had one id, and one whose own id another concept had. */
const FORMER = [
  concept("Metric", "Access Point", { paperCount: 2, formerIds: ["metric:ap", "metric:bleu"] }),
  concept("Metric", "Average Precision", { paperCount: 5, aliases: ["mean AP", "MAP"], formerIds: ["metric:ap"] }),
  concept("Metric", "Adjusted Precision", { paperCount: 5, formerIds: ["metric:ap"] }),
];

/** What is told of concepts, whatever database they are in. */
export function testConcepts(place: StorePlace): void {
  const { driver } = place;

  async function openSmall(): Promise<WritableGraphStore> {
    const store = await driver.openForWriting(await place.location());
    await store.write(smallGraph);
    await store.write({ nodes: FORMER, relationships: [] });
    return store;
  }

  describe(`concepts in ${driver.name}`, () => {
    test("all are read, in the order of their ids, aliases in theirs", async () => {
      await using store = await openSmall();
      const concepts = await readConcepts(store);
      expect(concepts).toHaveLength(15);
      expect(concepts.map(({ id }) => id)).toEqual(concepts.map(({ id }) => id).toSorted());
      expect(concepts.find(({ id }) => id === "metric:average-precision")).toEqual({
        id: "metric:average-precision",
        type: "Metric",
        name: "Average Precision",
        aliases: ["mean AP", "MAP"],
        paperCount: 5,
        ambiguous: false,
        formerIds: ["metric:ap"],
      });
    });

    test("a former id leads to one concept of today, an id of today to its own", async () => {
      await using store = await openSmall();
      const ids = ["method:bidirectional-encoder", "metric:ap", "metric:bleu", "metric:none"];
      expect(await Promise.all(ids.map((id) => currentConceptId(store, id)))).toEqual([
        "method:bert",
        "metric:adjusted-precision",
        "metric:bleu",
        undefined,
      ]);
    });

    test("parameters that are former ids are followed, all others stay", async () => {
      await using store = await openSmall();
      const parameters = { id: "metric:ap", other: "metric:none", name: "ap", limit: 3 };
      expect(await followFormerIds(store, parameters)).toEqual({
        parameters: { ...parameters, id: "metric:adjusted-precision" },
        followed: [["metric:ap", "metric:adjusted-precision"]],
      });
    });
  });
}
