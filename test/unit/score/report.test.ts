import { describe, expect, test } from "vitest";
import type { Extraction } from "../../../src/model/extraction.ts";
import { bootstrapInterval } from "../../../src/score/bootstrap.ts";
import { commonErrors, comparePapers, reportScores, type Score } from "../../../src/score/index.ts";
import type { Counts } from "../../../src/score/counts.ts";
import type { ReferencePaper } from "../../../src/score/gold/reference.ts";
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
    const byType = {
      ALL: score([50, 33.3, 40], { gold: 3, predicted: 2 }),
      Method: score([100, 50, 66.7], { gold: 2, predicted: 1 }),
      Dataset: score([0, 0, 0], { gold: 0, predicted: 1 }),
      Task: score([0, 0, 0], { gold: 1, predicted: 0 }),
    };
    expect(scoreOf([annotated], [found])).toEqual({
      papers: 1,
      mentions: { strict: byType, relaxed: byType },
      concepts: byType,
      conceptsWithRole: byType.ALL,
      roles: { right: 100, found: 1 },
      results: { value: right, triple: right, full: score([0, 0, 0], { gold: 1, predicted: 1 }) },
    });
  });

  test("has no share of right roles where no concept was found", () => {
    expect(scoreOf([annotated], [extraction()]).roles).toEqual({ right: null, found: 0 });
  });

  test("lists the commonest errors, equals by name", () => {
    const found = extraction({ entities: [entity("Method", ["CNN"]), entity("Task", ["chess"])] });
    const papers = comparePapers([annotated, annotated], [extraction(), found]);
    expect(commonErrors(papers, 2)).toEqual({
      missed: [
        { type: "Method", name: "ViT", count: 2 },
        { type: "Task", name: "Go", count: 2 },
      ],
      spurious: [{ type: "Task", name: "chess", count: 1 }],
    });
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
    const { mentions, ...rest } = scoreOf(papers, [found, found]);
    expect(rest).toEqual({ papers: 2 });
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
