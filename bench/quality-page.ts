/**
 * Writes docs/quality.md, and the reliability diagrams beside it, from the measurements in bench/results.
 *   npx tsx bench/quality-page.ts
 */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { ENTITY_TYPES } from "../src/model/extraction.ts";
import { DEFAULT_MIN_CONFIDENCE } from "../src/model/confidence.ts";
import type { Calibration, Score, ScoreReport } from "../src/score/index.ts";
import type { Curve } from "../src/score/curve.ts";
import { drawReliability } from "./reliability-diagram.ts";

const read = async <Content>(name: string): Promise<Content> =>
  JSON.parse(await readFile(`bench/results/${name}.json`, "utf8"));

interface Measured {
  readonly score: ScoreReport;
}
const folds = await read<Measured & { readonly folds: number }>("quality-folds");
const held = await read<{ readonly scores: Readonly<Record<"accurate" | "fast", ScoreReport>> }>("quality-held");
const dev = { accurate: await read<Measured>("quality-accurate"), fast: await read<Measured>("quality-fast") };

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map((_, place) => (place === 0 ? "---" : "---:")), ...rows]
    .map((row) => `| ${row.join(" | ")} |`)
    .join("\n");

const withInterval = (one: Score | undefined): string =>
  one === undefined ? "" : `${one.f1.toFixed(1)} [${one.interval95.map((end) => end.toFixed(1)).join(", ")}]`;

const SETS: readonly (readonly [name: string, score: ScoreReport])[] = [
  ["accurate, kept back", held.scores.accurate],
  ["accurate, seed papers", dev.accurate.score],
  ["fast, folds", folds.score],
  ["fast, kept back", held.scores.fast],
  ["fast, seed papers", dev.fast.score],
];

const mainTable = table(
  ["model and papers", "n", "mentions, strict", "relaxed", "concepts", "with role", "right roles, %"],
  SETS.map(([name, score]) => [
    name,
    `${score.papers}`,
    withInterval(score.mentions.strict.ALL),
    withInterval(score.mentions.relaxed.ALL),
    withInterval(score.concepts!.ALL),
    withInterval(score.conceptsWithRole),
    `${score.roles!.right}`,
  ]),
);

const typeTable = table(
  ["model and papers", "of", "mentions, strict", "concepts", "P", "R", "with role", "right roles, %"],
  SETS.slice(0, 3).flatMap(([name, score]) =>
    ENTITY_TYPES.map((type) => [
      name,
      type,
      withInterval(score.mentions.strict[type]),
      withInterval(score.concepts![type]),
      score.concepts![type]?.precision.toFixed(1) ?? "",
      score.concepts![type]?.recall.toFixed(1) ?? "",
      withInterval(score.conceptsWithRoleByType![type]),
      `${score.rolesByType![type]?.right ?? ""}`,
    ]),
  ),
);

const resultTable = table(
  ["model and papers", "gold", "value", "value, metric, dataset", "and method", "unit, %", "relative, %"],
  SETS.map(([name, { results, valueDetails }]) => [
    name,
    `${results!.value.gold}`,
    withInterval(results!.value),
    withInterval(results!.triple),
    withInterval(results!.full),
    `${valueDetails!.unit.right}`,
    `${valueDetails!.relative.right}`,
  ]),
);

const error = ({ ece, interval95: [low, high], predictions }: Calibration): string =>
  `${ece.toFixed(3)} [${low.toFixed(3)}, ${high.toFixed(3)}] (${predictions.toLocaleString("en")})`;

const calibrationTable = table(
  ["model and papers", "mentions", "concepts", "roles", "results: Brier score", "of the base rate"],
  SETS.map(([name, { calibration }]) => [
    name,
    error(calibration.mentions.ALL!),
    error(calibration.concepts!.ALL!),
    error(calibration.roles!.ALL!),
    `${calibration.results!.full!.brier.toFixed(3)} (${calibration.results!.full!.predictions.toLocaleString("en")})`,
    calibration.results!.full!.baseRateBrier.toFixed(3),
  ]),
);

const share = (one: number): string => (100 * one).toFixed(0);

