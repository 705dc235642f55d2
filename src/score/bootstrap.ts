import { type Counts, NO_COUNTS, prfOf } from "./counts.ts";

/** The ends of a 95 % interval. */
export type Interval = readonly [low: number, high: number];

const RESAMPLES = 1000;
const SEED = 42;
/** Places of the 2.5th and the 97.5th percentile among the sorted resamples. */
const LOW = 25;
const HIGH = 974;

/**
 * The generator that ISO C shows for `rand`, but in double arithmetic: products above 2^53 lose their low bits, and from this
 * seed the numbers repeat after 10,466. A better generator would move the intervals that were published with this one;
 * docs/extractors.md says how far they are off.
 */
function createDraw(): (below: number) => number {
  const modulus = 2 ** 31;
  let state = SEED;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % modulus;
    return Math.floor((state / modulus) * below);
  };
}

/** The sum of as many papers, drawn with replacement. Written out, without an iterator: a report on thousands of papers draws hundreds of millions. */
function resample(papers: readonly Counts[], draw: (below: number) => number): Counts {
  let { correct, predicted, found, gold } = NO_COUNTS;
  for (let drawn = 0; drawn < papers.length; drawn++) {
    const paper = papers[draw(papers.length)]!;
    correct += paper.correct;
    predicted += paper.predicted;
    found += paper.found;
    gold += paper.gold;
  }
  return { correct, predicted, found, gold };
}

/**
 * The 95 % interval of F1, in percent: percentile bootstrap (Efron 1979) over papers, 1,000 resamples from a fixed seed. The
 * same counts in the same order give the same interval; another order of the papers gives a slightly different one.
 */
export function bootstrapInterval(papers: readonly Counts[]): Interval {
  const draw = createDraw();
  return percentileInterval(() => prfOf(resample(papers, draw)).f1);
}

function percentileInterval(drawStatistic: () => number): Interval {
  const statistics = Float64Array.from({ length: RESAMPLES }, drawStatistic).toSorted();
  return [statistics[LOW]!, statistics[HIGH]!];
}

/**
 * The same interval of any statistic over papers, which is told how often each paper was drawn. Its generator is the "minimal
 * standard" (Park, Miller and Stockmeyer 1993), which does not repeat itself: it is fit for thousands of papers.
 */
export function resampledInterval(papers: number, statistic: (draws: Uint32Array) => number): Interval {
  const modulus = 2 ** 31 - 1;
  let state = SEED;
  const draws = new Uint32Array(papers);
  return percentileInterval(() => {
    draws.fill(0);
    for (let drawn = 0; drawn < papers; drawn++) {
      state = (state * 48_271) % modulus;
      draws[Math.floor((state / modulus) * papers)]! += 1;
    }
    return statistic(draws);
  });
}
