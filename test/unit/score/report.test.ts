import { describe, expect, test } from "vitest";
import type { Extraction } from "../../../src/model/extraction.ts";
import { bootstrapInterval } from "../../../src/score/bootstrap.ts";
import { comparePapers, reportScores, type Score } from "../../../src/score/index.ts";
import type { Counts } from "../../../src/score/counts.ts";
import type { ReferencePaper } from "../../../src/score/gold/reference.ts";
import type { Share } from "../../../src/score/scores.ts";
import { entity, extraction, goldPaper, result } from "../../builders.ts";

const scoreOf = (
  papers: readonly ReferencePaper[],
  extractions: readonly Extraction[],
): ReturnType<typeof reportScores> => reportScores(comparePapers(papers, extractions));

/** A score of one paper, of which every resample is the paper itself. */
const score = (
  [precision, recall, f1]: readonly [precision: number, recall: number, f1: number],
  cases: { readonly gold: number; readonly predicted: number },
): Score => ({ precision, recall, f1, interval95: [f1, f1], ...cases });

const share = (right: number | null, found: number): Share => ({
  right,
  found,
  interval95: [right ?? 0, right ?? 0],
});

// "ViT" and "CNN" stand at 0-3 and 4-7 of the abstract, as in entities of the builder.
const annotated = goldPaper({
  abstract: "ViT CNN Go",
  entities: [
    { type: "Method", name: "ViT", mentions: ["ViT"], role: "proposed" },
    { type: "Method", name: "CNN", mentions: ["CNN"], role: "used" },
    { type: "Task", name: "Go", mentions: ["Go"], role: "addressed" },
  ],
  spans: [
    { start: 0, end: 3, type: "Method", entity: 0 },
    { start: 4, end: 7, type: "Method", entity: 1 },
    { start: 8, end: 10, type: "Task", entity: 2 },
  ],
  results: [{ method: "ViT", dataset: null, metric: null, value: "79.7" }],
});

describe("a report", () => {
  test("gives precision, recall and F1 in percent, with the number of cases", () => {
    const found = extraction({
      entities: [entity("Method", ["ViT"], { role: "proposed" }), entity("Dataset", ["ViTs"])],
      results: [result({ method: "CNN" })],
    });
    const right = score([100, 100, 100], { gold: 1, predicted: 1 });
    const wrong = score([0, 0, 0], { gold: 1, predicted: 1 });
    const none = score([0, 0, 0], { gold: 0, predicted: 0 });
    const byType = {
      ALL: score([50, 33.3, 40], { gold: 3, predicted: 2 }),
      Method: score([100, 50, 66.7], { gold: 2, predicted: 1 }),
      Dataset: score([0, 0, 0], { gold: 0, predicted: 1 }),
      Task: score([0, 0, 0], { gold: 1, predicted: 0 }),
    };
    const { calibration: _calibration, curves: _curves, ...scores } = scoreOf([annotated], [found]);
    expect(scores).toEqual({
      papers: 1,
      mentions: { strict: byType, relaxed: byType },
      concepts: byType,
      conceptsWithRole: byType.ALL,
      conceptsWithRoleByType: byType,
      roles: { right: 100, found: 1 },
      rolesByType: { ALL: share(100, 1), Method: share(100, 1) },
      results: { value: right, triple: right, full: wrong },
      resultsByKind: {
        relative: { value: none, triple: none, full: none },
        absolute: { value: right, triple: right, full: wrong },
      },
      valueDetails: { unit: share(0, 1), relative: share(100, 1), sign: share(null, 0) },
    });
  });

  test("keeps the share of right roles of each type", () => {
    const found = extraction({
      entities: [entity("Method", ["ViT"]), entity("Method", ["CNN"]), entity("Task", ["Go"])],
    });
    const { roles, rolesByType, conceptsWithRoleByType } = scoreOf([annotated], [found]);
    expect(roles).toEqual({ right: 33.3, found: 3 });
    expect(rolesByType).toEqual({ ALL: share(33.3, 3), Method: share(50, 2), Task: share(0, 1) });
    expect(conceptsWithRoleByType?.Method).toEqual(score([50, 50, 50], { gold: 2, predicted: 2 }));
  });

  test("judges confidences by what was found", () => {
    const found = extraction({
      entities: [
        entity("Method", ["ViT"], { role: "proposed", confidence: 0.8, roleConfidence: 0.5 }),
        entity("Task", ["chess"], { confidence: 0.4, roleConfidence: 1 }),
      ],
      results: [result({ method: "CNN", confidence: 0.7 })],
    });
    const { calibration, curves } = scoreOf([annotated], [found]);
    expect(calibration.concepts?.ALL).toMatchObject({ predictions: 2, ece: 0.1, brier: 0.1, baseRateBrier: 0.25 });
    expect(calibration.concepts?.Task).toMatchObject({ predictions: 1, ece: 0.4 });
    expect(calibration.roles).toMatchObject({ ALL: { predictions: 1, ece: 0.5 }, Method: { ece: 0.5 } });
    expect(calibration.results).toMatchObject({ value: { ece: 0.3 }, triple: { ece: 0.3 }, full: { ece: 0.7 } });
    // "chess" stands where "ViT" does, as entities of the builder do, but is of another type.
    expect(calibration.mentions.ALL).toMatchObject({ predictions: 2, ece: 0.4 });
    expect(curves.concepts?.confidenceAt85).toBe(0.8);
    expect(curves.conceptsWithRole?.points[9]).toEqual({ threshold: 0.45, precision: null, recall: 0, predicted: 0 });
    expect(curves.conceptsWithRole?.points[8]).toEqual({ threshold: 0.4, precision: 50, recall: 33.3, predicted: 2 });
  });

  test("has no share of right roles where no concept was found", () => {
    expect(scoreOf([annotated], [extraction()]).roles).toEqual({ right: null, found: 0 });
  });
});

