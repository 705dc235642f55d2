export interface Place {
  readonly x: number;
  readonly y: number;
}

/** How far a point is from the line between two ends. */
export function distanceToLine(point: Place, [from, to]: readonly [Place, Place]): number {
  const [x, y] = [to.x - from.x, to.y - from.y];
  const length = x * x + y * y;
  const along = length === 0 ? 0 : ((point.x - from.x) * x + (point.y - from.y) * y) / length;
  const share = Math.min(1, Math.max(0, along));
  return Math.hypot(point.x - from.x - share * x, point.y - from.y - share * y);
}

/** The line nearest to a point, if one is within `reach`; a hand is not as steady as a line is thin. */
export function nearestLine<Key>(
  point: Place,
  lines: readonly { readonly key: Key; readonly ends: readonly [Place, Place] }[],
  reach: number,
): Key | undefined {
  const near = lines
    .map(({ key, ends }) => ({ key, distance: distanceToLine(point, ends) }))
    .filter(({ distance }) => distance <= reach)
    .toSorted((a, b) => a.distance - b.distance);
  return near[0]?.key;
}
