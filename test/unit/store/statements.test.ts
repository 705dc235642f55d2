import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { isConceptRelationType, NODE_LABELS, RELATIONSHIP_TYPES } from "../../../src/model/graph.ts";
import { storeFor, stores } from "../../../src/store/index.ts";
import { CYPHER_FOLDER, readStatements, statementNamed, type Statement } from "../../../src/store/statements.ts";
import { createWritePlan } from "../../../src/store/write-plan.ts";
import { concept, paperNode, relation, smallGraph } from "../../contract/small-graph.ts";

const sizes = (statements: Iterable<Statement>): readonly number[] =>
  [...statements].map(({ parameters }) => (Array.isArray(parameters.rows) ? parameters.rows.length : 0));

describe("the statement files", () => {
  test("every file of cypher/ holds named statements and no gap but for labels and types", () => {
    const files = readdirSync(CYPHER_FOLDER).filter((file) => file.endsWith(".cypher"));
    expect(files).toEqual([
      "after-import.neo4j.cypher",
      "changes.cypher",
      "compare.cypher",
      "relate.cypher",
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
        expect(text.replaceAll(/\{\{(?:label|types?|references)\}\}/gu, "")).not.toContain("{{");
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
    const { nodes, relationships } = smallGraph;
    const statements = [...plan({ batch: smallGraph, outdated: new Set() })];
    const rows = statements.flatMap(({ parameters }) => (Array.isArray(parameters.rows) ? parameters.rows : []));
    expect(rows).toHaveLength(nodes.length + relationships.length);
    const texts = statements.map(({ text }) => text).join("\n");
    expect(texts).not.toContain("{{");
    for (const label of NODE_LABELS) expect(texts).toMatch(new RegExp(`:${label}\\b`, "u"));
    for (const type of RELATIONSHIP_TYPES.filter((one) => !isConceptRelationType(one) && one !== "CITES")) {
      expect(texts).toMatch(new RegExp(`\\[(?:relationship)?:${type}\\]->`, "u"));
    }
  });

  test("only outdated papers and their results lose what they no longer have", () => {
    const statements = [...plan({ batch: smallGraph, outdated: new Set(["p2"]) })];
    const kept = statements.filter(({ text }) => text.includes("DELETE"));
    expect(kept.map(({ parameters }) => parameters.rows)).toEqual([
      ...[1, 2, 3].map(() => [expect.objectContaining({ id: "p2" })]),
      [expect.objectContaining({ id: "p2#r1" })],
    ]);
  });

  test("relationships of new papers are made, those of others looked for first", () => {
    const verbs = [...plan({ batch: smallGraph, outdated: new Set(["p2"]) })].flatMap(({ text, parameters }) => {
      const verb = /(?<verb>CREATE|MERGE) \(paper\)-\[relationship/u.exec(text)?.groups?.["verb"];
      const rows = z.object({ rows: z.array(z.object({ from: z.string() })) });
      return verb === undefined ? [] : rows.parse(parameters).rows.map(({ from }) => `${verb} ${from}`);
    });
    expect(new Set(verbs)).toEqual(new Set(["CREATE p1", "MERGE p2", "CREATE p3"]));
  });

  test("rows come in the order of the keys that they lock", () => {
    const nodes = ["t3", "t1", "t2"].map((name) => concept("Task", name));
    const relationships = nodes.flatMap((task) => [relation("b", "ADDRESSES", task), relation("a", "ADDRESSES", task)]);
    const statements = [
      ...createWritePlan({ nodes: 9, relationships: 9 })({ batch: { nodes, relationships }, outdated: new Set() }),
    ];
    const keys = z.object({
      rows: z.array(z.object({ id: z.string().optional(), from: z.string().optional(), to: z.string().optional() })),
    });
    const order = statements.flatMap(({ parameters }) =>
      keys.parse(parameters).rows.map(({ id, from, to }) => id ?? `${to} ${from}`),
    );
    expect(order).toEqual(
      ["task:t1", "task:t2", "task:t3"].concat(
        ["t1 a", "t1 b", "t2 a", "t2 b", "t3 a", "t3 b"].map((key) => `task:${key}`),
      ),
    );
  });

  test("no statement has more rows than the limit, nor texts without end", () => {
    const long = "x".repeat(5_000_000);
    const nodes = Array.from({ length: 5 }, (_, index) => concept("Task", `t${index}`));
    expect(sizes(plan({ batch: { nodes, relationships: [] }, outdated: new Set() }))).toEqual([2, 2, 1]);
    const papers = ["a", "b", "c"].map((id) => paperNode(id, { abstract: long }));
    const [first, second] = sizes(
      createWritePlan({ nodes: 100, relationships: 100 })({
        batch: { nodes: papers, relationships: [] },
        outdated: new Set(),
      }),
    );
    expect([first, second]).toEqual([2, 1]);
  });

  test("an empty batch needs no statement", () => {
    expect([...plan({ batch: { nodes: [], relationships: [] }, outdated: new Set() })]).toEqual([]);
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
