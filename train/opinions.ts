/**
 * The fast model's opinion of papers, a second teacher beside the encoder: label probabilities of word pieces.
 *   npx tsx train/opinions.ts TOKENIZER.json PAPERS.jsonl… > opinions.jsonl
 * One line a paper: its id, and base64 of (pieces, labels) bytes, probabilities in 255ths.
 */
import { readFileSync } from "node:fs";
import { createPieceCutter, type WordPieces } from "../src/extract/encoder/word-pieces.ts";
import { readFastWeights } from "../src/extract/model/load.ts";
import { type PaperInput, type PaperText, segmentPaper } from "../src/extract/paper-text.ts";
import { createDescriber } from "../src/extract/tagger/attributes.ts";
import { isInside, LABEL_COUNT, OUTSIDE } from "../src/extract/tagger/bio.ts";
import { readFeatures } from "../src/extract/tagger/features.ts";
import type { TaggedSentence } from "../src/extract/tagger/tagged-sentence.ts";
import { createTagger } from "../src/extract/tagger/tagger.ts";
import { abstractStart, oneText } from "../src/text/one-text.ts";

const [vocabulary = "", ...files] = process.argv.slice(2);
const { vocab, unk_token }: { vocab: Record<string, number>; unk_token: string } = JSON.parse(
  readFileSync(vocabulary, "utf8"),
).model;
const pieces = Object.entries(vocab)
  .toSorted(([, a], [, b]) => a - b)
  .map(([piece]) => piece);
const cut = createPieceCutter({ pieces, unknown: vocab[unk_token]! });

const model = (await readFastWeights()).decode();
const sources = { describe: createDescriber(model.lexicon), gazetteer: model.gazetteer };
const tagger = createTagger(model.tagger);

/** The first piece of a token may begin a mention; the others go on with what it is. */
function pieceProbabilities(sentence: TaggedSentence, token: number, isFirst: boolean): Float64Array {
  const row = Float64Array.from({ length: LABEL_COUNT }, (_, label) => sentence.marginal(token, label));
  if (isFirst) return row;
  return row.map((probability, label) =>
    label === OUTSIDE ? probability : isInside(label) ? probability + row[label - 1]! : 0,
  );
}

function opinionOf(paper: PaperText, found: WordPieces): Uint8Array {
  const bytes = new Uint8Array(found.ids.length * LABEL_COUNT);
  for (let piece = 0; piece < found.ids.length; piece++) bytes[piece * LABEL_COUNT] = 255;
  const shift = abstractStart(paper);
  const tagged = tagger(paper, readFeatures(paper, sources));
  let piece = 0;
  for (const [index, token] of paper.tokens.entries()) {
    const place = paper.sentenceOf[index]!;
    const at = paper.sentences[place]!.field === "title" ? 0 : shift;
    while (found.starts[piece]! < token.start + at) piece++;
    for (const first = piece; found.starts[piece]! < token.end + at; piece++) {
      const row = pieceProbabilities(tagged[place]!, index, piece === first);
      bytes.set(
        row.map((probability) => Math.round(255 * probability)),
        piece * LABEL_COUNT,
      );
    }
  }
  return bytes;
}

interface PaperLine extends PaperInput {
  readonly id: string;
}

for (const file of files) {
  for (const line of readFileSync(file, "utf8").trim().split("\n")) {
    const paper: PaperLine = JSON.parse(line);
    const opinion = opinionOf(segmentPaper(paper), cut(oneText(paper)));
    console.log(JSON.stringify({ id: paper.id, opinion: Buffer.from(opinion).toString("base64") }));
  }
}
