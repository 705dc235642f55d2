import { execFile } from "node:child_process";
import { readdir, rm, stat, writeFile } from "node:fs/promises";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { withContentHash } from "../../src/model/content-hash.ts";
import { grafeo } from "../../src/store/grafeo.ts";
import type { GraphStore, StoreLocation } from "../../src/store/store.ts";
import { temporaryFolder } from "../temporary.ts";
import { testChanges } from "./change-suite.ts";
import { testConcepts } from "./concept-suite.ts";
import { testLimits } from "./limit-suite.ts";
import { testQueries } from "./query-suite.ts";
import { paperNode } from "./small-graph.ts";
import { testStore, type StorePlace } from "./store-suite.ts";
import { testValues } from "./value-suite.ts";

const place: StorePlace = {
  driver: grafeo,
  location: async () => ({ url: `${await temporaryFolder()}/graph`, workspace: "tests" }),
};

testStore(place);
testChanges(place);
testLimits(place);
testValues(place);
testQueries(place);
testConcepts(place);

const paperIds = async (store: GraphStore): Promise<readonly unknown[]> =>
  (await store.query("MATCH (paper:Paper) RETURN paper.id AS id ORDER BY id")).rows.map(({ id }) => id);

/** A build of papers with these ids. */
async function build(location: StoreLocation, ids: readonly string[]): Promise<void> {
  await using store = await grafeo.openForWriting(location);
  await store.write({ nodes: ids.map((id) => withContentHash(paperNode(id))), relationships: [] });
  await store.retain(new Set(ids));
  await store.commit(ids.length);
}

describe("the swap of the embedded engine", () => {
  test("an open reader sees the old graph until the commit and the new one after it", async () => {
    const location = await place.location();
    await build(location, ["old"]);
    await using reader = await grafeo.openForReading(location);
    await using building = await grafeo.openForWriting(location);
    await building.write({ nodes: [paperNode("new")], relationships: [] });
    await building.retain(new Set(["new"]));
    expect(await paperIds(building)).toEqual(["new"]);
    expect(await paperIds(reader)).toEqual(["old"]);
    await building.commit();
    expect(await paperIds(reader)).toEqual(["new"]);
  });

  test("a build that is broken off leaves the old graph, and nothing else, behind", async () => {
    const location = await place.location();
    await build(location, ["old"]);
    {
      await using building = await grafeo.openForWriting(location);
      await building.write({ nodes: [paperNode("new")], relationships: [] });
    }
    await using reader = await grafeo.openForReading(location);
    expect(await paperIds(reader)).toEqual(["old"]);
    expect(await readdir(location.url)).toEqual(["graph.grafeo"]);
  });

  test("a build that changes nothing leaves the file as it is", async () => {
    const location = await place.location();
    await build(location, ["one", "two"]);
    const { ino, mtimeMs } = await stat(`${location.url}/graph.grafeo`);
    await build(location, ["two", "one"]);
    expect(await stat(`${location.url}/graph.grafeo`)).toMatchObject({ ino, mtimeMs });
    await build(location, ["two"]);
    expect((await stat(`${location.url}/graph.grafeo`)).ino).not.toBe(ino);
  });

  test("the graph of another workspace, and one that shall be written anew, are not gone on from", async () => {
    const location = await place.location();
    await build(location, ["old"]);
    for (const [whose, options] of [
      [{ ...location, workspace: "others" }, {}],
      [location, { rewrite: true }],
    ] as const) {
      await using store = await grafeo.openForWriting(whose, options);
      expect(await paperIds(store)).toEqual([]);
    }
  });

  test("what a build that was killed left behind is cleared by the next one", async () => {
    const location = await place.location();
    await build(location, ["old"]);
    for (const name of ["next", "draft", "draft.wal"])
      await writeFile(`${location.url}/graph.grafeo.${name}`, "half a gra");
    await using reader = await grafeo.openForReading(location);
    expect(await paperIds(reader)).toEqual(["old"]);
    await build(location, ["new"]);
    expect(await paperIds(reader)).toEqual(["new"]);
    expect(await readdir(location.url)).toEqual(["graph.grafeo"]);
  });

  test("queries that run while builds swap all answer from one whole graph", async () => {
    const location = await place.location();
    const ids = ["a", "b", "c", "d", "e", "f"];
    await build(location, ids.slice(0, 1));
    await using reader = await grafeo.openForReading(location);
    const answers: Promise<readonly unknown[]>[] = [];
    for (const size of [2, 3, 4, 5, 6]) {
      answers.push(paperIds(reader), paperIds(reader));
      await build(location, ids.slice(0, size));
    }
    for (const answer of await Promise.all(answers)) expect(answer).toEqual(ids.slice(0, answer.length));
    expect(await paperIds(reader)).toEqual(ids);
  });

  test("another process reads the same graph at the same time", async () => {
    const location = await place.location();
    await build(location, ["one"]);
    await using reader = await grafeo.openForReading(location);
    expect(await paperIds(reader)).toEqual(["one"]);
    const script = `
      const { GrafeoDB } = require("@grafeo-db/js");
      const database = GrafeoDB.openReadOnly(process.argv[1]);
      database.executeCypher("MATCH (n:Paper) RETURN n.id").then((result) => console.log(JSON.stringify(result.rows())));`;
    const { stdout } = await promisify(execFile)(process.execPath, ["-e", script, `${location.url}/graph.grafeo`]);
    expect(JSON.parse(stdout)).toEqual([["one"]]);
    await build(location, ["two"]);
    expect(await paperIds(reader)).toEqual(["two"]);
  });

  test("a graph that was thrown away stays with its readers and is missing for new ones", async () => {
    const location = await place.location();
    await build(location, ["one"]);
    await using reader = await grafeo.openForReading(location);
    await rm(location.url, { recursive: true });
    expect(await paperIds(reader)).toEqual(["one"]);
    await expect(grafeo.openForReading(location)).rejects.toMatchObject({ code: "WORKSPACE_MISSING" });
  });

  test("a file that is no graph, and a folder that cannot be made, are said with a way out", async () => {
    const location = await place.location();
    await build(location, ["one"]);
    await writeFile(`${location.url}/graph.grafeo`, "nonsense");
    await expect(grafeo.openForReading(location)).rejects.toMatchObject({
      code: "STORE_REFUSED",
      hint: expect.stringContaining("papergraph build"),
    });
    await build(location, ["two"]);
    await using reader = await grafeo.openForReading(location);
    expect(await paperIds(reader)).toEqual(["two"]);

    const file = `${await temporaryFolder()}/file`;
    await writeFile(file, "");
    await expect(build({ ...location, url: `${file}/graph` }, ["x"])).rejects.toMatchObject({ code: "WRITE_FAILED" });
  });
});
