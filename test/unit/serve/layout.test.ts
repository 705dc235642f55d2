import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { cachedPoints } from "../../../src/serve/layout-cache.ts";
import { layOut } from "../../../src/serve/layout.ts";
import { type DrawnGraph, loadGraph } from "../../../src/serve/picture.ts";
import { temporaryFolder } from "../../temporary.ts";
import { BARE_PAPER, openViewerStore } from "../../viewer-graph.ts";

const fail = (reason: string): void => expect.fail(reason);
const pause = (): Promise<void> => Promise.resolve();

async function drawn(): Promise<DrawnGraph> {
  const store = await openViewerStore();
  onTestFinished(() => store[Symbol.asyncDispose]());
  return loadGraph(store);
}

describe("the layout", () => {
  test("of the same graph is the same", async () => {
    const graph = await drawn();
    expect(await layOut(graph, pause)).toEqual(await layOut(graph, pause));
  });

  test("gives every node a place of its own", async () => {
    const graph = await drawn();
    const points = await layOut(graph, pause);
    expect(points).toHaveLength(graph.nodes.length);
    for (const { x, y } of points) expect(Number.isFinite(x) && Number.isFinite(y)).toBe(true);
    expect(new Set(points.map(({ x, y }) => `${x.toFixed(2)} ${y.toFixed(2)}`)).size).toBe(points.length);
  });

  test("puts a concept of one paper next to that paper, and a paper that shares nothing outside", async () => {
    const graph = await drawn();
    const points = await layOut(graph, pause);
    const placeOf = (id: string): { x: number; y: number } =>
      points[graph.nodes.findIndex((node) => node.id === id)] ?? { x: Number.NaN, y: Number.NaN };
    const distance = (a: string, b: string): number =>
      Math.hypot(placeOf(a).x - placeOf(b).x, placeOf(a).y - placeOf(b).y);
    expect(distance("paper-3", "method:own-method-3")).toBeLessThan(distance("paper-3", "paper-4"));
    const outermost = Math.max(...points.map(({ y, x }) => Math.hypot(x / 1.25, y)));
    expect(Math.hypot(placeOf(BARE_PAPER).x / 1.25, placeOf(BARE_PAPER).y)).toBeCloseTo(outermost, 0);
  });

  test.each([
    ["nothing", { nodes: [], edges: [] }],
    ["one paper", { nodes: [{ id: "p", type: "Paper" as const }], edges: [] }],
    [
      "one shared concept",
      {
        nodes: ["c", "p", "q"].map((id) => ({ id, type: id === "c" ? ("Task" as const) : ("Paper" as const) })),
        edges: [
          { paper: "p", concept: "c" },
          { paper: "q", concept: "c" },
        ],
      },
    ],
  ])("of %s is finite", async (_, graph) => {
    const points = await layOut(graph, pause);
    expect(points).toHaveLength(graph.nodes.length);
    for (const { x, y } of points) expect([x, y].every(Number.isFinite)).toBe(true);
  });
});

describe("the kept layout", () => {
  test("is read again for the same graph, and made anew for another one", async () => {
    const graph = await drawn();
    const folder = await temporaryFolder();
    const options = { folder, pause, onUnkept: fail };
    const made = await cachedPoints(graph, options);
    const file = join(folder, "layout.json");
    const kept: { graph: string; points: unknown } = JSON.parse(await readFile(file, "utf8"));
    const moved = made.map(({ x, y }) => ({ x: x + 1, y }));
    await writeFile(file, JSON.stringify({ ...kept, points: moved }));
    expect(await cachedPoints(graph, options)).toEqual(moved);
    const smaller = { ...graph, edges: graph.edges.slice(1) };
    expect(await cachedPoints(smaller, options)).not.toEqual(moved);
  });

  test("that is broken is made anew", async () => {
    const graph = await drawn();
    const folder = await temporaryFolder();
    await writeFile(join(folder, "layout.json"), '{"graph": "');
    expect(await cachedPoints(graph, { folder, pause, onUnkept: fail })).toHaveLength(graph.nodes.length);
  });

  test("that cannot be written is told, and the picture is there all the same", async () => {
    const graph = await drawn();
    const told: string[] = [];
    const folder = join(await temporaryFolder(), "missing");
    const points = await cachedPoints(graph, { folder, pause, onUnkept: (reason) => told.push(reason) });
    expect(points).toHaveLength(graph.nodes.length);
    expect(told).toEqual([expect.stringContaining("layout.json")]);
  });
});