const reliabilityTable = ({ calibration }: ScoreReport): string => {
  const columns = [calibration.mentions.ALL!, calibration.concepts!.ALL!, calibration.roles!.ALL!];
  const height = Math.max(...columns.map(({ bins }) => bins.length));
  const rows = Array.from({ length: height }, (_, place) => [
    `${place + 1}`,
    ...columns.flatMap(({ bins }) => {
      const bin = bins[place];
      return bin === undefined ? ["", ""] : [share(bin.confidence), share(bin.right)];
    }),
  ]);
  return table(
    ["bin", "mentions: said, %", "right, %", "concepts: said, %", "right, %", "roles: said, %", "right, %"],
    rows,
  );
};

const curveTable = ({ curves }: ScoreReport): string => {
  const columns = [curves.mentionsStrict, curves.mentionsRelaxed, curves.concepts!, curves.conceptsWithRole!];
  const points = columns[0]!.points.filter(({ threshold }) => Math.round(threshold * 100) % 10 === 0 && threshold < 1);
  return table(
    ["from", ...["mentions, strict", "relaxed", "concepts", "with role"].flatMap((name) => [`${name}: P`, "R"])],
    points.map(({ threshold }) => [
      threshold.toFixed(1),
      ...columns.flatMap((curve) => {
        const point = curve.points.find((one) => one.threshold === threshold)!;
        return [point.precision?.toFixed(1) ?? "", point.recall.toFixed(1)];
      }),
    ]),
  );
};

const lowest = ({ confidenceAt85 }: Curve): string => confidenceAt85?.toFixed(2) ?? "none";

const at85 = ({ curves }: ScoreReport): string => {
  return `mentions ${lowest(curves.mentionsStrict)}, concepts ${lowest(curves.concepts!)}, concepts with role ${lowest(curves.conceptsWithRole!)}`;
};

await mkdir("docs/images", { recursive: true });
for (const [name, score] of [
  ["accurate", held.scores.accurate],
  ["fast", folds.score],
] as const) {
  await writeFile(
    `docs/images/reliability-${name}.svg`,
    drawReliability([
      ["mentions", score.calibration.mentions.ALL!.bins],
      ["concepts", score.calibration.concepts!.ALL!.bins],
      ["roles", score.calibration.roles!.ALL!.bins],
    ]),
  );
}

const page = `# How well papergraph extracts

Made by \`npx tsx bench/quality-page.ts\` from the measurements in \`bench/results\`; [extractors.md](extractors.md) says what each
measure is and how to take it on papers of your own. All figures are F1 in percent unless they say otherwise, with 95 %
bootstrap intervals over papers; those of the folds come out too narrow ([why](extractors.md#scores)). The annotated papers are abstracts of
computer science.

- **folds**: ${folds.score.papers.toLocaleString("en")} annotated papers${folds.folds === 5 ? "" : ` (${folds.folds} folds of 5)`}, each read by a fast model that was learned without it. (Some of the labels that it learned
  from are those of the accurate model's encoder, which has seen all annotated papers but those kept back.)
- **kept back**: ${held.scores.accurate.papers} papers, one in twenty, that neither encoder nor tagger learned from; a few settings were chosen on them.
- **seed papers**: ${dev.fast.score.papers} papers of listing pages, from which nothing was learned.

Two careful readers agree at 85.9 on mentions, 89 on concepts, 87 on concepts with their role and 85 to 93 on results.

## Mentions, concepts, roles

${mainTable}

${typeTable}

## Results

Numbers that report an outcome; units and kinds are of the values that were found.

${resultTable}

## Probabilities

Expected calibration errors, with the number of predictions. Calibrations were fitted to the folds (fast) and to the papers kept back
(accurate); \`bench/calibrate.ts\` fits them, and says how they do on papers that they were not fitted to.

${calibrationTable}

What is said and what is right, over bins of equally many predictions: the accurate model on the papers kept back,

![Reliability of the accurate model](images/reliability-accurate.svg)

${reliabilityTable(held.scores.accurate)}

and the fast one on the folds.

![Reliability of the fast model](images/reliability-fast.svg)

${reliabilityTable(folds.score)}

## Precision and recall by confidence

Export, named queries and the viewer begin at a confidence of ${DEFAULT_MIN_CONFIDENCE}; all that was found stays in the workspace and the store. The lowest
confidence from which on 85 % is right is, for the accurate model on the papers kept back, ${at85(held.scores.accurate)};
for the fast one on the folds, ${at85(folds.score)}.

The accurate model on the papers kept back:

${curveTable(held.scores.accurate)}

The fast model on the folds:

${curveTable(folds.score)}
`;
await writeFile("docs/quality.md", page);
