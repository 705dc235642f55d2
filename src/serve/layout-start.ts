import type { UndirectedGraph } from "graphology";

const ROUNDS = 40;

interface Network {
  readonly degrees: Float64Array;
  /** Places of each node's neighbours. */
  readonly neighbours: readonly (readonly number[])[];
}

function networkOf(graph: UndirectedGraph): Network {
  const places = new Map(graph.nodes().map((id, place) => [id, place]));
  const neighbours = graph.mapNodes((id) => graph.mapNeighbors(id, (other) => places.get(other) ?? 0));
  return { neighbours, degrees: Float64Array.from(neighbours, (others) => others.length) };
}

const dot = (a: Float64Array, b: Float64Array, degrees: Float64Array): number =>
  degrees.reduce((sum, degree, place) => sum + degree * (a[place] ?? 0) * (b[place] ?? 0), 0);

/** Takes out of `axis` what points along `other`. */
function orthogonal(axis: Float64Array, other: Float64Array, degrees: Float64Array): Float64Array {
  const along = dot(axis, other, degrees) / dot(other, other, degrees);
  return axis.map((value, place) => value - along * (other[place] ?? 0));
}

/** Each node half way to the mean of its neighbours. */
function smoothed(axis: Float64Array, { neighbours }: Network): Float64Array {
  return axis.map((value, place) => {
    const others = neighbours[place] ?? [];
    const sum = others.reduce((total, other) => total + (axis[other] ?? 0), 0);
    return (value + sum / others.length) / 2;
  });
}

function ofUnitLength(axis: Float64Array, degrees: Float64Array): Float64Array {
  const length = Math.sqrt(dot(axis, axis, degrees)) || 1;
  return axis.map((value) => value / length);
}

/**
 * Moves nodes to where their neighbours are, by degree-normalised eigenvectors (Koren 2005, "Drawing graphs by eigenvectors"),
 * found by power iteration from where the nodes are. From here the forces need few steps to a picture with all regions apart;
 * from chance places they would need hundreds. Every node needs a neighbour; the unit of the result is arbitrary.
 */
export async function placeByNeighbours(graph: UndirectedGraph, pause: () => Promise<void>): Promise<void> {
  const network = networkOf(graph);
  const { degrees } = network;
  const everywhere = new Float64Array(graph.order).fill(1);
  let x: Float64Array = Float64Array.from(graph.mapNodes((_, node) => Number(node.x)));
  let y: Float64Array = Float64Array.from(graph.mapNodes((_, node) => Number(node.y)));
  for (let round = 0; round < ROUNDS; round++) {
    x = ofUnitLength(orthogonal(smoothed(x, network), everywhere, degrees), degrees);
    y = orthogonal(orthogonal(smoothed(y, network), everywhere, degrees), x, degrees);
    y = ofUnitLength(y, degrees);
    await pause();
  }
  for (const [place, id] of graph.nodes().entries()) graph.mergeNodeAttributes(id, { x: x[place], y: y[place] });
}
