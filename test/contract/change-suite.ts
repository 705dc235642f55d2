import { describe, expect, test } from "vitest";
import { withContentHash } from "../../src/model/content-hash.ts";
import type { GraphNode } from "../../src/model/graph.ts";
import type { Citations, Value } from "../../src/store/store.ts";
import {
  author,
  bert,
  hashed,
  lstm,
  paperNode,
  refers,
  relation,
  result,
  smallGraph,
  transformer,
  without,
  wrote,
} from "./small-graph.ts";
import { contentOf, sorted, type StorePlace } from "./store-suite.ts";

const withYear = (node: GraphNode): GraphNode => ({
  ...node,
  properties: { ...node.properties, [node.label === "Paper" ? "year" : "firstYear"]: 1999 },
});

/** Batches of papers with what each cites. */
async function* citations(
  ...batches: readonly Readonly<Record<string, readonly string[]>>[]
): AsyncGenerator<Citations> {
  for (const batch of batches) {
    const relationships = Object.entries(batch).flatMap(([from, cited]) =>
      cited.map((to) => ({ type: "CITES" as const, from, to, properties: {} })),
    );
    yield await Promise.resolve({ papers: Object.keys(batch), relationships });
  }
}

/** How every store goes on from what it holds: what changed is written, what is gone is taken out, all else stays. */
export function testChanges(place: StorePlace): void {
  const { driver } = place;

  describe(`changing a graph in ${driver.name}`, () => {
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
      await store.write({ nodes: [withContentHash(paper), first], relationships: [has] });
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

    test("between concepts stand the relationships that were given last and no others", async () => {
      await using store = await driver.openForWriting(await place.location());
      const variant = refers(bert, "VARIANT_OF", transformer);
      const namesake = refers(bert, "SAME_NAME_AS", lstm);
      const read = async (): Promise<readonly Value[]> => {
        const { rows } = await store.query(
          "MATCH (one:Concept)-[relation]->(other:Concept) RETURN one.id + ' ' + type(relation) + ' ' + other.id AS line ORDER BY line",
        );
        return rows.map(({ line }) => line ?? null);
      };
      await store.write(hashed(smallGraph));
      await store.relate([variant, namesake]);
      await store.relate([variant, namesake]);
      const both = ["method:bert SAME_NAME_AS method:lstm", "method:bert VARIANT_OF method:transformer"];
      expect(await read()).toEqual(both);
      await store.write({ nodes: [withContentHash(bert), withContentHash(transformer)], relationships: [] });
      expect(await read()).toEqual(both);
      await store.relate([variant, refers(lstm, "VARIANT_OF", transformer)]);
      expect(await read()).toEqual([
        "method:bert VARIANT_OF method:transformer",
        "method:lstm VARIANT_OF method:transformer",
      ]);
      await store.retain(new Set(["p1"]));
      expect(await read()).toEqual(["method:lstm VARIANT_OF method:transformer"]);
      await store.relate([]);
      expect(await read()).toEqual([]);
    });

    test("papers cite what was given last and no others", async () => {
      await using store = await driver.openForWriting(await place.location());
      const read = async (): Promise<readonly Value[]> => {
        const { rows } = await store.query(
          "MATCH (one:Paper)-[:CITES]->(other:Paper) RETURN one.id + ' ' + other.id AS line ORDER BY line",
        );
        return rows.map(({ line }) => line ?? null);
      };
      await store.write(hashed(smallGraph));
      await store.cite(citations({ p1: ["p2", "p3"], p2: ["p3"] }, { p3: [], p4: ["p1"] }));
      expect(await read()).toEqual(["p1 p2", "p1 p3", "p2 p3", "p4 p1"]);
      expect(await store.write(hashed(smallGraph))).toEqual({ papers: 0, concepts: 0 });
      await store.cite(citations({ p1: ["p3"], p2: ["p1"], p3: [], p4: ["p1"] }));
      expect(await read()).toEqual(["p1 p3", "p2 p1", "p4 p1"]);
      await store.retain(new Set(["p1", "p2", "p4"]));
      expect(await read()).toEqual(["p2 p1", "p4 p1"]);
      await store.cite(citations());
      expect(await read()).toEqual([]);
    });

    test("what is there already is left alone: by hash and by number of relationships", async () => {
      await using store = await driver.openForWriting(await place.location());
      const graph = hashed(smallGraph);
      expect(await store.write(graph)).toEqual({ papers: 4, concepts: 12 });
      const once = await contentOf(store);
      expect(await store.write(graph)).toEqual({ papers: 0, concepts: 0 });
      const newer = hashed({
        ...smallGraph,
        nodes: smallGraph.nodes.map((node) => (node.id === "p2" || node.id === "method:bert" ? withYear(node) : node)),
      });
      expect(await store.write(newer)).toEqual({ papers: 1, concepts: 1 });
      expect(await store.write(graph)).toEqual({ papers: 1, concepts: 1 });
      expect(await contentOf(store)).toEqual(once);
      // A concept, a result or an author that others deleted takes a relationship of a paper away.
      await store.write(hashed(without(smallGraph, "method:bert")));
      expect(await store.write(graph)).toEqual({ papers: 2, concepts: 0 });
      expect(await contentOf(store)).toEqual(once);
    });

    test("retain takes out papers that are gone, and concepts and authors that only they held", async () => {
      const location = await place.location();
      await using store = await driver.openForWriting(location);
      await store.write(hashed(smallGraph));
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

    test("retain leaves alone what does not bear our mark", async () => {
      await using store = await driver.openForWriting(await place.location());
      await store.write({ nodes: [paperNode("theirs"), bert], relationships: [] });
      const before = await contentOf(store);
      expect(await store.retain(new Set())).toEqual({ papers: 0, concepts: 0, authors: 0 });
      expect(await contentOf(store)).toEqual(before);
    });
  });
}
