import { describe, expect, test } from "vitest";
import { rolesOfPieces, SCORE_COUNT } from "../../../../src/extract/encoder/role-scores.ts";
import { segmentPaper } from "../../../../src/extract/paper-text.ts";
import { LABEL_COUNT } from "../../../../src/extract/tagger/bio.ts";

/** "Fast" in the title; "Fast" and "set" (cut in two) in the abstract, whose offsets begin after the title. */
const paper = segmentPaper({ title: "Fast", abstract: "Fast set" });
const pieces = { ids: [1, 1, 2, 3], starts: [0, 5, 10, 12], ends: [4, 9, 12, 13] };

/** Scores of each piece's roles, all of the rest 0. */
function scored(rows: readonly Readonly<Record<number, number>>[]): Float64Array {
  const scores = new Float64Array(rows.length * SCORE_COUNT);
  rows.forEach((row, piece) => {
    for (const [role, score] of Object.entries(row)) scores[piece * SCORE_COUNT + LABEL_COUNT + Number(role)] = score;
  });
  return scores;
}

describe("roles by the scores of pieces", () => {
  test("are those of the thing's type, a mean over its mentions", () => {
    const scores = scored([{ 0: 4 }, { 0: 0, 2: 2 }, {}, {}]);
    const places = [
      { first: 0, end: 1 },
      { first: 1, end: 2 },
    ];
    const [proposed, baseline, used] = rolesOfPieces(paper, { pieces, scores }, { type: "Method", places });
    // Means: proposed 2, baseline 0, used 1.
    expect(proposed! / baseline!).toBeCloseTo(Math.exp(2), 6);
    expect(used! / baseline!).toBeCloseTo(Math.exp(1), 6);
  });

  test("are a mean over all pieces of a mention, so that a long one counts no more than a short one", () => {
    const scores = scored([{}, {}, { 3: 1 }, { 3: 3, 5: 9 }]);
    const roles = rolesOfPieces(paper, { pieces, scores }, { type: "Dataset", places: [{ first: 2, end: 3 }] });
    expect(roles[0]! / roles[1]!).toBeCloseTo(Math.exp(2), 6);
    expect(roles[2]! / roles[1]!).toBeCloseTo(Math.exp(4.5), 6);
  });

  test("of a thing whose tokens have no piece are all as likely", () => {
    const none = { pieces: { ids: [], starts: [], ends: [] }, scores: new Float64Array(0) };
    const roles = rolesOfPieces(paper, none, { type: "Task", places: [{ first: 0, end: 1 }] });
    expect([...roles]).toEqual([0.5, 0.5]);
  });
});
