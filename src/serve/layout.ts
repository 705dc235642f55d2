import { createRequire } from "node:module";
import { UndirectedGraph } from "graphology";
import type { ForceAtlas2Settings } from "graphology-layout-forceatlas2";
import { placeByNeighbours } from "./layout-start.ts";
import type { NodeType } from "./api.ts";
import { scaleOf, sizeOf } from "./disc.ts";
import { makeRoom } from "./layout-room.ts";
import type { DrawnEdge, DrawnNode } from "./picture.ts";

interface ForceAtlas2 {
  /** Moves the nodes of the graph. */
  assign(
    graph: UndirectedGraph,
    parameters: { readonly iterations: number; readonly getEdgeWeight: string; readonly settings: ForceAtlas2Settings },
  ): void;
}

// The package is CommonJS whose types claim an ES default export: an import would compile and be undefined when run.
const forceAtlas2: ForceAtlas2 = createRequire(import.meta.url)("graphology-layout-forceatlas2");

export interface Point {
  readonly x: number;
  readonly y: number;
}

interface LayoutInput {
  readonly nodes: readonly Pick<DrawnNode, "id" | "type">[];
  readonly edges: readonly Pick<DrawnEdge, "paper" | "concept">[];
}

/** Raise it when the same graph would be laid out differently, so that cached layouts are made anew. */
export const LAYOUT_VERSION = 1;

/** Points that turn by it never line up (Vogel 1979). */
const GOLDEN_ANGLE: number = Math.PI * (3 - Math.sqrt(5));
/** Of the disc that all of it fills; what the forces are tuned to. */
const RADIUS = 1_000;
/** Pixels over which that disc is spread when all of it is on the screen. */
const SCREEN = 800;
/** Pixels between two discs, halved. */
const MARGIN = 1.5;
/** Screens are wider than high. */
const WIDENING = 1.25;
/** Share of a node's distance from the middle that an even disc decides; the rest is what the forces gave it. */
const EVENNESS = 0.6;
/** Nodes × iterations that the forces may cost: one to two seconds. */
const WORK = 450_000;
const FEWEST_ITERATIONS = 24;
const MOST_ITERATIONS = 400;
/** Nodes × iterations between two pauses, in which requests are answered: about 50 ms. */
const WORK_BETWEEN_PAUSES = 12_000;
/** Above this, repulsion is approximated (Barnes-Hut). */
const EXACT_UP_TO = 800;

/** FNV-1a, as a number in [0, 1). */
function hashOf(text: string): number {
  let hash = 2_166_136_261;
  for (let place = 0; place < text.length; place++) hash = Math.imul(hash ^ text.charCodeAt(place), 16_777_619);
  return (hash >>> 0) / 2 ** 32;
}

function onDisc(turn: number, radius: number): Point {
  return { x: radius * Math.cos(turn), y: radius * Math.sin(turn) };
}

/** Papers of each concept, each once. */
function papersOfConcepts({ edges }: LayoutInput): ReadonlyMap<string, ReadonlySet<string>> {
  const papers = new Map<string, Set<string>>();
  for (const { paper, concept } of edges) papers.set(concept, (papers.get(concept) ?? new Set()).add(paper));
  return papers;
}

/** Papers and the concepts that join them; what hangs on one paper alone would only cost time and push. */
function sharedGraph(papersOf: ReadonlyMap<string, ReadonlySet<string>>): UndirectedGraph {
  const graph = new UndirectedGraph();
  const place = (id: string): void => {
    const start = onDisc(hashOf(id) * 2 * Math.PI, RADIUS * Math.sqrt(hashOf(`${id}\n`)));
    if (!graph.hasNode(id)) graph.addNode(id, start);
  };
  for (const [concept, papers] of papersOf) {
    if (papers.size < 2) continue;
    place(concept);
    // A concept of very many papers says little of each: unweighted, hubs pull everything into one ball.
    const weight = 1 / Math.sqrt(papers.size / 2);
    for (const paper of papers) {
      place(paper);
      graph.addEdge(paper, concept, { weight });
    }
  }
  return graph;
}

/** Eigenvectors and forces both leave a dense middle and a few far outliers: draws them into a disc of `RADIUS`. */
function evenOut(graph: UndirectedGraph): void {
  const distanceOf = (id: string): number =>
    Math.hypot(Number(graph.getNodeAttribute(id, "x")), Number(graph.getNodeAttribute(id, "y")));
  const ordered = graph.nodes().toSorted((a, b) => distanceOf(a) - distanceOf(b));
  const typical = Math.max(Number.MIN_VALUE, distanceOf(ordered[Math.floor(ordered.length * 0.9)] ?? ""));
  for (const [place, id] of ordered.entries()) {
    const distance = distanceOf(id);
    const even = Math.sqrt((place + 1) / ordered.length);
    const wanted = EVENNESS * even + (1 - EVENNESS) * Math.min(distance / typical, 1.3);
    const factor = distance === 0 ? 0 : (wanted * RADIUS) / distance;
    graph.updateNodeAttributes(id, ({ x, y }) => ({
      x: Number(x) * factor,
      y: Number(y) * factor,
    }));
  }
}