describe("a benchmark with spans only", () => {
  const benchmark = { id: "1", title: "", abstract: "ViT CNN Go" };
  const papers = [
    { ...benchmark, entities: [{ start: 0, end: 3, type: "Method" }] },
    { ...benchmark, entities: [{ start: 8, end: 10, type: "Generic" }] },
  ];
  const found = extraction({ entities: [entity("Method", ["ViT"]), entity("Task", ["ViT"])] });

  test("is scored on mentions alone, and only on types that it has", () => {
    const { mentions, calibration, curves, ...rest } = scoreOf(papers, [found, found]);
    expect(rest).toEqual({ papers: 2 });
    expect(Object.keys(calibration)).toEqual(["mentions"]);
    expect(Object.keys(curves)).toEqual(["mentionsStrict", "mentionsRelaxed"]);
    expect(Object.keys(mentions.strict)).toEqual(["ALL", "Method"]);
    expect(mentions.strict.ALL).toMatchObject({ precision: 50, recall: 100, f1: 66.7, gold: 1, predicted: 2 });
  });

  test("beside papers annotated in full has the types of both, and no concepts of its own", () => {
    const { mentions, concepts } = scoreOf([...papers, annotated], [found, found, extraction()]);
    expect(mentions.strict.Task).toMatchObject({ gold: 1, predicted: 2 });
    expect(concepts?.ALL).toMatchObject({ gold: 3, predicted: 0 });
  });
});

describe("a bootstrap interval", () => {
  const right: Counts = { correct: 1, predicted: 1, found: 1, gold: 1 };
  const wrong: Counts = { correct: 0, predicted: 1, found: 0, gold: 1 };

  test("is a point where all papers are alike", () => {
    expect(bootstrapInterval(Array.from({ length: 9 }, () => right))).toEqual([100, 100]);
  });

  test("spans everything where one paper of two is right: a quarter of the resamples hold it twice", () => {
    expect(bootstrapInterval([right, wrong])).toEqual([0, 100]);
  });

  test("narrows with the number of papers", () => {
    // A share of one half among 100: 1.96 standard deviations are 9.8 points.
    const [low, high] = bootstrapInterval(Array.from({ length: 100 }, (_, index) => (index % 2 === 0 ? right : wrong)));
    expect(low).toBeGreaterThan(37);
    expect(low).toBeLessThan(43);
    expect(high).toBeGreaterThan(57);
    expect(high).toBeLessThan(63);
  });
});
