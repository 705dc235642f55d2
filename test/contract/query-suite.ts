import { describe, expect, test } from "vitest";
import type { GraphBatch } from "../../src/model/graph.ts";
import { bindParameters, findQuery, namedQueries } from "../../src/store/queries.ts";
import type { GraphStore, Value } from "../../src/store/store.ts";
import { fieldAsks, type Ask } from "./field-answers.ts";
import { fieldGraph } from "./field-graph.ts";
import { resultAsks } from "./result-answers.ts";
import { smallAnswers } from "./small-answers.ts";
import { doubtfulGraph } from "./small-graph.ts";
import type { StorePlace } from "./store-suite.ts";

/** Above what is unsure in the graphs, below all else. */
const FLOOR = "0.5";

const smallAsks: readonly Ask[] = Object.entries(smallAnswers).map(([query, answer]) => ({ query, ...answer }));

async function rowsOf(
  store: GraphStore,
  name: string,
  given: Readonly<Record<string, string>>,
): Promise<readonly (readonly (Value | undefined)[])[]> {
  const query = findQuery(name);
  const { columns, rows } = await store.query(query.text, bindParameters(query, given));
  return rows.map((row) => columns.map((column) => row[column]));
}

/** Runs every named query on a store that holds a small graph. */
export function testQueries(place: StorePlace): void {
  const openWith = async (graph: GraphBatch): Promise<GraphStore> => {
    const location = await place.location();
    await using building = await place.driver.openForWriting(location);
    await building.write(graph);
    await building.commit();
    return place.driver.openForReading(location);
  };

  describe(`named queries on ${place.driver.name}`, () => {
    test("there is a known answer of every named query", () => {
      const asked = new Set([...smallAsks, ...fieldAsks, ...resultAsks].map(({ query }) => query));
      expect([...asked].toSorted()).toEqual(namedQueries().map(({ name }) => name));
    });

    describe.each([
      { graph: doubtfulGraph, asks: smallAsks, title: "the small graph" },
      { graph: fieldGraph, asks: [...fieldAsks, ...resultAsks], title: "the field graph" },
    ])("on $title", ({ graph, asks }) => {
      test("every query answers rightly, and answers something without parameters", async () => {
        await using store = await openWith(graph);
        for (const { query, given, rows } of asks) {
          const said = `${query} ${JSON.stringify(given ?? {})}`;
          expect(await rowsOf(store, query, { minConfidence: FLOOR, ...given }), said).toEqual(rows);
        }
        for (const query of new Set(asks.map((ask) => ask.query))) {
          const plain = await rowsOf(store, query, { minConfidence: FLOOR });
          // Three sure papers a pair, or five of a concept, are more than the graphs have.
          expect(plain.length > 0, query).toBe(!["used-together", "trends"].includes(query));
        }
      });

      test("every query takes what is unsure too when it is asked to", async () => {
        await using store = await openWith(graph);
        const first = new Map(asks.toReversed().map((ask) => [ask.query, ask]));
        for (const { query, given, rows } of first.values()) {
          expect(await rowsOf(store, query, { minConfidence: "0", ...given }), query).not.toEqual(rows);
        }
      });
    });

    test("a query for something that is not there has its columns and no rows", async () => {
      await using store = await openWith(doubtfulGraph);
      const query = findQuery("evidence");
      const { columns, rows } = await store.query(query.text, bindParameters(query, { concept: "no such thing" }));
      expect(columns).toEqual(["paper", "relation", "concept", "confidence", "texts", "sentences", "spans"]);
      expect(rows).toEqual([]);
    });
  });
}
