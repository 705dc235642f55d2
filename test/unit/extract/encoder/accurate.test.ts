import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createAccurateExtractor } from "../../../../src/extract/accurate.ts";
import { readCard } from "../../../../src/extract/encoder/load.ts";
import { type RunEncoder, startEncoder } from "../../../../src/extract/encoder/runtime.ts";
import { SCORE_COUNT } from "../../../../src/extract/encoder/role-scores.ts";
import { createEncoderReader } from "../../../../src/extract/encoder/tagger.ts";
import type { Extractor } from "../../../../src/extract/extractor.ts";
import { readFastWeights } from "../../../../src/extract/model/load.ts";
import { segmentPaper } from "../../../../src/extract/paper-text.ts";
import { extractionSchema } from "../../../../src/model/extraction.ts";

/** An encoder of two small layers with random weights (`python -m papergraph_train fixtures`). */
const TINY = fileURLToPath(new URL("../../../fixtures/encoder", import.meta.url));
const PAPER = {
  title: "RouteNet: Bus Arrival Prediction",
  abstract:
    "We propose RouteNet, a framework based on graph neural networks (GNNs). It improves accuracy on ImageNet-1K.",
};

const folder = await mkdtemp(join(tmpdir(), "papergraph-encoder-"));
afterAll(() => rm(folder, { recursive: true }));

let extract: Extractor;
let run: RunEncoder;
const card = await readCard(TINY);
beforeAll(async () => {
  run = await startEncoder(TINY);
  extract = createAccurateExtractor({ card, run, fast: (await readFastWeights()).decode() });
});

describe("the accurate extractor", () => {
  test("gives what the schema says, and each mention is what stands at its place", async () => {
    const extraction = await extract(PAPER);
    expect(() => extractionSchema.parse(extraction)).not.toThrow();
    const mentions = extraction.entities.flatMap((entity) => entity.mentions);
    for (const { field, start, end, text } of mentions) expect(PAPER[field].slice(start, end)).toBe(text);
  });

  test("gives the same for a paper, whatever else is extracted at the same time", async () => {
    const others = Array.from({ length: 6 }, (_, place) => ({
      title: "x".repeat(place),
      abstract: "we use BERT. ".repeat(place),
    }));
    const alone = await extract(PAPER);
    const [, , together] = await Promise.all([others[0]!, others[5]!, PAPER, others[2]!].map(extract));
    expect(together).toEqual(alone);
  });

  test.each([
    ["nothing", { title: "", abstract: "" }],
    ["a title alone", { title: "Graph Neural Networks", abstract: "" }],
    ["an abstract alone", { title: "", abstract: PAPER.abstract }],
    [
      "torn surrogates",
      { title: "\ud83d GNN\u200d", abstract: "We use \udc00BERT\u200b (\ufeffGNN). e\u0301 \u{1f600}" },
    ],
    ["only what has no piece", { title: "\ufffd", abstract: "\u200b \ufffd" }],
    ["more than many windows", { title: "", abstract: "deep learning of graphs. ".repeat(300) }],
  ])("reads %s", async (_, paper) => {
    await expect(extract(paper)).resolves.toBeDefined();
  });
});

describe("windows of a long text", () => {
  test("give every piece a score, each taken from one window", async () => {
    const seen: number[] = [];
    const counting: RunEncoder = async (ids) => {
      seen.push(ids.length);
      // The score says which piece of the whole text it was given for, by its id.
      return Float32Array.from({ length: ids.length * SCORE_COUNT }, (_, at) => (at % SCORE_COUNT === 0 ? 5 : 0));
    };
    const { tagged } = await createEncoderReader(
      card,
      counting,
    )(segmentPaper({ title: "", abstract: "a b c d ".repeat(60) }));
    expect(Math.max(...seen)).toBe(card.window);
    expect(seen.length).toBeGreaterThan(4);
    for (const sentence of tagged) {
      for (let token = sentence.first; token < sentence.end; token++) {
        expect(sentence.marginal(token, 0)).toBeCloseTo(Math.exp(5) / (Math.exp(5) + 4), 1);
      }
    }
  });
});

describe("an encoder's files", () => {
  test("that are missing or damaged are named", async () => {
    const none = join(folder, "none");
    await expect(readCard(none)).rejects.toMatchObject({
      code: "MODEL_MISSING",
      message: `The accurate model's ${join(none, "encoder.json")} is not there or cannot be read.`,
    });
    const damaged = join(folder, "damaged");
    await mkdir(damaged);
    await writeFile(join(damaged, "encoder.json"), '{"pieces": []}');
    await expect(readCard(damaged)).rejects.toMatchObject({ code: "MODEL_MISSING" });
    await writeFile(join(damaged, "encoder.onnx"), "not a graph");
    await expect(startEncoder(damaged)).rejects.toMatchObject({
      code: "MODEL_MISSING",
      message: `The accurate model in ${damaged} is not whole or cannot be read.`,
    });
  });
});
