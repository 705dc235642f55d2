/**
 * Scores the accurate model on annotated papers that its encoder was not trained on, with a fast model that does not know
 * them either (train/README.md says how both are made).
 *   npx tsx bench/held.ts --held train/work/held.jsonl --fast train/work/fast.bin > bench/results/quality-held.json
 */
import { parseArgs } from "node:util";
import { createAccurateExtractor } from "../src/extract/accurate.ts";
import { findEncoder, readCard } from "../src/extract/encoder/load.ts";
import { startEncoder } from "../src/extract/encoder/runtime.ts";
import { extractEach } from "../src/extract/extractor.ts";
import { createFastExtractor } from "../src/extract/fast.ts";
import { readFastWeights } from "../src/extract/model/load.ts";
import { openSource } from "../src/read/source.ts";
import { comparePapers, readGold, reportScores } from "../src/score/index.ts";
import { describeMachine } from "./machine.ts";

const { values } = parseArgs({
  options: {
    held: { type: "string", default: "train/work/held.jsonl" },
    fast: { type: "string", default: "train/work/fast.bin" },
  },
});

await using source = await openSource(values.held);
const papers = await readGold(source);
const folder = findEncoder();
const [card, weights, run] = await Promise.all([readCard(folder), readFastWeights(values.fast), startEncoder(folder)]);
const fast = weights.decode();
const scores = {
  accurate: reportScores(
    comparePapers(papers, await extractEach(createAccurateExtractor({ card, run, fast }), papers)),
  ),
  fast: reportScores(comparePapers(papers, await extractEach(createFastExtractor(fast), papers))),
};
const weightsUsed = { encoder: card.sha256.slice(0, 12), fast: weights.hash };
console.log(JSON.stringify({ machine: describeMachine(), weights: weightsUsed, scores }, null, 2));
