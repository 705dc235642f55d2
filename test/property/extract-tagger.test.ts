import { fc } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { ENTITY_TYPES } from "../../src/model/extraction.ts";
import { decodeBio, encodeBio, LABEL_COUNT, mayFollow, type TokenRange } from "../../src/extract/tagger/bio.ts";
import {
  type Chain,
  computeLattice,
  openTransitions,
  spanProbability,
  START,
  TRANSITION_COUNT,
} from "../../src/extract/tagger/crf.ts";
import { createFeatureList } from "../../src/extract/tagger/feature-list.ts";
import { openLabelWeights } from "../../src/extract/tagger/label-weights.ts";
import { decodeBestPath } from "../../src/extract/tagger/viterbi.ts";

const score = fc.double({ min: -4, max: 4, noNaN: true });

const chains: fc.Arbitrary<Chain> = fc.integer({ min: 1, max: 4 }).chain((length) =>
  fc.record({
    length: fc.constant(length),
    emissions: fc
      .array(score, { minLength: length * LABEL_COUNT, maxLength: length * LABEL_COUNT })
      .map((values) => Float64Array.from(values)),
    transitions: fc.array(score, { minLength: TRANSITION_COUNT, maxLength: TRANSITION_COUNT }).map(openTransitions),
  }),
);

/** Every label path of a length that BIO allows. */
function allowedPaths(length: number): readonly (readonly number[])[] {
  let paths: readonly (readonly number[])[] = [[]];
  for (let token = 0; token < length; token++) {
    paths = paths.flatMap((path) =>
      Array.from({ length: LABEL_COUNT }, (_, label) => [...path, label]).filter((next) =>
        mayFollow(path.at(-1) ?? 0, next.at(-1) ?? 0),
      ),
    );
  }
  return paths;
}

function pathScore(chain: Chain, path: readonly number[]): number {
  return path.reduce((sum, label, token) => {
    const previous = token === 0 ? START : path[token - 1]!;
    return (
      sum + chain.emissions[token * LABEL_COUNT + label]! + Math.log(chain.transitions[previous * LABEL_COUNT + label]!)
    );
  }, 0);
}

describe("the tagger's chain", () => {
  test("Viterbi finds a path that no other allowed path beats", () => {
    fc.assert(
      fc.property(chains, (chain) => {
        const best = Math.max(...allowedPaths(chain.length).map((path) => pathScore(chain, path)));
        expect(pathScore(chain, [...decodeBestPath(chain)])).toBeCloseTo(best, 9);
      }),
      { numRuns: 40 },
    );
  });

  test("the partition sums the scores of all allowed paths", () => {
    fc.assert(
      fc.property(chains, (chain) => {
        const sum = allowedPaths(chain.length).reduce((total, path) => total + Math.exp(pathScore(chain, path)), 0);
        expect(computeLattice(chain).logPartition).toBeCloseTo(Math.log(sum), 6);
      }),
      { numRuns: 40 },
    );
  });

  test("a token's marginals sum to 1 and are those of all paths", () => {
    fc.assert(
      fc.property(chains, (chain) => {
        const { forward, backward, logPartition } = computeLattice(chain);
        const expected = new Float64Array(chain.length * LABEL_COUNT);
        for (const path of allowedPaths(chain.length)) {
          const probability = Math.exp(pathScore(chain, path) - logPartition);
          for (const [token, label] of path.entries()) expected[token * LABEL_COUNT + label]! += probability;
        }
        expected.forEach((probability, place) =>
          expect(forward[place]! * backward[place]!).toBeCloseTo(probability, 6),
        );
      }),
      { numRuns: 40 },
    );
  });

  test("a span's probability is the share of the paths that have exactly this mention", () => {
    const spans = fc.record({ first: fc.nat(3), length: fc.integer({ min: 1, max: 4 }), type: fc.nat(3) });
    fc.assert(
      fc.property(chains, spans, (chain, { first, length, type }) => {
        const end = first + length;
        fc.pre(end <= chain.length);
        const lattice = computeLattice(chain);
        const has = (path: readonly number[]): boolean =>
          decodeBio(path).some(
            (range) => range.first === first && range.end === end && range.type === ENTITY_TYPES[type],
          );
        const share = allowedPaths(chain.length)
          .filter(has)
          .reduce((sum, path) => sum + Math.exp(pathScore(chain, path) - lattice.logPartition), 0);
        expect(spanProbability(chain, lattice, { first, end, type })).toBeCloseTo(share, 6);
      }),
      { numRuns: 80 },
    );
  });
});

describe("BIO labels", () => {
  test("hold any disjoint ranges and give them back", () => {
    const pieces = fc.array(
      fc.record({ gap: fc.nat(2), length: fc.integer({ min: 1, max: 3 }), type: fc.constantFrom(...ENTITY_TYPES) }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(pieces, (list) => {
        const ranges: TokenRange[] = [];
        let at = 0;
        for (const { gap, length, type } of list) {
          ranges.push({ first: at + gap, end: at + gap + length, type });
          at += gap + length;
        }
        expect(decodeBio(encodeBio(ranges, at + 1))).toEqual(ranges);
      }),
    );
  });

  test("of any kind decode to ranges that are in order and disjoint", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(LABEL_COUNT - 1), { maxLength: 12 }), (labels) => {
        let end = 0;
        for (const range of decodeBio(labels)) {
          expect(range.first).toBeGreaterThanOrEqual(end);
          expect(range.end).toBeGreaterThan(range.first);
          end = range.end;
        }
        expect(end).toBeLessThanOrEqual(labels.length);
      }),
    );
  });
});

describe("label weights", () => {
  test("are summed as one by one, however many and however great", () => {
    const row = fc.record({
      key: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }).filter((key) => key !== 0),
      steps: fc.array(fc.integer({ min: -127, max: 127 }), { minLength: LABEL_COUNT, maxLength: LABEL_COUNT }),
    });
    const rows = fc.uniqueArray(row, { selector: ({ key }) => key, maxLength: 40 });
    const others = fc.array(fc.integer({ min: 1, max: 1000 }), { maxLength: 20 });
    fc.assert(
      fc.property(rows, others, fc.integer({ min: 1, max: 6 }), (known, unknown, times) => {
        const weights = new Map(known.map(({ key, steps }) => [key, steps]));
        const asked = [...Array.from({ length: times }, () => known.map(({ key }) => key)).flat(), ...unknown].slice(
          -256,
        );
        const list = createFeatureList();
        list.keys.set(asked);
        list.length = asked.length;
        const addSteps = openLabelWeights({
          keys: Int32Array.from(weights.keys()),
          steps: Int8Array.from([...weights.values()].flat()),
          scale: 1,
        });
        const sums = new Int32Array(LABEL_COUNT + 1).fill(5);
        addSteps(list, sums, 1);
        const expected = Array.from({ length: LABEL_COUNT }, (_, label) =>
          asked.reduce((sum, key) => sum + (weights.get(key)?.[label] ?? 0), 5),
        );
        expect([...sums]).toEqual([5, ...expected]);
      }),
    );
  });
});
