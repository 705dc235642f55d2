import { describe, expect, test } from "vitest";
import type { GraphBatch } from "../../src/model/graph.ts";
import type { GraphStore, StoreDriver, StoreLocation, Value } from "../../src/store/store.ts";
import {
  author,
  bert,
  concept,
  lstm,
  paperNode,
  refers,
  relation,
  result,
  smallGraph,
  transformer,
  wrote,
} from "./small-graph.ts";

/** A kind of database, and a place for it that is empty and is cleared when the test ends. */
export interface StorePlace {
  readonly driver: StoreDriver;
  location(): Promise<StoreLocation>;
}

/** Everything in a graph but the state node, in an order of its own. */
export async function contentOf(store: GraphStore): Promise<readonly string[]> {
  const nodes = await store.query("MATCH (node) WHERE node.id IS NOT NULL RETURN node");
  const relationships = await store.query("MATCH (a)-[relationship]->(b) RETURN a.id AS a, relationship, b.id AS b");
  return [...nodes.rows, ...relationships.rows].map((row) => JSON.stringify(sorted(row))).toSorted();
}

const isList = (value: Value): value is readonly Value[] => Array.isArray(value);

/** Keys and labels come in whatever order the engine keeps them. */
function sorted(value: Value): Value {
  if (isList(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(
    ([key, item]) => [key, key === "labels" && isList(item) ? item.map(String).toSorted() : sorted(item)] as const,
  );
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

const without = (batch: GraphBatch, paper: string): GraphBatch => ({
  nodes: batch.nodes.filter(({ id }) => id !== paper),
  relationships: batch.relationships.filter(({ from, to }) => from !== paper && to !== paper),
});

/** What every store promises, whatever database is behind it. */
export function testStore(place: StorePlace): void {
  const { driver } = place;

  describe(`writing to ${driver.name}`, () => {
    test("writing the same graph twice leaves one copy and the same content", async () => {
      await using store = await driver.openForWriting(await place.location());
      await store.write(smallGraph);
      const once = await contentOf(store);
      await store.write(smallGraph);
      expect(await contentOf(store)).toEqual(once);
      expect(once).toHaveLength(smallGraph.nodes.length + smallGraph.relationships.length);
    });

    test("a paper that changed loses its old relationships and properties, and no other paper's", async () => {
      await using store = await driver.openForWriting(await place.location());
      await store.write(smallGraph);
      await store.write({
        nodes: [paperNode("p2", { title: "New title" }), author("Zoe"), transformer],
        relationships: [wrote("Zoe", "p2", 1), relation("p2", "PROPOSES", transformer)],
      });
      const about = await store.query(
        "MATCH (paper:Paper)-[relationship]->(concept:Concept) WHERE paper.id IN ['p1', 'p2'] RETURN paper.id + ' ' + type(relationship) + ' ' + concept.name AS line ORDER BY line",
      );
      expect(about.rows.map(({ line }) => line)).toEqual([
        "p1 ADDRESSES Translation",
        "p1 COMPARES_WITH LSTM",
        "p1 EVALUATES_ON WMT 2014",
        "p1 PROPOSES Transformer",
        "p1 REPORTS BLEU",
        "p2 PROPOSES Transformer",
      ]);
      const paper = await store.query(
        "MATCH (author:Author)-[:WROTE]->(paper:Paper {id: 'p2'}) RETURN paper.title AS title, paper.year AS year, author.name AS author",
      );
      expect(paper.rows).toEqual([{ title: "New title", year: null, author: "Zoe" }]);
    });

    test("results hang on their paper: those that it no longer has go, and what they referred to", async () => {
      await using store = await driver.openForWriting(await place.location());
      await store.write(smallGraph);
      const read = async (): Promise<readonly Value[]> => {
        const { rows } = await store.query(
          "MATCH (paper:Paper)-[:HAS_RESULT]->(result:Result) OPTIONAL MATCH (result)-[reference]->(concept:Concept) RETURN paper.id + ' ' + toString(result.value / 2) + ' ' + type(reference) + ' ' + concept.name AS line ORDER BY line",
        );
        return rows.map(({ line }) => line ?? null);
      };
      const paper = paperNode("p2");
      const first = result("p2", 5);
      const has = refers(paper, "HAS_RESULT", first);
      const ofMethod = refers(first, "OF_METHOD", bert);
      await store.write({
        nodes: [paper, first],
        relationships: [has, ofMethod, refers(first, "OVER_BASELINE", transformer)],
      });
      expect(await read()).toEqual(["p2 2.5 OF_METHOD BERT", "p2 2.5 OVER_BASELINE Transformer"]);
      await store.write({ nodes: [paper, result("p2", 7)], relationships: [has, ofMethod] });
      expect(await read()).toEqual(["p2 3.5 OF_METHOD BERT"]);
      await store.retain({ has: (id) => id !== "p2" });
      expect((await store.query("MATCH (result:Result) RETURN result.id AS id")).rows).toEqual([]);
      await store.write({ nodes: [paper, first], relationships: [has] });
      await store.write({ nodes: [paper], relationships: [] });
      expect((await store.query("MATCH (result:Result) RETURN result.id AS id")).rows).toEqual([]);
    });

    test("a concept that changed has exactly its new properties", async () => {
      await using store = await driver.openForWriting(await place.location());
      await store.write({ nodes: [bert], relationships: [] });
      await store.write({ nodes: [{ ...bert, properties: { name: "Bert", confidence: 1 } }], relationships: [] });
      const { rows } = await store.query("MATCH (concept:Concept) RETURN concept, concept.confidence / 2 AS half");
      expect(sorted(rows.map(({ concept: node }) => node ?? null))).toEqual([
        { confidence: 1, id: "method:bert", labels: ["Concept", "Method"], name: "Bert" },
      ]);
      expect(rows[0]?.half).toBe(0.5);
    });

    test("a concept that is written again keeps only the relations to concepts that come with it or after it", async () => {
      await using store = await driver.openForWriting(await place.location());
      const variant = refers(bert, "VARIANT_OF", transformer);
      const namesake = refers(bert, "SAME_NAME_AS", lstm);
      const read = async (): Promise<readonly Value[]> => {
        const { rows } = await store.query(
          "MATCH (one:Concept)-[relation]->(other:Concept) RETURN one.id + ' ' + type(relation) + ' ' + other.id AS line ORDER BY line",
        );
        return rows.map(({ line }) => line ?? null);
      };
      await store.write(smallGraph);
      await store.write({ nodes: [], relationships: [variant, namesake] });
      await store.write({ nodes: [], relationships: [variant, namesake] });
      const both = ["method:bert SAME_NAME_AS method:lstm", "method:bert VARIANT_OF method:transformer"];
      expect(await read()).toEqual(both);
      await store.write({ nodes: [paperNode("p4"), lstm], relationships: [] });
      expect(await read()).toEqual(both);
      await store.write({ nodes: [bert], relationships: [variant] });
      expect(await read()).toEqual(["method:bert VARIANT_OF method:transformer"]);
      await store.write({ nodes: [bert], relationships: [] });
      expect(await read()).toEqual([]);
      await store.write({ nodes: [], relationships: [variant] });
      await store.retain(new Set(["p1", "p4"]));
      expect(await read()).toEqual([]);
    });

    test("years and counts are whole numbers on both engines", async () => {
      await using store = await driver.openForWriting(await place.location());
      await store.write(smallGraph);
      const { rows } = await store.query(
        "MATCH (author:Author)-[wrote:WROTE]->(paper:Paper {id: 'p1'})-->(concept:Method {name: 'Transformer'}) RETURN paper.year / 10 AS decade, concept.paperCount / 2 AS half, toString(wrote.position) AS position ORDER BY position",
      );
      expect(rows).toEqual([
        { decade: 201, half: 1, position: "1" },
        { decade: 201, half: 1, position: "2" },
      ]);
    });

    test("names with quotes, backslashes, line ends and signs from any script come back letter for letter", async () => {
      const names = [
        `O'Brien "the\\n" \`tick\``,
        "naïve 方法 🧪 \u0000",
        "$param {{label}} // x /* y */",
        "a\nb\r\n\tc",
        "\u2028é\u0301",
      ];
      const nodes = names.map((name, index) => ({
        ...concept("Task", `t${index}`),
        properties: { name, aliases: names },
      }));
      await using store = await driver.openForWriting(await place.location());
      await store.write({ nodes, relationships: [] });
      const { rows } = await store.query(
        "MATCH (task:Task) RETURN task.name AS name, task.aliases AS aliases ORDER BY task.id",
      );
      expect(rows).toEqual(names.map((name) => ({ name, aliases: names })));
    });

    test("an empty list stays an empty list", async () => {
      await using store = await driver.openForWriting(await place.location());
      await store.write({ nodes: [transformer], relationships: [] });
      const { rows } = await store.query("MATCH (concept:Concept) RETURN concept.aliases AS aliases");
      expect(rows).toEqual([{ aliases: [] }]);
    });

    test("an empty batch and a batch of 10,000 papers are both one write", async () => {
      const ids = Array.from({ length: 10_000 }, (_, index) => `big-${index}`);
      await using store = await driver.openForWriting(await place.location());
      await store.write({ nodes: [], relationships: [] });
      await store.write({
        nodes: [...ids.map((id) => paperNode(id)), transformer],
        relationships: ids.map((id) => relation(id, "USES", transformer)),
      });
      const { rows } = await store.query("MATCH (paper:Paper)-[:USES]->(:Method) RETURN count(paper) AS papers");
      expect(rows).toEqual([{ papers: 10_000 }]);
    });

    test("a batch that cannot be written leaves nothing of itself", async () => {
      await using store = await driver.openForWriting(await place.location());
      const broken = { ...paperNode("p9"), properties: { title: "Nine", unheard: 1 } };
      await expect(store.write({ nodes: [author("Ada"), broken], relationships: [] })).rejects.toThrow(
        /no property "unheard"/u,
      );
      await expect(
        store.write({ nodes: [paperNode("p8"), { ...paperNode("p9"), label: "Author" }], relationships: [] }),
      ).rejects.toThrow(/Author has no property/u);
      expect(await contentOf(store)).toEqual([]);
    });

    test("retain takes out papers that are gone, and concepts and authors that only they held", async () => {
      const location = await place.location();
      await using store = await driver.openForWriting(location);
      await store.write(smallGraph);
      expect(await store.retain(new Set(["p1", "p2", "p4", "unheard"]))).toEqual({
        papers: 1,
        concepts: 3,
        authors: 1,
      });
      const rest = await contentOf(store);
      expect(rest.filter((line) => /roberta|cc-news|accuracy|"eve"|"p3"/u.test(line))).toEqual([]);
      expect(await store.retain(new Set(["p1", "p2", "p4"]))).toEqual({ papers: 0, concepts: 0, authors: 0 });
      expect(await contentOf(store)).toEqual(rest);
      expect(await store.retain(new Set())).toEqual({ papers: 3, concepts: 9, authors: 2 });
      expect(await contentOf(store)).toEqual([]);
    });

    test("a graph that was committed is read back the same, by two readers at once", async () => {
      const location = await place.location();
      await using building = await driver.openForWriting(location);
      await building.write(without(smallGraph, "p3"));
      await building.commit(42);
      const written = await contentOf(building);
      await using one = await driver.openForReading(location);
      await using two = await driver.openForReading(location);
      expect(await Promise.all([contentOf(one), contentOf(two)])).toEqual([written, written]);
      const { rows } = await one.query(
        "MATCH (state:PapergraphState) RETURN state.workspace AS workspace, state.journalPosition AS position",
      );
      expect(rows).toEqual([{ workspace: location.workspace, position: 42 }]);
    });

    test("what was never built is missing, and closing twice is fine", async () => {
      const location = await place.location();
      await expect(driver.openForReading(location)).rejects.toMatchObject({ code: "WORKSPACE_MISSING" });
      const building = await driver.openForWriting(location);
      await building.commit();
      await building[Symbol.asyncDispose]();
      await building[Symbol.asyncDispose]();
      const store = await driver.openForReading(location);
      await store[Symbol.asyncDispose]();
      await store[Symbol.asyncDispose]();
    });
  });
}
