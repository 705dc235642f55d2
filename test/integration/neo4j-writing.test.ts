import { describe, expect, inject, test, vi } from "vitest";
import type { Listener } from "../../src/events.ts";
import type { GraphBatch, GraphNode } from "../../src/model/graph.ts";
import { recordDecision } from "../../src/pipeline/decide.ts";
import { checkWorkspace } from "../../src/pipeline/check.ts";
import { loadGraph, resolveGraph } from "../../src/pipeline.ts";
import { neo4j } from "../../src/store/neo4j.ts";
import { entity } from "../builders.ts";
import { concept, paperNode, relation } from "../contract/small-graph.ts";
import { lastChange, place, runElsewhere } from "../neo4j/place.ts";
import { graphOf, now, workspaceOf } from "../workspace.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** Papers that all address the same tasks, told in the order given. */
const papersOf = (name: string, order: readonly GraphNode[]): GraphBatch => {
  const papers = Array.from({ length: 40 }, (_, index) => paperNode(`${name}${index}`));
  return {
    nodes: papers,
    relationships: papers.flatMap(({ id }) => order.map((task) => relation(id, "ADDRESSES", task))),
  };
};

describe.skipIf(inject("neo4jUri") === "")("writing to a real Neo4j", () => {
  test("the check before a build leaves nothing behind, and tells what a build would be told", async () => {
    const location = await place.location();
    const schema = "SHOW INDEXES YIELD name RETURN collect(name) AS names";
    for (const name of ["paper_key", "concept_key", "author_key", "result_key"]) {
      await runElsewhere(`DROP CONSTRAINT ${name} IF EXISTS`);
    }
    const before = await runElsewhere(schema);
    await neo4j.checkForWriting(location);
    expect(await runElsewhere(schema)).toEqual(before);
    expect(await runElsewhere("MATCH (n) RETURN n")).toEqual([]);
    await (await neo4j.openForWriting(location))[Symbol.asyncDispose]();
    await neo4j.checkForWriting(location);
    await expect(neo4j.checkForWriting({ ...location, workspace: "others" })).rejects.toMatchObject({
      code: "STORE_FOREIGN",
    });
    await neo4j.checkForWriting({ ...location, workspace: "others" }, { adopt: true });
    expect(await runElsewhere("MATCH (s:PapergraphState) RETURN s.workspace AS name")).toEqual([{ name: "tests" }]);
  });

  test("the same graph again writes nothing at all", async () => {
    const { url } = await place.location();
    const workspace = await workspaceOf([[entity("Method", ["ViT"]), entity("Dataset", ["ImageNet"])]], url);
    const before = await lastChange();
    await resolveGraph({ workspace, now });
    expect(await lastChange()).toEqual(before);
    await recordDecision({ workspace, now }, { decision: "hide", name: "ImageNet" });
    expect(await lastChange()).not.toEqual(before);
  });

  test("check finds what others changed, and nothing where all is well; load mends it and moves a graph here", async () => {
    const { url } = await place.location();
    const workspace = await workspaceOf([
      [entity("Method", ["Vision Transformer", "ViT"]), entity("Dataset", ["ImageNet"])],
      [entity("Method", ["ViT"]), entity("Metric", ["accuracy"])],
    ]);
    const wanted = await graphOf(workspace);
    await loadGraph({ workspace, now, store: url });
    expect(await graphOf(workspace)).toEqual(wanted);
    expect(await checkWorkspace({ workspace })).toMatchObject({ isWhole: true });
    await runElsewhere("MATCH (:Paper)-[r:USES]->() WITH r LIMIT 1 SET r.confidence = 0");
    await runElsewhere("MATCH (p:Paper) CREATE (p)-[:LIKED_BY]->(:Reader)");
    await runElsewhere("CREATE (:Concept:Method {id: 'method:mine'}), (:Author {id: 'me', name: 'Me'})");
    await runElsewhere("MATCH (p:Paper), (c:Metric) WHERE NOT (p)-->(c) CREATE (p)-[:MENTIONS]->(c)");
    expect((await checkWorkspace({ workspace })).store?.counts).toEqual({ missing: 0, different: 1, surplus: 1 });
    await loadGraph({ workspace, now });
    expect(await checkWorkspace({ workspace })).toMatchObject({ isWhole: true });
    const theirs = "MATCH (n) WHERE n:Reader OR n.id IN ['method:mine', 'me'] RETURN count(n) AS count";
    expect(await runElsewhere(theirs)).toEqual([{ count: 4 }]);
  });

  test("with routing (neo4j://) a server alone is written and read as well", async () => {
    const { url } = await place.location();
    const workspace = await workspaceOf([[entity("Method", ["ViT"])]], url.replace("bolt://", "neo4j://"));
    expect(await graphOf(workspace)).toHaveLength(3);
    expect(await checkWorkspace({ workspace })).toMatchObject({ isWhole: true });
  });

  test("a database that was emptied is noticed and filled again", async () => {
    const { url } = await place.location();
    const workspace = await workspaceOf([[entity("Method", ["ViT"])]], url);
    const wanted = await graphOf(workspace);
    await runElsewhere("MATCH (n) DETACH DELETE n");
    const notes: string[] = [];
    const listener: Listener = (event) => void (event.kind === "note" && notes.push(event.text));
    await resolveGraph({ workspace, now, listener });
    expect(notes).toEqual([`The graph in ${url} is empty: what it lacks is written again.`]);
    expect(await graphOf(workspace)).toEqual(wanted);
  });

  test("two that write at the same time, the same concepts in another order, both get their papers in", async () => {
    const location = await place.location();
    await using one = await neo4j.openForWriting(location);
    await using two = await neo4j.openForWriting(location);
    const concepts = Array.from({ length: 50 }, (_, index) => concept("Task", `shared ${index}`));
    await one.write({ nodes: concepts, relationships: [] });
    await Promise.all(
      ["a", "b", "c"].flatMap((round) => [
        one.write(papersOf(`${round}x`, concepts)),
        two.write(papersOf(`${round}y`, concepts.toReversed())),
      ]),
    );
    expect(await runElsewhere("MATCH (:Paper)-[r:ADDRESSES]->(:Task) RETURN count(r) AS relationships")).toEqual([
      { relationships: 6 * 40 * 50 },
    ]);
  });
});
