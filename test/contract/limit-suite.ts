import { describe, expect, test } from "vitest";
import type { GraphStore, QueryLimits } from "../../src/store/store.ts";
import { smallGraph } from "./small-graph.ts";
import type { StorePlace } from "./store-suite.ts";

/** Far beyond what these tests need, and what they wait for. */
const LIMITS: QueryLimits = { timeoutMs: 60_000, maxRows: 100 };
/** Hours of work for any engine. */
const ENDLESS = "UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b WITH a * b AS c RETURN max(c % 7) AS most";

/** How every store holds back statements that others wrote. */
export function testLimits(place: StorePlace): void {
  const openSmall = async (): Promise<GraphStore> => {
    const location = await place.location();
    await using building = await place.driver.openForWriting(location);
    await building.write(smallGraph);
    await building.commit(1);
    return place.driver.openForReading(location);
  };

  describe(`limits of queries on ${place.driver.name}`, () => {
    test("the first rows are given, and whether there are more", async () => {
      await using store = await openSmall();
      const ask = async (count: number, maxRows: number): Promise<readonly [number, boolean]> => {
        const { rows, hasMore } = await store.query(
          "UNWIND range(1, $count) AS n RETURN n",
          { count },
          { ...LIMITS, maxRows },
        );
        expect(rows.map(({ n }) => n)).toEqual(rows.map((_, index) => index + 1));
        return [rows.length, hasMore];
      };
      expect(await ask(200_000, 5)).toEqual([5, true]);
      expect(await ask(6, 5)).toEqual([5, true]);
      expect(await ask(5, 5)).toEqual([5, false]);
      expect(await ask(0, 5)).toEqual([0, false]);
    });

    test("answers, parameters and refusals are those of a query without limits", async () => {
      await using store = await openSmall();
      const paper = "MATCH (paper:Paper {id: $id}) RETURN paper, $list AS list, $none AS none";
      const parameters = { id: "p1", list: ["a", "b"], none: null };
      expect(await store.query(paper, parameters, LIMITS)).toEqual(await store.query(paper, parameters));
      await expect(store.query("CREATE (n)", {}, LIMITS)).rejects.toMatchObject({ code: "QUERY_REFUSED" });
      await expect(store.query("MATCH (n RETURN n", {}, LIMITS)).rejects.toMatchObject({ code: "QUERY_FAILED" });
    });

    test("a query that takes too long is ended, and the next one answered", async () => {
      await using store = await openSmall();
      const endless = store.query(ENDLESS, {}, { ...LIMITS, timeoutMs: 1_000 });
      await expect(endless).rejects.toMatchObject({
        code: "QUERY_FAILED",
        message: "The query took longer than 1 s and was ended.",
      });
      expect((await store.query("RETURN 1 AS one", {}, LIMITS)).rows).toEqual([{ one: 1 }]);
    });

    test("a query that nobody waits for any more is ended, others go on", async () => {
      await using store = await openSmall();
      const stopper = new AbortController();
      const endless = store.query(ENDLESS, {}, { ...LIMITS, signal: stopper.signal });
      const others = Promise.all([1, 2, 3].map((n) => store.query("RETURN $n AS n", { n }, LIMITS)));
      expect((await others).map(({ rows }) => rows)).toEqual([1, 2, 3].map((n) => [{ n }]));
      stopper.abort();
      await expect(endless).rejects.toMatchObject({ code: "STOPPED" });
      await expect(store.query("RETURN 1 AS one", {}, { ...LIMITS, signal: stopper.signal })).rejects.toMatchObject({
        code: "STOPPED",
      });
      expect((await store.query("RETURN 1 AS one", {}, LIMITS)).rows).toEqual([{ one: 1 }]);
    });
  });
}
