/**
 * Scores the finding of results on all annotated papers, by 5-fold cross-validation: weights learned from four parts read the
 * fifth. Results may refer to the annotated concepts; bench/quality.ts and bench/held.ts score them over concepts that were found.
 *   npx tsx bench/results.ts --gold ../shared/gold > bench/results/results.json
 */
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { createResultFinder } from "../src/extract/results/find.ts";
import { isSameValue } from "../src/extract/results/quantities.ts";
import { labelPaper, type LabelledPaper } from "../src/extract/training/gold.ts";
import { learnResults, referredThings } from "../src/extract/training/results.ts";
import type { Entity, Result } from "../src/model/extraction.ts";
import { openSource } from "../src/read/source.ts";
import { comparePapers, readGold, reportScores } from "../src/score/index.ts";
import { describeMachine } from "./machine.ts";

const { values } = parseArgs({ options: { gold: { type: "string", default: "../shared/gold" } } });
const FOLDS = 5;
const SEED = 1;

const papers: LabelledPaper[] = [];
for (const name of (await readdir(values.gold)).filter((file) => file.endsWith(".train.jsonl")).toSorted()) {
  await using source = await openSource(join(values.gold, name));
  for (const paper of await readGold(source)) if ("spans" in paper) papers.push(labelPaper(paper));
}

/** The annotated concepts, as if they had been found. */
const asFound = ({ gold }: LabelledPaper): readonly Entity[] =>
  gold.entities.map(({ type, name, role, mentions }) => ({
    type,
    name,
    role,
    confidence: 1,
    roleConfidence: 1,
    mentions: mentions.map((text) => ({ field: "title", start: 0, end: 0, text, confidence: 1 })),
  }));

const found: (readonly Result[])[] = papers.map(() => []);
for (let fold = 0; fold < FOLDS; fold++) {
  const isIn = (index: number): boolean => index % FOLDS === fold;
  const find = createResultFinder(
    learnResults(
      papers.filter((_, index) => !isIn(index)),
      SEED,
    ),
  );
  papers.forEach((paper, index) => {
    if (isIn(index)) found[index] = find(paper.text, referredThings(paper));
  });
}

/** Values that are annotated, with the share whose other fields are right. */
const fields = { unit: 0, relative: 0, of: 0 };
papers.forEach(({ gold }, index) => {
  for (const result of found[index]!) {
    const same = gold.results.find(({ value }) => isSameValue(result, value));
    if (same === undefined) continue;
    fields.of++;
    if (same.relative === result.relative) fields.relative++;
    if (same.unit === result.unit) fields.unit++;
  }
});

const golds = papers.map(({ gold }) => gold);
const extractions = papers.map((paper, index) => ({ entities: asFound(paper), results: found[index]! }));
const { results } = reportScores(comparePapers(golds, extractions));
console.log(
  JSON.stringify({ machine: describeMachine(), papers: papers.length, folds: FOLDS, results, fields }, null, 2),
);