interface Iteration {
  readonly iterations: number;
  readonly settings: ForceAtlas2Settings;
  readonly pause: () => Promise<void>;
}

async function iterate(graph: UndirectedGraph, { iterations, settings, pause }: Iteration): Promise<void> {
  const slice = Math.max(2, Math.round(WORK_BETWEEN_PAUSES / graph.order));
  for (let done = 0; done < iterations; done += slice) {
    forceAtlas2.assign(graph, { iterations: Math.min(slice, iterations - done), getEdgeWeight: "weight", settings });
    await pause();
  }
}

async function settle(graph: UndirectedGraph, pause: () => Promise<void>): Promise<void> {
  const affordable = Math.round(WORK / graph.order);
  const settings = {
    barnesHutOptimize: graph.order > EXACT_UP_TO,
    barnesHutTheta: 1,
    edgeWeightInfluence: 1,
    slowDown: 1 + Math.log(graph.order),
  };
  await placeByNeighbours(graph, pause);
  evenOut(graph);
  await iterate(graph, {
    iterations: Math.min(MOST_ITERATIONS, Math.max(FEWEST_ITERATIONS, affordable)),
    settings: { ...settings, gravity: 1, scalingRatio: 10 },
    pause,
  });
  evenOut(graph);
}

/** Where the nodes of the graph are once none covers another. */
async function pointsOf(
  graph: UndirectedGraph,
  types: ReadonlyMap<string, NodeType>,
  pause: () => Promise<void>,
): Promise<Map<string, Point>> {
  const papersOf = (id: string): number => graph.degree(id);
  const mostPapers = graph.reduceNodes(
    (most, id) => (types.get(id) === "Paper" ? most : Math.max(most, papersOf(id))),
    1,
  );
  const pixel = (2 * RADIUS) / SCREEN;
  const scale = scaleOf(graph.order, SCREEN) * pixel;
  const discs = graph.mapNodes((id, { x, y }) => {
    const node = { type: types.get(id) ?? "Paper", papers: papersOf(id) };
    return { id, x: Number(x), y: Number(y), radius: (sizeOf(node, mostPapers) + MARGIN) * scale };
  });
  await makeRoom(discs, pause);
  return new Map(discs.map(({ id, x, y }) => [id, { x, y }]));
}

/** Papers that share nothing, around all others. */
function placeApart(points: Map<string, Point>, lonely: readonly string[], unit: number): void {
  const reach = [...points.values()].reduce((most, { x, y }) => Math.max(most, Math.hypot(x, y)), 0);
  const inner = reach === 0 ? 0 : reach + unit;
  for (const [place, id] of lonely.entries()) {
    points.set(id, onDisc(place * GOLDEN_ANGLE, Math.sqrt(inner ** 2 + place * unit ** 2)));
  }
}

function leavesOf(papersOf: ReadonlyMap<string, ReadonlySet<string>>): ReadonlyMap<string, readonly string[]> {
  const leaves = new Map<string, string[]>();
  for (const [concept, papers] of papersOf) {
    const [paper] = papers;
    if (papers.size > 1 || paper === undefined) continue;
    const others = leaves.get(paper);
    if (others === undefined) leaves.set(paper, [concept]);
    else others.push(concept);
  }
  return leaves;
}

/** What hangs on one paper, like seeds in a flower head around it. */
function placeAround(points: Map<string, Point>, leaves: ReadonlyMap<string, readonly string[]>, unit: number): void {
  for (const [paper, concepts] of leaves) {
    const centre = points.get(paper) ?? { x: 0, y: 0 };
    const first = hashOf(paper) * 2 * Math.PI;
    for (const [place, concept] of concepts.entries()) {
      const { x, y } = onDisc(first + place * GOLDEN_ANGLE, unit * 0.32 * Math.sqrt(place + 2));
      points.set(concept, { x: centre.x + x, y: centre.y + y });
    }
  }
}

/**
 * Places of `nodes`, in their order: ForceAtlas2 (Jacomy et al. 2014) over what papers share, a fixed number of steps from
 * places that only the graph decides, so that the same graph looks the same each time. `pause` is awaited every 50 ms or so.
 */
export async function layOut(input: LayoutInput, pause: () => Promise<void>): Promise<readonly Point[]> {
  const papersOf = papersOfConcepts(input);
  const graph = sharedGraph(papersOf);
  if (graph.order > 0) await settle(graph, pause);
  const points = await pointsOf(graph, new Map(input.nodes.map(({ id, type }) => [id, type])), pause);
  const unit = RADIUS / Math.sqrt(Math.max(16, graph.order));
  const lonely = input.nodes.filter(({ id, type }) => type === "Paper" && !points.has(id)).map(({ id }) => id);
  placeApart(points, lonely, unit);
  placeAround(points, leavesOf(papersOf), unit);
  return input.nodes.map(({ id }) => {
    const { x, y } = points.get(id) ?? { x: 0, y: 0 };
    return { x: x * WIDENING, y };
  });
}
