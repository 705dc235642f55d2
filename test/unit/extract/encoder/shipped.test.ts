import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { type EncoderCard, findEncoder, readCard } from "../../../../src/extract/encoder/load.ts";
import { createPieceCutter } from "../../../../src/extract/encoder/word-pieces.ts";
import { describeWriting } from "../../../../src/extract/encoder/writing.ts";
import { openExtractorPool } from "../../../../src/extract/index.ts";
import { openSource } from "../../../../src/read/source.ts";
import { comparePapers, readGold, reportScores } from "../../../../src/score/index.ts";
import { oneText } from "../../../../src/text/one-text.ts";
import { sharedPath } from "../../../shared.ts";

/** What the `tokenizers` package makes of odd texts with the shipped vocabulary (`python -m papergraph_train fixtures`). */
const FIXTURES = fileURLToPath(new URL("../../../fixtures/encoder", import.meta.url));
const texts: readonly { title: string; abstract: string }[] = JSON.parse(
  readFileSync(`${FIXTURES}/texts.json`, "utf8"),
);
const pieces: readonly unknown[] = readFileSync(`${FIXTURES}/pieces.jsonl`, "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line));

let card: EncoderCard;
beforeAll(async () => {
  card = await readCard(findEncoder());
});

describe("the shipped vocabulary", () => {
  test.each(texts.map((paper, index) => [paper.title || "no title", paper, pieces[index]] as const))(
    "cuts as in training: %s",
    (_, paper, expected) => {
      const text = oneText(paper);
      const { ids, starts, ends } = createPieceCutter(card)(text);
      const features = Array.from(describeWriting(text, starts, paper.title.length));
      expect({ ids, features, starts, ends }).toEqual(expected);
    },
  );
});

describe("the shipped weights", () => {
  const gold = sharedPath("gold", "seeds.dev.jsonl");

  test.skipIf(gold === undefined)(
    "reach a strict mention F1 of 75 on seeds.dev, from which they did not learn (skipped without the annotated papers)",
    { timeout: 60_000 },
    async () => {
      await using source = await openSource(gold!);
      const papers = await readGold(source);
      await using extractors = await openExtractorPool({ model: "accurate" });
      const { mentions } = reportScores(comparePapers(papers, await extractors.extract(papers)));
      expect(mentions.strict.ALL.f1).toBeGreaterThanOrEqual(75);
    },
  );

  test("find the same in threads and in one, in any order", { timeout: 60_000 }, async () => {
    const papers = texts.map(({ title, abstract }, index) => ({
      title: `${title} by BERT ${index}`,
      abstract: `${abstract} We evaluate on ImageNet. `.repeat(1 + (index % 4)),
    }));
    await using alone = await openExtractorPool({ model: "accurate", threads: 1 });
    await using threads = await openExtractorPool({ model: "accurate", threads: 2 });
    const expected = await alone.extract(papers);
    expect(await threads.extract(papers)).toEqual(expected);
    expect(await threads.extract(papers.toReversed())).toEqual(expected.toReversed());
    expect(expected.some(({ entities }) => entities.some(({ name }) => name === "ImageNet"))).toBe(true);
  });
});
