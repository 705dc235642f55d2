import type { Listener } from "../events.ts";

/** From so many papers on, the slower model is worth a word. */
const MANY_PAPERS = 5_000;
/** How many times faster the fast model is: 441 abstracts a second on two threads against 25.5 (`bench/extract.ts`), rounded down. */
const FAST_IS_FASTER = 17;

const minutes = (milliseconds: number): string => {
  const rounded = Math.max(1, Math.round(milliseconds / 60_000));
  return `${rounded} minute${rounded === 1 ? "" : "s"}`;
};

/**
 * Watches how long extraction takes: call it with a number of papers when they are begun, and what it gives when they are
 * done. Tells the listener once, when many papers have gone through the accurate model, what the fast one would take.
 */
export function createPace(model: string, listener: Listener): (papers: number) => () => void {
  let papers = 0;
  let elapsed = 0;
  let isTold = model !== "accurate";
  return (begun) => {
    const start = performance.now();
    return () => {
      papers += begun;
      elapsed += performance.now() - start;
      if (isTold || papers <= MANY_PAPERS) return;
      isTold = true;
      const tenThousand = (elapsed / papers) * 10_000;
      listener({
        kind: "note",
        text: `Many papers: the accurate model takes about ${minutes(tenThousand)} for 10,000 papers here; --model fast takes about ${minutes(tenThousand / FAST_IS_FASTER)} and finds less.`,
      });
    };
  };
}
