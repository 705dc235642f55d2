import { describe, expect, test } from "vitest";
import type { Parameters, QueryResult, Value } from "../../src/store/store.ts";
import { smallGraph } from "./small-graph.ts";
import type { StorePlace } from "./store-suite.ts";

/** What comes out of a query, and what a query may not do. */
export function testValues(place: StorePlace): void {
  const { driver } = place;

  const ask = async (cypher: string, parameters: Parameters = {}): Promise<QueryResult> => {
    const location = await place.location();
    await using building = await driver.openForWriting(location);
    await building.write(smallGraph);
    await building.commit();
    await using store = await driver.openForReading(location);
    return await store.query(cypher, parameters);
  };

  describe(`queries on ${driver.name}`, () => {
    test("texts, numbers, truth, nothing, lists and maps come out as plain JSON", async () => {
      const { columns, rows } = await ask(
        "RETURN 'é' AS text, 1 AS whole, 1.5 AS part, true AS truth, null AS nothing, [1, [null, 'x']] AS list, {a: 1, b: {c: []}} AS map",
      );
      expect(columns).toEqual(["text", "whole", "part", "truth", "nothing", "list", "map"]);
      expect(rows).toEqual([
        {
          text: "é",
          whole: 1,
          part: 1.5,
          truth: true,
          nothing: null,
          list: [1, [null, "x"]],
          map: { a: 1, b: { c: [] } },
        },
      ]);
    });

    test("a node has its labels, a relationship its type, a path both in turn", async () => {
      const { rows } = await ask(
        "MATCH path = (author:Author {id: 'ada'})-[wrote:WROTE]->(paper:Paper)-[:ADDRESSES]->(task) RETURN author, wrote, path, {nodes: [author], edges: [wrote]} AS map",
      );
      const ada: Value = { labels: ["Author"], id: "ada", name: "Ada", nameOnly: true };
      const wrote: Value = { type: "WROTE", position: 1 };
      expect(rows).toHaveLength(1);
      expect(rows[0]?.author).toEqual(ada);
      expect(rows[0]?.wrote).toEqual(wrote);
      expect(rows[0]?.map).toEqual({ nodes: [ada], edges: [wrote] });
      expect(rows[0]?.path).toMatchObject([
        ada,
        wrote,
        { labels: ["Paper"], id: "p1", year: 2017 },
        { type: "ADDRESSES", texts: ["Translation"], confidence: 0.8 },
        { id: "task:translation", name: "Translation" },
      ]);
    });

    test("dates and durations come out as text, what JSON has no number for as its name", async () => {
      const { rows } = await ask(
        "RETURN date('2024-01-02') AS day, datetime('2024-01-02T03:04:05Z') AS moment, 0.0 / 0.0 AS undefined, [1.0 / 0.0] AS endless",
      );
      expect(rows).toEqual([
        { day: "2024-01-02", moment: "2024-01-02T03:04:05Z", undefined: "NaN", endless: ["Infinity"] },
      ]);
    });

    test("parameters keep their kinds: a whole number may be a limit", async () => {
      const { rows } = await ask(
        "MATCH (paper:Paper) WHERE paper.id IN $ids AND $flag AND $nothing IS NULL RETURN paper.id AS id, $part AS part, $whole / 2 AS half ORDER BY id LIMIT $whole",
        { ids: ["p1", "p2", "p3"], flag: true, nothing: null, part: 0.5, whole: 2 },
      );
      expect(rows).toEqual([
        { id: "p1", part: 0.5, half: 1 },
        { id: "p2", part: 0.5, half: 1 },
      ]);
    });

    test("no rows still have columns", async () => {
      expect(await ask("MATCH (paper:Paper {id: 'none'}) RETURN paper, paper.title AS title")).toEqual({
        columns: ["paper", "title"],
        rows: [],
        hasMore: false,
      });
    });

    test("a statement with a mistake fails with the engine's words in one line", async () => {
      const failure = ask("MATCH (paper:Paper RETURN paper");
      await expect(failure).rejects.toMatchObject({ code: "QUERY_FAILED" });
      await expect(failure).rejects.toThrow(/^The query could not be run: [^\n]{8,}$/u);
      await expect(ask("MATCH (paper) WHERE paper.id = $unheard RETURN paper")).rejects.toMatchObject({
        code: "QUERY_FAILED",
      });
    });

    test.each([
      "CREATE (:Paper {id: 'x'})",
      "MATCH (n) SET n.x = 1 RETURN n",
      "MATCH (n) DETACH DELETE n",
      "RETURN 1 AS a; CREATE (:X)",
      "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
      "CALL { CREATE (:X) } RETURN 1 AS a",
      "EXPLAIN MERGE (:X)",
      "SHOW INDEXES",
      "CALL dbms.listConfig()",
      String.raw`RETURN '\u0027 AS a UNION LOAD CSV FROM "x" AS a RETURN a //'`,
    ])("%s is refused and changes nothing", async (cypher) => {
      const location = await place.location();
      await using building = await driver.openForWriting(location);
      await building.write(smallGraph);
      await building.commit();
      await using store = await driver.openForReading(location);
      for (const opened of [store, building]) {
        await expect(opened.query(cypher)).rejects.toMatchObject({ code: "QUERY_REFUSED" });
        const { rows } = await opened.query("MATCH (n) WHERE n.id IS NOT NULL RETURN count(n) AS nodes");
        expect(rows).toEqual([{ nodes: smallGraph.nodes.length }]);
      }
    });
  });
}
