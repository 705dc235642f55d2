import { describe, expect, test } from "vitest";
import type { GraphStore, StoreDriver, StoreLocation, Value } from "../../src/store/store.ts";
import { author, concept, paperNode, relation, smallGraph, transformer, without, wrote } from "./small-graph.ts";

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
export function sorted(value: Value): Value {
  if (isList(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(
    ([key, item]) => [key, key === "labels" && isList(item) ? item.map(String).toSorted() : sorted(item)] as const,
  );
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

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
        store.write({
          nodes: [paperNode("p8"), { ...paperNode("p9"), label: "Author" }],
          relationships: [wrote("p9", "p8", 1)],
        }),
      ).rejects.toThrow(/Author has no property/u);
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
