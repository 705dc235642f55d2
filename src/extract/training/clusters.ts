import { createRandom, shuffle } from "./random.ts";

/** Vectors of equal length, one after the other. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float32Array;
}

/** A sparse matrix by rows: row r holds `values[starts[r]] … values[starts[r + 1] - 1]`, at `columns`. */
export interface SparseMatrix {
  readonly rows: number;
  readonly width: number;
  readonly starts: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float32Array;
}

/** `sparse × dense`. */
function multiply(sparse: SparseMatrix, dense: Matrix): Matrix {
  const { columns: width } = dense;
  const values = new Float32Array(sparse.rows * width);
  for (let row = 0; row < sparse.rows; row++) {
    for (let at = sparse.starts[row]!; at < sparse.starts[row + 1]!; at++) {
      const value = sparse.values[at]!;
      const from = sparse.columns[at]! * width;
      for (let column = 0; column < width; column++)
        values[row * width + column]! += value * dense.values[from + column]!;
    }
  }
  return { rows: sparse.rows, columns: width, values };
}

/** `sparseᵀ × dense`. */
function multiplyTransposed(sparse: SparseMatrix, dense: Matrix): Matrix {
  const { columns: width } = dense;
  const values = new Float32Array(sparse.width * width);
  for (let row = 0; row < sparse.rows; row++) {
    for (let at = sparse.starts[row]!; at < sparse.starts[row + 1]!; at++) {
      const value = sparse.values[at]!;
      const to = sparse.columns[at]! * width;
      for (let column = 0; column < width; column++)
        values[to + column]! += value * dense.values[row * width + column]!;
    }
  }
  return { rows: sparse.width, columns: width, values };
}

/** Makes the columns orthogonal and of length 1, in place (modified Gram-Schmidt). */
function orthonormalise({ rows, columns, values }: Matrix): void {
  for (let column = 0; column < columns; column++) {
    for (let earlier = 0; earlier < column; earlier++) {
      let product = 0;
      for (let row = 0; row < rows; row++)
        product += values[row * columns + column]! * values[row * columns + earlier]!;
      for (let row = 0; row < rows; row++)
        values[row * columns + column]! -= product * values[row * columns + earlier]!;
    }
    let square = 0;
    for (let row = 0; row < rows; row++) square += values[row * columns + column]! ** 2;
    const scale = square > 0 ? 1 / Math.sqrt(square) : 0;
    for (let row = 0; row < rows; row++) values[row * columns + column]! *= scale;
  }
}

/**
 * Vectors of length 1 for the rows of a sparse matrix, near each other where the rows are alike: the leading singular
 * vectors by randomised subspace iteration (Halko, Martinsson and Tropp, 2011).
 */
export function embedRows(sparse: SparseMatrix, { dimensions, seed }: { dimensions: number; seed: number }): Matrix {
  const random = createRandom(seed);
  let right: Matrix = {
    rows: sparse.width,
    columns: dimensions,
    values: Float32Array.from({ length: sparse.width * dimensions }, () => random() - 0.5),
  };
  for (let iteration = 0; iteration < 4; iteration++) {
    const left = multiply(sparse, right);
    orthonormalise(left);
    right = multiplyTransposed(sparse, left);
    orthonormalise(right);
  }
  const embedded = multiply(sparse, right);
  scaleRows(embedded);
  return embedded;
}

function scaleRows({ rows, columns, values }: Matrix): void {
  for (let row = 0; row < rows; row++) {
    const vector = values.subarray(row * columns, (row + 1) * columns);
    let square = 0;
    for (const value of vector) square += value * value;
    if (square === 0) continue;
    const scale = 1 / Math.sqrt(square);
    for (let column = 0; column < columns; column++) vector[column]! *= scale;
  }
}

/** For each vector the nearest centre by angle; vectors and centres have length 1. */
function assign(vectors: Matrix, centres: Matrix): Int32Array {
  const { columns } = vectors;
  const nearest = new Int32Array(vectors.rows);
  for (let row = 0; row < vectors.rows; row++) {
    let best = -Infinity;
    for (let centre = 0; centre < centres.rows; centre++) {
      let product = 0;
      for (let column = 0; column < columns; column++)
        product += vectors.values[row * columns + column]! * centres.values[centre * columns + column]!;
      if (product > best) {
        best = product;
        nearest[row] = centre;
      }
    }
  }
  return nearest;
}

/** Spherical k-means from seeded centres; gives each vector its cluster in `[0, count)`. `weights` say how much each vector counts. */
export function clusterRows(
  vectors: Matrix,
  { count, seed, weights }: { count: number; seed: number; weights: Float32Array },
): Int32Array {
  const { rows, columns } = vectors;
  const order = Int32Array.from({ length: rows }, (_, row) => row);
  shuffle(order, createRandom(seed));
  const centres: Matrix = { rows: count, columns, values: new Float32Array(count * columns) };
  for (let centre = 0; centre < count; centre++) {
    const row = order[centre % rows]!;
    centres.values.set(vectors.values.subarray(row * columns, (row + 1) * columns), centre * columns);
  }
  let clusters = assign(vectors, centres);
  for (let iteration = 0; iteration < 12; iteration++) {
    centres.values.fill(0);
    for (let row = 0; row < rows; row++) {
      const to = clusters[row]! * columns;
      for (let column = 0; column < columns; column++)
        centres.values[to + column]! += weights[row]! * vectors.values[row * columns + column]!;
    }
    scaleRows(centres);
    clusters = assign(vectors, centres);
  }
  return clusters;
}
