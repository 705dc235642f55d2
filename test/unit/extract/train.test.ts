import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { trainFast } from "../../../src/cli/commands/train.ts";
import { createFastExtractor } from "../../../src/extract/fast.ts";
import { readFastWeights } from "../../../src/extract/model/load.ts";
import { labelPaper } from "../../../src/extract/training/gold.ts";
import { learnGazetteer } from "../../../src/extract/training/phrases.ts";
import { beginOf, LABEL_COUNT, OUTSIDE } from "../../../src/extract/tagger/bio.ts";
import { judgePhrase, phraseOf, phraseWords } from "../../../src/extract/tagger/gazetteer.ts";
import { segmentPaper } from "../../../src/extract/paper-text.ts";
import { ENTITY_TYPES } from "../../../src/model/extraction.ts";
import { goldPaperSchema } from "../../../src/model/gold.ts";
import { temporaryFolder } from "../../temporary.ts";

const GOLD = fileURLToPath(new URL("../../fixtures/extract/", import.meta.url));
const TINY = join(GOLD, "tiny.gold.jsonl");

const papers = (await readFile(TINY, "utf8"))
  .trim()
  .split("\n")
  .map((line) => goldPaperSchema.parse(JSON.parse(line)));

async function trainTiny(name: string, folder: string): Promise<string> {
  const out = join(folder, name);
  await trainFast({ gold: GOLD, without: [], corpus: [TINY], silver: [], out, report: () => undefined });
  return out;
}

describe("training", () => {
  test("gives the same bytes each time, and a model that finds what it was taught", async () => {
    const folder = await temporaryFolder();
    const first = await trainTiny("first.bin", folder);
    const second = await trainTiny("second.bin", folder);
    expect((await readFile(first)).equals(await readFile(second))).toBe(true);

    const weights = await readFastWeights(first);
    const { entities } = await createFastExtractor(weights.decode())(papers[0]!);
    expect(entities.find(({ name }) => name === "LeafNet")).toMatchObject({ type: "Method", role: "proposed" });
  }, 60_000);

  test("learns what a teacher says of other papers, but of none that is annotated or kept apart", async () => {
    const folder = await temporaryFolder();
    const silver = join(folder, "silver.jsonl");
    const abstract = "We measure everything on SkyDeck with care.";
    const line = (title: string): string => {
      const { tokens } = segmentPaper({ title, abstract });
      const opinion = Buffer.alloc(tokens.length * LABEL_COUNT);
      const label = beginOf(ENTITY_TYPES.indexOf("Dataset"));
      tokens.forEach(
        ({ text }, token) => (opinion[token * LABEL_COUNT + (text === "SkyDeck" ? label : OUTSIDE)] = 255),
      );
      const start = abstract.indexOf("SkyDeck");
      const mention = { field: "abstract", start, end: start + 7, text: "SkyDeck", confidence: 0.9 };
      const entity = { type: "Dataset", name: "SkyDeck", role: "introduced", confidence: 0.9, roleConfidence: 0.9 };
      const entities = [{ ...entity, mentions: [mention] }];
      return JSON.stringify({ title, abstract, opinion: opinion.toString("base64"), entities });
    };
    const train = async (titles: readonly string[]): Promise<string> => {
      await writeFile(silver, titles.map(line).join("\n"));
      const out = join(folder, "taught.bin");
      return trainFast({ gold: GOLD, without: [], corpus: [TINY], silver: [silver], out, report: () => undefined });
    };
    const titles = ["One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight"];
    const taught = await train(titles);
    const weights = await readFastWeights(join(folder, "taught.bin"));
    const { entities } = await createFastExtractor(weights.decode())({ title: "Nine", abstract });
    expect(entities).toMatchObject([{ type: "Dataset", name: "SkyDeck", role: "introduced" }]);
    await writeFile(silver, JSON.stringify({ title: "Ten", abstract, opinion: "AAAA", entities: [] }));
    const cut = { gold: GOLD, without: [], corpus: [TINY], silver: [silver], out: "", report: () => undefined };
    await expect(trainFast(cut)).rejects.toMatchObject({ code: "BAD_RECORD" });
    const annotated = papers[0]!.title.toUpperCase();
    expect(await train([...titles, annotated])).toBe(taught);
  }, 60_000);

  test("says which file and line is no annotated paper", async () => {
    const folder = await temporaryFolder();
    const wrong = trainFast({
      gold: GOLD,
      without: [],
      corpus: [GOLD],
      silver: [],
      out: join(folder, "x.bin"),
      report: () => undefined,
    });
    await expect(wrong).rejects.toMatchObject({ code: "SOURCE_NOT_FOUND" });
    const missing = trainFast({
      gold: join(folder, "none"),
      without: [],
      corpus: [TINY],
      silver: [],
      out: "",
      report: () => undefined,
    });
    await expect(missing).rejects.toMatchObject({ code: "SOURCE_NOT_FOUND" });
    const empty = trainFast({
      gold: GOLD,
      without: ["tiny.gold.jsonl"],
      corpus: [TINY],
      silver: [],
      out: "",
      report: () => undefined,
    });
    await expect(empty).rejects.toMatchObject({ code: "BAD_RECORD" });
  });
});

describe("gold papers", () => {
  test("keep every mention as whole tokens", () => {
    for (const paper of papers) {
      const labelled = labelPaper(paper);
      expect(labelled.cut).toBe(0);
      expect(labelled.ranges).toHaveLength(paper.spans.length);
    }
  });

  test("teach a gazetteer from which each paper's own share can be taken away", () => {
    const labelled = papers.map(labelPaper);
    const { gazetteer, own } = learnGazetteer(labelled);
    const verdict = (text: string, paper?: number): ReturnType<typeof judgePhrase> => {
      const words = phraseWords(segmentPaper({ title: text, abstract: "" }).tokens);
      const phrase = phraseOf(words, { first: 0, end: words.length }) ?? 0;
      return judgePhrase(gazetteer.get(phrase)!, paper === undefined ? undefined : own[paper]!.get(phrase));
    };
    expect(verdict("Sparse Convolution")).toMatchObject({ type: 0, certainty: 3 });
    expect(verdict("LeafNet")).toBeDefined();
    expect(verdict("LeafNet", 0)).toBeUndefined();
    expect(verdict("sparse convolution", 0)).toMatchObject({ type: 0 });
  });
});
