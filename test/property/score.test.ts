import { fc, test } from "@fast-check/vitest";
import { expect } from "vitest";
import { ENTITY_TYPES, type Entity, type Extraction, type Mention, ROLES } from "../../src/model/extraction.ts";
import type { GoldPaper } from "../../src/model/gold.ts";
import { FIELDS } from "../../src/model/span.ts";
import type { ReferencePaper } from "../../src/score/gold/reference.ts";
import {
  commonMistakes,
  comparePapers,
  type Mistakes,
  reportScores,
  type Score,
  type ScoreReport,
} from "../../src/score/index.ts";
import { spansOf } from "../../src/score/mentions.ts";
import { entity, extraction, goldPaper, result } from "../builders.ts";

const TITLE = "Vision Transformers";
const ABSTRACT = "ViT and CNN on ImageNet, by accuracy";

const name = fc.constantFrom("ViT", "vits", "Vision Transformer", "CNN", "ImageNet", "accuracy", "++");
const mention = fc
  .record({ field: fc.constantFrom(...FIELDS), start: fc.nat(14), length: fc.integer({ min: 1, max: 4 }), text: name })
  .map(({ field, start, length, text }): Mention => ({ field, start, end: start + length, text, confidence: 1 }));
const entities: fc.Arbitrary<readonly Entity[]> = fc.array(
  fc.constantFrom(...ENTITY_TYPES).chain((type) =>
    fc
      .record({
        name,
        role: fc.constantFrom(...ROLES[type]),
        mentions: fc.array(mention, { minLength: 1, maxLength: 3 }),
      })
      .map((fields) => entity(type, [], fields)),
  ),
  { maxLength: 5 },
);
const nullableName = fc.option(name);
const found: fc.Arbitrary<Extraction> = fc
  .record({
    entities,
    results: fc.array(
      fc
        .record({
          method: nullableName,
          dataset: nullableName,
          metric: nullableName,
          value: fc.constantFrom("1", "-2.5", "1,000", "half"),
        })
        .map(result),
      { maxLength: 3 },
    ),
  })
  .map(extraction);

/** A paper annotated exactly as an extraction says. */
function annotate({ entities: concepts, results }: Extraction, optional: boolean): GoldPaper {
  const text = { title: TITLE, abstract: ABSTRACT };
  return goldPaper({
    ...text,
    entities: concepts.map(({ type, name: conceptName, role, mentions }) => ({
      type,
      name: conceptName,
      role,
      mentions: mentions.map((one) => one.text),
      optional,
    })),
    spans: spansOf(concepts, text).map((span) => ({ ...span, entity: 0 })),
    results,
  });
}

const spansOnly = (paper: GoldPaper): ReferencePaper => ({
  id: paper.id,
  title: paper.title,
  abstract: paper.abstract,
  entities: paper.spans,
});

const pair = fc
  .record({ gold: found, predicted: found, optional: fc.boolean(), isFull: fc.boolean() })
  .map(({ gold, predicted, optional, isFull }) => {
    const paper = annotate(gold, optional);
    return { paper: isFull ? paper : spansOnly(paper), predicted };
  });
const corpus = fc.array(pair, { minLength: 1, maxLength: 5 });

const compare = (
  pairs: readonly { readonly paper: ReferencePaper; readonly predicted: Extraction }[],
): ReturnType<typeof comparePapers> =>
  comparePapers(
    pairs.map(({ paper }) => paper),
    pairs.map(({ predicted }) => predicted),
  );

function scoresOf(report: ScoreReport): readonly Score[] {
  return [
    ...Object.values(report.mentions.strict),
    ...Object.values(report.mentions.relaxed),
    ...Object.values(report.concepts ?? {}),
    ...Object.values(report.conceptsWithRoleByType ?? {}),
    ...Object.values(report.results ?? {}),
    ...Object.values(report.resultsByKind?.relative ?? {}),
    ...Object.values(report.resultsByKind?.absolute ?? {}),
    ...(report.conceptsWithRole === undefined ? [] : [report.conceptsWithRole]),
  ];
}

const pointsOf = (report: ScoreReport): readonly object[] =>
  scoresOf(report).map(({ interval95: _interval, ...points }) => points);

/** Mistakes without their places, which stand in the order of the papers. */
const countsOf = ({ missed, spurious, roles, results }: Mistakes): readonly object[] =>
  [missed, spurious, roles, results.missed, results.spurious].map((mistakes) =>
    mistakes.map(({ places: _places, ...mistake }) => mistake),
  );

test.prop([corpus])("every figure is a percentage, and F1 lies between precision and recall", (pairs) => {
  for (const { precision, recall, f1, interval95 } of scoresOf(reportScores(compare(pairs)))) {
    const [low, high] = interval95;
    for (const figure of [precision, recall, f1, low, high]) {
      expect(figure).toBeGreaterThanOrEqual(0);
      expect(figure).toBeLessThanOrEqual(100);
    }
    expect(low).toBeLessThanOrEqual(high);
    expect(f1).toBeGreaterThanOrEqual(Math.min(precision, recall));
    expect(f1).toBeLessThanOrEqual(Math.max(precision, recall));
  }
});

test.prop([fc.array(found, { minLength: 1, maxLength: 5 })])(
  "what agrees with its annotation scores 100",
  (extractions) => {
    const pairs = extractions.map((predicted) => ({ paper: annotate(predicted, false), predicted }));
    const report = reportScores(compare(pairs));
    for (const { f1, gold, predicted } of scoresOf(report)) {
      expect(predicted).toBe(gold);
      expect(f1).toBe(gold === 0 ? 0 : 100);
    }
    expect(report.roles?.right ?? 100).toBe(100);
    const none = { missed: [], spurious: [] };
    expect(commonMistakes(compare(pairs), 9)).toEqual({ ...none, roles: [], results: none });
  },
);

test.prop([corpus])("a relaxed score is at least the strict one", (pairs) => {
  const { strict, relaxed } = reportScores(compare(pairs)).mentions;
  expect(Object.keys(relaxed)).toEqual(Object.keys(strict));
  for (const [index, score] of Object.values(relaxed).entries()) {
    const { precision, recall, f1 } = Object.values(strict)[index]!;
    expect(score.precision).toBeGreaterThanOrEqual(precision);
    expect(score.recall).toBeGreaterThanOrEqual(recall);
    expect(score.f1).toBeGreaterThanOrEqual(f1);
  }
});

test.prop([corpus])("the order of the papers moves intervals only", (pairs) => {
  const [given, turned] = [compare(pairs), compare(pairs.toReversed())];
  const [report, turnedReport] = [reportScores(given), reportScores(turned)];
  expect(pointsOf(turnedReport)).toEqual(pointsOf(report));
  expect(turnedReport.roles).toEqual(report.roles);
  expect(turnedReport.curves).toEqual(report.curves);
  expect(countsOf(commonMistakes(turned, 9))).toEqual(countsOf(commonMistakes(given, 9)));
});
