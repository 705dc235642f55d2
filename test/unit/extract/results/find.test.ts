import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { segmentPaper } from "../../../../src/extract/paper-text.ts";
import { createResultFinder } from "../../../../src/extract/results/find.ts";
import { possibleAnswers } from "../../../../src/extract/results/link-features.ts";
import { type Outline, outlinePaper, type ReferredThing } from "../../../../src/extract/results/outline.ts";
import { labelPaper } from "../../../../src/extract/training/gold.ts";
import { learnResults } from "../../../../src/extract/training/results.ts";
import { goldPaperSchema } from "../../../../src/model/gold.ts";

const TINY = fileURLToPath(new URL("../../../fixtures/extract/tiny.gold.jsonl", import.meta.url));
const lines = (await readFile(TINY, "utf8")).trim().split("\n");
const papers = lines.map((line) => labelPaper(goldPaperSchema.parse(JSON.parse(line))));

const thingsOf = ({ gold, ranges }: (typeof papers)[number]): readonly ReferredThing[] =>
  gold.entities.map(({ type, name, role }, index) => ({
    type,
    name,
    role,
    places: ranges.filter(({ entity }) => entity === index),
  }));

describe("results", () => {
  const find = createResultFinder(learnResults(papers, 1));

  test("are found where they were taught, with what they refer to", () => {
    const taught = papers.filter(({ gold }) => gold.results.length > 0);
    for (const paper of taught) {
      const wanted = paper.gold.results.map(({ dataset, metric, value, unit }) => {
        return { dataset, metric, value, unit };
      });
      expect(find(paper.text, thingsOf(paper)), paper.gold.id).toMatchObject(wanted);
    }
    const [first] = find(papers[0]!.text, thingsOf(papers[0]!));
    expect(first).toMatchObject({ method: "LeafNet", baseline: "random forest", number: 3.1, relative: true });
  });

  test("name only things of the paper, and their evidence is number and unit", () => {
    const title = "LeafNet";
    const abstract = "On GreenLeaf LeafNet improves accuracy by 5.5% over a baseline of 2,000 trees.";
    const text = segmentPaper({ title, abstract });
    for (const result of find(text, [])) {
      expect(result).toMatchObject({ method: null, dataset: null, metric: null, baseline: null });
      expect(abstract.slice(result.evidence.start, result.evidence.end)).toContain(result.value);
      expect(result.confidence).toBeGreaterThan(0);
    }
  });

  test("a paper without numbers has none", () => {
    expect(find(segmentPaper({ title: "A title", abstract: "No number here." }), [])).toEqual([]);
    expect(find(segmentPaper({ title: "", abstract: "" }), [])).toEqual([]);
  });
});

/** A text that names so many datasets, one a sentence, each with a number. */
const naming = (count: number): Outline => {
  const names = Array.from({ length: count }, (_, place) => `Set${place}x`);
  const text = segmentPaper({ title: "", abstract: names.map((name) => `We reach 5.5% on ${name}.`).join(" ") });
  const things = names.map((name): ReferredThing => {
    const first = text.tokens.findIndex((token) => token.text === name);
    return { type: "Dataset", name, role: "evaluated", places: [{ first, end: first + 1 }] };
  });
  return outlinePaper(text, things);
};

describe("the answers to a question", () => {
  test("are nothing and all things of the type, as long as these are not very many", () => {
    expect(possibleAnswers(naming(3), "dataset", 1)).toEqual([null, 0, 1, 2]);
    expect(possibleAnswers(naming(3), "metric", 1)).toEqual([null]);
  });

  test("are the nearest where there are very many", () => {
    const answers = possibleAnswers(naming(200), "dataset", 100);
    expect(answers).toEqual([null, ...Array.from({ length: 60 }, (_, place) => 70 + place)]);
  });
});

describe("an outline", () => {
  test("has mentions and numbers as single items, each where it stands", () => {
    const paper = papers[0]!;
    const { items, itemOfQuantity, itemsOfThing, sentenceStarts } = outlinePaper(paper.text, thingsOf(paper));
    const last = items.slice(sentenceStarts.at(-2)).map(({ word }) => word);
    expect(last.join(" ")).toBe("on the <Dataset> dataset <Method> improves <Metric> by <%> over a <Method> .");
    expect(items[itemOfQuantity[0]!]).toMatchObject({ word: "<%>", quantity: 0 });
    expect(itemsOfThing[0]!.map((item) => items[item]!.thing)).toEqual([0, 0, 0, 0]);
  });
});
