import { describe, expect, test } from "vitest";
import { type Disc, makeRoom } from "../../../src/serve/layout-room.ts";

const pause = (): Promise<void> => Promise.resolve();

/** Pairs that still overlap by more than a twentieth. */
const overlapsOf = (discs: readonly Disc[]): number =>
  discs.reduce(
    (sum, one, place) =>
      sum +
      discs.slice(place + 1).filter((other) => {
        return Math.hypot(one.x - other.x, one.y - other.y) < 0.95 * (one.radius + other.radius);
      }).length,
    0,
  );

const pile = (size: number): Disc[] =>
  Array.from({ length: size }, (_, place) => ({ x: place % 7, y: Math.floor(place / 7), radius: 1 + (place % 4) }));

describe("making room", () => {
  test("leaves no disc on another", async () => {
    const discs = pile(40);
    await makeRoom(discs, pause);
    expect(overlapsOf(discs)).toBe(0);
  });

  test("moves a small disc more than a large one, and one that is alone not at all", async () => {
    const discs: Disc[] = [
      { x: 0, y: 0, radius: 9 },
      { x: 5, y: 0, radius: 1 },
      { x: 100, y: -100, radius: 5 },
    ];
    await makeRoom(discs, pause);
    expect(overlapsOf(discs)).toBe(0);
    expect(Math.abs(discs[0]?.x ?? 99)).toBeLessThan(Math.abs((discs[1]?.x ?? 0) - 5));
    expect(discs[2]).toEqual({ x: 100, y: -100, radius: 5 });
  });

  test("ends at the same places each time, also from one point", async () => {
    const [one, other] = [
      pile(30).map((disc) => ({ ...disc, x: 0, y: 0 })),
      pile(30).map((disc) => ({ ...disc, x: 0, y: 0 })),
    ];
    await makeRoom(one, pause);
    await makeRoom(other, pause);
    expect(one).toEqual(other);
    expect(new Set(one.map(({ x, y }) => `${x} ${y}`)).size).toBe(30);
  });

  test("of nothing is nothing", async () => {
    await expect(makeRoom([], pause)).resolves.toBeUndefined();
  });
});
