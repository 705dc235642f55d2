import { describe, expect, test } from "vitest";
import type { Answer, ConceptDetail, Failure, OfferedQuery } from "../../../src/serve/api.ts";
import { conceptId, viewerGraph } from "../../viewer-graph.ts";
import { answerOf, openApp, query } from "./viewer-app.ts";

const asked = (words: string, parameters: Record<string, string> = {}): string =>
  query("/api/query", { query: words, parameters: JSON.stringify(parameters) });

describe("a query", () => {
  test("of a node answers with its name, and says which node it is", async () => {
    const ask = await openApp();
    const id = conceptId("Dataset", "ImageNet");
    const answer = await answerOf<Answer>(
      ask(asked(`MATCH (d:Dataset {id: '${id}'}) RETURN d, d.paperCount AS papers, d.name AS dataset`)),
    );
    expect(answer.columns).toEqual(["d", "papers", "dataset"]);
    expect(answer.rows).toEqual([
      [
        { text: "ImageNet", node: id },
        { text: "8", isNumber: true },
        { text: "ImageNet", node: id },
      ],
    ]);
    expect(answer).toMatchObject({ nodes: [id], undrawn: { nodes: [], edges: [] }, hasMore: false });
  });

  test("brings what the picture leaves out, with all that joins it", async () => {
    const ask = await openApp(viewerGraph(), 50);
    const id = conceptId("Method", "Own Method 7");
    const { nodes, undrawn } = await answerOf<Answer>(
      ask(asked(`MATCH (p:Paper {id: 'paper-7'})-[:PROPOSES]->(m:Method {id: '${id}'}) RETURN p, m`)),
    );
    expect(nodes).toEqual(["paper-7", id]);
    expect(undrawn.nodes).toContainEqual({
      id,
      type: "Method",
      label: "Own Method 7",
      papers: 1,
      year: expect.anything(),
    });
    expect(undrawn.edges).toContainEqual(
      expect.objectContaining({ paper: "paper-7", concept: id, relation: "PROPOSES" }),
    );
  });

  test("by name takes its parameters as text, and follows former ids", async () => {
    const ask = await openApp();
    const answer = await answerOf<Answer>(
      ask(asked("datasets-with-method", { method: "method:resnet", minConfidence: "0" })),
    );
    expect(answer.nodes).toContain(conceptId("Method", "Residual Network"));
  });

  test.each([
    ["CREATE (n) RETURN n", "CREATE"],
    ["MATCH (n) SET n.x = 1 RETURN n", "SET"],
    ["no-such-query", 'There is no query "no-such-query"'],
    ["MATCH (", ""],
  ])("%s is refused with a sentence", async (statement, words) => {
    const ask = await openApp();
    const response = await ask(asked(statement));
    expect(response.status).toBe(400);
    expect((await answerOf<Failure>(response)).error).toContain(words);
  });

  test("with parameters that are none is refused", async () => {
    const ask = await openApp();
    expect((await ask(query("/api/query", { query: "methods", parameters: "[1" }))).status).toBe(400);
  });

  test("is offered by name, with what its parameters mean", async () => {
    const ask = await openApp();
    const offered = await answerOf<readonly OfferedQuery[]>(ask("/api/queries"));
    const methods = offered.find(({ name }) => name === "methods-for-task");
    expect(methods?.parameters.map(({ name }) => name)).toContain("task");
    expect(methods?.text).toContain("MATCH");
  });
});

test("a concept says why its names are one", async () => {
  const ask = await openApp();
  const concept = await answerOf<ConceptDetail>(ask(query("/api/concept", { id: "method:resnet" })));
  expect(concept.joined).toEqual([{ name: "ResNet", into: "Residual Network", reason: "acronym", papers: 3 }]);
});
