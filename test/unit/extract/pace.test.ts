import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { ProgressEvent } from "../../../src/events.ts";
import { createPace } from "../../../src/extract/pace.ts";

beforeEach(() => vi.useFakeTimers({ toFake: ["performance"] }));
afterEach(() => vi.useRealTimers());

/** What is told when `batches` of 1,000 papers take 20 seconds each. */
function told(model: string, batches: number): readonly string[] {
  const events: ProgressEvent[] = [];
  const pace = createPace(model, (event) => events.push(event));
  for (let batch = 0; batch < batches; batch++) {
    const done = pace(1_000);
    vi.advanceTimersByTime(20_000);
    done();
  }
  return events.map((event) => (event.kind === "note" ? event.text : event.kind));
}

describe("the pace of extraction", () => {
  test("is told once, above 5,000 papers, with the model that is faster", () => {
    expect(told("accurate", 5)).toEqual([]);
    expect(told("accurate", 12)).toEqual([
      "Many papers: the accurate model takes about 3 minutes for 10,000 papers here; --model fast takes about 1 minute and finds less.",
    ]);
  });

  test("of the fast model is not told", () => {
    expect(told("fast", 12)).toEqual([]);
  });
});
