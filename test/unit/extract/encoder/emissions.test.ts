import { describe, expect, test } from "vitest";
import { toLogProbabilities, tokenEmissions } from "../../../../src/extract/encoder/emissions.ts";
import { segmentPaper } from "../../../../src/extract/paper-text.ts";
import { LABEL_COUNT } from "../../../../src/extract/tagger/bio.ts";

/** Label 1 begins a Method, label 2 goes on with it. */
const piece = (outside: number, begin: number, inside: number): readonly number[] => {
  const rest = (1 - outside - begin - inside) / (LABEL_COUNT - 3);
  return [outside, begin, inside, ...Array.from({ length: LABEL_COUNT - 3 }, () => rest)].map(Math.log);
};
const rounded = (row: Float64Array): readonly number[] => [...row.subarray(0, 3)].map((x) => +Math.exp(x).toFixed(4));

describe("label scores of tokens", () => {
  test("are those of their first piece, times the others as its continuation", () => {
    const paper = segmentPaper({ title: "", abstract: "on BERT" });
    const scores = Float64Array.from([...piece(0.9, 0.04, 0), ...piece(0.2, 0.7, 0.05), ...piece(0.1, 0.2, 0.6)]);
    const emissions = tokenEmissions(paper, { ids: [1, 2, 3], starts: [0, 3, 5], ends: [2, 5, 7] }, scores);
    expect(rounded(emissions.subarray(0, LABEL_COUNT))).toEqual([0.9, 0.04, 0]);
    expect(rounded(emissions.subarray(LABEL_COUNT))).toEqual([0.02, 0.42, 0.03]);
  });

  test("find an abstract's pieces behind its title", () => {
    const paper = segmentPaper({ title: "GNN", abstract: "BERT" });
    const scores = Float64Array.from([...piece(0.2, 0.7, 0.05), ...piece(0.9, 0.04, 0.01)]);
    const emissions = tokenEmissions(paper, { ids: [1, 2], starts: [0, 4], ends: [3, 8] }, scores);
    expect(rounded(emissions.subarray(LABEL_COUNT))).toEqual([0.9, 0.04, 0.01]);
  });

  test("of a token inside a piece go on with it, and no mention begins there", () => {
    const paper = segmentPaper({ title: "", abstract: "(3d)" });
    const tokens = paper.tokens.map(({ text }) => text);
    const scores = Float64Array.from([...piece(0.9, 0.02, 0.02), ...piece(0.1, 0.6, 0.2), ...piece(0.9, 0.02, 0.02)]);
    // One piece over all of what may be two tokens.
    const emissions = tokenEmissions(paper, { ids: [1, 2, 3], starts: [0, 1, 3], ends: [1, 3, 4] }, scores);
    expect(emissions).toHaveLength(tokens.length * LABEL_COUNT);
    expect(rounded(emissions.subarray(LABEL_COUNT))).toEqual([0.1, 0.6, 0.2]);
  });

  test("of a token that no piece covers say nothing", () => {
    const paper = segmentPaper({ title: "", abstract: "a \ufffd b" });
    const scores = Float64Array.from([...piece(0.9, 0.02, 0.02), ...piece(0.9, 0.02, 0.02)]);
    const emissions = tokenEmissions(paper, { ids: [1, 2], starts: [0, 4], ends: [1, 5] }, scores);
    expect([...emissions.subarray(LABEL_COUNT, LABEL_COUNT + 3)]).toEqual([0, -10, 0]);
  });
});

test("scores become logarithms of probabilities", () => {
  const scores = toLogProbabilities(Float64Array.from({ length: 2 * LABEL_COUNT }, (_, index) => index * 40));
  for (const row of [scores.subarray(0, LABEL_COUNT), scores.subarray(LABEL_COUNT)]) {
    expect(row.reduce((sum, score) => sum + Math.exp(score), 0)).toBeCloseTo(1, 12);
  }
});
