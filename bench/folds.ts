/**
 * Scores the fast model by 5-fold cross-validation over all annotated papers: a fold's papers are also kept out of the papers
 * that the encoder labelled for it (by title; the encoder itself has learned from them).
 *   npx tsx bench/folds.ts --silver train/work/silver.jsonl > bench/results/quality-folds.json    (1.5 h on two cores)
 *   npx tsx bench/folds.ts --folds train/work/folds --trained > bench/results/quality-folds.json  (with the folds' models there)
 */
import { join } from "node:path";
import { parseArgs } from "node:util";
import { trainFast, UNLABELLED_PAPERS } from "../src/cli/commands/train.ts";
import { extractEach } from "../src/extract/extractor.ts";
import { createFastExtractor } from "../src/extract/fast.ts";
import { comparePapers, type PaperComparison, reportScores } from "../src/score/index.ts";
import { FOLDS, openFolds, writeFolds } from "./folds-folder.ts";
import { describeMachine } from "./machine.ts";

const { values } = parseArgs({
  options: {
    gold: { type: "string", default: "../shared/gold" },
    silver: { type: "string", default: "train/work/silver.jsonl" },
    folds: { type: "string", default: "train/work/folds" },
    trained: { type: "boolean", default: false },
  },
});

if (!values.trained) {
  await writeFolds(values.gold, values.folds);
  for (let fold = 0; fold < FOLDS; fold++) {
    const gold = join(values.folds, String(fold));
    await trainFast({
      gold,
      without: ["kept.jsonl"],
      corpus: UNLABELLED_PAPERS,
      silver: [values.silver],
      out: join(gold, "fast.bin"),
      report: (line) => console.error(`fold ${fold}: ${line}`),
    });
  }
}

let folds = 0;
const comparisons: PaperComparison[] = [];
for await (const { fast, papers } of openFolds(values.folds)) {
  folds++;
  comparisons.push(...comparePapers(papers, await extractEach(createFastExtractor(fast), papers)));
}
console.log(JSON.stringify({ machine: describeMachine(), folds, score: reportScores(comparisons) }, null, 2));
