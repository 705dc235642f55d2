/** A disc that is moved until it has room. */
export interface Disc {
  x: number;
  y: number;
  readonly radius: number;
}

const ROUNDS = 40;
/** Squares of the grid in a row: far more than the discs span. */
const COLUMNS = 1 << 20;

interface Grid {
  readonly side: number;
  /** Places of the discs whose middle is in a square. */
  readonly squares: ReadonlyMap<number, readonly number[]>;
}

const squareAt = (x: number, y: number, side: number): number => Math.floor(y / side) * COLUMNS + Math.floor(x / side);

function gridOf(discs: readonly Disc[], side: number): Grid {
  const squares = new Map<number, number[]>();
  for (const [place, { x, y }] of discs.entries()) {
    const square = squareAt(x, y, side);
    const others = squares.get(square);
    if (others === undefined) squares.set(square, [place]);
    else others.push(place);
  }
  return { side, squares };
}

/** Places of discs that are no larger than this one and near enough to overlap it. */
function smallerNearby({ side, squares }: Grid, disc: Disc, place: number): readonly number[] {
  const reach = Math.ceil((2 * disc.radius) / side);
  const middle = squareAt(disc.x, disc.y, side);
  const found: number[] = [];
  for (let row = -reach; row <= reach; row++) {
    for (let column = -reach; column <= reach; column++) {
      found.push(...(squares.get(middle + row * COLUMNS + column) ?? []));
    }
  }
  return found.filter((other) => other > place);
}

/** Moves two discs that overlap away from one another, the smaller one farther. Returns whether they did. */
function part(one: Disc, other: Disc, turn: number): boolean {
  const apart = Math.hypot(other.x - one.x, other.y - one.y);
  const overlap = one.radius + other.radius - apart;
  if (overlap <= 0) return false;
  // Two at one place part in a direction of their own, or all of a pile would move along one line.
  const x = apart === 0 ? Math.cos(turn) : (other.x - one.x) / apart;
  const y = apart === 0 ? Math.sin(turn) : (other.y - one.y) / apart;
  const share = other.radius / (one.radius + other.radius);
  one.x -= x * overlap * share;
  one.y -= y * overlap * share;
  other.x += x * overlap * (1 - share);
  other.y += y * overlap * (1 - share);
  return true;
}

function partAll(discs: readonly Disc[], grid: Grid): boolean {
  let moved = false;
  for (const [place, disc] of discs.entries()) {
    for (const near of smallerNearby(grid, disc, place)) {
      const other = discs[near];
      if (other !== undefined && part(disc, other, near)) moved = true;
    }
  }
  return moved;
}

/** Moves discs apart until none overlap, or 40 rounds are over; the same discs in the same order always end at the same places. */
export async function makeRoom(discs: readonly Disc[], pause: () => Promise<void>): Promise<void> {
  const largestFirst = discs.toSorted((a, b) => b.radius - a.radius);
  const side = 2 * (largestFirst[Math.floor(discs.length / 2)]?.radius ?? 1);
  for (let round = 0; round < ROUNDS; round++) {
    if (!partAll(largestFirst, gridOf(largestFirst, side))) return;
    await pause();
  }
}
