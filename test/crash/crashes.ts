/** Where and when builds are killed. */
export interface Crash {
  /** What FAIL_POINT of `fail-point.mjs` names, or undefined for a moment by the clock. */
  readonly point: string | undefined;
  /** Share of the time that a whole build takes; without a meaning where there is a point. */
  readonly moment: number;
}

/** The points that a build passes, and how often it does at most. */
const POINTS: Readonly<Record<"grafeo" | "neo4j", Readonly<Record<string, number>>>> = {
  grafeo: {
    "journal-flushed": 2,
    statement: 120,
    relationships: 12,
    state: 1,
    sync: 3,
    "before-graph.grafeo": 1,
    "after-graph.grafeo": 1,
    "before-merges.csv": 1,
    "after-merges.csv": 1,
    "before-workspace.json": 2,
  },
  neo4j: {
    "journal-flushed": 2,
    statement: 60,
    relationships: 8,
    state: 1,
    sync: 2,
    "before-merges.csv": 1,
    "after-merges.csv": 1,
    "before-workspace.json": 2,
  },
};

/** So many of the crashes are at a moment by the clock. */
const SHARE_BY_CLOCK = 0.4;

/** Numbers in [0, 1) that look random and are the same each time (a linear congruential generator, Numerical Recipes' constants). */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

/** The same for the same engine and count: points in turn, each at a random time that it is passed, and moments by the clock. */
export function crashesOf(engine: keyof typeof POINTS, count: number): readonly Crash[] {
  const random = createRandom(count);
  const points = Object.entries(POINTS[engine]);
  const byClock = Math.round(count * SHARE_BY_CLOCK);
  return Array.from({ length: count }, (_, index) => {
    if (index < byClock) return { point: undefined, moment: random() };
    const [name, times] = points[(index - byClock) % points.length] ?? ["statement", 1];
    return { point: `${name}:${1 + Math.floor(random() * times)}`, moment: 0 };
  });
}
