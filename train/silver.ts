/**
 * What the accurate model's encoder says of papers that nobody annotated, for the fast model to learn from.
 *   npx tsx train/silver.ts PAPERS.jsonl… > silver.jsonl
 * One line a paper: title, abstract, and base64 of (tokens, labels) bytes, probabilities in 255ths.
 */
import { readFileSync } from "node:fs";
import { findEncoder, readCard } from "../src/extract/encoder/load.ts";
import { startEncoder } from "../src/extract/encoder/runtime.ts";
import { createEncoderTagger } from "../src/extract/encoder/tagger.ts";
import { type PaperInput, segmentPaper } from "../src/extract/paper-text.ts";
import { LABEL_COUNT } from "../src/extract/tagger/bio.ts";

const folder = findEncoder();
const tag = createEncoderTagger(await readCard(folder), await startEncoder(folder));

for (const file of process.argv.slice(2)) {
  for (const line of readFileSync(file, "utf8").trim().split("\n")) {
    const { title, abstract }: PaperInput = JSON.parse(line);
    const paper = segmentPaper({ title, abstract });
    const tagged = await tag(paper);
    const opinion = Uint8Array.from({ length: paper.tokens.length * LABEL_COUNT }, (_, place) => {
      const token = Math.floor(place / LABEL_COUNT);
      return Math.round(255 * tagged[paper.sentenceOf[token]!]!.marginal(token, place % LABEL_COUNT));
    });
    console.log(JSON.stringify({ title, abstract, opinion: Buffer.from(opinion).toString("base64") }));
  }
}
