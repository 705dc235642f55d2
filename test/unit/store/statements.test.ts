import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { NODE_LABELS, RELATIONSHIP_TYPES } from "../../../src/model/graph.ts";
import { storeFor, stores } from "../../../src/store/index.ts";
import { CYPHER_FOLDER, readStatements, statementNamed, type Statement } from "../../../src/store/statements.ts";
import { createWritePlan } from "../../../src/store/write-plan.ts";
import { bert, concept, lstm, paperNode, refers, smallGraph, transformer } from "../../contract/small-graph.ts";

const sizes = (statements: Iterable<Statement>): readonly number[] =>
  [...statements].map(({ parameters }) => (Array.isArray(parameters.rows) ? parameters.rows.length : 0));

describe("the statement files", () => {
  test("every file of cypher/ holds named statements and no gap but for labels and types", () => {
    const files = readdirSync(CYPHER_FOLDER).filter((file) => file.endsWith(".cypher"));
    expect(files).toEqual([
      "after-import.neo4j.cypher",
      "retain.cypher",
      "schema.cypher",
      "schema.neo4j.cypher",
      "state.cypher",
      "write.cypher",
    ]);
    for (const file of files) {
      const statements = readStatements(file);
      expect(statements.size, file).toBeGreaterThan(0);
      for (const [name, text] of statements) {
        expect(text, `${file}: ${name}`).toMatch(/^(?:CREATE|MATCH|MERGE|UNWIND) /u);
        expect(text.replaceAll(/\{\{(?:label|types?)\}\}/gu, "")).not.toContain("{{");
      }
    }
  });

  test("a statement that is not there is named", () => {
    expect(() => statementNamed(readStatements("state.cypher"), "nothing")).toThrow('There is no statement "nothing"');
  });
});

describe("the plan of a write", () => {
  const plan = createWritePlan({ nodes: 2, relationships: 3 });

  test("has a statement of its own for each label and type that the batch has, with every row once", () => {
    const relations = [refers(bert, "VARIANT_OF", transformer), refers(bert, "SAME_NAME_AS", lstm)];
    const { nodes, relationships } = { ...smallGraph, relationships: [...smallGraph.relationships, ...relations] };
    const statements = [...plan({ nodes, relationships })];
    const rows = statements.flatMap(({ parameters }) => (Array.isArray(parameters.rows) ? parameters.rows : []));
    const papers = nodes.filter(({ label }) => label === "Paper").length;
    const others = nodes.filter(({ label }) => label !== "Paper" && label !== "Author").length;
    // Each paper comes three times more: with the concepts, authors and results that it keeps; results and concepts with concepts.
    expect(rows).toHaveLength(nodes.length + relationships.length + 3 * papers + others);
    const texts = statements.map(({ text }) => text).join("\n");
    expect(texts).not.toContain("{{");
    for (const label of NODE_LABELS) expect(texts).toMatch(new RegExp(`:${label}\\b`, "u"));
    for (const type of RELATIONSHIP_TYPES) expect(texts).toMatch(new RegExp(`\\[(?:relationship)?:${type}\\]->`, "u"));
  });

  test("no statement has more rows than the limit, nor texts without end", () => {
    const long = "x".repeat(5_000_000);
    const nodes = Array.from({ length: 5 }, (_, index) => concept("Task", `t${index}`));
    // Once to be written, once for the relations that they keep.
    expect(sizes(plan({ nodes, relationships: [] }))).toEqual([2, 2, 1, 2, 2, 1]);
    const papers = ["a", "b", "c"].map((id) => paperNode(id, { abstract: long }));
    const [first, second] = sizes(
      createWritePlan({ nodes: 100, relationships: 100 })({ nodes: papers, relationships: [] }),
    );
    expect([first, second]).toEqual([2, 1]);
  });

  test("an empty batch needs no statement", () => {
    expect([...plan({ nodes: [], relationships: [] })]).toEqual([]);
  });
});

describe("the store of an address", () => {
  test("a folder is the embedded engine's, Bolt addresses are Neo4j's", () => {
    expect(["papergraph/graph", "/tmp/x/graph", "C:\\x\\graph"].map((url) => storeFor(url).name)).toEqual([
      "grafeo",
      "grafeo",
      "grafeo",
    ]);
    const schemes = ["neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc"];
    expect(schemes.map((scheme) => storeFor(`${scheme}://localhost`).name)).toEqual(schemes.map(() => "neo4j"));
    expect(stores.list()[0]?.name).toBe("grafeo");
  });

  test("any other address is refused without repeating what may be secret in it", () => {
    expect(() => storeFor("postgres://me:secret@host/x")).toThrow('No store can be reached by "postgres://…".');
  });
});
