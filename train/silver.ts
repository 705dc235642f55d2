/**
 * What the accurate model says of papers that nobody annotated, for the fast model to learn from.
 *   npx tsx train/silver.ts PAPERS.jsonl… > silver.jsonl
 * One line a paper: title, abstract, base64 of (tokens, labels) bytes, the encoder's probabilities in 255ths, and the entities
 * that the accurate model finds.
 */
import { readFileSync } from "node:fs";
import { createAccurateExtractor } from "../src/extract/accurate.ts";
import { findEncoder, readCard } from "../src/extract/encoder/load.ts";
import { type RunEncoder, startEncoder } from "../src/extract/encoder/runtime.ts";
import { createEncoderReader } from "../src/extract/encoder/tagger.ts";
import { readFastWeights } from "../src/extract/model/load.ts";
import { type PaperInput, segmentPaper } from "../src/extract/paper-text.ts";
import { LABEL_COUNT } from "../src/extract/tagger/bio.ts";

const folder = findEncoder();
const [card, start, weights] = await Promise.all([readCard(folder), startEncoder(folder), readFastWeights()]);

/** What the encoder gave for the pieces of the paper at hand: it is asked for twice. */
const answers = new Map<string, Float32Array>();
const run: RunEncoder = async (ids, features) => {
  const key = ids.join(" ");
  const answer = answers.get(key) ?? (await start(ids, features));
  answers.set(key, answer);
  return answer;
};
const read = createEncoderReader(card, run);
const extract = createAccurateExtractor({ card, run, fast: weights.decode() });

for (const file of process.argv.slice(2)) {
  for (const line of readFileSync(file, "utf8").trim().split("\n")) {
    const { title, abstract }: PaperInput = JSON.parse(line);
    const paper = segmentPaper({ title, abstract });
    answers.clear();
    const { tagged } = await read(paper);
    const opinion = Uint8Array.from({ length: paper.tokens.length * LABEL_COUNT }, (_, place) => {
      const token = Math.floor(place / LABEL_COUNT);
      return Math.round(255 * tagged[paper.sentenceOf[token]!]!.marginal(token, place % LABEL_COUNT));
    });
    const { entities } = await extract({ title, abstract });
    console.log(JSON.stringify({ title, abstract, opinion: Buffer.from(opinion).toString("base64"), entities }));
  }
}
